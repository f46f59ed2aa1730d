"""The database of worlds: an engine, its two kinds of transaction, and how a unit of work ends.

SQLite (WAL) or PostgreSQL by URL. A *writing* transaction on SQLite starts with `BEGIN IMMEDIATE`:
a deferred one reads first and asks for the write lock later, and then fails or overwrites what it
read. On PostgreSQL it is READ COMMITTED whatever the server's default: what waited for the row of a
world has to see what the one before it committed. A *reading* one cannot write on either database.

Sources: sqlite.org/lang_transaction.html, sqlite.org/wal.html; SQLAlchemy 2.1, "Pysqlite dialect,
transactional behaviour"; PostgreSQL 18, "Transaction Isolation" and "Client Connection Defaults".
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from re import compile as pattern
from typing import cast

import orjson
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session

from lei.sentences import Sentence
from sandbox.errors import BrokenDatabase
from sandbox.store.trouble import refusal_of
from sandbox.store.turns import Turns

BUSY_TIMEOUT_MS = 5_000
IDLE_TIMEOUT_MS = 60_000
"""What a machine that fell silent in the middle of a transaction had locked is free after it."""

CONNECT_TIMEOUT_S = 5
_WRITES = "sandbox_writes"
_ON_COMMIT = "on_commit"
_MEMORY = "memory"
_ONLY_READS = "only_reads"


@dataclass(frozen=True, slots=True)
class Database:
    """One database, and the two kinds of session it gives.

    `memory` is what this process remembers of it, for the services that read it.
    """

    engine: Engine
    reader: Engine  # the same, with the options of a transaction that only reads
    writer: Engine
    memory: dict[str, object] = field(default_factory=dict)

    def reading(self) -> Session:
        """A session that sees one snapshot and cannot write."""
        return Session(self.reader, info={_MEMORY: self.memory, _ONLY_READS: True})

    def writing(self) -> Session:
        """A session that holds SQLite's write lock from its first statement on."""
        return Session(self.writer, info={_MEMORY: self.memory})


def connect(url: str) -> Database:
    """The database behind `url`; nothing is opened before the first statement.

    Raises:
        BrokenDatabase: the URL names no database that this release can speak to.
    """
    try:
        engine = create_engine(
            _url_of(url),
            pool_pre_ping=not url.startswith("sqlite"),
            max_overflow=-1,  # each thread holds two at most: threads are the limit
            hide_parameters=True,  # an error is logged, and they are what people wrote
            json_serializer=lambda value: orjson.dumps(value).decode(),
            json_deserializer=orjson.loads,
        )
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as problem:
        raise BrokenDatabase(
            Sentence(
                "{url} is no database URL that can be used: {problem}",
                url=PASSWORD.sub(":***@", url),
                problem=str(problem),
            )
        ) from None
    if engine.dialect.name == "sqlite":
        _arrange_sqlite(engine, Turns())
        return Database(engine, engine, engine.execution_options(**{_WRITES: True}))
    _arrange_postgresql(engine)
    return Database(
        engine,
        engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True),
        engine.execution_options(isolation_level="READ COMMITTED"),
    )


@contextmanager
def unit_of_work(session: Session) -> Iterator[Session]:
    """Commit `session` at the end, or roll back when the block raises.

    Raises:
        DatabaseBusy: another writer held the lock for longer than the busy timeout.
        DiskFull, NotWritten: what is to be kept cannot be.
    """
    with session:
        try:
            yield session
            commit(session)
        except (OperationalError, sqlite3.OperationalError) as problem:
            raise refusal_of(problem) or problem from problem


def commit(session: Session) -> None:
    """Commit, then do what was asked for by `after_commit`."""
    session.commit()
    for then in session.info.pop(_ON_COMMIT, ()):
        then()


def after_commit(session: Session, then: Callable[[], None]) -> None:
    """Call `then` once the session's work is committed; never when it is rolled back.

    What a session sees that only reads is committed: for it, `then` is called at once.
    """
    if session.info.get(_ONLY_READS):
        then()
    else:
        session.info.setdefault(_ON_COMMIT, []).append(then)


def memory(session: Session) -> dict[str, object]:
    """What this process remembers of the session's database."""
    found: dict[str, object] = session.info[_MEMORY]
    return found


def _url_of(text: str) -> URL:
    """PostgreSQL is spoken to by psycopg 3, also where the URL names no driver."""
    url = make_url(text)
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "postgresql" and "connect_timeout" not in url.query:
        return url.update_query_dict({"connect_timeout": str(CONNECT_TIMEOUT_S)})
    return url


def _arrange_postgresql(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def limit_waits(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute(f"SET lock_timeout = {BUSY_TIMEOUT_MS}")
        cursor.execute(f"SET idle_in_transaction_session_timeout = {IDLE_TIMEOUT_MS}")
        cursor.close()
        connection.commit()


def _arrange_sqlite(engine: Engine, turns: Turns) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        bare = cast(sqlite3.Connection, connection.connection.dbapi_connection)
        writes = connection.get_execution_options().get(_WRITES, False)
        bare.execute(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
        if not writes:
            bare.execute("BEGIN")
            return
        turns.take(bare, BUSY_TIMEOUT_MS)
        connection.info[_WRITES] = True

    @event.listens_for(engine, "checkin")
    def end(_connection: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
        if entry.info.pop(_WRITES, False):
            turns.give_back()

    event.listen(engine, "connect", _open_sqlite)


def _open_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # Python's sqlite3 would open deferred transactions of its own: None leaves BEGIN to us.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


PASSWORD = pattern(r":[^:/@]*@")
"""Of a URL, so that no refusal quotes it."""
