"""GLEIF's published code lists: legal forms (ISO 20275) and registration authorities.

Both are CSV with a heading and one or more rows a code: a form has one for each language, an
authority one for each country it registers in. Some releases begin with a byte order mark.

Source: ISO 20275, list of 2023-09-28; GLEIF Registration Authorities List.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lei.errors import UnknownFormat


@dataclass(frozen=True, slots=True)
class ListedCode:
    """A code with the names it goes by and the countries it belongs to; none: used everywhere."""

    code: str
    names: tuple[str, ...]
    countries: frozenset[str]
    active: bool


def legal_forms(lines: Iterable[str]) -> dict[str, ListedCode]:
    """Entity legal forms by code. Raises UnknownFormat when a column is missing."""
    return _listed(lines, _FORM)


def registration_authorities(lines: Iterable[str]) -> dict[str, ListedCode]:
    """Registration authorities by code. Raises UnknownFormat when a column is missing."""
    return _listed(lines, _AUTHORITY)


def countries_by_code(listed: dict[str, ListedCode]) -> dict[str, frozenset[str]]:
    """As the rules of `lei.quality` take a list."""
    return {code: row.countries for code, row in listed.items()}


@dataclass(frozen=True, slots=True)
class _Columns:
    code: str
    names: tuple[str, ...]
    country: str
    ended: str
    ended_when: frozenset[str]  # the words that end a code; empty: any word does


def _listed(lines: Iterable[str], columns: _Columns) -> dict[str, ListedCode]:
    listed: dict[str, ListedCode] = {}
    for row in _rows(lines, columns):
        code = row[columns.code].strip()
        names = [row[name].strip() for name in columns.names if row[name].strip()]
        country = frozenset({row[columns.country].strip()} - {""})
        seen = listed.get(code, ListedCode(code, (), frozenset(), False))
        listed[code] = ListedCode(
            code,
            tuple(dict.fromkeys((*seen.names, *names))),
            seen.countries | country,
            seen.active or not _ended(row[columns.ended].strip(), columns),
        )
    return listed


def _rows(lines: Iterable[str], columns: _Columns) -> Iterator[dict[str, str]]:
    reader = csv.DictReader(line.removeprefix("\ufeff") for line in lines)
    needed = {columns.code, *columns.names, columns.country, columns.ended}
    if not needed <= set(reader.fieldnames or ()):
        raise UnknownFormat(", ".join(reader.fieldnames or ()) or "an empty heading")
    for row in reader:
        yield {name: row[name] or "" for name in needed}


def _ended(word: str, columns: _Columns) -> bool:
    return word in columns.ended_when if columns.ended_when else bool(word)


_FORM: Final = _Columns(
    "ELF Code",
    ("Entity Legal Form name Local name", "Abbreviations Local language"),
    "Country Code (ISO 3166-1)",
    "ELF Status ACTV/INAC",
    frozenset({"INAC"}),
)
_AUTHORITY: Final = _Columns(
    "Registration Authority Code",
    ("International name of Register", "Local name of Register"),
    "Country Code",
    "End Date",
    frozenset(),
)
