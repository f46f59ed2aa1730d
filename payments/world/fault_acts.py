"""The trainer plants a fault on an account or on a transfer, and lifts it again.

Nobody else is told; a seat sees what comes of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from payments.errors import NoSuchPart, NotYourAct
from payments.network.faults import fault
from payments.network.model import Outcome, Planted
from payments.world.kinds import Effect, caused
from payments.world.state import TRAINER, Actor, Offer, World

PLANT, LIFT = "fault.plant", "fault.lift"


@dataclass(frozen=True, slots=True)
class Plant:
    """Body of `fault.plant`: an id of the table of faults, and an account or a UETR."""

    fault: str
    on: str


@dataclass(frozen=True, slots=True)
class Lift:
    """Body of `fault.lift`: the account or the UETR."""

    on: str


def plant(world: World, body: Plant, actor: Actor, _ids: object) -> Effect:
    """From now on, payments of the account, or the one transfer, meet the fault."""
    _trainer(actor, PLANT)
    fault(body.fault)
    if body.on not in world.network.accounts and body.on not in world.network.transfers:
        raise NoSuchPart("account or transfer", body.on)
    return _planted(world, PLANT, Planted(body.on, body.fault))


def lift(world: World, body: Lift, actor: Actor, _ids: object) -> Effect:
    """Payments go through again. Raises NoSuchPart where nothing is planted."""
    _trainer(actor, LIFT)
    if body.on not in world.network.faults:
        raise NoSuchPart("planted fault", body.on)
    return _planted(world, LIFT, Planted(body.on, None))


def plant_offers(_world: World, actor: Actor) -> tuple[Offer, ...]:
    """The trainer may always plant."""
    return (Offer(PLANT, ""),) if actor.seat == TRAINER else ()


def lift_offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """What was planted can be lifted."""
    planted = sorted(world.network.faults) if actor.seat == TRAINER else ()
    return tuple(Offer(LIFT, target, {"on": target}) for target in planted)


def _planted(world: World, kind: str, planted: Planted) -> Effect:
    return caused(world, (Outcome(kind, world.now, planted.target, planted=(planted,)),))


def _trainer(actor: Actor, kind: str) -> None:
    if actor.seat != TRAINER:
        raise NotYourAct(kind, actor.seat)
