"""The clocks of a workshop: all tables move together, by hand or while the trainer's page is open.

A table that went back in time has its own now: `next` lets it catch up while the others wait.
"""

from __future__ import annotations

import time
from datetime import datetime

from sqlmodel import Session

from payments.errors import NotPossible
from payments.world.clock import KIND as ADVANCE
from payments.world.clock import NEXT, instant
from payments.world.rounds import next_instant
from payments.world.state import TRAINER
from sandbox.services import worlds
from sandbox.services.workshops import acting, companions, everywhere, rooms
from sandbox.services.workshops.everywhere import Trouble
from sandbox.services.workshops.rooms import Room
from sandbox.store import workshops as store
from sandbox.store.database import Database, unit_of_work

SHORTEST_TICK_S = 20.0
HOURS = (1, 2, 3, 4, 6, 8, 12, 24)
"""A tick moves the clocks by the least of these that lets it come no sooner than 20 seconds."""


def advance(
    database: Database,
    workshop: str,
    to: str,
    *,
    key: str = "",
    acts_max: int = worlds.ACTS_MAX,
) -> tuple[Trouble, ...]:
    """Move the clocks of all tables: to the next moment at any of them (`next`), by an ISO 8601
    duration, or to an instant.

    Raises:
        NotFound: there is no such workshop.
        MalformedBody: `to` points nowhere.
        NotPossible: `next`, and nothing falls due at any table.
    """
    with database.reading() as session:
        target = _target(session, rooms.show(session, workshop), to)

    def move(session: Session, world: str) -> None:
        if to != NEXT or worlds.current(session, world).now <= datetime.fromisoformat(target):
            body = {"to": target}
            acting.act(session, world, TRAINER, ADVANCE, body, key=key or None, acts_max=acts_max)

    return everywhere.at_tables(database, workshop, move)


def next_stop(session: Session, room: Room) -> datetime | None:
    """The next moment at which something falls due at any table, or a bot means to act."""
    nows = {table: worlds.current(session, world) for table, world in room.tables.items()}
    stops = (
        next_instant(now, companions.plans(session, room, now, table))
        for table, now in nows.items()
    )
    return min((stop for stop in stops if stop is not None), default=None)


def tick(
    database: Database, workshop: str, acts_max: int = worlds.ACTS_MAX
) -> tuple[Trouble, ...] | None:
    """Move the clocks by what is due by the pace; None when nothing is.

    Of several pages that ask, one gets the tick. A frozen class stands still.
    """
    with database.reading() as session:
        room = rooms.show(session, workshop)
    if not room.pace_minutes or room.frozen:
        return None
    hours, period_s = step_of(room.pace_minutes)
    with unit_of_work(database.writing()) as session:
        if not store.tick(session, workshop, time.time(), period_s):
            return None
    return advance(database, workshop, f"PT{hours}H", acts_max=acts_max)


def step_of(minutes: int) -> tuple[int, float]:
    """By how many hours the clocks move at a tick, and how many seconds lie between two.

    >>> step_of(4)
    (2, 20.0)
    """
    hour_s = minutes * 60 / 24
    hours = next((h for h in HOURS if h * hour_s >= SHORTEST_TICK_S), HOURS[-1])
    return hours, hours * hour_s


def _target(session: Session, room: Room, to: str) -> str:
    """Where the clocks go, for each table alike; read once, so that a slip is told once."""
    if to != NEXT:
        instant(worlds.current(session, next(iter(room.tables.values()))), to)
        return to
    stop = next_stop(session, room)
    if stop is None:
        raise NotPossible("$.to", "nothing falls due at any table; move the clock by a day")
    return stop.isoformat()
