"""Changes to a register that is being built: entries, mappings, what an old file hands on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from lei.gleif.file import DataSet, Entry
from lei.gleif.from_mapping import Scheme
from lei.gleif.outline import outline_of
from lei.record import LeiRecord
from sandbox.store import register_facets
from sandbox.store.register_names import index_text, words
from sandbox.store.register_rows import ADD, FIND, TABLES, Realm, key_of, packed, row_of, set_of
from sandbox.store.register_sources import packed_record, sources_of


def put(connection: sqlite3.Connection, realm: Realm, entry: Entry) -> None:
    """Add an entry in place of the one that the register holds, if any."""
    forget(connection, entry)
    data_set = set_of(entry)
    query = f"SELECT ifnull(max(id), 0) + 1 FROM {TABLES[data_set]}"
    (number,) = connection.execute(query).fetchone()
    row = row_of(number, realm.value, outline_of(entry), packed(entry))
    connection.execute(ADD[data_set], row)
    if isinstance(entry, LeiRecord):
        _index_names(connection, number)
        _index_filters(connection, entry)


def forget(connection: sqlite3.Connection, entry: Entry) -> None:
    """Take an entry out, if the register holds it."""
    data_set = set_of(entry)
    table, where, key = TABLES[data_set], FIND[data_set], key_of(entry)
    if isinstance(entry, LeiRecord):
        connection.execute(_UNINDEX_NAMES, key)
        _unindex_filters(connection, entry.lei)
    connection.execute(f"DELETE FROM {table} WHERE {where}", key)


def keep_related(connection: sqlite3.Connection, realm: Realm) -> None:
    """Forget relationships and exceptions of entities that are not held."""
    for table, code in (("relationship", "child"), ("exception", "lei")):
        connection.execute(
            f"DELETE FROM {table} WHERE realm = ? AND NOT EXISTS "
            f"(SELECT 1 FROM record WHERE record.lei = {table}.{code})",
            (realm,),
        )


def remap(
    connection: sqlite3.Connection, realm: Realm, scheme: Scheme, pairs: Iterable[tuple[str, str]]
) -> set[str]:
    """Put these pairs of LEI and code in place of those of a scheme in a realm.

    The entities that had some before are given back: theirs may have gone.
    """
    query = "SELECT DISTINCT lei FROM mapping WHERE scheme = ? AND realm = ?"
    before = {lei for (lei,) in connection.execute(query, (scheme, realm))}
    connection.execute("DELETE FROM mapping WHERE scheme = ? AND realm = ?", (scheme, realm))
    rows = ((scheme, lei, code, realm) for lei, code in pairs)
    connection.executemany("INSERT INTO mapping VALUES (?, ?, ?, ?)", rows)
    return before


def write_mapped(connection: sqlite3.Connection, before: Iterable[str] = ()) -> list[LeiRecord]:
    """Write the BICs and MICs that are mapped into their records; `before` had some."""
    query = f"SELECT id, source, lei FROM record WHERE lei IN ({_MAPPED})"
    sources, written = sources_of(connection), []
    for number, source, lei in connection.execute(query, (json.dumps(list(before)),)).fetchall():
        bics, mics = _codes(connection, lei, Scheme.BIC), _codes(connection, lei, Scheme.MIC)
        record = replace(sources.record(source), bics=bics, mics=mics)
        row = (packed_record(record), number)
        connection.execute("UPDATE record SET source = ? WHERE id = ?", row)
        written.append(record)
    return written


def refilter(connection: sqlite3.Connection, records: Iterable[LeiRecord]) -> None:
    """Make the filters of these records anew."""
    for record in records:
        _unindex_filters(connection, record.lei)
        _index_filters(connection, record)


def carry_over(
    connection: sqlite3.Connection, old: Path, realm: Realm, replaced: set[DataSet]
) -> None:
    """Take over from an old file what is not replaced in `realm`."""
    connection.execute("ATTACH ? AS old", (str(old),))
    for data_set, table in TABLES.items():
        gone = realm if data_set in replaced else ""
        connection.execute(
            f"INSERT INTO main.{table} SELECT * FROM old.{table} WHERE realm <> ?", (gone,)
        )
        connection.execute(
            "INSERT INTO main.publication SELECT * FROM old.publication "
            "WHERE data_set = ? AND realm <> ?",
            (data_set, gone),
        )
    connection.executescript(_CARRY_OVER)
    _carry_over_carried(connection, realm, replaced)
    connection.commit()
    connection.execute("DETACH old")


def _carry_over_carried(
    connection: sqlite3.Connection, realm: Realm, replaced: set[DataSet]
) -> None:
    gone = [_CARRIED[data_set] for data_set in replaced]
    connection.execute(
        "INSERT INTO main.carried SELECT * FROM old.carried WHERE NOT "
        f"(realm = ? AND type IN ({', '.join('?' * len(gone))})) ORDER BY rowid",
        (realm, *gone),
    )


def _codes(connection: sqlite3.Connection, lei: str, scheme: Scheme) -> tuple[str, ...]:
    query = "SELECT code FROM mapping WHERE lei = ? AND scheme = ? ORDER BY rowid"
    return tuple(code for (code,) in connection.execute(query, (lei, scheme)))


def _index_names(connection: sqlite3.Connection, number: int) -> None:
    (names,) = connection.execute("SELECT names FROM record WHERE id = ?", (number,)).fetchone()
    connection.execute("INSERT INTO name_index (rowid, names) VALUES (?, ?)", (number, names))
    terms = ((word,) for line in names.split("\n") for word in words(index_text([line])))
    connection.executemany("INSERT OR IGNORE INTO term VALUES (?)", terms)


def _unindex_filters(connection: sqlite3.Connection, lei: str) -> None:
    connection.execute(register_facets.UNINDEX, (lei,))
    connection.execute("DELETE FROM facet WHERE lei = ?", (lei,))


def _index_filters(connection: sqlite3.Connection, record: LeiRecord) -> None:
    (wanted,) = connection.execute("SELECT value FROM about WHERE name = 'filters'").fetchone()
    if wanted:
        connection.execute(register_facets.ADD, register_facets.row(record))
        connection.execute(register_facets.INDEX, (record.lei,))


_MAPPED: Final = """
SELECT value FROM json_each(?) UNION SELECT lei FROM mapping WHERE scheme <> 'isin'
"""
_UNINDEX_NAMES: Final = """
INSERT INTO name_index (name_index, rowid, names) SELECT 'delete', id, names FROM record
WHERE lei = ?
"""
_CARRY_OVER: Final = """
INSERT INTO main.publication SELECT * FROM old.publication
WHERE data_set NOT IN ('lei2', 'rr', 'repex');
INSERT INTO main.mapping SELECT * FROM old.mapping;
INSERT INTO main.layout SELECT * FROM old.layout;
INSERT INTO main.facet SELECT * FROM old.facet WHERE lei IN (SELECT lei FROM main.record);
"""
_CARRIED: Final = {
    DataSet.LEI: "lei-records",
    DataSet.RELATIONSHIPS: "relationship-records",
    DataSet.EXCEPTIONS: "reporting-exceptions",
}
