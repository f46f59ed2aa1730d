"""An entry as a row of its table, and the statements that add, find and remove one."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, TypeAlias

from lei.gleif.file import DataSet, Entry
from lei.gleif.outline import AnyOutline, Outline, RelationshipOutline
from lei.ownership import Relationship, ReportingException
from lei.record import LeiRecord
from sandbox.store.register_names import index_text
from sandbox.store.register_sources import (
    packed_exception,
    packed_record,
    packed_relationship,
)

Row: TypeAlias = tuple[int | str | bytes, ...]


class Realm(StrEnum):
    """Whether entities exist: GLEIF's do, ours (SBOX00…) do not."""

    FICTIONAL = "fictional"
    GLEIF = "gleif"


def row_of(number: int, realm: str, outline: AnyOutline, source: bytes) -> Row:
    """A row of the table that the outline is for; `source` as the source had it, packed.

    `realm` as a bare text: SQLite's driver takes twice as long over a word of an enumeration.
    """
    if isinstance(outline, Outline):
        names = index_text((outline.name, *outline.other_names))
        lei, name, _others, country, status, entity_status = outline
        return (number, lei, realm, name, names, country, status, entity_status, source)
    if isinstance(outline, RelationshipOutline):
        return (number, *outline, realm, source)
    told = packed_exception(outline.reasons, outline.references)
    return (number, outline.lei, outline.category, realm, told)


def packed(entry: Entry) -> bytes:
    """The source of an entry that is not kept as a line of CSV; an exception's row needs none."""
    if isinstance(entry, LeiRecord):
        return packed_record(entry)
    return packed_relationship(entry) if isinstance(entry, Relationship) else b""


def set_of(entry: Entry) -> DataSet:
    """The set an entry belongs to."""
    if isinstance(entry, LeiRecord):
        return DataSet.LEI
    return DataSet.RELATIONSHIPS if isinstance(entry, Relationship) else DataSet.EXCEPTIONS


def key_of(entry: Entry) -> tuple[str, ...]:
    """What tells an entry from the others of its set, whatever its status."""
    if isinstance(entry, Relationship):
        return (entry.child, entry.parent, entry.type)
    return (entry.lei, entry.category) if isinstance(entry, ReportingException) else (entry.lei,)


TABLES: Final = {
    DataSet.LEI: "record",
    DataSet.RELATIONSHIPS: "relationship",
    DataSet.EXCEPTIONS: "exception",
}
ADD: Final = {
    DataSet.LEI: "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    DataSet.RELATIONSHIPS: "INSERT INTO relationship VALUES (?, ?, ?, ?, ?, ?, ?)",
    DataSet.EXCEPTIONS: "INSERT INTO exception VALUES (?, ?, ?, ?, ?)",
}
FIND: Final = {
    DataSet.LEI: "lei = ?",
    DataSet.RELATIONSHIPS: "child = ? AND parent = ? AND type = ?",
    DataSet.EXCEPTIONS: "lei = ? AND category = ?",
}
UNIQUE: Final = {
    DataSet.LEI: "lei",
    DataSet.RELATIONSHIPS: "child, parent, type, status",
    DataSet.EXCEPTIONS: "lei, category",
}
