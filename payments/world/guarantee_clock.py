"""What the clock does to a guarantee, and what its acts put on the agenda and tell.

Source: URDG 758 art. 20(a) and 24(e), (f) (preclusion), 23 (suspension), 25 (end), 26.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from lei.sentences import Sentence
from payments.credit.guards import Moment
from payments.errors import NoSuchPart, NotPossible
from payments.guarantee import clocks
from payments.guarantee.guarantee import HELD, Demand, Guarantee, Role, State, holder
from payments.guarantee.machine import move, open_now
from payments.guarantee.moves import LIVE
from payments.network.model import Due, Outcome
from payments.world.credit_clock import DIARY, DISCLOSED, SECRET
from payments.world.kinds import Effect, caused, seats_of
from payments.world.parts import calendar_at
from payments.world.state import World

PRECLUDE = "guarantee.preclude"
FALL_DUE = "guarantee.fall_due"
EXPIRE = "guarantee.expire"
EXHAUST = "guarantee.exhaust"
KINDS = frozenset({PRECLUDE, FALL_DUE, EXPIRE, EXHAUST})

BEFORE_ISSUE = frozenset({"guarantee.instruct", "guarantee.decline", "guarantee.counter_guarantee"})
"""What the beneficiary does not hear of: there is no guarantee yet."""


def run(world: World, item: Due) -> Effect:
    """Do what is due, where it still applies; an expiry that has moved is put off."""
    guarantee = guarantee_of(world, item.about)
    struck = Outcome(DIARY, item.at, item.about, spent=(item.key,))
    if item.kind not in _open_kinds(world, guarantee):
        put_off = _put_off(world, guarantee, item)
        return caused(world, (struck, *put_off))
    return _made(world, guarantee, item.kind, (item.key,))


def ended(world: World, guarantee: Guarantee) -> Effect:
    """An end that came while a demand was under way, made now that it is not."""
    for kind in (EXHAUST, EXPIRE):
        if kind in _open_kinds(world, guarantee):
            return _made(world, guarantee, kind, ())
    return world, ()


def resumed(world: World, guarantee: Guarantee) -> Effect:
    """The guarantor opens again: its days go on, with those that were left (art. 26(b))."""
    began, ended_at = clocks.interruptions(guarantee)[-1]
    demand = guarantee.in_hand
    if guarantee.state is State.SUSPENDED and demand and demand.suspended_until:
        at = max(demand.suspended_until, world.now)
        return caused(world, (due(world, guarantee, FALL_DUE, at),))
    if guarantee.state not in (State.DEMANDED, State.EXTEND_OR_PAY) or demand is None:
        return world, ()
    place = calendar_at(world, guarantee.terms.guarantor)
    span = (began, ended_at or world.now)
    until = clocks.resumed_until(demand.presented_on, demand.examine_until, span, place)
    made = replace(demand, examine_until=until)
    guarantee = replace(guarantee, demands=(*guarantee.demands[:-1], made))
    return caused(kept(world, guarantee), (due(world, guarantee, PRECLUDE, until),))


def due(world: World, guarantee: Guarantee, kind: str, at: datetime) -> Outcome:
    """Something is put on the agenda of the guarantor; what should have been is due now."""
    number = guarantee.terms.number
    key = f"{kind}/{number}/{len(guarantee.steps)}"
    item = Due(max(at, world.now), key, kind, number, guarantee.terms.guarantor)
    return Outcome(DIARY, world.now, number, due=(item,))


def expiry(world: World, guarantee: Guarantee) -> Outcome:
    """The end is put on the agenda. Raises ClosuresUnknown beyond the guarantor's calendar."""
    place = calendar_at(world, guarantee.terms.guarantor)
    return due(world, guarantee, EXPIRE, place.closing(clocks.last_day(guarantee, place)))


def require_time_left(world: World, guarantee: Guarantee) -> None:
    """Raises NotPossible for an undertaking that would be over as it is issued."""
    place = calendar_at(world, guarantee.terms.guarantor)
    last = clocks.last_day(guarantee, place)
    if world.now >= place.closing(last):
        raise NotPossible(
            "$.guarantee",
            Sentence("its last day, {last}, is over: it would end as it is issued", last=last),
        )


def secret(world: World, guarantee: Guarantee, demand: Demand) -> Outcome:
    """What the engine saw in a demand: told to nobody yet."""
    findings = demand.report.findings if demand.report else ()
    return Outcome(SECRET, world.now, guarantee.terms.number, findings=findings)


def disclosed(world: World, guarantee: Guarantee, demand: Demand) -> Outcome:
    """The same, for the guarantor that has decided."""
    findings = demand.report.findings if demand.report else ()
    seats = seats_of(world, (guarantee.terms.guarantor,))
    number = guarantee.terms.number
    return Outcome(DISCLOSED, world.now, number, findings=findings, audience=seats)


def told(world: World, guarantee: Guarantee, kind: str) -> Effect:
    """The act itself, for the seats that hear of it."""
    seats = seats_of(world, parties_told(guarantee, kind))
    outcome = Outcome(kind, world.now, guarantee.terms.number, audience=seats)
    return caused(world, (outcome,))


def parties_told(guarantee: Guarantee, kind: str) -> tuple[str, ...]:
    """Whoever holds a role; the beneficiary from the issue on."""
    roles = (r for r in HELD if kind not in BEFORE_ISSUE or r is not Role.BENEFICIARY)
    held = (holder(role, guarantee.terms) for role in roles)
    return tuple(dict.fromkeys(party for party in held if party is not None))


def guarantee_of(world: World, number: str) -> Guarantee:
    """The guarantee of that number. Raises NoSuchPart."""
    found = world.guarantees.get(number)
    if found is None:
        raise NoSuchPart("guarantee", number)
    return found


def kept(world: World, guarantee: Guarantee) -> World:
    """The world with the guarantee as it is now."""
    return replace(world, guarantees=world.guarantees.set(guarantee.terms.number, guarantee))


def moment_at(world: World, guarantee: Guarantee) -> Moment:
    """Now, at the guarantor's place."""
    return Moment(world.now, calendar_at(world, guarantee.terms.guarantor))


def local_day(world: World, guarantee: Guarantee) -> date:
    """The day at the guarantor's place."""
    return calendar_at(world, guarantee.terms.guarantor).local(world.now).date()


def _open_kinds(world: World, guarantee: Guarantee) -> set[str]:
    return {m.kind for m in open_now(guarantee, Role.CLOCK, moment_at(world, guarantee))}


def _made(world: World, guarantee: Guarantee, kind: str, spent: tuple[str, ...]) -> Effect:
    moved = move(guarantee, kind, Role.CLOCK, moment_at(world, guarantee))
    seats = seats_of(world, parties_told(moved, kind))
    outcome = Outcome(kind, world.now, moved.terms.number, spent=spent, audience=seats)
    return caused(kept(world, moved), (outcome,))


def _put_off(world: World, guarantee: Guarantee, item: Due) -> tuple[Outcome, ...]:
    """An expiry that force majeure has moved comes again on its new day."""
    if item.kind != EXPIRE or guarantee.state not in LIVE:
        return ()
    place = calendar_at(world, guarantee.terms.guarantor)
    at = place.closing(clocks.last_day(guarantee, place))
    others = [d for d in world.network.agenda if (d.kind, d.about) == (EXPIRE, item.about)]
    if at <= item.at or any(other.at >= at for other in others):
        return ()
    return (due(world, guarantee, EXPIRE, at),)
