"""Playing a scenario to one of its ends with bots: no database, no clock, no luck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from payments.network.transfers import HOP
from payments.world.bots import planner
from payments.world.clock import KIND as ADVANCE
from payments.world.clock import Advance
from payments.world.rounds import answers, next_instant
from payments.world.scenario import End, Scenario
from payments.world.sign import shows
from payments.world.state import TRAINER, Act, Change, Entry, World
from payments.world.step import first, step


@dataclass(frozen=True, slots=True)
class Played:
    """A scenario played: the world at its end, the log, and each entry's digest."""

    world: World
    entries: tuple[Entry, ...]
    digests: tuple[str, ...]
    reached: bool


def play(scenario: Scenario, end: End, until: datetime | None = None) -> Played:
    """Play to `end`, or to `until` when that comes first. The same every time."""
    changes = list(_changes(scenario, end, until))
    world = changes[-1].world
    return Played(
        world=world,
        entries=tuple(change.entry for change in changes),
        digests=tuple(change.digest for change in changes),
        reached=_reached(world, end),
    )


def _changes(scenario: Scenario, end: End, until: datetime | None) -> Iterator[Change]:
    change = first(scenario.opening)
    entries = [change.entry]
    yield change
    bot = planner(end.plans)
    seats_of_bot = {seat.name: bot for seat in scenario.opening.seats}
    while True:
        acted = tuple(answers(change.world, entries, seats_of_bot))
        yield from acted
        entries.extend(each.entry for each in acted)
        change = acted[-1] if acted else change
        to = next_instant(change.world, end.plans)
        if _reached(change.world, end) or to is None or (until is not None and to > until):
            return
        change = _advance(change.world, to)
        entries.append(change.entry)
        yield change


def _advance(world: World, to: datetime) -> Change:
    return step(world, Act(world.number + 1, TRAINER, ADVANCE, Advance(to.isoformat())))


def _reached(world: World, end: End) -> bool:
    under_way = any(due.kind == HOP for due in world.network.agenda)
    return not under_way and all(shows(world, sign) for sign in end.signs)
