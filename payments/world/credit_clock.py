"""What the clock does to a credit: days end, due dates come, instalments are missed, it expires.

Source: UCP 600 art. 14(b) and 16(d), (f) (preclusion), 3 (maturity), 6(d) and 29(a) (expiry), 32
(instalments), 36 (what waits while a bank is kept closed); URR 725 (claims).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from payments.credit.credit import Credit, Desk, Role
from payments.credit.guards import Moment
from payments.credit.machine import Open, holders, openings
from payments.credit.moves import STOPPED
from payments.credit.terms import Terms
from payments.network.model import Due, Outcome
from payments.world.kinds import Effect, caused
from payments.world.parts import calendar_working, credit_of, moment_at, shut
from payments.world.state import World

PRECLUDE = "credit.preclude"
OVERRUN = "credit.overrun"
EXPIRE = "credit.expire"
MISS = "credit.miss_instalment"
PAY = "credit.pay_at_maturity"
SETTLE = "credit.settle_at_maturity"
REIMBURSED = "credit.be_reimbursed"
DIARY = "diary"  # something was put on the agenda
SECRET = "examined"  # what the engine saw, before the bank decided
DISCLOSED = "disclosed"  # the same, once it has

CLAIM_DAYS = 3  # banking days that a reimbursing bank has, URR 725

Doing = Callable[[World, Credit, Open, Moment, Due], Effect]


def run(world: World, due: Due, do: Doing) -> Effect:
    """Do what is due, where the credit still stands so that it applies; else only strike it off.

    What a closed bank would do waits until it opens (UCP 600 art. 36).
    """
    credit = credit_of(world, due.about)
    if due.kind in STOPPED and due.bank in shut(world):
        return caused(world, (Outcome(DIARY, due.at, due.about, due=(_later(world, due),),
                                      spent=(due.key,)),))  # fmt: skip
    moment = moment_for(world, credit)
    found = _found(credit, due, moment)
    if found is None:
        return caused(world, (Outcome(DIARY, due.at, due.about, spent=(due.key,)),))
    return do(world, credit, found, moment, due)


def moment_for(world: World, credit: Credit) -> Moment:
    """Now, at the place where the credit expires."""
    return moment_at(world, credit)


def due(kind: str, terms: Terms, at: datetime, name: str) -> Due:
    """A timer of a credit."""
    number = terms.number
    return Due(at, f"{kind}/{number}/{name}", kind, number, terms.nominated_bank)


def desk_due(kind: str, credit: Credit, presentation: str, desk: Desk, at: datetime) -> Due:
    """A timer of a presentation at a desk."""
    terms = credit.terms
    key = f"{kind}/{terms.number}/{presentation}/{desk.by}"
    return Due(at, key, kind, terms.number, holders(terms)[desk.by] or "")


def keys(credit: Credit, presentation: str, desk: Desk) -> tuple[str, ...]:
    """The keys under which the end of a desk's days may stand."""
    return tuple(
        desk_due(kind, credit, presentation, desk, desk.examine_until).key
        for kind in (PRECLUDE, OVERRUN)
    )


def _found(credit: Credit, item: Due, moment: Moment) -> Open | None:
    """The move that falls due, at the desk that its key names."""
    for each in openings(credit, Role.CLOCK, moment):
        if each.move.kind == item.kind and (not each.desk or _names(item, each)):
            return each
    return None


def _names(item: Due, found: Open) -> bool:
    assert found.made is not None
    assert found.desk is not None
    return item.key.endswith(f"/{found.made.id}/{found.desk.by}")


def _later(world: World, item: Due) -> Due:
    place = calendar_working(world, item.bank)
    today = place.local(world.now).date()
    return replace(item, at=place.opening(next(place.days_after(today))))
