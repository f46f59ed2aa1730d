"""What a credit puts on the agenda: its end, its instalments, and the days its seller must know.

A reminder changes nothing. It stands among the dates of the seller, the clock stops at it on its
way to what is next, and the seller is told in the morning of that day, while it can still act. A
last day stays among the seller's dates until it is over.

Source: UCP 600 art. 3 (last day), 6(d), 14(c), 14(i), 29(a), 29(c), 32.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from payments.calendar import BankingCalendar
from payments.credit.clocks import last_to_present
from payments.credit.credit import Credit, Role, State
from payments.credit.guards import Attempt, not_used_up, one_more_allowed, something_left
from payments.credit.moves import LIVE
from payments.network.model import Due, Outcome
from payments.world import credit_clock, shipments
from payments.world.kinds import Effect, caused, seats_of
from payments.world.parts import calendar_at, credit_of, moment_at
from payments.world.state import World
from payments.world.telling import told

LATEST_SHIPMENT = "credit.latest_shipment"
LAST_SAILING = "credit.last_sailing"
PAPERS_READY = "credit.papers_ready"
LAST_PRESENTATION = "credit.last_presentation"

BEFORE_SHIPPING = frozenset({LATEST_SHIPMENT, LAST_SAILING})
REMINDERS = frozenset({*BEFORE_SHIPPING, PAPERS_READY, LAST_PRESENTATION})


def timers(world: World, credit: Credit) -> Iterator[Due]:
    """All that a credit puts on the agenda as its terms and its shipments stand."""
    terms, place = credit.terms, calendar_at(world, credit.terms.nominated_bank)
    last = place.closing(place.extend(terms.expires_on))
    yield credit_clock.due(credit_clock.EXPIRE, terms, last, str(terms.expires_on))
    for number, period in enumerate(terms.instalments, 1):
        over = place.opening(period.last + timedelta(days=1))
        yield credit_clock.due(credit_clock.MISS, terms, over, str(number))
    for kind, day in _days(world, credit, place):
        yield credit_clock.due(kind, terms, place.opening(day), str(day))


def timed(world: World, credit: Credit, before: Credit | None = None) -> Effect:
    """What it puts on the agenda now in the place of what it had put there `before`."""
    old, new = (tuple(_to_come(world, each)) if each else () for each in (before, credit))
    if old == new:
        return world, ()
    spent = tuple(due.key for due in timers(world, before)) if before else ()
    number = credit.terms.number
    return caused(world, (Outcome(credit_clock.DIARY, world.now, number, due=new, spent=spent),))


def ahead(world: World) -> Due | None:
    """The next thing on the agenda that will not pass without a word."""
    return next((due for due in world.network.agenda if applies(world, due)), None)


def applies(world: World, due: Due) -> bool:
    """Whether a reminder still tells its seller something, and whether a credit can still expire.

    Anything else on the agenda applies.
    """
    if due.kind == credit_clock.EXPIRE:
        credit = credit_of(world, due.about)
        return credit.own in (State.ISSUED, *LIVE) and not_used_up(_attempt(world, credit))
    return due.kind not in REMINDERS or _tells(world, credit_of(world, due.about), due.kind)


def today(world: World, credit: Credit) -> Iterator[Due]:
    """The last days that have begun and are not over: each until the banks close or the day ends.

    The reminder of such a day is off the agenda since the morning.
    """
    place = calendar_at(world, credit.terms.nominated_bank)
    for kind, day in _days(world, credit, place) if _is_live(credit) else ():
        over = place.closing(day) if kind == LAST_PRESENTATION else _midnight(place, day)
        is_now = kind != PAPERS_READY and place.opening(day) <= world.now < over
        if is_now and _tells(world, credit, kind):
            yield credit_clock.due(kind, credit.terms, over, str(day))


def remind(world: World, due: Due) -> Effect:
    """The seller is told what day it is."""
    if not applies(world, due):
        return caused(world, (Outcome(credit_clock.DIARY, due.at, due.about, spent=(due.key,)),))
    audience = seats_of(world, told(due.kind, credit_of(world, due.about).terms))
    said = Outcome(due.kind, due.at, due.about, spent=(due.key,), audience=audience)
    return caused(world, (said,))


def _tells(world: World, credit: Credit, kind: str) -> bool:
    """Whether the seller of a credit can still do what is reminded of."""
    done = kind in BEFORE_SHIPPING and credit.shipped_on
    attempt = _attempt(world, credit)
    still = something_left(attempt) and one_more_allowed(attempt)
    return _is_live(credit) and not done and still


def _is_live(credit: Credit) -> bool:
    return credit.has("credit.advise") and credit.own in LIVE


def _attempt(world: World, credit: Credit) -> Attempt:
    return Attempt(credit, Role.BENEFICIARY, moment_at(world, credit))


def _midnight(place: BankingCalendar, day: date) -> datetime:
    """The last minute of a day, so that it is read as that day's."""
    return datetime.combine(day, time(23, 59), ZoneInfo(place.zone))


def _days(world: World, credit: Credit, place: BankingCalendar) -> Iterator[tuple[str, date]]:
    terms = credit.terms
    if terms.latest_shipment_on:
        yield LATEST_SHIPMENT, terms.latest_shipment_on
    for sailing in shipments.sailings(world.opening.document_sets)[-1:]:
        yield LAST_SAILING, sailing.on
    for day in sorted(set(_ready(world, credit))):
        yield PAPERS_READY, day
    yield LAST_PRESENTATION, place.extend(last_to_present(credit) or terms.expires_on)


def _ready(world: World, credit: Credit) -> Iterator[date]:
    sets = shipments.true_of(world, credit) if credit.shipped_on else ()
    days = (shipments.dated_on(laid.documents) for laid in sets)
    return (day for day in days if day is not None)


def _to_come(world: World, credit: Credit) -> Iterator[Due]:
    """Without the reminders of mornings that are past: they would be told as if of today."""
    for due in timers(world, credit):
        if due.kind not in REMINDERS or due.at > world.now:
            yield due
