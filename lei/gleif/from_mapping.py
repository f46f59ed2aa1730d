"""The reader of GLEIF's mapping files: which BIC, ISIN or market (MIC) belongs to which LEI.

Two columns with their names, in either order. The shapes are checked, no check digits.

Source: GLEIF, BIC-to-LEI, ISIN-to-LEI and MIC-to-LEI relationship files; ISO 9362, 6166, 10383.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lei.code import SHAPE
from lei.errors import UnknownFormat
from lei.gleif.csv_rows import BadRow, header_of, rows
from lei.gleif.file import Reject
from lei.sentences import Sentence


class Scheme(StrEnum):
    """Whose code is mapped to an LEI."""

    BIC = "bic"
    ISIN = "isin"
    MIC = "mic"


@dataclass(frozen=True, slots=True)
class Mapped:
    """A code of another scheme, and the entity it belongs to."""

    lei: str
    code: str


@dataclass(frozen=True, slots=True)
class MappingFile:
    """One mapping file being read; `entries` can be walked once."""

    scheme: Scheme
    entries: Iterator[Mapped | Reject]


def read(lines: Iterable[bytes]) -> MappingFile:
    """Open a mapping file by the names of its columns. Raises UnknownFormat, UnreadableFile."""
    walked = iter(lines)
    names = [name.strip().upper() for name in header_of(walked)]
    for scheme in Scheme:
        if set(names) == {"LEI", scheme.name}:
            return MappingFile(scheme, _entries(walked, scheme, names.index("LEI")))
    raise UnknownFormat(repr(",".join(names)[:40]))


def _entries(lines: Iterator[bytes], scheme: Scheme, lei_at: int) -> Iterator[Mapped | Reject]:
    for number, row in enumerate(rows(lines, 2), 1):
        if isinstance(row, BadRow):
            yield Reject(number, None, row.reason)
        else:
            yield _entry(row[1], scheme, lei_at, number)


def _entry(cells: list[str], scheme: Scheme, lei_at: int, number: int) -> Mapped | Reject:
    if len(cells) != 2:
        return Reject(
            number,
            None,
            Sentence(
                "the row has {count} cells, the header {columns}", count=len(cells), columns=2
            ),
        )
    lei, code = cells[lei_at].strip(), cells[1 - lei_at].strip()
    if not SHAPE.fullmatch(lei):
        return Reject(
            number,
            lei[:40] or None,
            Sentence("{code} has not the shape of an LEI", code=repr(lei[:40])),
        )
    if not _SHAPES[scheme].fullmatch(code):
        return Reject(
            number,
            lei,
            Sentence(
                "{code} has not the shape of a {scheme}", code=repr(code[:40]), scheme=scheme.name
            ),
        )
    return Mapped(lei, code)


_SHAPES: Final = {
    Scheme.BIC: re.compile(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?"),
    Scheme.ISIN: re.compile(r"[A-Z]{2}[A-Z0-9]{9}[0-9]"),
    Scheme.MIC: re.compile(r"[A-Z0-9]{4}"),
}
