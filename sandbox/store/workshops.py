"""Workshops as rows: the room, its tables, the hints taken, who stood in for a seat.

People are in `sandbox.store.people`. Wall time is in seconds since 1970. `revision` counts what
changed beside the worlds, so that a page knows by two numbers whether it is fresh.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Table,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlmodel import Field, Session, SQLModel

from sandbox.errors import NotFound
from sandbox.store.wall_time import APART_MAX_S
from sandbox.store.worlds import ID_LENGTH, ActRow


class WorkshopRow(SQLModel, table=True):
    """One workshop. `plot` is the scenario's lesson and ends as JSON, as they were at its start."""

    __tablename__ = "workshop"
    __table_args__ = (UniqueConstraint("code"),)

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    code: str = Field(max_length=12)
    scenario: str = Field(max_length=80)
    title: str = Field(max_length=200)
    language: str = Field(max_length=8)
    seating: str = Field(max_length=12)
    policy: str = Field(max_length=20)
    plot: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    phase: int  # 0 while the seats fill up, else the number of a row of the run sheet
    frozen: bool
    broadcast: str = Field(max_length=500)
    pace_minutes: int  # for one day of the worlds; 0 is a clock that stands still
    ticked_at: float
    revision: int
    opened_at: float
    touched_at: float  # of the last deed, within the hour


class WorkshopTableRow(SQLModel, table=True):
    """A table of a workshop, and its world."""

    __tablename__ = "workshop_table"
    __table_args__ = (UniqueConstraint("world"),)

    workshop: str = Field(primary_key=True, foreign_key="workshop.id", max_length=ID_LENGTH)
    number: int = Field(primary_key=True)
    world: str = Field(foreign_key="world.id", max_length=ID_LENGTH)


class HintRow(SQLModel, table=True):
    """A step of a hint that a seat took; `person` is 0 where the trainer gave it."""

    __tablename__ = "hint_taken"

    world: str = Field(primary_key=True, foreign_key="world.id", max_length=ID_LENGTH)
    hint: str = Field(primary_key=True, max_length=40)
    step: int = Field(primary_key=True)
    person: int
    act: int  # the number of the world's last act when it was taken
    cost: int


class StandInRow(SQLModel, table=True):
    """An act that a seat did not do itself: a bot did, or the trainer."""

    __tablename__ = "stand_in"

    world: str = Field(primary_key=True, foreign_key="world.id", max_length=ID_LENGTH)
    number: int = Field(primary_key=True)
    who: str = Field(max_length=10)


@dataclass(frozen=True, slots=True)
class KeptWorkshop:
    """A workshop's row as a value; the columns are those of `WorkshopRow`."""

    id: str
    code: str
    scenario: str
    title: str
    language: str
    seating: str
    policy: str
    plot: dict[str, Any]
    phase: int
    frozen: bool
    broadcast: str
    pace_minutes: int
    ticked_at: float
    revision: int
    opened_at: float
    touched_at: float


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table's row as a value."""

    workshop: str
    number: int
    world: str


@dataclass(frozen=True, slots=True)
class KeptHint:
    """A hint's row as a value."""

    world: str
    hint: str
    step: int
    person: int
    act: int
    cost: int


def add(session: Session, row: KeptWorkshop, tables: Sequence[KeptTable]) -> None:
    """Keep a new workshop and its tables, whose worlds are there."""
    session.connection().execute(insert(_W), asdict(row))
    session.connection().execute(insert(_T), [asdict(table) for table in tables])


def find(session: Session, workshop: str) -> KeptWorkshop:
    """The workshop's row. Raises NotFound."""
    row = session.connection().execute(_FIND, {"id": workshop}).one_or_none()
    if row is None:
        raise NotFound("workshop", workshop)
    return KeptWorkshop(*row)


def is_there(session: Session, workshop: str) -> bool:
    """Whether there is a workshop of that id."""
    return session.connection().execute(_FIND, {"id": workshop}).one_or_none() is not None


def lock(session: Session, workshop: str) -> KeptWorkshop:
    """The workshop's row, held until the transaction ends. Raises NotFound."""
    row = session.connection().execute(_LOCK, {"id": workshop}).one_or_none()
    if row is None:
        raise NotFound("workshop", workshop)
    return KeptWorkshop(*row)


def of_code(session: Session, code: str) -> str | None:
    """The id of the workshop whose room has that code."""
    found: str | None = session.connection().execute(_OF_CODE, {"code": code}).scalar()
    return found


def every(session: Session) -> Sequence[KeptWorkshop]:
    """All workshops, the newest first."""
    newest_first = select(_W).order_by(_W.c.opened_at.desc(), _W.c.id)
    return [KeptWorkshop(*row) for row in session.connection().execute(newest_first)]


def tables(session: Session, workshop: str) -> Sequence[KeptTable]:
    """The tables of a workshop, by number."""
    rows = session.connection().execute(_TABLES, {"workshop": workshop})
    return [KeptTable(*row) for row in rows]


