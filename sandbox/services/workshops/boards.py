"""The board of a class: each table's way through the milestones, who is there, what is overdue."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from payments.network.model import Due
from payments.world import collection_clock, credit_clock, guarantee_clock, invoice_acts
from payments.world.clock import KIND as ADVANCE
from payments.world.credit_agenda import ahead
from payments.world.lesson import Milestone
from payments.world.offers import open_kinds
from payments.world.opening import KIND as OPEN
from payments.world.scenario import End
from payments.world.sign import shows
from payments.world.state import Entry, World
from sandbox.services import worlds
from sandbox.services.workshops import clocks, people, rooms
from sandbox.services.workshops.awaited import Awaited, awaited
from sandbox.services.workshops.people import Person
from sandbox.services.workshops.rooms import Room
from sandbox.store import workshops as store

PRESENT_S = 60.0
"""Who was seen so long ago at most is there: a page in view asks every two seconds."""

LATE = frozenset(
    {
        credit_clock.PRECLUDE,
        credit_clock.OVERRUN,
        credit_clock.EXPIRE,
        credit_clock.MISS,
        collection_clock.DEFAULT,
        collection_clock.SIXTY_DAYS,
        guarantee_clock.PRECLUDE,
        guarantee_clock.FALL_DUE,
        invoice_acts.FALL_DUE,
    }
)
"""What the clock does to a seat that let its day pass."""


@dataclass(frozen=True, slots=True)
class SeatState:
    """A seat on the board: who sits there (a bot where nobody does), and whether it is its turn."""

    seat: str
    people: tuple[Person, ...]
    present: bool
    turn: bool


@dataclass(frozen=True, slots=True)
class LastAct:
    """The last thing that was done at a table, by whom."""

    number: int
    seat: str
    kind: str
    about: str
    stand_in: str  # bot, trainer, or empty for the seat itself


@dataclass(frozen=True, slots=True)
class Missed:
    """A day that a seat let pass: what the clock did then, and about what."""

    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class TableState:
    """One line of the board: what has been missed, and what comes next."""

    number: int
    world: str
    now: datetime
    acts: int
    reached: tuple[bool, ...]  # by milestone
    seats: tuple[SeatState, ...]
    due: Due | None
    missed: tuple[Missed, ...]
    awaited: tuple[Awaited, ...]
    over: bool  # an end is reached and nothing falls due
    last: LastAct | None
    points_for_hints: int


@dataclass(frozen=True, slots=True)
class Board:
    """The whole class. `waiting` are people without a seat."""

    milestones: tuple[Milestone, ...]
    tables: tuple[TableState, ...]
    waiting: tuple[Person, ...]
    next_stop: datetime | None
    people: int


def board(session: Session, workshop: str) -> Board:
    """The board of a workshop. Raises NotFound."""
    room, everybody = rooms.show(session, workshop), people.every(session, workshop)
    return Board(
        milestones=room.lesson.milestones,
        tables=tuple(_table(session, room, number, everybody) for number in room.tables),
        waiting=tuple(person for person in everybody if not person.seat),
        next_stop=clocks.next_stop(session, room),
        people=len(everybody),
    )


def _table(session: Session, room: Room, number: int, everybody: Sequence[Person]) -> TableState:
    world = room.tables[number]
    now, entries = worlds.current(session, world), worlds.entries(session, world)
    here = tuple(person for person in everybody if person.table == number)
    happened = _happened(entries)
    return TableState(
        number=number,
        world=world,
        now=now.now,
        acts=now.number,
        reached=tuple(_is_reached(stone, happened) for stone in room.lesson.milestones),
        seats=tuple(_seats(now, room, here)),
        due=ahead(now),
        missed=tuple(
            Missed(outcome.kind, outcome.about)
            for entry in entries
            for outcome in entry.outcomes
            if outcome.kind in LATE
        ),
        awaited=_awaited(now, room, entries, here),
        over=ahead(now) is None and _has_ended(now, room),
        last=_last(entries, store.stand_ins(session, world)),
        points_for_hints=sum(row.cost for row in store.hints(session, world)),
    )


def _awaited(
    now: World, room: Room, entries: Sequence[Entry], here: Iterable[Person]
) -> tuple[Awaited, ...]:
    """At a table that has come to an end nobody is waited for."""
    if _has_ended(now, room):
        return ()
    return awaited(room.ends, now, entries, {person.seat for person in here})


def _has_ended(world: World, room: Room) -> bool:
    return any(_is_at(world, end) for end in room.ends)


def _is_at(world: World, end: End) -> bool:
    return bool(end.signs) and all(shows(world, sign) for sign in end.signs)


def _happened(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The kinds of what was done and of what came due, in order, each once."""
    kinds = (
        kind
        for entry in entries
        for kind in (entry.act.kind, *(outcome.kind for outcome in entry.outcomes))
    )
    return tuple(dict.fromkeys(kinds))


def _is_reached(milestone: Milestone, happened: Sequence[str]) -> bool:
    return any(kind in happened for kind in milestone.kinds)


def _seats(world: World, room: Room, here: Sequence[Person]) -> Iterable[SeatState]:
    """At a table that has come to an end it is nobody's turn."""
    milestones = () if _has_ended(world, room) else room.lesson.milestones
    awaited = {kind for milestone in milestones for kind in milestone.kinds}
    since = time.time() - PRESENT_S
    for seat in world.opening.seats:
        sitting = tuple(person for person in here if person.seat == seat.name)
        yield SeatState(
            seat=seat.name,
            people=sitting,
            present=any(person.seen_at >= since for person in sitting),
            turn=bool(awaited.intersection(open_kinds(world, seat.name))),
        )


def _last(entries: Sequence[Entry], stand_ins: dict[int, str]) -> LastAct | None:
    for entry in reversed(entries):
        act = entry.act
        if act.kind not in (OPEN, ADVANCE):
            about = next((outcome.about for outcome in entry.outcomes), "")
            return LastAct(act.number, act.seat, act.kind, about, stand_ins.get(act.number, ""))
    return None
