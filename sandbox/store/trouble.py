"""What an error of the database means to whoever asked: busy, gone, full, not to be written; a bug.

Sources: sqlite.org/rescode.html (SQLITE_BUSY, _FULL, _IOERR, _READONLY, _CANTOPEN); PostgreSQL,
"Error Codes". A PostgreSQL-compatible distributed database says 40001 where two transactions met.
"""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import OperationalError

from sandbox.errors import DatabaseBusy, DatabaseGone, DiskFull, NotWritten


def refusal_of(problem: OperationalError | sqlite3.OperationalError) -> NotWritten | None:
    """The refusal that an error of the database amounts to, or None where it is a bug."""
    bare = problem.orig if isinstance(problem, OperationalError) else problem
    if isinstance(bare, sqlite3.Error):
        return _of_sqlite(bare)
    return _of_postgresql(str(bare), getattr(bare, "sqlstate", None))


def _of_sqlite(bare: sqlite3.Error) -> NotWritten | None:
    code = getattr(bare, "sqlite_errorcode", 0) & PRIMARY
    if code == sqlite3.SQLITE_BUSY:
        return DatabaseBusy()
    if code == sqlite3.SQLITE_FULL:
        return DiskFull()
    return NotWritten(str(bare)) if code in UNWRITABLE else None


def _of_postgresql(said: str, state: str | None) -> NotWritten | None:
    """A connection that could not be made, or broke, has no code."""
    if state in BUSY:
        return DatabaseBusy()
    if state == DISK_FULL:
        return DiskFull()
    if state == READ_ONLY:
        return NotWritten(said)
    return DatabaseGone() if state is None or state.startswith(GONE) else None


PRIMARY = 0xFF
"""The primary code of SQLite's extended ones."""

UNWRITABLE = (
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
)

BUSY = ("40001", "40P01", "53300", "55P03", "57014")
"""serialization_failure, deadlock_detected, too_many_connections, lock_not_available,
query_canceled: what ran into one of them is rolled back whole."""

DISK_FULL, READ_ONLY = "53100", "25006"
GONE = ("08", "57P")
"""Connection exceptions, and the server shut down or starting."""
