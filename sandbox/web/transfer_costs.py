"""What a payment cost and how long it took, held beside the G20 targets; and the other way beside.

Sources: FSB, Targets for Addressing the Four Challenges of Cross-Border Payments: Final Report, 13
October 2021. Retail payments there are all but those between financial institutions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from payments.money import Money
from payments.network.cost import Cost, CostKind
from payments.network.model import Method, Phase, TransferStatus
from payments.network.speed import Pace, Speed, ordered_at
from sandbox.services.journeys import Journey, WaySeen
from sandbox.web.desk import Desk
from sandbox.web.language import day, lasted, money, percent
from sandbox.web.language import gettext as _
from sandbox.web.transfer_banks import code_in_words, is_over
from sandbox.web.transfer_words import COSTS, METHODS

COST_PERCENT_MAX = Decimal(1)
CORRIDOR_PERCENT_MAX = Decimal(3)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class CostLine:
    """What one bank took, in words; `worth` in the currency that was ordered."""

    bank: str
    what: str
    money: Money
    worth: Money


@dataclass(frozen=True, slots=True)
class Mark:
    """One target and where this payment stands: the target, a tone, a verdict, and why."""

    target: str
    tone: str
    verdict: str
    why: str


@dataclass(frozen=True, slots=True)
class WayColumn:
    """The payment by one method, as a column of the comparison."""

    name: str
    method: str
    took: bool
    leaves: str
    arrives: str
    cost: str
    percent: str
    credited_at: str
    lasted: str
    messages: int
    kinds: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class CostPanel:
    """The panel: what was taken, its sum, the targets, and both ways with what differs."""

    lines: tuple[CostLine, ...]
    total: Money
    percent: str
    so_far: bool
    abroad: bool
    marks: tuple[Mark, ...]
    ways: tuple[WayColumn, ...]
    differs: tuple[str, ...]


def cost_panel(desk: Desk, journey: Journey) -> CostPanel:
    """What the page says of cost and time."""
    cost = journey.cost
    return CostPanel(
        lines=tuple(
            CostLine(desk.name_of(p.bank), str(COSTS[p.kind]), p.money, p.worth) for p in cost.parts
        ),
        total=cost.total,
        percent=percent(cost.percent),
        so_far=not is_over(journey.transfer),
        abroad=_crosses_a_border(desk, journey),
        marks=tuple(_marks(desk, journey)),
        ways=tuple(_column(desk, journey, way) for way in journey.ways),
        differs=tuple(_differs(*journey.ways)) if journey.ways else (),
    )


def _crosses_a_border(desk: Desk, journey: Journey) -> bool:
    ends = (desk.party(journey.transfer.route[end]) for end in (0, -1))
    return len({end.address.country for end in ends if end and end.address}) > 1


def _marks(desk: Desk, journey: Journey) -> Iterator[Mark]:
    back = journey.transfer.status is TransferStatus.RJCT and journey.speed is None
    if back or journey.transfer.phase is Phase.SCHEDULED:
        return
    yield _cost_mark(desk, journey.cost)
    yield _hour_mark(desk, journey)
    if journey.speed is None or journey.speed.pace is not Pace.HOUR:
        yield _day_mark(journey)


def _cost_mark(desk: Desk, cost: Cost) -> Mark:
    target = _("Cost: at most 1% of the amount, on average over all; no corridor above 3%.")
    found = percent(cost.percent)
    if cost.percent <= COST_PERCENT_MAX:
        return Mark(target, "ok", _("%(percent)s: within 1%%", percent=found), _largest(desk, cost))
    if cost.percent <= CORRIDOR_PERCENT_MAX:
        verdict = _("%(percent)s: above 1%%, within 3%%", percent=found)
        return Mark(target, "warn", verdict, _largest(desk, cost))
    return Mark(target, "bad", _("%(percent)s: above 3%%", percent=found), _largest(desk, cost))


def _largest(desk: Desk, cost: Cost) -> str:
    most = cost.largest
    if most is None:
        return _("No bank took anything.")
    told = {"bank": desk.name_of(most.bank), "amount": money(most.worth)}
    if most.kind is CostKind.MARGIN:
        return _("The most went into the rate of exchange at %(bank)s: %(amount)s.", **told)
    return _("The most went to %(bank)s as its charge: %(amount)s.", **told)


def _hour_mark(desk: Desk, journey: Journey) -> Mark:
    target = _("Time: 75% of payments at the receiver within one hour of the order.")
    speed = journey.speed
    if speed is None:
        gone = desk.view.now - ordered_at(journey.transfer)
        if gone > HOUR:
            return Mark(target, "warn", _("The hour is over"), _so_long(gone))
        return Mark(target, "wait", _("Not arrived yet"), _so_long(gone))
    if speed.pace is Pace.HOUR:
        return Mark(target, "ok", _("Within the hour"), _took(speed))
    return Mark(target, "warn", _("Not within the hour"), f"{_took(speed)} {_waited(desk, speed)}")


def _day_mark(journey: Journey) -> Mark:
    target, speed = _("Time: the rest within one business day of the order."), journey.speed
    if speed is None and journey.day_is_over:
        return Mark(target, "bad", _("The business day is over"), "")
    if speed is None:
        return Mark(target, "wait", _("Not arrived yet"), "")
    last_on = _("The last day for that was %(day)s.", day=day(speed.business_day_on))
    if speed.pace is Pace.LATER:
        return Mark(target, "bad", _("Not within one business day"), last_on)
    return Mark(target, "ok", _("Within one business day"), last_on)


def _so_long(gone: timedelta) -> str:
    return _("It has been on its way for %(time)s.", time=lasted(gone))


def _took(speed: Speed) -> str:
    return _("From the order to the receiver’s account: %(time)s.", time=lasted(speed.lasted))


def _waited(desk: Desk, speed: Speed) -> str:
    wait = speed.longest
    if wait is None or not wait.lasted:
        return ""
    said = _(
        "The longest wait, %(time)s, was until %(bank)s went on with it.",
        time=lasted(wait.lasted),
        bank=desk.name_of(wait.bank),
    )
    return f"{said} {code_in_words(wait.since.reason or '')}".strip()


def _column(desk: Desk, journey: Journey, way: WaySeen) -> WayColumn:
    transfer, speed = way.transfer, way.speed
    there = journey.places[journey.transfer.route[-1]]
    return WayColumn(
        name=_("Serial") if way.method is Method.SERIAL else _("Cover"),
        method=str(METHODS[way.method]),
        took=way.method is journey.transfer.instruction.method,
        leaves=money(transfer.debited) if transfer.debited else "",
        arrives=money(transfer.received) if transfer.received else _("nothing: it is rejected"),
        cost=money(way.cost.total),
        percent=percent(way.cost.percent),
        credited_at=desk.clocks.there(speed.credited_at, there) if speed else "",
        lasted=lasted(speed.lasted) if speed else "",
        messages=len(way.messages),
        kinds=tuple((kind, way.messages.count(kind)) for kind in dict.fromkeys(way.messages)),
    )


def _differs(took: WaySeen, other: WaySeen) -> Iterator[str]:
    """What the other way would have changed, in sentences."""
    ours, theirs = took.transfer.received, other.transfer.received
    if ours is None or theirs is None or took.speed is None or other.speed is None:
        return
    yield _more_or_less(ours, theirs)
    if took.transfer.debited and other.transfer.debited:
        yield from _dearer_or_cheaper(took.transfer.debited, other.transfer.debited)
    yield _sooner_or_later(other.speed.credited_at - took.speed.credited_at)


def _more_or_less(ours: Money, theirs: Money) -> str:
    if theirs > ours:
        return _("The other way %(amount)s more would arrive.", amount=money(theirs - ours))
    if theirs < ours:
        return _("The other way %(amount)s less would arrive.", amount=money(ours - theirs))
    return _("The same amount would arrive the other way.")


def _dearer_or_cheaper(ours: Money, theirs: Money) -> Iterator[str]:
    if theirs > ours:
        yield _("The payer would pay %(amount)s more.", amount=money(theirs - ours))
    if theirs < ours:
        yield _("The payer would pay %(amount)s less.", amount=money(ours - theirs))


def _sooner_or_later(later: timedelta) -> str:
    if later > timedelta(0):
        return _("It would be there %(time)s later.", time=lasted(later))
    if later < timedelta(0):
        return _("It would be there %(time)s sooner.", time=lasted(-later))
    return _("It would be there at the same moment.")
