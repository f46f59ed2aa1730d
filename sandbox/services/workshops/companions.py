"""The bots of the seats that nobody holds: asked after each act, they act as seats do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlmodel import Session

from payments.world.bots import Bot
from payments.world.policies import AS_PLANNED, bot_for, plans_for
from payments.world.rounds import answers
from payments.world.scenario import Plan, Scenario
from payments.world.state import Change, Entry, World
from payments.world.view import view
from sandbox.services import worlds
from sandbox.services.workshops.rooms import Room
from sandbox.store import people
from sandbox.store import workshops as store
from sandbox.store import worlds as world_rows

BOT = "bot"
TRAINER = "trainer"
"""Who stands in for a seat."""


def ask(session: Session, room: Room, table: int, acts_max: int = worlds.ACTS_MAX) -> None:
    """Ask the bots of a table; they do nothing before the class has begun.

    Raises NotFound, NoSuchPart.
    """
    world = room.world(table)
    world_rows.lock(session, world)
    now = worlds.current(session, world)
    _ask(session, room, table, now, worlds.entries_until(session, world, now.number), acts_max)


def follow(session: Session, room: Room, table: int, change: Change, acts_max: int) -> None:
    """Ask the bots of a table after a change that this session has just kept."""
    earlier = worlds.entries_until(session, room.world(table), change.act.number - 1)
    _ask(session, room, table, change.world, (*earlier, change.entry), acts_max)


def empty_seats(session: Session, room: Room, world: World, table: int) -> tuple[str, ...]:
    """The seats of a table at which nobody sits, in the order of the opening."""
    held = people.held(session, room.id, table)
    return tuple(seat.name for seat in world.opening.seats if seat.name not in held)


def plans(session: Session, room: Room, world: World, table: int) -> tuple[Plan, ...]:
    """What the bots of a table mean to do: a clock that looks for the next moment counts it."""
    if room.phase == 0 or not room.ends:
        return ()
    empty = empty_seats(session, room, world, table)
    return tuple(plan for seat in empty for plan in _plans_of(room, world, seat))


def _ask(
    session: Session,
    room: Room,
    table: int,
    now: World,
    entries: Sequence[Entry],
    acts_max: int,
) -> None:
    if room.phase == 0:
        return
    row = world_rows.find(session, room.world(table))
    for change in answers(now, entries, _bots(session, room, now, table)):
        if change.act.number > acts_max:
            return
        worlds.keep(session, row, now, change)
        store.add_stand_in(session, row.id, change.act.number, BOT)
        now = change.world


def _plans_of(room: Room, world: World, seat: str) -> tuple[Plan, ...]:
    """A board asks for them every few seconds, so what is only planned costs no view."""
    policy = room.policy_of(seat)
    if policy == AS_PLANNED:
        return tuple(plan for plan in room.ends[0].plans if plan.seat == seat)
    scenario = Scenario(world.opening, room.ends, room.lesson)
    return plans_for(scenario, policy, view(world, (), seat))


def _bots(session: Session, room: Room, world: World, table: int) -> Mapping[str, Bot]:
    scenario = Scenario(world.opening, room.ends, room.lesson)
    seats = empty_seats(session, room, world, table)
    return {seat: bot_for(scenario, seat, room.policy_of(seat)) for seat in seats}
