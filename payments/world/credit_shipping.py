"""The seller ships: the goods leave with the sailing that takes them, and papers will tell of it.

Source: UCP 600 art. 14(c), 19 to 25, 31.
"""

from __future__ import annotations

from dataclasses import replace

from payments.network.ids import Ids
from payments.world import credit_agenda, shipments
from payments.world.credit_acts import SHIP, OnCredit
from payments.world.credit_doing import Done, kept, offers
from payments.world.kinds import Effect
from payments.world.parts import credit_of, moment_at
from payments.world.state import Actor, Offer, World


def shipped(world: World, act: Done, _body: OnCredit, _ids: Ids) -> Effect:
    """The goods are on board on the day of the sailing. Raises NotPossible where none is."""
    leaves = shipments.require_sailing(world, act.moment.on)
    credit = credit_of(world, act.number)
    after = replace(credit, shipped_on=(*credit.shipped_on, leaves.on))
    return credit_agenda.timed(kept(world, after), after, act.before)


def ship_offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """The credits under which goods can be handed over now, to a sailing that takes them."""
    return tuple(offer for offer in offers(SHIP)(world, actor) if _taken(world, offer.about))


def _taken(world: World, number: str) -> bool:
    today = moment_at(world, credit_of(world, number)).on
    return shipments.sailing(world, today) is not None
