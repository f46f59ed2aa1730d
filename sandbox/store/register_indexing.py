"""What is made once the rows of a register are in: indexes, the words of names, GLEIF's filters."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lei.gleif.file import DataSet
from sandbox.store import register_changes, register_facets
from sandbox.store.register_rows import TABLES, UNIQUE
from sandbox.store.register_schema import INDEXES, NAME_INDEXES
from sandbox.store.register_sources import sources_of

FILTERS_RECORDS_MAX: Final = 100_000
"""Up to so many records GLEIF's filters are made without being asked for."""


@dataclass(frozen=True, slots=True)
class Twice:
    """A row that was taken out again, since an earlier one has the same key."""

    data_set: DataSet
    number: int
    lei: str


def index(connection: sqlite3.Connection, filters: bool | None) -> list[Twice]:
    """Make every index over what is there; what came twice is taken out first, the first kept."""
    connection.commit()
    connection.executescript(INDEXES)
    twice = [found for data_set in DataSet for found in _twice(connection, data_set)]
    for found in twice:
        connection.execute(f"DELETE FROM {TABLES[found.data_set]} WHERE id = ?", (found.number,))
    for record in register_changes.write_mapped(connection):
        connection.execute("DELETE FROM facet WHERE lei = ?", (record.lei,))
    _make_filters(connection, filters)
    connection.commit()
    connection.executescript(NAME_INDEXES)
    return twice


def is_indexed(connection: sqlite3.Connection) -> bool:
    """Whether the indexes are there, as they are in a copy of a register."""
    query = "SELECT count(*) FROM sqlite_master WHERE name = 'record_name'"
    return bool(connection.execute(query).fetchone()[0])


def _twice(connection: sqlite3.Connection, data_set: DataSet) -> Iterator[Twice]:
    table, key = TABLES[data_set], UNIQUE[data_set]
    lei = key.split(",")[0]
    query = f"SELECT {key} FROM {table} GROUP BY {key} HAVING count(*) > 1"
    where = " AND ".join(f"{column} = ?" for column in key.split(", "))
    for values in connection.execute(query).fetchall():
        ids = f"SELECT id, {lei} FROM {table} WHERE {where} ORDER BY id LIMIT -1 OFFSET 1"
        for number, code in connection.execute(ids, values).fetchall():
            yield Twice(data_set, number, code)


def _make_filters(connection: sqlite3.Connection, wanted: bool | None) -> None:
    (records,) = connection.execute("SELECT count(*) FROM record").fetchone()
    if wanted is None:
        wanted = records <= FILTERS_RECORDS_MAX
    connection.execute("INSERT OR REPLACE INTO about VALUES ('filters', ?)", (int(wanted),))
    if wanted:
        sources = sources_of(connection)
        rows = connection.execute(
            "SELECT source FROM record WHERE lei NOT IN (SELECT lei FROM facet)"
        )
        connection.executemany(
            register_facets.ADD,
            (register_facets.row(sources.record(source)) for (source,) in rows),
        )
    else:
        connection.execute("DELETE FROM facet")
