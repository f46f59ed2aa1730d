"""One step: a world and an act make the next world and what the act caused."""

from __future__ import annotations

from dataclasses import replace

from lei.sentences import Sentence
from payments.errors import NotPossible, NotYourAct
from payments.network.ids import Ids
from payments.world.acts import kind_of
from payments.world.clock import KIND as ADVANCE
from payments.world.kinds import actor
from payments.world.offers import open_kinds
from payments.world.opening import KIND as OPEN
from payments.world.opening import blank
from payments.world.rewind import KIND as REWIND
from payments.world.state import TRAINER, Act, Change, Opening, World

_TRAINERS_ONLY = (OPEN, ADVANCE, REWIND)


def first(opening: Opening) -> Change:
    """Act 1 of a new world."""
    return step(blank(opening), Act(1, TRAINER, OPEN, opening))


def step(world: World, act: Act) -> Change:
    """Apply `act`, whose number is above the world's.

    Raises Refused and its kinds, NoSuchMove, CurrencyMismatch: then nothing has happened.
    """
    _may(world, act)
    row = kind_of(act.kind)
    ids = Ids(world.opening.ids_seed, act.number)
    after, outcomes = row.apply(world, act.body, actor(world, act.seat), ids)
    after = replace(after, number=act.number)
    return Change(after, act, outcomes)


def _may(world: World, act: Act) -> None:
    if act.number <= world.number:
        raise NotPossible(
            "$.number", Sentence("act {number} is in the log already", number=world.number)
        )
    seats = {seat.name for seat in world.opening.seats}
    if act.seat != TRAINER and (act.seat not in seats or act.kind in _TRAINERS_ONLY):
        raise NotYourAct(act.kind, act.seat, open_kinds(world, act.seat))
