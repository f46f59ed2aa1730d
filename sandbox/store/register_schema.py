"""The register's tables: of each record a few columns, beside the whole of it as its source had it.

The register is derived and replaceable: no migrations. A file of another `SCHEMA_VERSION` is not
read; the source files are imported again.
"""

from __future__ import annotations

from typing import Final

from sandbox.store import register_facets, register_sources

SCHEMA_VERSION: Final = 3

# `carried` holds what an API document says of a thing beyond our value of it, by its own key:
# a record by its LEI, a relationship by child, type and parent, an exception by LEI and category.
TABLES: Final = f"""
CREATE TABLE record (
    id INTEGER PRIMARY KEY,
    lei TEXT NOT NULL,
    realm TEXT NOT NULL,
    name TEXT NOT NULL,
    names TEXT NOT NULL,
    country TEXT NOT NULL,
    status TEXT NOT NULL,
    entity_status TEXT NOT NULL,
    source BLOB NOT NULL
);
CREATE TABLE relationship (
    id INTEGER PRIMARY KEY,
    child TEXT NOT NULL,
    parent TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    realm TEXT NOT NULL,
    source BLOB NOT NULL
);
CREATE TABLE exception (
    id INTEGER PRIMARY KEY,
    lei TEXT NOT NULL,
    category TEXT NOT NULL,
    realm TEXT NOT NULL,
    source TEXT NOT NULL
);
CREATE TABLE mapping (
    scheme TEXT NOT NULL,
    lei TEXT NOT NULL,
    code TEXT NOT NULL,
    realm TEXT NOT NULL
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
CREATE TABLE about (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
INSERT INTO about VALUES ('filters', 1);
CREATE TABLE term (term TEXT PRIMARY KEY) WITHOUT ROWID;
{register_sources.TABLES}
{register_facets.TABLES}
CREATE VIRTUAL TABLE name_index USING fts5(
    names, content='record', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE name_term USING fts5vocab('name_index', 'row');
"""

# Made after the rows are in. No ANALYZE: its figures make SQLite 3.40 put a Bloom filter into the
# walk up and down a group, which then takes fifty milliseconds where it took a fiftieth of one.
INDEXES: Final = """
CREATE INDEX IF NOT EXISTS record_lei ON record (lei);
CREATE INDEX IF NOT EXISTS relationship_key ON relationship (child, parent, type, status);
CREATE INDEX IF NOT EXISTS relationship_parent
    ON relationship (parent, type, status, id, child);
CREATE INDEX IF NOT EXISTS exception_key ON exception (lei, category);
CREATE INDEX IF NOT EXISTS mapping_lei ON mapping (lei, scheme);
CREATE INDEX IF NOT EXISTS mapping_code ON mapping (code);
CREATE INDEX IF NOT EXISTS carried_lei ON carried (lei, type);
"""

# After what came twice is gone.
NAME_INDEXES: Final = f"""
CREATE INDEX IF NOT EXISTS record_name ON record (name COLLATE NOCASE);
INSERT INTO name_index (name_index) VALUES ('rebuild');
DELETE FROM term;
INSERT INTO term SELECT term FROM name_term;
{register_facets.INDEXES}
"""
