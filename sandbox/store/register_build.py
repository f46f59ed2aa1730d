"""Building a register: a new file beside the old one, put in its place when it is whole.

Whoever reads the old file goes on reading it. A build that dies leaves the old file as it was; the
next one begins anew.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from lei.gleif.file import DataSet, Entry, Header
from lei.ownership import Relationship, ReportingException
from lei.record import LeiRecord
from sandbox.errors import DatabaseBusy
from sandbox.store import register_facets
from sandbox.store.register_schema import (
    EXCEPTIONS,
    INDEXES,
    RECORDS,
    RELATIONSHIPS,
    SCHEMA_VERSION,
    TABLES,
    packed,
)


class Realm(StrEnum):
    """Whether entities exist: GLEIF's do, ours (SBOX00…) do not."""

    FICTIONAL = "fictional"
    GLEIF = "gleif"


@dataclass(frozen=True, slots=True)
class Builder:
    """A register being built, inside `building`."""

    connection: sqlite3.Connection
    realm: Realm

    def add(self, entry: Entry) -> bool:
        """Add an entry; False when the register holds one of the same key already."""
        if self.connection.execute(*_insertion(entry, self.realm)).rowcount == 0:
            return False
        if isinstance(entry, LeiRecord):
            self.connection.execute(register_facets.ADD, register_facets.row(entry))
        return True

    def put(self, entry: Entry) -> None:
        """Add an entry in place of the one that the register holds, if any."""
        for query, names in _FORGET[type(entry)]:
            values = tuple(str(getattr(entry, name)) for name in names)
            self.connection.execute(query, values)
        self.add(entry)

    def carry(self, kind: str, key: str, lei: str, body: str) -> None:
        """Keep what an API document says of a thing beyond our value of it."""
        row = (kind, key, lei, self.realm, body)
        self.connection.execute("INSERT OR REPLACE INTO carried VALUES (?, ?, ?, ?, ?)", row)

    def publish(self, data_set: DataSet, header: Header, records: int, rejects: int) -> None:
        """Note what the file just added was."""
        row = (self.realm, data_set, header.content_at.isoformat(), records, rejects)
        self.connection.execute("INSERT OR REPLACE INTO publication VALUES (?, ?, ?, ?, ?)", row)


@contextmanager
def building(path: Path, realm: Realm, replaced: set[DataSet]) -> Iterator[Builder]:
    """A builder over everything `path` holds but the sets that are to be replaced in `realm`.

    On leaving, the new file takes the place of the old; on an exception nothing has changed.

    Raises DatabaseBusy when another import is under way.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(path.name + ".new")
    with _alone(path):
        new.unlink(missing_ok=True)
        try:
            with closing(_created(new)) as connection:
                _carry_over(connection, path, realm, replaced)
                yield Builder(connection, realm)
                connection.commit()
                connection.executescript(INDEXES)
            _put_in_place(new, path)
        finally:
            new.unlink(missing_ok=True)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a lock that dies with the process: SQLite's own, on a file of its own."""
    with closing(sqlite3.connect(path.with_name(path.name + ".lock"), timeout=0)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise DatabaseBusy from error
        yield


def _created(new: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(new)
    # Nobody reads this file before it is whole, so it needs no journal of its own.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(TABLES)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return connection


def _carry_over(
    connection: sqlite3.Connection, old: Path, realm: Realm, replaced: set[DataSet]
) -> None:
    if not old.exists():
        return
    connection.execute("ATTACH ? AS old", (str(old),))
    if connection.execute("PRAGMA old.user_version").fetchone()[0] == SCHEMA_VERSION:
        for data_set, (table, columns) in _TABLES.items():
            gone = realm if data_set in replaced else ""
            connection.execute(
                f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM old.{table} "
                "WHERE realm <> ?",
                (gone,),
            )
            connection.execute(
                "INSERT INTO main.publication SELECT * FROM old.publication "
                "WHERE data_set = ? AND realm <> ?",
                (data_set, gone),
            )
        connection.execute(
            "INSERT INTO main.facet SELECT * FROM old.facet "
            "WHERE lei IN (SELECT lei FROM main.record)"
        )
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


def _put_in_place(new: Path, path: Path) -> None:
    with new.open("rb") as file:
        os.fsync(file.fileno())
    new.replace(path)


def _insertion(entry: Entry, realm: Realm) -> tuple[str, tuple[str | bytes, ...]]:
    if isinstance(entry, LeiRecord):
        return _ADD[DataSet.LEI], _record_row(entry, realm)
    if isinstance(entry, Relationship):
        return _ADD[DataSet.RELATIONSHIPS], _relationship_row(entry, realm)
    return _ADD[DataSet.EXCEPTIONS], _exception_row(entry, realm)


def _record_row(record: LeiRecord, realm: Realm) -> tuple[str | bytes, ...]:
    all_names = (record.legal_name, *record.other_names, *record.transliterated_names)
    return (
        record.lei,
        realm,
        record.legal_name.text,
        "\n".join(name.text for name in all_names),
        record.legal_address.country,
        record.registration.status,
        record.status,
        packed(RECORDS, record),
    )


def _relationship_row(entry: Relationship, realm: Realm) -> tuple[str, ...]:
    source = _json(RELATIONSHIPS.dump_json(entry))
    return (entry.child, entry.parent, entry.type, entry.status, realm, source)


def _exception_row(entry: ReportingException, realm: Realm) -> tuple[str, ...]:
    return (entry.lei, entry.category, realm, _json(EXCEPTIONS.dump_json(entry)))


def _json(data: bytes) -> str:
    return data.decode()


_TABLES: Final = {
    DataSet.LEI: ("record", "lei, realm, name, names, country, status, entity_status, source"),
    DataSet.RELATIONSHIPS: ("relationship", "child, parent, type, status, realm, source"),
    DataSet.EXCEPTIONS: ("exception", "lei, category, realm, source"),
}
_ADD: Final = {
    data_set: f"INSERT OR IGNORE INTO {table} ({columns}) "
    f"VALUES ({', '.join('?' for _ in columns.split(', '))})"
    for data_set, (table, columns) in _TABLES.items()
}
_CARRIED: Final = {
    DataSet.LEI: "lei-records",
    DataSet.RELATIONSHIPS: "relationship-records",
    DataSet.EXCEPTIONS: "reporting-exceptions",
}
_FORGET: Final[dict[type, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    LeiRecord: (("DELETE FROM record WHERE lei = ?", ("lei",)),),
    Relationship: (
        (
            "DELETE FROM relationship WHERE child = ? AND parent = ? AND type = ?",
            ("child", "parent", "type"),
        ),
    ),
    ReportingException: (
        ("DELETE FROM exception WHERE lei = ? AND category = ?", ("lei", "category")),
    ),
}
