"""Keys of worlds and seats: random, shown once, kept as hashes.

A key reads `<world's id>.<secret>`, so that finding it leads with the world's id like all else.
A secret has 192 bits of chance, which is why one round of SHA-256 is enough to keep it.
"""

from __future__ import annotations

import hashlib
import secrets

from sqlalchemy import Table, bindparam, insert, select
from sqlmodel import Field, Session, SQLModel

from sandbox.store.worlds import ID_LENGTH

SECRET_BYTES = 24


class KeyRow(SQLModel, table=True):
    """A key by its hash, and the seat it is for."""

    __tablename__ = "seat_key"

    world: str = Field(primary_key=True, foreign_key="world.id", max_length=ID_LENGTH)
    hash: str = Field(primary_key=True, max_length=64)
    seat: str = Field(max_length=40)


def issue(session: Session, world: str, seat: str) -> str:
    """A new key of a seat. This is the only time it can be read."""
    key = f"{world}.{secrets.token_urlsafe(SECRET_BYTES)}"
    row = {"world": world, "hash": _hash(key), "seat": seat}
    session.connection().execute(insert(_KEYS), row)
    return key


def seat_of(session: Session, key: str) -> tuple[str, str] | None:
    """The world and the seat that a key opens, or None when it opens nothing."""
    world, _dot, _secret = key.partition(".")
    given = {"world": world, "hash": _hash(key)}
    seat = session.connection().execute(_SEAT, given).scalar()
    return None if seat is None else (world, seat)


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


_KEYS: Table = KeyRow.__table__  # type: ignore[attr-defined]
_SEAT = select(_KEYS.c.seat).where(
    _KEYS.c.world == bindparam("world"), _KEYS.c.hash == bindparam("hash")
)
