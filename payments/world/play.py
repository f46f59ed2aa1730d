"""Playing a scenario to one of its ends with bots: no database, no clock, no luck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from payments.network.transfers import HOP
from payments.world.bots import Bot, planner
from payments.world.clock import KIND as ADVANCE
from payments.world.clock import Advance
from payments.world.scenario import End, Scenario
from payments.world.state import TRAINER, Act, Change, Entry, World
from payments.world.step import first, step
from payments.world.view import view

ROUNDS_MAX = 20
"""How often the bots are asked before the clock moves on."""


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
    while True:
        acted = tuple(_bots_act(change, entries, scenario, bot))
        yield from acted
        change = acted[-1] if acted else change
        to = _next_instant(change.world, end)
        if _reached(change.world, end) or to is None or (until is not None and to > until):
            return
        change = _advance(change.world, to)
        entries.append(change.entry)
        yield change


def _bots_act(
    change: Change, entries: list[Entry], scenario: Scenario, bot: Bot
) -> Iterator[Change]:
    for _ in range(ROUNDS_MAX):
        passed = True
        for seat in scenario.opening.seats:
            seen = view(change.world, entries, seat.name)
            intent = bot(seen, seen.offers)
            if intent is not None:
                passed = False
                act = Act(change.world.number + 1, seat.name, intent.kind, intent.body)
                change = step(change.world, act)
                entries.append(change.entry)
                yield change
        if passed:
            return


def _advance(world: World, to: datetime) -> Change:
    return step(world, Act(world.number + 1, TRAINER, ADVANCE, Advance(to.isoformat())))


def _next_instant(world: World, end: End) -> datetime | None:
    """The next moment at which something can happen: a due item, or somebody's plan."""
    plans = [plan.not_before for plan in end.plans if plan.not_before > world.now]
    due = [item.at for item in world.network.agenda[:1]]
    return min((*plans, *due), default=None)


def _reached(world: World, end: End) -> bool:
    under_way = any(due.kind == HOP for due in world.network.agenda)
    return not under_way and any(
        world.credits[number].state is end.state for number in sorted(world.credits)
    )
