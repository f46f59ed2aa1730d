"""What a register indexes of a record in XML or JSON, without making the record.

An outline is given only where the record is plainly in order; any other is read in full.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from lei.gleif.fields import GROUPS
from lei.gleif.file import DataSet, Deleted, Entry, Header, Reject
from lei.gleif.outline import AnyOutline, ExceptionOutline, Outline, RelationshipOutline
from lei.gleif.rows import exception_reason
from lei.gleif.tree_layout import TreeLayout
from lei.gleif.tree_pattern import Writing, record_pattern

PLAIN_CHARACTERS_MAX: Final = 64 * 1024  # too few for a record of too many elements


@dataclass(slots=True)
class Plain:
    """A record that was not made: its text, which the layout of its file reads, and its outline."""

    source: str
    outline: AnyOutline


Found: TypeAlias = Plain | Entry | Deleted | Reject


@dataclass(frozen=True, slots=True)
class TreeFile:
    """An XML or JSON file being read as `lei.gleif.file.GleifFile`, its plain records not made."""

    layout: TreeLayout
    header: Header
    found: Iterator[Found]

    @property
    def data_set(self) -> DataSet:
        """The set it is of."""
        return self.layout.data_set

    @property
    def entries(self) -> Iterator[Entry | Deleted | Reject]:
        """The same records, all made."""
        for one in self.found:
            yield self.layout.read_source(one.source.encode()) if isinstance(one, Plain) else one


Look: TypeAlias = Callable[[str, int], tuple[int, AnyOutline] | None]


def looking(data_set: DataSet, writing: Writing, end: str = "") -> Look:
    """What looks at a text from behind a record's name on: where the record ends, and its outline.

    None is said of a record to be read in full.
    """
    asked = _ASKED[data_set]
    pattern = record_pattern(GROUPS[data_set], writing, asked)
    fits, groups = re.compile(pattern + end).match, tuple(asked.values())
    sketch = _SKETCHES[data_set]

    def look(text: str, at: int) -> tuple[int, AnyOutline] | None:
        seen = fits(text, at)
        if seen is None or seen.end() - at > PLAIN_CHARACTERS_MAX:
            return None
        return seen.end(), sketch(writing, *seen.group(*groups))

    return look


def _record(
    writing: Writing,
    lei: str,
    name: str,
    others: str | None,
    transliterated: str | None,
    country: str,
    entity_status: str,
    status: str,
) -> Outline:
    names = (*_told(writing, others), *_told(writing, transliterated))
    return Outline(lei, writing.read(name), names, writing.read(country), status, entity_status)


def _relationship(writing: Writing, *ties: str) -> RelationshipOutline:
    return RelationshipOutline(*map(writing.read, ties))


def _exception(
    writing: Writing, lei: str, category: str, reasons: str | None, references: str | None
) -> ExceptionOutline:
    given = map(exception_reason, _told(writing, reasons))
    return ExceptionOutline(lei, category, tuple(given), tuple(_told(writing, references)))


def _told(writing: Writing, stretch: str | None) -> list[str]:
    return [text for text in writing.read_all(stretch) if text] if stretch else []


_SKETCHES: Final[Mapping[DataSet, Callable[..., AnyOutline]]] = {
    DataSet.LEI: _record,
    DataSet.RELATIONSHIPS: _relationship,
    DataSet.EXCEPTIONS: _exception,
}
# Paths of elements, in the order in which a sketch takes them, each with the name of its group.
_ASKED: Final[Mapping[DataSet, Mapping[str, str]]] = {
    DataSet.LEI: {
        "LEI": "lei",
        "Entity/LegalName": "name",
        "Entity/OtherEntityNames": "others",
        "Entity/TransliteratedOtherEntityNames": "transliterated",
        "Entity/LegalAddress/Country": "country",
        "Entity/EntityStatus": "entity_status",
        "Registration/RegistrationStatus": "status",
    },
    DataSet.RELATIONSHIPS: {
        "Relationship/StartNode/NodeID": "child",
        "Relationship/EndNode/NodeID": "parent",
        "Relationship/RelationshipType": "type",
        "Relationship/RelationshipStatus": "status",
    },
    DataSet.EXCEPTIONS: {
        "LEI": "lei",
        "ExceptionCategory": "category",
        "ExceptionReason": "reasons",
        "ExceptionReference": "references",
    },
}
