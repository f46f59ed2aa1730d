"""What is open to a seat now: buttons, API lists and bots all read this."""

from __future__ import annotations

from payments.world.acts import ACTS
from payments.world.kinds import actor
from payments.world.state import ENGINE, Offer, World


def offers(world: World, seat: str) -> tuple[Offer, ...]:
    """The acts open to `seat`, in the order of the table; none in a world of another engine."""
    if world.opening.engine != ENGINE:
        return ()
    who = actor(world, seat)
    return tuple(offer for row in ACTS for offer in row.open(world, who))


def open_kinds(world: World, seat: str) -> tuple[str, ...]:
    """The kinds of act open to `seat`, each once."""
    return tuple(dict.fromkeys(offer.kind for offer in offers(world, seat)))
