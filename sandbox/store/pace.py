"""How many requests came from an address in this minute: one small file that all workers share.

Addresses are kept as digests, and no longer than their minute.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Final

BUSY_TIMEOUT_S: Final = 5.0


def count_request(path: Path, caller: str, minute: int) -> int:
    """Count one more request of a caller in a minute; how many there are now."""
    with closing(sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)) as file:
        file.execute("PRAGMA synchronous = OFF")
        file.execute(_TABLE)
        file.execute("DELETE FROM request WHERE minute <> ?", (minute,))
        digest = sha256(caller.encode()).hexdigest()
        ((number,),) = file.execute(_COUNT, (digest, minute)).fetchall()
    return int(number)


_TABLE: Final = """
CREATE TABLE IF NOT EXISTS request (
    caller TEXT PRIMARY KEY, minute INTEGER NOT NULL, number INTEGER NOT NULL
)
"""
_COUNT: Final = """
INSERT INTO request VALUES (?, ?, 1)
ON CONFLICT (caller) DO UPDATE SET number = number + 1 RETURNING number
"""
