"""Doing something at one table or at all of them, each in a transaction of its own.

A class of fifty tables would else hold the write lock for seconds, and one table that refuses would
stop all others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from payments.world.state import TRAINER
from sandbox.problems import ROOTS
from sandbox.services import worlds
from sandbox.services.workshops import acting, companions, rooms
from sandbox.store.database import Database, unit_of_work


@dataclass(frozen=True, slots=True)
class Trouble:
    """A table that refused, and why."""

    table: int
    refusal: Exception


def act(
    database: Database,
    workshop: str,
    kind: str,
    body: Mapping[str, Any],
    *,
    table: int | None = None,
    key: str = "",
    acts_max: int = worlds.ACTS_MAX,
) -> tuple[Trouble, ...]:
    """Let the trainer act at a table, or at all of them where `table` is None.

    With a `key`, the same request sent again does nothing. Raises NotFound, NoSuchPart.
    """

    def do(session: Session, world: str) -> None:
        once = key or None
        acting.act(session, world, TRAINER, kind, body, key=once, acts_max=acts_max)

    return at_tables(database, workshop, do, table)


def begin(
    database: Database, workshop: str, phase: int, acts_max: int = worlds.ACTS_MAX
) -> tuple[Trouble, ...]:
    """Go to a phase of the run sheet and ask the bots of all tables: with the first they begin.

    Raises NotFound, NoSuchPart.
    """
    with unit_of_work(database.writing()) as session:
        rooms.set_phase(session, workshop, phase)
        room = rooms.show(session, workshop)
    numbers = {world: number for number, world in room.tables.items()}
    return at_tables(
        database,
        workshop,
        lambda session, world: companions.ask(session, room, numbers[world], acts_max),
    )


def at_tables(
    database: Database,
    workshop: str,
    do: Callable[[Session, str], object],
    table: int | None = None,
) -> tuple[Trouble, ...]:
    """Do something in the world of a table, or of each; what refused is told."""
    with database.reading() as session:
        room = rooms.show(session, workshop)
    tables = room.tables if table is None else {table: room.world(table)}
    troubles = (_tried(database, number, world, do) for number, world in tables.items())
    return tuple(trouble for trouble in troubles if trouble is not None)


def _tried(
    database: Database, number: int, world: str, do: Callable[[Session, str], object]
) -> Trouble | None:
    try:
        with unit_of_work(database.writing()) as session:
            do(session, world)
    except ROOTS as refusal:
        return Trouble(number, refusal)
    return None
