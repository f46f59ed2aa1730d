"""The same sale under every term: when the money moves, what it costs each side, and the curve.

Our choices, so that terms can be compared: all figures in one currency; a seller pays for its own
money from shipment until it is paid, a buyer from its payment until the goods arrive; both pay
that interest with the money itself; nobody fails to pay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from payments.money import Money
from payments.sale.fees import Base, Charged, Fee, Side, charge
from payments.sale.interest import interest, percent_of
from payments.sale.receivables import Finance, Financed, Indemnity, discount, indemnity
from payments.sale.sale import Sale, check_sale, schedule
from payments.sale.terms import TERMS, Advanced, Part, PaymentTerm, When

EXAMINATION_DAYS = 7
"""Five banking days and a weekend: what a bank may take (UCP 600 art. 14(b))."""


class CostKind(StrEnum):
    """What a cost is."""

    FEE = "fee"
    WAITING = "waiting"  # interest for one's own money while one waits
    ADVANCE = "advance"  # interest to whom advanced the money


@dataclass(frozen=True, slots=True)
class Cost:
    """What one side pays beside the price; `how` is the sum in words, filled from `values`."""

    side: Side
    kind: CostKind
    says: str
    money: Money
    day: int
    how: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Receipt:
    """A part of the price on its way: who pays it is the buyer, or whoever advances it."""

    day: int
    money: Money
    when: When | None  # None: advanced on shipment


@dataclass(frozen=True, slots=True)
class Flow:
    """Money in (positive) or out (negative) for one side on a day."""

    day: int
    side: Side
    money: Money


@dataclass(frozen=True, slots=True)
class Compared:
    """One term: what the buyer pays, what the seller gets and when, and what both spend beside."""

    term: PaymentTerm
    paid: tuple[Receipt, ...]  # by the buyer
    received: tuple[Receipt, ...]  # by the seller
    costs: tuple[Cost, ...]
    flows: tuple[Flow, ...]
    financed: Financed | None
    insured: Indemnity | None  # if the buyer never pays

    @property
    def first_day(self) -> int:
        """The day of the seller's first money."""
        return min(each.day for each in self.received)

    @property
    def last_day(self) -> int:
        """The day of the seller's last money."""
        return max(each.day for each in self.received)

    def cost(self, side: Side, *kinds: CostKind) -> Money:
        """What a side spends, of these kinds or of all."""
        zero = self.received[0].money - self.received[0].money
        wanted = (c for c in self.costs if c.side == side and (not kinds or c.kind in kinds))
        return sum((each.money for each in wanted), zero)

    def net(self, side: Side) -> Money:
        """What a side has in the end: the price less its costs, or less the price and its costs."""
        zero = self.received[0].money - self.received[0].money
        return sum((flow.money for flow in self.flows if flow.side == side), zero)

    def curve(self, side: Side) -> tuple[tuple[int, Money], ...]:
        """Days and what stands on the account from then on, from nothing."""
        days = sorted({flow.day for flow in self.flows if flow.side == side})
        moved = [self._on(day, side) for day in days]
        return tuple(zip(days, accumulate(moved), strict=True))

    def _on(self, day: int, side: Side) -> Money:
        first, *more = [f.money for f in self.flows if f.day == day and f.side == side]
        return sum(more, first)


def compare(sale: Sale) -> tuple[Compared, ...]:
    """The sale under each term of the ladder. Raises NotPossible, with the place."""
    check_sale(sale)
    return tuple(under(sale, each) for each in TERMS)


def under(sale: Sale, term: PaymentTerm) -> Compared:
    """A sound sale under one term."""
    paid = tuple(_paid(sale, term))
    financed = _financed(sale, term)
    received = _received(sale, paid, financed)
    costs = (
        *_fees(sale, term, paid),
        *_advance(sale, financed),
        *_sellers_wait(sale, received),
        *_buyers_wait(sale, paid),
    )
    insured = indemnity(sale.amount, sale.insured_percent) if "insurance" in term.fees else None
    flows = tuple(sorted(_flows(paid, received, costs), key=lambda flow: flow.day))
    return Compared(term, paid, received, costs, flows, financed, insured)


def day_of(sale: Sale, when: When) -> int:
    """The day on which money moves, counted from shipment."""
    days = {
        When.ORDER: -sale.lead_days,
        When.CONFIRMED: EXAMINATION_DAYS,
        When.PRESENTED: sale.documents_days,
        When.EXAMINED: sale.documents_days + EXAMINATION_DAYS,
        When.DUE: sale.days,
        When.ACCEPTED_DUE: max(sale.days, sale.documents_days),
    }
    return days[when]


def _paid(sale: Sale, term: PaymentTerm) -> Iterator[Receipt]:
    for part, when in term.payments:
        money = _part(sale, part)
        if money.minor:
            yield Receipt(day_of(sale, when), money, when)


