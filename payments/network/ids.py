"""Names that a world gives: derived from its seed, the act and a count, never drawn by chance.

An abandoned branch's names never return, since act numbers are never used twice.
"""

from __future__ import annotations

import hashlib
import uuid
from itertools import count


class Ids:
    """The names of one act, in the order in which they are asked for."""

    def __init__(self, seed: str, act: int) -> None:
        self._prefix = f"{seed}/{act}/"
        self._counter = count(1)

    def uetr(self) -> str:
        """A UUID of version 4 in lower case, as ISO 20022's UUIDv4Identifier asks."""
        return str(uuid.UUID(bytes=self._bytes()[:16], version=4))

    def reference(self, letters: str) -> str:
        """A reference of at most 16 characters that begins with `letters`."""
        return f"{letters}{self._bytes().hex().upper()}"[:16]

    def _bytes(self) -> bytes:
        return hashlib.sha256(f"{self._prefix}{next(self._counter)}".encode()).digest()
