"""Bots at their seats: asked in turn after each act, until all pass.

What they do are ordinary acts, so a replay never runs a bot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from payments.errors import PaymentsError
from payments.world.bots import Bot
from payments.world.credit_agenda import ahead
from payments.world.scenario import Plan
from payments.world.state import Act, Change, Entry, World
from payments.world.step import step
from payments.world.view import view

ROUNDS_MAX = 20
"""How often the bots are asked before the clock moves on."""


def answers(world: World, entries: Sequence[Entry], bots: Mapping[str, Bot]) -> Iterator[Change]:
    """What the bots do at their seats in `world`, in the order of its seats.

    `entries` are the log's entries in force. A bot whose act is refused has passed: a person's
    act before it must stand.
    """
    known = list(entries)
    for _ in range(ROUNDS_MAX):
        acted = False
        for seat in world.opening.seats:
            change = _turn(world, known, seat.name, bots)
            if change is not None:
                acted, world = True, change.world
                known.append(change.entry)
                yield change
        if not acted:
            return


def next_instant(world: World, plans: Iterable[Plan]) -> datetime | None:
    """The next moment at which something can happen: a due item, or somebody's plan."""
    planned = [plan.not_before for plan in plans if plan.not_before > world.now]
    due = ahead(world)
    return min((*planned, *((due.at,) if due else ())), default=None)


def _turn(
    world: World, entries: Sequence[Entry], seat: str, bots: Mapping[str, Bot]
) -> Change | None:
    if seat not in bots:
        return None
    seen = view(world, entries, seat)
    intent = bots[seat](seen, seen.offers)
    if intent is None:
        return None
    try:
        return step(world, Act(world.number + 1, seat, intent.kind, intent.body))
    except PaymentsError:
        return None
