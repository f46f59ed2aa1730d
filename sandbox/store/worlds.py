"""Worlds and their logs, as rows. Every key leads with the world's id.

The log is the only truth: an `ActRow` is one act, an `OutcomeRow` beside it is what the act caused.
Stores flush, they never commit. The tables are declared as models; acts go in and out by plain
statements, since an object of the ORM costs more than the act itself (measured: half of a request).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Row,
    Select,
    Table,
    UniqueConstraint,
    bindparam,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, Session, SQLModel

from sandbox.errors import NotFound, Overtaken

ID_LENGTH = 26


class WorldRow(SQLModel, table=True):
    """One world. `opened_at` and instants elsewhere are ISO 8601 with their offset."""

    __tablename__ = "world"

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    scenario: str = Field(max_length=80)
    title: str = Field(max_length=200)
    engine: int
    opened_at: str = Field(max_length=32)  # of the world's own clock
    webhooks: int = Field(default=0)  # how many were ever registered


class ActRow(SQLModel, table=True):
    """The n-th act of a world. The key makes two writers of act n collide, not merge."""

    __tablename__ = "act"
    __table_args__ = (UniqueConstraint("world", "key"),)

    world: str = Field(primary_key=True, foreign_key="world.id", max_length=ID_LENGTH)
    number: int = Field(primary_key=True)
    seat: str = Field(max_length=40)
    kind: str = Field(max_length=40)
    body: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    at: str = Field(max_length=32)  # the world's clock after the act
    digest: str = Field(max_length=64)  # of what the act caused: a replay proves itself by it
    key: str | None = Field(default=None, max_length=80)  # the caller's Idempotency-Key


class OutcomeRow(SQLModel, table=True):
    """What one act caused, kept so that history reads without replaying."""

    __tablename__ = "outcome"

    world: str = Field(primary_key=True, foreign_key="world.id", max_length=ID_LENGTH)
    number: int = Field(primary_key=True)
    outcomes: list[Any] = Field(sa_column=Column(JSON, nullable=False))


@dataclass(frozen=True, slots=True)
class KeptWorld:
    """A world's row as a value."""

    id: str
    scenario: str
    title: str
    engine: int
    opened_at: str
    webhooks: int = 0


@dataclass(frozen=True, slots=True)
class KeptAct:
    """An act's row as a value; the columns are those of `ActRow`."""

    world: str
    number: int
    seat: str
    kind: str
    body: dict[str, Any]
    at: str
    digest: str
    key: str | None = None


def lock(session: Session, world: str) -> KeptWorld:
    """The world's row, held until the transaction ends: the first statement of every act.

    On SQLite `BEGIN IMMEDIATE` holds the lock already and `FOR UPDATE` is not said.

    Raises:
        NotFound: there is no such world.
    """
    return _world(session, _LOCK, world)


def find(session: Session, world: str) -> KeptWorld:
    """The world's row. Raises NotFound."""
    return _world(session, _FIND, world)


def every(session: Session) -> Sequence[KeptWorld]:
    """All worlds, by id."""
    return [KeptWorld(*row) for row in session.connection().execute(_EVERY)]


def count(session: Session) -> int:
    """How many worlds there are."""
    return int(session.connection().execute(_COUNT).scalar_one())


def add(session: Session, row: KeptWorld) -> None:
    """Keep a new world."""
    session.connection().execute(_ADD, asdict(row))


def count_webhook(session: Session, world: str) -> int:
    """Count one more webhook of a world that is locked: its number."""
    session.connection().execute(_COUNT_WEBHOOK, {"named": world})
    return lock(session, world).webhooks


def append(session: Session, act: KeptAct, outcomes: list[Any]) -> None:
    """Keep an act and what it caused.

    Raises:
        Overtaken: an act of that number, or with that idempotency key, is already kept.
    """
    connection = session.connection()
    caused = {"world": act.world, "number": act.number, "outcomes": outcomes}
    try:
        connection.execute(_APPEND_ACT, {name: getattr(act, name) for name in _ACT_COLUMNS})
        connection.execute(_APPEND_OUTCOMES, caused)
    except IntegrityError:
        session.rollback()
        raise Overtaken(act.world, act.number) from None


def head(session: Session, world: str) -> int:
    """The number of the last act, 0 when there is none: one indexed read."""
    return session.connection().execute(_HEAD, {"world": world}).scalar() or 0


def acts(
    session: Session, world: str, after: int = 0, count: int | None = None
) -> Sequence[KeptAct]:
    """At most `count` acts with numbers above `after`, in their order."""
    rows = session.connection().execute(_ACTS, _page(world, after, count))
    return [KeptAct(*row) for row in rows]


def act_of_key(session: Session, world: str, key: str) -> KeptAct | None:
    """The act that was kept under an idempotency key."""
    found = session.connection().execute(_ACT_OF_KEY, {"world": world, "key": key})
    row = found.one_or_none()
    return None if row is None else KeptAct(*row)


def outcomes(
    session: Session, world: str, after: int = 0, count: int | None = None
) -> Sequence[Row[Any, Any]]:
    """What at most `count` acts above `after` caused: (number, outcomes) in their order."""
    return session.connection().execute(_OUTCOMES, _page(world, after, count)).all()


def _world(session: Session, wanted: Select[Any], world: str) -> KeptWorld:
    row = session.connection().execute(wanted, {"world": world}).one_or_none()
    if row is None:
        raise NotFound("world", world)
    return KeptWorld(*row)


def _page(world: str, after: int, count: int | None) -> dict[str, Any]:
    return {"world": world, "after": after, "count": ALL if count is None else count}


ALL = 2**31 - 1
"""More than any world has."""

_WORLDS: Table = WorldRow.__table__  # type: ignore[attr-defined]
_ACT: Table = ActRow.__table__  # type: ignore[attr-defined]
_OUTCOME: Table = OutcomeRow.__table__  # type: ignore[attr-defined]
_ACT_COLUMNS = tuple(column.name for column in _ACT.columns)

# Made once: a statement built anew for each act is looked up anew in SQLAlchemy's cache as well.
_FIND = select(_WORLDS).where(_WORLDS.c.id == bindparam("world"))
_LOCK = _FIND.with_for_update()
_EVERY = select(_WORLDS).order_by(_WORLDS.c.id)
_COUNT = select(func.count()).select_from(_WORLDS)
_ADD = insert(_WORLDS)
_COUNT_WEBHOOK = (
    update(_WORLDS)
    .where(_WORLDS.c.id == bindparam("named"))
    .values(webhooks=_WORLDS.c.webhooks + 1)
)
_APPEND_ACT = insert(_ACT)
_APPEND_OUTCOMES = insert(_OUTCOME)
_HEAD = select(func.max(_ACT.c.number)).where(_ACT.c.world == bindparam("world"))
_ACTS = (
    select(_ACT)
    .where(_ACT.c.world == bindparam("world"), _ACT.c.number > bindparam("after"))
    .order_by(_ACT.c.number)
    .limit(bindparam("count"))
)
_ACT_OF_KEY = select(_ACT).where(_ACT.c.world == bindparam("world"), _ACT.c.key == bindparam("key"))
_OUTCOMES = (
    select(_OUTCOME.c.number, _OUTCOME.c.outcomes)
    .where(_OUTCOME.c.world == bindparam("world"), _OUTCOME.c.number > bindparam("after"))
    .order_by(_OUTCOME.c.number)
    .limit(bindparam("count"))
)
