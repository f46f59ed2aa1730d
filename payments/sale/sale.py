"""One sale to be compared under every term: its amount, its days, its rates.

Day 0 is the day of shipment; days before it are negative.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from lei.sentences import Sentence
from payments.errors import NotPossible
from payments.money import Money
from payments.sale.fees import FEES, Fee
from payments.sale.interest import Basis, check_amount, check_days, check_percent


@dataclass(frozen=True, slots=True)
class FeeRate:
    """A line of the fee schedule as somebody else's bank has it: its id and its per cent."""

    id: str
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Sale:
    """The sale. Rates are per cent a year, the other per cents of the amount.

    `days` is the term of payment, counted from shipment; the order comes `lead_days` before it;
    the documents are with the buyer's bank after `documents_days`, the goods with the buyer after
    `transit_days`. `fees` changes lines of the schedule.
    """

    amount: Money
    days: int = 60
    lead_days: int = 30
    documents_days: int = 10
    transit_days: int = 25
    down_percent: Decimal = Decimal(30)
    seller_rate: Decimal = Decimal(12)
    buyer_rate: Decimal = Decimal(6)
    discount_rate: Decimal = Decimal(9)
    advance_percent: Decimal = Decimal(80)
    insured_percent: Decimal = Decimal(85)
    basis: Basis = Basis.ACT_360
    fees: tuple[FeeRate, ...] = ()


def check_sale(sale: Sale) -> None:
    """Raises NotPossible, with the place, for a sale that cannot be."""
    check_amount("$.amount", sale.amount)
    if sale.amount.minor >= MINOR_MAX:
        raise NotPossible("$.amount", "an amount to compare has at most 15 digits")
    for name in DAYS:
        check_days(f"$.{name}", getattr(sale, name))
    for name in PERCENTS:
        check_percent(f"$.{name}", getattr(sale, name))
    known = {fee.id for fee in FEES}
    for place, fee in enumerate(sale.fees):
        check_percent(f"$.fees[{place}].percent", fee.percent)
        if fee.id not in known:
            raise NotPossible(
                f"$.fees[{place}].id", Sentence("one of {known}", known=", ".join(sorted(known)))
            )


def schedule(sale: Sale) -> tuple[Fee, ...]:
    """The fee schedule, with the per cents that the sale changes."""
    changed = {fee.id: fee.percent for fee in sale.fees}
    return tuple(replace(fee, percent=changed.get(fee.id, fee.percent)) for fee in FEES)


MINOR_MAX = 10**15  # so that no sum of the comparison has more digits than money may

DAYS = ("days", "lead_days", "documents_days", "transit_days")
PERCENTS = (
    "down_percent",
    "seller_rate",
    "buyer_rate",
    "discount_rate",
    "advance_percent",
    "insured_percent",
)
