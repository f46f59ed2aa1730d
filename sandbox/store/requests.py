"""The log of requests of each world, as rows: what was asked, never a body or a key.

An id sorts by time: microseconds since 1970 in hexadecimal, then chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Table, and_, bindparam, delete, insert, select
from sqlmodel import Field, Session, SQLModel

from sandbox.store.worlds import ID_LENGTH


class RequestRow(SQLModel, table=True):
    """One request. `at` is wall time, ISO 8601; `uetrs` stand with a blank between two."""

    __tablename__ = "request"

    # No foreign key: rows of many worlds are written together, and one may just be deleted.
    world: str = Field(primary_key=True, max_length=ID_LENGTH)
    id: str = Field(primary_key=True, max_length=32)
    at: str = Field(max_length=32)
    seat: str = Field(max_length=40)
    method: str = Field(max_length=10)
    path: str = Field(max_length=300)
    status: int
    took_ms: int
    uetrs: str = Field(max_length=2000)


@dataclass(frozen=True, slots=True)
class KeptRequest:
    """A request's row as a value."""

    world: str
    id: str
    at: str
    seat: str
    method: str
    path: str
    status: int
    took_ms: int
    uetrs: str


def add(session: Session, rows: Sequence[KeptRequest]) -> None:
    """Keep requests."""
    session.connection().execute(_ADD, [asdict(row) for row in rows])


def forget(session: Session, world: str, kept_max: int) -> None:
    """Drop all but the newest `kept_max` of a world."""
    newest = select(_T.c.id).where(_T.c.world == world).order_by(_T.c.id.desc())
    oldest_kept = newest.offset(kept_max).limit(1).scalar_subquery()
    session.connection().execute(delete(_T).where(_T.c.world == world, _T.c.id <= oldest_kept))


def page(
    session: Session, world: str, seat: str | None, uetr: str, before: str, count: int
) -> Sequence[KeptRequest]:
    """At most `count` requests with ids below `before`, newest first; of all seats where None."""
    wanted = _PAGE if seat is None else _PAGE.where(_T.c.seat == seat)
    if uetr:
        wanted = wanted.where(_T.c.uetrs.contains(uetr, autoescape=True))
    given = {"world": world, "before": before, "count": count}
    return [KeptRequest(*row) for row in session.connection().execute(wanted, given)]


_T: Table = RequestRow.__table__  # type: ignore[attr-defined]
_ADD = insert(_T)
_PAGE = (
    select(_T)
    .where(and_(_T.c.world == bindparam("world"), _T.c.id < bindparam("before")))
    .order_by(_T.c.id.desc())
    .limit(bindparam("count"))
)
