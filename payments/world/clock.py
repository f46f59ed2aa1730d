"""The world's clock: it stands still until someone advances it, and then what is due runs in order.

Source: DESIGN of this house: inside a world nothing comes due except in an `advance` act.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from xsdata.models.datatype import XmlDuration

from lei.sentences import Sentence
from payments.errors import ClockBackwards, MalformedBody, NotPossible
from payments.network.ids import Ids
from payments.network.model import Due, Outcome
from payments.network.work import WORK, work
from payments.world import (
    collection_clock,
    credit_agenda,
    credit_timers,
    guarantee_clock,
    invoice_acts,
    register_acts,
)
from payments.world.kinds import Effect, caused
from payments.world.state import TRAINER, Actor, Offer, World
from payments.world.transfer_telling import told

NEXT = "next"
KIND = "advance"
STEP_MAX = timedelta(days=400)
"""The clock moves at most so far in one act."""


@dataclass(frozen=True, slots=True)
class Advance:
    """Body of `advance`: `to` is an instant, an ISO 8601 duration ("P1D", "PT3H"), or "next"."""

    to: str


def advance(world: World, body: Advance, _actor: Actor, ids: Ids) -> Effect:
    """Move the clock and run what comes due. Raises ClockBackwards, MalformedBody, NotPossible."""
    target = instant(world, body.to)
    if target < world.now:
        raise ClockBackwards(target, world.now)
    if target - world.now > STEP_MAX:
        raise NotPossible(
            "$.to", Sentence("the clock moves at most {days} days in one act", days=STEP_MAX.days)
        )
    return run_until(world, target, ids)


def instant(world: World, to: str) -> datetime:
    """Where `to` points. Raises MalformedBody."""
    if to == NEXT:
        due = credit_agenda.ahead(world)
        return due.at if due else world.now
    if to.startswith("P"):
        return _later(world.now, to)
    try:
        at = datetime.fromisoformat(to)
    except ValueError:
        raise MalformedBody(KIND, "$.to", "an instant, a duration or 'next'") from None
    if at.tzinfo is None:
        raise MalformedBody(KIND, "$.to", "the instant needs its offset, such as +03:00")
    return at


def run_until(world: World, to: datetime, ids: Ids) -> Effect:
    """Run every due item up to `to`, in the order of the agenda, and stop the clock there."""
    seen: list[Outcome] = []
    while world.network.agenda and world.network.agenda[0].at <= to:
        due = world.network.agenda[0]
        world = replace(world, now=max(world.now, due.at))
        world, outcomes = _run(world, due, ids)
        seen.extend(outcomes)
    return replace(world, now=to), tuple(seen)


def offers(_world: World, actor: Actor) -> tuple[Offer, ...]:
    """The trainer alone moves the clock."""
    return (Offer(KIND, "", {"to": NEXT}),) if actor.seat == TRAINER else ()


def _run(world: World, due: Due, ids: Ids) -> Effect:
    if due.kind in WORK:
        return caused(world, (told(world, outcome) for outcome in work(world.network, due)))
    if due.kind in collection_clock.KINDS:
        return collection_clock.run(world, due)
    if due.kind in guarantee_clock.KINDS:
        return guarantee_clock.run(world, due)
    if due.kind in invoice_acts.KINDS:
        return invoice_acts.run(world, due)
    if due.kind in register_acts.KINDS:
        return register_acts.run(world, due)
    return credit_timers.run(world, due, ids)


def _later(now: datetime, text: str) -> datetime:
    """Hours that pass, also where the clocks of the bank at which it stopped are put on or back."""
    try:
        return (now.astimezone(UTC) + _duration(text)).astimezone(now.tzinfo)
    except OverflowError:
        raise NotPossible("$.to", "no calendar reaches so far") from None


def _duration(text: str) -> timedelta:
    try:
        read = XmlDuration(text)
    except ValueError:
        raise MalformedBody(KIND, "$.to", "a duration such as P1D or PT3H") from None
    if read.years or read.months:
        raise MalformedBody(KIND, "$.to", "days and hours only: months have no fixed length")
    return _signed(read) * timedelta(
        days=read.days or 0,
        hours=read.hours or 0,
        minutes=read.minutes or 0,
        seconds=read.seconds or 0,
    )


def _signed(read: XmlDuration) -> int:
    return -1 if read.negative else 1
