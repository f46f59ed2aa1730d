"""A seat looks a firm up by its LEI: what it saw, and when, is part of the story."""

from __future__ import annotations

from dataclasses import dataclass

from lei.code import check, compact
from lei.standing import STRICT, standing

from lei.findings import Finding
from lei.record import LeiRecord
from payments.network.ids import Ids
from payments.network.model import Outcome
from payments.world.kinds import Effect, caused
from payments.world.state import Actor, Offer, World

KIND = "entity.look_up"


@dataclass(frozen=True, slots=True)
class LookUp:
    """Body of `entity.look_up`: the code as typed."""

    lei: str


def look_up(world: World, body: LookUp, actor: Actor, _ids: Ids) -> Effect:
    """Check the code and say how its record stands, on the world's day."""
    code = compact(body.lei)
    findings = check(body.lei) or _standing(world, record_of(world, code))
    return caused(
        world, (Outcome(KIND, world.now, code, findings=findings, audience=(actor.seat,)),)
    )


def record_of(world: World, code: str) -> LeiRecord | None:
    """The record that the world's opening carries for a code, if it does."""
    return next((entity for entity in world.opening.entities if entity.lei == code), None)


def offers(_world: World, actor: Actor) -> tuple[Offer, ...]:
    """Every firm may look up another, at any time."""
    return (Offer(KIND, ""),) if actor.party else ()


def _standing(world: World, record: LeiRecord | None) -> tuple[Finding, ...]:
    return standing(record, world.now.date(), STRICT).findings if record else ()