def table_of(session: Session, world: str) -> KeptTable | None:
    """The table whose world it is, or None for a world of no workshop."""
    row = session.connection().execute(_TABLE_OF, {"world": world}).one_or_none()
    return None if row is None else KeptTable(*row)


def change(session: Session, workshop: str, **changed: Any) -> None:
    """Change columns of a workshop, so that its pages are stale."""
    values = {**changed, "revision": _W.c.revision + 1}
    session.connection().execute(update(_W).where(_W.c.id == workshop).values(**values))


def touch(session: Session, workshop: str, now: float, every_s: float) -> None:
    """Note that somebody did something, at most once in `every_s` seconds."""
    stale = (_W.c.id == workshop, _W.c.touched_at < now - every_s)
    session.connection().execute(update(_W).where(*stale).values(touched_at=now))


def tick(session: Session, workshop: str, now: float, period_s: float) -> bool:
    """Whether the clock's next tick is due; then it is taken, and nobody else's."""
    was_set_back = _W.c.ticked_at > now + APART_MAX_S
    due = or_(_W.c.ticked_at <= now - period_s, was_set_back)
    mine = update(_W).where(_W.c.id == workshop, due)
    done = session.connection().execute(mine.values(ticked_at=now))
    return done.rowcount == 1


def freshness(session: Session, workshop: str, world: str) -> tuple[int, int]:
    """The number of the world's last act and the workshop's revision: one indexed read."""
    row = session.connection().execute(_FRESHNESS, {"id": workshop, "world": world}).one_or_none()
    if row is None:
        raise NotFound("workshop", workshop)
    return row[0] or 0, row[1]


def hints(session: Session, world: str) -> Sequence[KeptHint]:
    """The steps of hints taken at a table, in the order of hint and step."""
    return [KeptHint(*row) for row in session.connection().execute(_HINTS, {"world": world})]


def add_hint(session: Session, row: KeptHint) -> None:
    """Keep that a step was taken."""
    session.connection().execute(insert(_H), asdict(row))


def stand_ins(session: Session, world: str) -> dict[int, str]:
    """Who stood in for a seat, by the number of the act."""
    rows = session.connection().execute(_STAND_INS, {"world": world})
    return {row.number: row.who for row in rows}


def add_stand_in(session: Session, world: str, number: int, who: str) -> None:
    """Keep who stood in for the seat of an act."""
    given = {"world": world, "number": number, "who": who}
    session.connection().execute(insert(_S), given)


def bring_back(session: Session, now: float) -> None:
    """Note as touched now what was touched in days to come: the clock has been set back since."""
    ahead = _W.c.touched_at > now + APART_MAX_S
    session.connection().execute(update(_W).where(ahead).values(touched_at=now))


def untouched_since(session: Session, before: float) -> Sequence[str]:
    """The ids of the workshops in which nothing has happened since."""
    old = select(_W.c.id).where(_W.c.touched_at < before)
    return list(session.connection().execute(old).scalars())


def remove(session: Session, workshop: str) -> None:
    """Remove a workshop with all that hangs on it and on its worlds, in whatever table."""
    worlds = [table.world for table in tables(session, workshop)]
    for made in reversed(SQLModel.metadata.sorted_tables):
        if "workshop" in made.c:
            session.connection().execute(delete(made).where(made.c.workshop == workshop))
        if "world" in made.c:
            session.connection().execute(delete(made).where(made.c.world.in_(worlds)))
        if made.name == "world":
            session.connection().execute(delete(made).where(made.c.id.in_(worlds)))
    session.connection().execute(delete(_W).where(_W.c.id == workshop))


_W: Table = WorkshopRow.__table__  # type: ignore[attr-defined]
_T: Table = WorkshopTableRow.__table__  # type: ignore[attr-defined]
_H: Table = HintRow.__table__  # type: ignore[attr-defined]
_S: Table = StandInRow.__table__  # type: ignore[attr-defined]
_ACT: Table = ActRow.__table__  # type: ignore[attr-defined]

_FIND = select(_W).where(_W.c.id == bindparam("id"))
_LOCK = _FIND.with_for_update()
_OF_CODE = select(_W.c.id).where(_W.c.code == bindparam("code"))
_TABLES = select(_T).where(_T.c.workshop == bindparam("workshop")).order_by(_T.c.number)
_TABLE_OF = select(_T).where(_T.c.world == bindparam("world"))
_LAST_ACT = (
    select(func.max(_ACT.c.number)).where(_ACT.c.world == bindparam("world")).scalar_subquery()
)
_FRESHNESS = select(_LAST_ACT, _W.c.revision).where(_W.c.id == bindparam("id"))
_HINTS = select(_H).where(_H.c.world == bindparam("world")).order_by(_H.c.hint, _H.c.step)
_STAND_INS = (
    select(_S.c.number, _S.c.who).where(_S.c.world == bindparam("world")).order_by(_S.c.number)
)
