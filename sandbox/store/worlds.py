"""Worlds and their logs, as rows. Every key leads with the world's id.

The log is the only truth: an `ActRow` is one act, an `OutcomeRow` beside it is what the act caused.
Stores flush, they never commit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint, func
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, Session, SQLModel, col, select

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


def lock(session: Session, world: str) -> WorldRow:
    """The world's row, held until the transaction ends: the first statement of every act.

    On SQLite `BEGIN IMMEDIATE` holds the lock already and `FOR UPDATE` is not said.

    Raises:
        NotFound: there is no such world.
    """
    return _found(world, session.get(WorldRow, world, with_for_update=True))


def find(session: Session, world: str) -> WorldRow:
    """The world's row. Raises NotFound."""
    return _found(world, session.get(WorldRow, world))


def every(session: Session) -> Sequence[WorldRow]:
    """All worlds, by id."""
    return session.exec(select(WorldRow).order_by(col(WorldRow.id))).all()


def add(session: Session, row: WorldRow) -> None:
    """Keep a new world."""
    session.add(row)
    session.flush()


def append(session: Session, act: ActRow, outcomes: list[Any]) -> None:
    """Keep an act and what it caused.

    Raises:
        Overtaken: an act of that number, or with that idempotency key, is already kept.
    """
    session.add(act)
    session.add(OutcomeRow(world=act.world, number=act.number, outcomes=outcomes))
    try:
        session.flush()
    except IntegrityError:
        session.rollback()
        raise Overtaken(act.world, act.number) from None


def head(session: Session, world: str) -> int:
    """The number of the last act, 0 when there is none: one indexed read."""
    last = select(func.max(ActRow.number)).where(col(ActRow.world) == world)
    return session.exec(last).one() or 0


def acts(
    session: Session, world: str, after: int = 0, count: int | None = None
) -> Sequence[ActRow]:
    """At most `count` acts with numbers above `after`, in their order."""
    wanted = select(ActRow).where(col(ActRow.world) == world, col(ActRow.number) > after)
    return session.exec(wanted.order_by(col(ActRow.number)).limit(count)).all()


def act_of_key(session: Session, world: str, key: str) -> ActRow | None:
    """The act that was kept under an idempotency key."""
    wanted = select(ActRow).where(col(ActRow.world) == world, col(ActRow.key) == key)
    return session.exec(wanted).one_or_none()


def outcomes(
    session: Session, world: str, after: int = 0, count: int | None = None
) -> Sequence[OutcomeRow]:
    """What at most `count` acts above `after` caused, in their order."""
    wanted = select(OutcomeRow).where(
        col(OutcomeRow.world) == world, col(OutcomeRow.number) > after
    )
    return session.exec(wanted.order_by(col(OutcomeRow.number)).limit(count)).all()


def _found(world: str, row: WorldRow | None) -> WorldRow:
    if row is None:
        raise NotFound("world", world)
    return row
