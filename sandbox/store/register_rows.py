"""An entry as a row of its table, and the statements that add, find and remove one."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, TypeAlias

from lei.gleif.csv_outline import Outline
from lei.gleif.file import DataSet, Entry
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


def outline_of(record: LeiRecord) -> Outline:
    """What the register finds an entity by."""
    others = (*record.other_names, *record.transliterated_names)
    return Outline(
        record.lei,
        record.legal_name.text,
        tuple(name.text for name in others),
        record.legal_address.country,
        record.registration.status,
        record.status,
    )


def record_row(number: int, realm: Realm, outline: Outline, source: bytes) -> Row:
    """A row of `record`."""
    names = (outline.name, *outline.other_names)
    return (
        number,
        outline.lei,
        realm,
        outline.name,
        index_text(names),
        outline.country,
        outline.status,
        outline.entity_status,
        source,
    )


def relationship_row(number: int, realm: Realm, entry: Relationship, source: bytes) -> Row:
    """A row of `relationship`."""
    return (number, entry.child, entry.parent, entry.type, entry.status, realm, source)


def exception_row(number: int, realm: Realm, entry: ReportingException) -> Row:
    """A row of `exception`."""
    return (number, entry.lei, entry.category, realm, packed_exception(entry))


def row_of(number: int, realm: Realm, entry: Entry) -> Row:
    """The row of an entry that is kept as JSON."""
    if isinstance(entry, LeiRecord):
        return record_row(number, realm, outline_of(entry), packed_record(entry))
    if isinstance(entry, Relationship):
        return relationship_row(number, realm, entry, packed_relationship(entry))
    return exception_row(number, realm, entry)


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
