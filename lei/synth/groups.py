"""The shape of invented groups: who belongs to whom, before anybody has a name.

A plan is a list of members; each names its parent by place in the list. Most firms stand alone.
Shares are of the order of the Global LEI Index of 2025: about 465 thousand relationships and 5.6
million exceptions on 3.1 million entities.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lei.synth.draws import Draws, Shares


class Role(StrEnum):
    """What a member is in its group."""

    FIRM = "firm"
    BRANCH = "branch"
    FUND = "fund"
    SOLE = "sole"
    STATE = "state"


class Error(StrEnum):
    """What is wrong with a member's parents on purpose, for the checks to find."""

    BOTH = "a parent and a reason for naming none"
    NO_TOP = "no ultimate parent"
    ITSELF = "its own parent"
    CIRCLE = "the top is owned from below"
    UNKNOWN = "a parent that is not in the register"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a group; `parent`, `head`, `manager` and `umbrella` are places in the plan."""

    role: Role = Role.FIRM
    parent: int | None = None
    head: int | None = None
    manager: int | None = None
    umbrella: int | None = None
    error: Error | None = None


Plan = list[Member]


def plans(count: int, seed: int) -> Iterator[tuple[int, Plan]]:
    """The groups of a register of `count` entities, each with the number of its first member."""
    first = 0
    while first < count:
        plan = _plan(Draws(seed, first))
        if len(plan) > count - first:
            plan = [Member()] * (count - first)
        yield first, plan
        first += len(plan)


def top_of(plan: Plan, place: int) -> int | None:
    """The place of the ultimate parent of a member, or None at the top."""
    top = None
    for _ in plan:
        parent = plan[top if top is not None else place].parent
        if parent is None:
            return top
        top = parent
    return top


def _plan(draws: Draws) -> Plan:
    return draws.by_share(_SHAPES)(draws)


def _alone(draws: Draws) -> Plan:
    return [Member(draws.by_share(_ROLES), error=_error(draws, _ERRORS_OF_ONE))]


def _group(draws: Draws) -> Plan:
    """A tree: each further member has an earlier one above it."""
    return _tree(2 + draws.below(7), draws)


def _large_group(draws: Draws) -> Plan:
    return _tree(40 + draws.below(260), draws)


def _tree(size: int, draws: Draws) -> Plan:
    below = [
        Member(parent=max(0, draws.below(place) // 2), error=_error(draws, _ERRORS_OF_CHILD))
        for place in range(1, size)
    ]
    circle = Member(parent=size - 1, error=Error.CIRCLE) if draws.chance(20) else Member()
    return [circle, *below]


def _branches(draws: Draws) -> Plan:
    return [Member(), *[Member(Role.BRANCH, head=0)] * (1 + draws.below(3))]


def _funds(draws: Draws) -> Plan:
    """A manager, its umbrella fund, and the parts of that."""
    parts = [Member(Role.FUND, manager=0, umbrella=1)] * (1 + draws.below(9))
    return [Member(), Member(Role.FUND, manager=0), *parts]


def _error(draws: Draws, errors: tuple[Error, ...]) -> Error | None:
    return draws.one(errors) if draws.chance(4) else None


_ERRORS_OF_ONE: Final = (Error.ITSELF, Error.UNKNOWN)
_ERRORS_OF_CHILD: Final = (Error.BOTH, Error.NO_TOP)
_ROLES: Final = Shares.of((Role.FIRM, 880), (Role.FUND, 70), (Role.SOLE, 40), (Role.STATE, 10))
_SHAPES: Final[Shares[Callable[[Draws], Plan]]] = Shares.of(
    (_alone, 9800), (_group, 110), (_branches, 45), (_funds, 43), (_large_group, 2)
)
