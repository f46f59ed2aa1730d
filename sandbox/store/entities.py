"""The register as it is read: records by code, parents, children, exceptions, and names.

A `Register` is an `EntitySource` and a `GroupSource`. It opens its file read-only, one connection a
thread, and notices when an import has put a new file in its place. Where there was never a file, it
is empty; one that was there and is gone is refused, since to answer from nothing would be to say
"no such firm".
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeAlias

import orjson

from lei.group_parts import Edge, Member
from lei.group_source import Reasons
from lei.ownership import ExceptionCategory, Relationship, ReportingException
from lei.record import EntityStatus, LeiRecord, RegistrationStatus
from lei.sentences import Sentence
from sandbox.errors import BrokenRegister
from sandbox.store.register_schema import SCHEMA_VERSION, TABLES
from sandbox.store.register_sources import Sources, exception_of, reasons_of, sources_of
from sandbox.store.register_walk import ABOVE, BELOW, MEMBERS, REASONS

Version: TypeAlias = tuple[int, int, int]

MAPPED_BYTES_MAX: Final = 2**40  # SQLite itself maps two gigabytes at most


@dataclass(frozen=True, slots=True)
class Hit:
    """One entity found."""

    lei: str
    name: str
    country: str
    status: RegistrationStatus
    entity_status: EntityStatus


@dataclass(frozen=True, slots=True)
class Publication:
    """What the register was last filled with, one a realm and set."""

    realm: str
    data_set: str
    content_at: datetime
    records: int
    rejects: int


@dataclass(frozen=True, slots=True)
class _Open:
    """A file that is open in a thread."""

    version: Version | None
    connection: sqlite3.Connection
    sources: Sources


class Register:
    """The register of one file. Raises BrokenRegister when the file cannot be used as it is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._was_there = path.exists()
        self._local = threading.local()

    def version(self) -> Version | None:
        """What changes whenever an import puts a new file in place; None while there is none."""
        return _version(self.path)

    def record(self, lei: str) -> LeiRecord | None:
        """The record of a code, or None."""
        rows = self.rows("SELECT source FROM record WHERE lei = ?", lei)
        return self.sources().record(rows[0][0]) if rows else None

    def names(self, codes: Iterable[str]) -> dict[str, str]:
        """Of `codes`, those that are held, each with its legal name."""
        rows = self.rows(_NAMES, _list(codes))
        return dict(rows)

    def parents(self, lei: str) -> tuple[Relationship, ...]:
        """The relationships in which `lei` is the child."""
        return self._relationships("SELECT source FROM relationship WHERE child = ?", lei)

    def children(self, lei: str) -> tuple[Relationship, ...]:
        """The relationships in which `lei` is the parent."""
        return self._relationships("SELECT source FROM relationship WHERE parent = ?", lei)

    def exceptions(self, lei: str) -> tuple[ReportingException, ...]:
        """The reasons `lei` gives for not naming a parent."""
        rows = self.rows("SELECT lei, category, source FROM exception WHERE lei = ?", lei)
        return tuple(exception_of(*row) for row in rows)

    def records(self, codes: Iterable[str]) -> dict[str, LeiRecord]:
        """Of `codes`, those that are held, each with its whole record."""
        rows, read = self.rows(_RECORDS, _list(codes)), self.sources().record
        return {lei: read(source) for lei, source in rows}

    def members(self, codes: Iterable[str]) -> dict[str, Member]:
        """Of `codes`, those that are held, as a group shows them."""
        return {row[0]: Member._make(row) for row in self.rows(MEMBERS, _list(codes))}

    def above(self, codes: Iterable[str]) -> list[Edge]:
        """The active relationships in which one of `codes` is the child."""
        return list(map(Edge._make, self.rows(ABOVE, _list(codes))))

    def below(self, codes: Iterable[str], most: int) -> list[str]:
        """Who hangs below `codes`, each once and `most` of them at most; as `GroupSource`."""
        return [child for (child,) in self.rows(BELOW, _list(codes), most)]

    def reasons(self, codes: Iterable[str]) -> Reasons:
        """The reasons that `codes` give for not naming a parent."""
        found: dict[str, dict[str, tuple[str, ...]]] = {c.value: {} for c in ExceptionCategory}
        for category, source, leis in self.rows(REASONS, _list(codes)):
            found[category].update(dict.fromkeys(orjson.loads(leis), reasons_of(source)))
        return {category: found[category.value] for category in ExceptionCategory}

    def isins(self, lei: str) -> tuple[str, ...]:
        """The ISINs that are mapped to an entity."""
        rows = self.rows("SELECT code FROM mapping WHERE lei = ? AND scheme = 'isin'", lei)
        return tuple(code for (code,) in rows)

    def mapped(self, code: str) -> tuple[str, ...]:
        """The entities that a BIC, an ISIN or a MIC belongs to."""
        rows = self.rows("SELECT DISTINCT lei FROM mapping WHERE code = ?", code)
        return tuple(lei for (lei,) in rows)

    def publications(self) -> tuple[Publication, ...]:
        """What was imported, and of which day it is."""
        rows = self.rows("SELECT * FROM publication ORDER BY realm, data_set")
        return tuple(
            Publication(realm, data_set, datetime.fromisoformat(content_at), records, rejects)
            for realm, data_set, content_at, records, rejects in rows
        )

    def has_filters(self) -> bool:
        """Whether GLEIF's filters can be asked: a large register has them only if asked for."""
        return bool(self.rows("SELECT value FROM about WHERE name = 'filters'")[0][0])

    def rows(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        """The rows of a query of this room, of the file that lies there now."""
        try:
            return self._open().connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise BrokenRegister(
                self.path, Sentence("it is damaged ({error})", error=str(error))
            ) from error

    def sources(self) -> Sources:
        """What reads the column `source` of the rows that this thread has read last."""
        held: _Open | None = getattr(self._local, "held", None)
        return (held or self._open()).sources

    def close(self) -> None:
        """Close this thread's connection; the next question opens one again."""
        held: _Open | None = getattr(self._local, "held", None)
        if held:
            held.connection.close()
            del self._local.held

    def _relationships(self, query: str, lei: str) -> tuple[Relationship, ...]:
        rows = self.rows(query, lei)
        return tuple(self.sources().relationship(source) for (source,) in rows)

    def _open(self) -> _Open:
        """This thread's connection, to the file that lies there now."""
        version = self._present()
        held: _Open | None = getattr(self._local, "held", None)
        if held and held.version == version:
            return held
        self.close()
        connection = _opened(self.path) if version else _empty()
        held = _Open(version, connection, sources_of(connection))
        self._local.held = held
        return held

    def _present(self) -> Version | None:
        """The version of the file; None only where no file was ever seen."""
        version = self.version()
        if version is None and self._was_there:
            raise BrokenRegister(self.path, "its file was there and is gone")
        self._was_there = version is not None
        return version


def _version(path: Path) -> Version | None:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return (stat.st_ino, stat.st_mtime_ns, stat.st_size)


def _opened(path: Path) -> sqlite3.Connection:
    # The file never changes under a reader: no lock is needed, and no page copied out of it.
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.execute(f"PRAGMA mmap_size = {MAPPED_BYTES_MAX}")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        raise BrokenRegister(path, "it is no register") from error
    if version != SCHEMA_VERSION:
        connection.close()
        raise BrokenRegister(path, "another release wrote it")
    return connection


def _empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    return connection


def _list(codes: Iterable[str]) -> str:
    return orjson.dumps(list(codes)).decode()


_NAMES: Final = "SELECT lei, name FROM record WHERE lei IN (SELECT value FROM json_each(?))"
_RECORDS: Final = "SELECT lei, source FROM record WHERE lei IN (SELECT value FROM json_each(?))"
