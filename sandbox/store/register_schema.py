"""The register's tables, and how a record is kept in a row: a few columns beside the whole value.

The register is derived and replaceable: no migrations. A file of another `SCHEMA_VERSION` is not
read; the source files are imported again.
"""

from __future__ import annotations

from typing import Final

import zstandard
from pydantic import TypeAdapter

from lei.ownership import Relationship, ReportingException
from lei.record import LeiRecord
from sandbox.store import register_facets

SCHEMA_VERSION: Final = 3

RECORDS: Final = TypeAdapter(LeiRecord)
RELATIONSHIPS: Final = TypeAdapter(Relationship)
EXCEPTIONS: Final = TypeAdapter(ReportingException)


def packed(adapter: TypeAdapter[LeiRecord], value: LeiRecord) -> bytes:
    """A record as compressed JSON, defaults left out."""
    return zstandard.compress(adapter.dump_json(value, exclude_defaults=True))


def unpacked(blob: bytes) -> LeiRecord:
    """The record that was packed."""
    return RECORDS.validate_json(zstandard.decompress(blob))


# `carried` holds what an API document says of a thing beyond our value of it, by its own key:
# a record by its LEI, a relationship by child, type and parent, an exception by LEI and category.
TABLES: Final = f"""
CREATE TABLE record (
    id INTEGER PRIMARY KEY,
    lei TEXT NOT NULL UNIQUE,
    realm TEXT NOT NULL,
    name TEXT NOT NULL,
    names TEXT NOT NULL,
    country TEXT NOT NULL,
    status TEXT NOT NULL,
    entity_status TEXT NOT NULL,
    source BLOB NOT NULL
);
CREATE TABLE relationship (
    child TEXT NOT NULL,
    parent TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    realm TEXT NOT NULL,
    source TEXT NOT NULL,
    UNIQUE (child, parent, type, status)
);
CREATE TABLE exception (
    lei TEXT NOT NULL,
    category TEXT NOT NULL,
    realm TEXT NOT NULL,
    source TEXT NOT NULL,
    UNIQUE (lei, category)
);
CREATE TABLE publication (
    realm TEXT NOT NULL,
    data_set TEXT NOT NULL,
    content_at TEXT NOT NULL,
    records INTEGER NOT NULL,
    rejects INTEGER NOT NULL,
    PRIMARY KEY (realm, data_set)
);
CREATE TABLE carried (
    type TEXT NOT NULL,
    key TEXT NOT NULL,
    lei TEXT NOT NULL,
    realm TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (type, key)
);
{register_facets.TABLES}
CREATE VIRTUAL TABLE name_index USING fts5(
    names, content='record', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE name_term USING fts5vocab('name_index', 'row');
"""

# Made after the rows are in. No ANALYZE: its figures make SQLite 3.40 put a Bloom filter into the
# walk up and down a group, which then takes fifty milliseconds where it took a fiftieth of one.
INDEXES: Final = f"""
CREATE INDEX relationship_parent ON relationship (parent, type, status);
CREATE INDEX carried_lei ON carried (lei, type);
{register_facets.INDEXES}INSERT INTO name_index (name_index) VALUES ('rebuild');
"""
