"""A list of codes as CSV, checked line by line: nothing of it is held but the line at hand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from lei.standing import Profile
from sandbox.services.entities import CodeVerdict, check_code
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
HEADINGS = ("lei", "code")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def checked(register: Register, lines: Iterable[str], profile: Profile, on: date) -> Iterator[str]:
    """The answer to each code of `lines`, as lines of CSV under `COLUMNS`.

    A code stands in the first column, or in the one that the first line calls `lei` or `code`.
    Findings are ids of rules with a blank between two.
    """
    rows = csv.reader(lines)
    first = next(rows, [])
    column = next((n for n, cell in enumerate(first) if _plain(cell) in HEADINGS), None)
    yield _line(COLUMNS)
    if column is None and first:
        yield _line(_cells(check_code(register, first[0], profile, on)))
    for row in rows:
        if len(row) > (column or 0):
            yield _line(_cells(check_code(register, row[column or 0], profile, on)))


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
