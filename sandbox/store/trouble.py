"""What a database's own error means to whoever asked: busy, full, not to be written; or a bug.

Sources: sqlite.org/rescode.html (SQLITE_BUSY, _FULL, _IOERR, _READONLY, _CANTOPEN); PostgreSQL,
"Error Codes" (53100 disk_full, 25006 read_only_sql_transaction).
"""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import OperationalError

from sandbox.errors import DatabaseBusy, DiskFull, NotWritten

DISK_FULL, READ_ONLY = "53100", "25006"


def refusal_of(problem: OperationalError | sqlite3.OperationalError) -> NotWritten | None:
    """The refusal that an error of the database amounts to, or None where it is a bug."""
    bare = problem.orig if isinstance(problem, OperationalError) else problem
    code = getattr(bare, "sqlite_errorcode", 0) & PRIMARY
    state = getattr(bare, "sqlstate", "")
    if code == sqlite3.SQLITE_BUSY:
        return DatabaseBusy()
    if code == sqlite3.SQLITE_FULL or state == DISK_FULL:
        return DiskFull()
    if code in UNWRITABLE or state == READ_ONLY:
        return NotWritten(str(bare))
    return None


PRIMARY = 0xFF
"""The primary code of SQLite's extended ones."""

UNWRITABLE = (
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
)
