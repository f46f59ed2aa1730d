"""Going back: an act like any other; nothing is deleted, the abandoned branch is only not in force.

A rewind cannot be applied to a world alone, since the world has forgotten how it came about:
`payments.world.replay` folds what is left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from payments.errors import NotPossible
from payments.network.ids import Ids
from payments.world.kinds import Effect
from payments.world.state import TRAINER, Act, Actor, Offer, World

KIND = "rewind"


@dataclass(frozen=True, slots=True)
class Rewind:
    """Body of `rewind`: the act number after which all is undone."""

    to: int


def in_force(acts: Iterable[Act]) -> tuple[Act, ...]:
    """The acts that no rewind dropped, without the rewinds themselves, in order."""
    kept: list[Act] = []
    for act in acts:
        if act.kind == KIND:
            kept = [earlier for earlier in kept if earlier.number <= act.body.to]
        else:
            kept.append(act)
    return tuple(kept)


def refuse_alone(_world: World, _body: Rewind, _actor: Actor, _ids: Ids) -> Effect:
    """A single step cannot go back: the log is needed (`payments.world.replay.rewound`)."""
    raise NotPossible("$.kind", "going back needs the whole log")


def offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """The trainer may go back once something has happened."""
    return (Offer(KIND, ""),) if actor.seat == TRAINER and world.number > 1 else ()
