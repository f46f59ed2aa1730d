"""A list of codes as people keep one, one a line or a column of a CSV file, read line by line.

Nothing of it is held but the line at hand, and every door reads it here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import chain, islice

from lei.code import SHAPE, compact
from lei.sentences import Sentence
from lei.standing import Profile
from sandbox.services.entities import CodeVerdict, check_codes
from sandbox.store.entities import Register

COLUMNS = (
    "code",
    "normalised",
    "verdict",
    "findings",
    "suggestion",
    "legal_name",
    "registration_status",
)
HEADINGS = ("lei", "code", "lei code", "lei_code")
LINE_MAX = 10_000  # characters of a line that are read
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Given:
    """A line of the list that has something on it: its number from 1, as it came, and its code."""

    number: int
    text: str
    code: str


@dataclass(frozen=True, slots=True)
class _Layout:
    """What parts the cells, which of them has the code, and whether the first line is a heading."""

    separator: str
    column: int
    headed: bool


class Foreign(StrEnum):
    """A file that is sent for a list, and is none."""

    EXCEL = "Excel"
    UTF_16 = "UTF-16"


FOREIGN: Mapping[Foreign, Sentence] = {
    Foreign.EXCEL: Sentence("This is an Excel file, not a list. Save it as CSV, then send that."),
    Foreign.UTF_16: Sentence(
        "This text is in UTF-16, which Excel calls Unicode text. Save it as CSV UTF-8, "
        "then send that."
    ),
}
"""What is said of it."""


def foreign(begins: bytes) -> Foreign | None:
    """What a file is by its first bytes, where it cannot be read as a list."""
    if begins.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return Foreign.EXCEL
    return Foreign.UTF_16 if begins.startswith((b"\xff\xfe", b"\xfe\xff")) else None


def checked(register: Register, lines: Iterable[str], profile: Profile, on: date) -> Iterator[str]:
    """The answer to each code of `lines`, as lines of CSV under `COLUMNS`.

    Findings are ids of rules with a blank between two.
    """
    yield _line(COLUMNS)
    codes = (given.code for given in read_list(lines))
    for verdict in check_codes(register, codes, profile, on):
        yield _line(_cells(verdict))


def read_list(lines: Iterable[str]) -> Iterator[Given]:
    """The lines of a list with the code of each.

    It stands in the column headed LEI, else in the first that has something of a code's shape in
    the first two lines, else in the first column.

    >>> [given.code for given in read_list(["name;LEI;town", "Elbe;SBOX00R7ELBK04T9QZ11;Hamburg"])]
    ['SBOX00R7ELBK04T9QZ11']
    """
    numbered = ((n, _bare(line)) for n, line in enumerate(lines, start=1))
    filled = ((number, line) for number, line in numbered if line.strip())
    first = tuple(islice(filled, 2))
    layout = _layout([line for _number, line in first])
    for number, line in islice(chain(first, filled), int(layout.headed), None):
        yield Given(number, line, _code(line, layout))


def _layout(first: Sequence[str]) -> _Layout:
    heading = first[0] if first else ""
    separator = next((mark for mark in ("\t", ";", ",") if mark in heading), ",")
    rows = [_split(line, separator) for line in first]
    named = next((n for n, cell in _numbered(rows[:1]) if _plain(cell) in HEADINGS), None)
    if named is not None:
        return _Layout(separator, named, headed=True)
    column = next((n for n, cell in _numbered(rows) if SHAPE.fullmatch(compact(cell))), None)
    if column is None:
        return _Layout(separator, 0, headed=False)
    found = _Layout(separator, column, headed=False)
    return replace(found, headed=not any(map(str.isdigit, _code(heading, found))))


def _numbered(rows: Iterable[Sequence[str]]) -> Iterator[tuple[int, str]]:
    return (numbered for row in rows for numbered in enumerate(row))


def _code(line: str, layout: _Layout) -> str:
    cells = _split(line, layout.separator)
    return cells[layout.column].strip() if layout.column < len(cells) else ""


def _split(line: str, separator: str) -> list[str]:
    return next(csv.reader([line.replace("\0", "")], delimiter=separator), [])


def _bare(line: str) -> str:
    return line.lstrip("\ufeff").rstrip("\r\n")[:LINE_MAX]


def _cells(verdict: CodeVerdict) -> Sequence[str]:
    entity = verdict.entity
    return (
        verdict.code,
        verdict.normalised,
        verdict.verdict.value,
        " ".join(dict.fromkeys(finding.rule for finding in verdict.findings)),
        verdict.suggestions[0].code if verdict.suggestions else "",
        entity.legal_name.text if entity else "",
        entity.registration.status.value if entity else "",
    )


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([_inert(cell) for cell in cells])
    return out.getvalue()


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _plain(cell: str) -> str:
    return cell.strip("\ufeff \t").casefold()