def _part(sale: Sale, part: Part) -> Money:
    down = percent_of(sale.amount, sale.down_percent)
    parts = {Part.ALL: sale.amount, Part.DOWN: down, Part.REST: sale.amount - down}
    return parts[part]


def _financed(sale: Sale, term: PaymentTerm) -> Financed | None:
    fees = {Advanced.BANK: "discounting", Advanced.FACTOR: "factoring"}
    if term.advanced is None:
        return None
    percent = next(fee.percent for fee in schedule(sale) if fee.id == fees[term.advanced])
    offer = Finance(sale.advance_percent, sale.discount_rate, percent, sale.days, sale.basis)
    return discount(sale.amount, offer)


def _received(
    sale: Sale, paid: tuple[Receipt, ...], financed: Financed | None
) -> tuple[Receipt, ...]:
    """What the buyer pays, or the advance on shipment and what is left of it."""
    if financed is None:
        return paid
    rest = Receipt(sale.days, financed.paid_later, When.DUE)
    parts = (Receipt(0, financed.advance, None), rest)
    return tuple(each for each in parts if each.money.minor)


def _fees(sale: Sale, term: PaymentTerm, paid: tuple[Receipt, ...]) -> Iterator[Cost]:
    last = max(each.day for each in paid)
    days = {Charged.ORDER: -sale.lead_days, Charged.SHIPMENT: 0, Charged.PAYMENT: last}
    for fee in schedule(sale):
        if fee.id in term.fees:
            yield _fee(fee, _part(sale, _BASES[fee.base]), days[fee.charged])


def _fee(fee: Fee, base: Money, day: int) -> Cost:
    values = {"percent": fee.percent, "base": base, "least": Money.of(fee.least, base.currency)}
    how = _FEE_HOW if fee.percent else _FIXED_HOW
    return Cost(fee.side, CostKind.FEE, fee.says, charge(fee, base), day, how, values)


def _advance(sale: Sale, financed: Financed | None) -> Iterator[Cost]:
    if financed is not None:
        yield _interest(
            Side.SELLER, CostKind.ADVANCE, sale, (financed.advance, sale.days, 0), financed.interest
        )


def _sellers_wait(sale: Sale, received: tuple[Receipt, ...]) -> Iterator[Cost]:
    for each in received:
        if each.day > 0:
            charged = interest(each.money, sale.seller_rate, each.day, sale.basis)
            waited = (each.money, each.day, each.day)
            yield _interest(Side.SELLER, CostKind.WAITING, sale, waited, charged)


def _buyers_wait(sale: Sale, paid: tuple[Receipt, ...]) -> Iterator[Cost]:
    for each in paid:
        days = sale.transit_days - each.day
        if days > 0:
            charged = interest(each.money, sale.buyer_rate, days, sale.basis)
            waited = (each.money, days, each.day)
            yield _interest(Side.BUYER, CostKind.WAITING, sale, waited, charged)


def _interest(
    side: Side, kind: CostKind, sale: Sale, waited: tuple[Money, int, int], charged: Money
) -> Cost:
    """The line of an interest; `waited` is the principal, its days, and the day it is paid."""
    principal, days, day = waited
    rate = sale.discount_rate if kind is CostKind.ADVANCE else _own_rate(sale, side)
    values = {"base": principal, "percent": rate, "days": days, "year": sale.basis.days}
    return Cost(side, kind, _INTEREST_SAYS[side, kind], charged, day, _INTEREST_HOW, values)


def _own_rate(sale: Sale, side: Side) -> object:
    return sale.seller_rate if side is Side.SELLER else sale.buyer_rate


def _flows(
    paid: tuple[Receipt, ...], received: tuple[Receipt, ...], costs: tuple[Cost, ...]
) -> Iterator[Flow]:
    yield from (Flow(each.day, Side.BUYER, -each.money) for each in paid)
    yield from (Flow(each.day, Side.SELLER, each.money) for each in received)
    yield from (Flow(each.day, each.side, -each.money) for each in costs)


_BASES = {Base.WHOLE: Part.ALL, Base.DOWN: Part.DOWN}
_FEE_HOW = "{percent} % of {base}, at least {least}."
_FIXED_HOW = "A fixed fee."
_INTEREST_HOW = "{base} at {percent} % a year for {days} of {year} days."
_INTEREST_SAYS = {
    (Side.SELLER, CostKind.WAITING): "The seller's own money, from shipment until it is paid.",
    (Side.SELLER, CostKind.ADVANCE): "Interest on the advance, until the buyer pays.",
    (Side.BUYER, CostKind.WAITING): "The buyer's own money, from its payment until the goods come.",
}

SENTENCES: tuple[str, ...] = (_FEE_HOW, _FIXED_HOW, _INTEREST_HOW, *_INTEREST_SAYS.values())
"""What a cost says and how it is reckoned, for translation."""
