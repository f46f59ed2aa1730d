"""What a register indexes of a row, without making the record: the quick way through a large file.

An outline is given only where the row is plainly in order. Any other row is read in full, which
takes six times as long and says what is wrong. `lei.gleif.csv_layout` stays the judge: whatever has
an outline here, it reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import EnumType
from operator import itemgetter
from typing import Final, TypeAlias

from lei.code import SHAPE
from lei.gleif.csv_columns import GROUPS, joined, places
from lei.gleif.csv_layout import Cells, Layout
from lei.gleif.file import DataSet
from lei.gleif.rows import Field, Group, Part, Presence, exception_reason, instant, lei_shape
from lei.ownership import ExceptionCategory, ReportingException

SEPARATOR: Final = "\x1f"


@dataclass(frozen=True, slots=True)
class Outline:
    """The few facts of an entity that a register finds it by."""

    lei: str
    name: str
    other_names: tuple[str, ...]
    country: str
    status: str
    entity_status: str


Sketch: TypeAlias = Callable[[Cells], Outline | None]


def sketch_of(layout: Layout) -> Sketch:
    """What gives the outline of a row of entities, None for a row that must be read in full."""
    checks = tuple(_checks(GROUPS[DataSet.LEI], "", layout.at))
    checked = itemgetter(*(at for at, _ in checks))
    plain = re.compile(SEPARATOR.join(pattern for _, pattern in checks)).fullmatch
    empty = _text_of(tuple(_left_to_the_reader(layout)))
    names, told = _names(layout.at)
    facts = itemgetter(*(layout.at[name] for name in _FACTS))

    def sketch(cells: Cells) -> Outline | None:
        if not plain(SEPARATOR.join(checked(cells))) or empty(cells):
            return None
        others = [name for name in names(cells) if name]
        if len(others) != told(cells):
            return None
        lei, name, country, status, entity_status = facts(cells)
        return Outline(lei, name, tuple(others), country, status, entity_status)

    return sketch


def exceptions_of(layout: Layout) -> Callable[[Cells], ReportingException | None]:
    """What makes a reporting exception of a plain row, None for a row that must be read in full."""
    reasons = _all_of(tuple(_columns(layout, "Exception.Reason.")))
    rest = _text_of(tuple(_columns(layout, "Exception.Reference.", "DeletedAt")))
    lei, category = layout.at["LEI"], layout.at["Exception.Category"]

    def made(cells: Cells) -> ReportingException | None:
        kind = _CATEGORIES.get(cells[category])
        if kind is None or not SHAPE.fullmatch(cells[lei]) or rest(cells):
            return None
        told = tuple([exception_reason(text.strip()) for text in reasons(cells) if text])
        return ReportingException(cells[lei], kind, told)

    return made


def _columns(layout: Layout, *parts: str) -> Iterator[int]:
    yield from (n for name, n in layout.at.items() if any(part in name for part in parts))


def _checks(group: Group, above: str, at: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """The columns that the reader judges, each with a pattern of what it surely takes."""
    for row in group.rows:
        if row.presence is Presence.MANY:
            continue
        (name,) = places(row, above)[:1]
        if isinstance(row, Part):
            yield from _checks(row.group, name, at)
        elif name in at and (row.presence is Presence.ONE or row.read is not str):
            pattern = _pattern(row)
            yield at[name], pattern if row.presence is Presence.ONE else f"(?:{pattern})?"


def _pattern(row: Field) -> str:
    """A pattern of texts that the row's reader surely takes; one that fits nothing if unknown."""
    if row.read is str:
        return rf"[^\s{SEPARATOR}][^{SEPARATOR}]*"
    if isinstance(row.read, EnumType):
        words: list[str] = list(row.read)
        return f"(?:{'|'.join(words)})"
    return _PATTERNS.get(row.read, "(?!)")


def _left_to_the_reader(layout: Layout) -> Iterator[int]:
    """The columns of what repeats, but for names: where one is filled, the reader looks."""
    for row in GROUPS[DataSet.LEI].rows:
        if row.presence is Presence.MANY and row.name not in _NAMES:
            for place in places(row, ""):
                yield from (n for name, n in layout.at.items() if name.startswith(place + "."))
    yield from _columns(layout, "DeletedAt")


def _names(at: Mapping[str, int]) -> tuple[Callable[[Cells], Cells], Callable[[Cells], int]]:
    """What gives the further names of a row, and how many places of names have anything in them."""
    rows = [row for row in GROUPS[DataSet.LEI].rows if row.name in _NAMES]
    found = [place for row in rows for place in places(row, "") if place in at]
    texts = _all_of(tuple(at[place] for place in found))
    languages = _all_of(
        tuple(at[place] for name in found if (place := joined(name, "xmllang")) in at)
    )

    def told(cells: Cells) -> int:
        filled = sum(map(bool, texts(cells)))
        spoken = sum(map(bool, languages(cells)))
        return filled if spoken <= filled else -1

    return texts, told


def _all_of(block: tuple[int, ...]) -> Callable[[Cells], Cells]:
    if len(block) < 2:
        return lambda cells: [cells[n] for n in block]
    return itemgetter(*block)


def _text_of(block: tuple[int, ...]) -> Callable[[Cells], str]:
    chosen = _all_of(block)
    return lambda cells: "".join(chosen(cells))


_CATEGORIES: Final = {category.value: category for category in ExceptionCategory}
_NAMES: Final = ("other_names", "transliterated_names")
_FACTS: Final = (
    "LEI",
    "Entity.LegalName",
    "Entity.LegalAddress.Country",
    "Registration.RegistrationStatus",
    "Entity.EntityStatus",
)
# Days that every year has, and three digits of a second or none: the rest is left to the reader.
_DAY: Final = (
    r"(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)"
    r"|(?:0[13578]|1[02])-31)"
)
_PATTERNS: Final[Mapping[Callable[[str], object], str]] = {
    lei_shape: r"[0-9A-Z]{18}[0-9]{2}",
    instant: rf"(?:19|20)\d\d-{_DAY}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{{3}})?"
    r"(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)",
}
