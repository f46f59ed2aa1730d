"""What an act kind is: its body, what it does, to whom it is open.

The table of them is `payments.world.acts`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from payments.network.ids import Ids
from payments.network.ledger import absorb
from payments.network.model import Outcome
from payments.world.state import Actor, Offer, World

Effect: TypeAlias = tuple[World, tuple[Outcome, ...]]


@dataclass(frozen=True, slots=True)
class ActKind:
    """One row of the table of acts.

    `says` is the button's text, `told` the line of the story: "{seat}" is who acted, "{about}"
    what about. `apply` makes the next world; `open` lists what a seat may do now.
    """

    kind: str
    says: str
    told: str
    body: type
    apply: Callable[[World, Any, Actor, Ids], Effect]
    open: Callable[[World, Actor], tuple[Offer, ...]]


def caused(world: World, outcomes: Iterable[Outcome]) -> Effect:
    """The world after `outcomes`, and they."""
    kept = tuple(outcomes)
    for outcome in kept:
        world = replace(world, network=absorb(world.network, outcome))
    return world, kept


def seats_of(world: World, parties: Iterable[str]) -> tuple[str, ...]:
    """The seats that act for these parties, in the order of the opening."""
    wanted = set(parties)
    return tuple(seat.name for seat in world.opening.seats if seat.party in wanted)


def actor(world: World, seat: str) -> Actor:
    """The actor of a seat's name; a name that no seat has is the trainer's."""
    parties = {seat.name: seat.party for seat in world.opening.seats}
    return Actor(seat, parties.get(seat))
