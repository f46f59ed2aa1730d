"""What a table's people have still to do: acts of the reference that are open and not yet done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from payments.world.look_up import KIND as LOOK_UP
from payments.world.offers import open_kinds
from payments.world.scenario import DECIDE, End, EndKind, Plan
from payments.world.state import Entry, World

DECISIONS = ("credit.refuse", "credit.honour")


@dataclass(frozen=True, slots=True)
class Awaited:
    """An act that a seat has not done, and when the reference does it."""

    seat: str
    kind: str
    planned_at: datetime


def awaited(
    ends: Sequence[End], world: World, entries: Iterable[Entry], seats: Collection[str]
) -> tuple[Awaited, ...]:
    """What the people at `seats` could do now as the reference does, in its order.

    Whoever has decided on the documents is no longer awaited with what came before: a bank that
    has refused need not agree to honour.
    """
    done = Counter((entry.act.seat, entry.act.kind) for entry in entries)
    decided = {seat for seat, kind in done if kind in DECISIONS}
    found = []
    for plan in _from_the_decision(reference(ends).plans, decided) if ends else ():
        open_now = set(_kinds(plan.kind)).intersection(_open(world, plan.seat, seats))
        done_before = sum(done[plan.seat, kind] for kind in _kinds(plan.kind))
        done.subtract({(plan.seat, _kinds(plan.kind)[0]): 1})
        if open_now and done_before <= 0:
            found.append(Awaited(plan.seat, min(open_now), plan.not_before))
    return tuple(found)


def reference(ends: Sequence[End]) -> End:
    """The end that the reference solution comes to, else the first."""
    return next((end for end in ends if end.kind is EndKind.REFERENCE), ends[0])


def _from_the_decision(plans: Sequence[Plan], decided: Collection[str]) -> tuple[Plan, ...]:
    """The plans without what the seats that have `decided` had to do before."""
    last = {plan.seat: at for at, plan in enumerate(plans) if plan.kind == DECIDE}
    passed = {seat: last.get(seat, 0) for seat in decided}
    return tuple(plan for at, plan in enumerate(plans) if at >= passed.get(plan.seat, 0))


def _open(world: World, seat: str, seats: Collection[str]) -> tuple[str, ...]:
    return open_kinds(world, seat) if seat in seats else ()


def _kinds(planned: str) -> tuple[str, ...]:
    """The kinds of act that do what is planned; a look at the register keeps nobody waiting."""
    if planned == LOOK_UP:
        return ("",)
    return DECISIONS if planned == DECIDE else (planned,)
