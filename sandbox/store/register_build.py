"""Building a register: a new file beside the old one, put in its place when it is whole.

Whoever reads the old file goes on reading it. A build that dies leaves the old file as it was; the
next one begins anew.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from lei.gleif.file import DataSet, Entry, Header
from lei.gleif.from_mapping import Scheme
from sandbox.store import register_changes, register_indexing, register_sources
from sandbox.store.register_indexing import Twice
from sandbox.store.register_rows import ADD, TABLES, Realm, Row
from sandbox.store.register_schema import SCHEMA_VERSION
from sandbox.store.register_schema import TABLES as SCHEMA
from sandbox.store.register_sources import AnyLayout, Packing
from sandbox.store.trouble import refusal_of

__all__ = ["Builder", "Realm", "building"]

CACHE_KIB = 64 * 1024


class Builder:
    """A register being built, inside `building`: first whole sets, then changes.

    `filters` says whether GLEIF's filters can be asked of it, which costs more than the rest.
    """

    def __init__(self, connection: sqlite3.Connection, realm: Realm, filters: bool | None) -> None:
        self.connection, self.realm, self.filters = connection, realm, filters
        self.indexed = register_indexing.is_indexed(connection)

    def next_number(self, data_set: DataSet) -> int:
        """The number of the next row of a set."""
        query = f"SELECT ifnull(max(id), 0) + 1 FROM {TABLES[data_set]}"
        (number,) = self.connection.execute(query).fetchone()
        return int(number)

    def packing_of(self, layout: AnyLayout) -> Packing:
        """How records of a layout are packed; the layout is added where it is new."""
        return register_sources.packing_of(self.connection, layout)

    def keep_dictionary(self, number: int, dictionary: bytes) -> None:
        """Keep the dictionary that was trained for a layout."""
        register_sources.keep_dictionary(self.connection, number, dictionary)

    def insert(self, data_set: DataSet, rows: Iterable[Row]) -> None:
        """Add rows to a set, in bulk, before there are indexes."""
        self.connection.executemany(ADD[data_set], rows)

    def map(self, scheme: Scheme, pairs: Iterable[tuple[str, str]]) -> None:
        """Put these pairs of LEI and code in place of the scheme's."""
        before = register_changes.remap(self.connection, self.realm, scheme, pairs)
        if self.indexed:
            written = register_changes.write_mapped(self.connection, before)
            register_changes.refilter(self.connection, written)

    def index(self) -> list[Twice]:
        """Make the indexes, and take out what came twice; the first is kept."""
        self.indexed = True
        return register_indexing.index(self.connection, self.filters)

    def keep_related(self) -> None:
        """Forget relationships and exceptions of entities that are not held."""
        register_changes.keep_related(self.connection, self.realm)

    def put(self, entry: Entry) -> None:
        """Add an entry in place of the one that the register holds, if any."""
        self._ready()
        register_changes.put(self.connection, self.realm, entry)

    def forget(self, entry: Entry) -> None:
        """Take an entry out, if the register holds it."""
        self._ready()
        register_changes.forget(self.connection, entry)

    def carry(self, kind: str, key: str, lei: str, body: str) -> None:
        """Keep what an API document says of a thing beyond our value of it."""
        row = (kind, key, lei, self.realm, body)
        self.connection.execute("INSERT OR REPLACE INTO carried VALUES (?, ?, ?, ?, ?)", row)

    def publish(self, data_set: str, header: Header, records: int, rejects: int) -> None:
        """Note what the file just added was."""
        row = (self.realm, data_set, header.content_at.isoformat(), records, rejects)
        self.connection.execute("INSERT OR REPLACE INTO publication VALUES (?, ?, ?, ?, ?)", row)

    def _ready(self) -> None:
        if not self.indexed:
            self.index()


@contextmanager
def building(
    path: Path, realm: Realm, replaced: set[DataSet], filters: bool | None = None
) -> Iterator[Builder]:
    """A builder over everything `path` holds but the sets that are to be replaced in `realm`.

    On leaving, the new file takes the place of the old; on an exception nothing has changed.
    `filters` None: by size.

    Raises DatabaseBusy when another import is under way.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(path.name + ".new")
    with _alone(path):
        new.unlink(missing_ok=True)
        try:
            with closing(_begun(new, path, realm, replaced)) as connection:
                builder = Builder(connection, realm, filters)
                yield builder
                if not builder.indexed:
                    builder.index()
                connection.commit()
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
            raise refusal_of(error) or error from error
        yield


def _begun(new: Path, old: Path, realm: Realm, replaced: set[DataSet]) -> sqlite3.Connection:
    """A copy where the sets stay and only change; else a file with what is not replaced."""
    usable = _is_usable(old)
    if usable and not replaced:
        shutil.copyfile(old, new)
        return _opened(new)
    connection = _opened(new)
    connection.executescript(SCHEMA)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    if usable:
        register_changes.carry_over(connection, old, realm, replaced)
    return connection


def _opened(new: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(new)
    # Nobody reads this file before it is whole, so it needs no journal of its own.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    return connection


def _is_usable(old: Path) -> bool:
    if not old.exists():
        return False
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(old)) as connection:
        return bool(connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION)
    return False


def _put_in_place(new: Path, path: Path) -> None:
    with new.open("rb") as file:
        os.fsync(file.fileno())
    new.replace(path)
