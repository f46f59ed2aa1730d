"""What a seat may see of guarantees: from when it was told of one, and of a demand all but what the
engine saw, which is the guarantor's once it has decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from payments.guarantee.guarantee import Demand, Guarantee, Role, State, Step, roles_of
from payments.network.model import Due
from payments.world.guarantee_clock import BEFORE_ISSUE, KINDS
from payments.world.state import TRAINER, Actor, World

UNDECIDED = frozenset({State.DEMANDED, State.EXTEND_OR_PAY})


def visible_guarantees(world: World, who: Actor) -> Iterator[Guarantee]:
    """The guarantees that a seat was told of, by number."""
    for number in sorted(world.guarantees):
        seen = visible_guarantee(world.guarantees[number], who)
        if seen is not None:
            yield seen


def visible_guarantee(guarantee: Guarantee, who: Actor) -> Guarantee | None:
    """The guarantee as far as a seat was told of it, or None."""
    if who.seat == TRAINER:
        return guarantee
    roles = roles_of(guarantee.terms, who.party) if who.party else frozenset()
    told = guarantee.steps if roles - {Role.BENEFICIARY} else _since_issue(guarantee)
    if not roles or not told:
        return None
    demands = tuple(_seen(guarantee, each, roles) for each in guarantee.demands)
    return replace(guarantee, steps=told, demands=demands)


def due_concerns(world: World, due: Due, who: Actor) -> bool:
    """Whether a deadline is one of a guarantee that the seat was told of."""
    guarantee = world.guarantees.get(due.about) if due.kind in KINDS else None
    return guarantee is not None and visible_guarantee(guarantee, who) is not None


def _since_issue(guarantee: Guarantee) -> tuple[Step, ...]:
    return tuple(step for step in guarantee.steps if step.kind not in BEFORE_ISSUE)


def _seen(guarantee: Guarantee, demand: Demand, roles: frozenset[Role]) -> Demand:
    undecided = guarantee.state in UNDECIDED and demand is guarantee.in_hand
    mine = Role.GUARANTOR in roles
    return demand if mine and not undecided else replace(demand, report=None)
