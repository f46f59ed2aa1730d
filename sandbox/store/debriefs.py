"""What is kept of a debrief beside the log: its release, points that a trainer changed, appeals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Table, bindparam, delete, func, insert, select, update
from sqlmodel import Field, Session, SQLModel

from sandbox.store.worlds import ID_LENGTH

TEXT_MAX = 1000
SCORE_LENGTH = 140


class DebriefRow(SQLModel, table=True):
    """Whether participants see the debrief of a workshop, and whether nicknames were replaced."""

    __tablename__ = "debrief"

    workshop: str = Field(primary_key=True, foreign_key="workshop.id", max_length=ID_LENGTH)
    released: bool
    anonymous: bool


class OverrideRow(SQLModel, table=True):
    """Points that the trainer gave a row of the score, and why."""

    __tablename__ = "score_override"

    world: str = Field(primary_key=True, foreign_key="world.id", max_length=ID_LENGTH)
    score: str = Field(primary_key=True, max_length=SCORE_LENGTH)
    points: int
    note: str = Field(max_length=TEXT_MAX)


class AppealRow(SQLModel, table=True):
    """What a participant holds against a row of the score; `answer` is the trainer's."""

    __tablename__ = "appeal"

    world: str = Field(primary_key=True, foreign_key="world.id", max_length=ID_LENGTH)
    number: int = Field(primary_key=True)
    person: int
    score: str = Field(max_length=SCORE_LENGTH)
    text: str = Field(max_length=TEXT_MAX)
    answer: str = Field(max_length=TEXT_MAX)


@dataclass(frozen=True, slots=True)
class KeptDebrief:
    """How a workshop's debrief stands."""

    released: bool = False
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class KeptOverride:
    """An override's row as a value."""

    world: str
    score: str
    points: int
    note: str


@dataclass(frozen=True, slots=True)
class KeptAppeal:
    """An appeal's row as a value."""

    world: str
    number: int
    person: int
    score: str
    text: str
    answer: str


def of_workshop(session: Session, workshop: str) -> KeptDebrief:
    """How the debrief of a workshop stands."""
    row = session.connection().execute(_DEBRIEF, {"workshop": workshop}).one_or_none()
    return KeptDebrief() if row is None else KeptDebrief(row.released, row.anonymous)


def change(session: Session, workshop: str, kept: KeptDebrief) -> None:
    """Keep how the debrief of a workshop, whose row is locked, stands."""
    session.connection().execute(delete(_D).where(_D.c.workshop == workshop))
    session.connection().execute(insert(_D), {"workshop": workshop, **asdict(kept)})


def overrides(session: Session, world: str) -> Sequence[KeptOverride]:
    """The rows of a table's score that the trainer changed."""
    rows = session.connection().execute(_OVERRIDES, {"world": world})
    return [KeptOverride(*row) for row in rows]


def put_override(session: Session, row: KeptOverride) -> None:
    """Keep the trainer's points for a row, in the place of those given before."""
    drop_override(session, row.world, row.score)
    session.connection().execute(insert(_O), asdict(row))


def drop_override(session: Session, world: str, score: str) -> None:
    """Go back to the points that the log gives."""
    here = (_O.c.world == world, _O.c.score == score)
    session.connection().execute(delete(_O).where(*here))


def appeals(session: Session, world: str) -> Sequence[KeptAppeal]:
    """The appeals of a table, in the order in which they came."""
    rows = session.connection().execute(_APPEALS, {"world": world})
    return [KeptAppeal(*row) for row in rows]


def add_appeal(session: Session, row: KeptAppeal) -> None:
    """Keep an appeal of a table whose workshop is locked: the number is free."""
    session.connection().execute(insert(_A), asdict(row))


def last_appeal(session: Session, world: str) -> int:
    """The number of a table's last appeal, 0 where there is none."""
    return session.connection().execute(_LAST, {"world": world}).scalar() or 0


def change_appeal(session: Session, world: str, number: int, **changed: Any) -> None:
    """Change columns of an appeal."""
    here = (_A.c.world == world, _A.c.number == number)
    session.connection().execute(update(_A).where(*here).values(**changed))


_D: Table = DebriefRow.__table__  # type: ignore[attr-defined]
_O: Table = OverrideRow.__table__  # type: ignore[attr-defined]
_A: Table = AppealRow.__table__  # type: ignore[attr-defined]

_DEBRIEF = select(_D).where(_D.c.workshop == bindparam("workshop"))
_OVERRIDES = select(_O).where(_O.c.world == bindparam("world")).order_by(_O.c.score)
_APPEALS = select(_A).where(_A.c.world == bindparam("world")).order_by(_A.c.number)
_LAST = select(func.max(_A.c.number)).where(_A.c.world == bindparam("world"))
