"""Interest for paying late: by the contract's rate, or by a stated example of a statutory one.

The rates are examples to calculate with, not law: what a buyer owes for being late is said by the
law that governs the contract, and the reference rate in it changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payments.errors import NoSuchPart
from payments.money import Money
from payments.sale.due_dates import days_late
from payments.sale.interest import Basis, check_amount, interest


@dataclass(frozen=True, slots=True)
class LateRate:
    """A rate for late payment: per cent a year, the year's days, and where it comes from."""

    id: str
    says: str
    percent: Decimal
    basis: Basis
    source: str


@dataclass(frozen=True, slots=True)
class Late:
    """What a late payment costs: the days, the rate and the interest."""

    days: int
    percent: Decimal
    basis: Basis
    interest: Money


def late_interest(
    amount: Money, due: date, paid: date, percent: Decimal, basis: Basis = Basis.ACT_365
) -> Late:
    """Interest from the day after `due` to the day of payment. Raises NotPossible."""
    check_amount("$.amount", amount)
    days = days_late(due, paid)
    return Late(days, percent, basis, interest(amount, percent, days, basis))


def late_rate(id_: str) -> LateRate:
    """The row of an id. Raises NoSuchPart."""
    for row in LATE_RATES:
        if row.id == id_:
            return row
    raise NoSuchPart("rate for late payment", id_)


LATE_RATES: tuple[LateRate, ...] = (
    LateRate(
        "contract",
        "What the two parties of the contract agreed, here 8 per cent a year.",
        Decimal(8),
        Basis.ACT_360,
        "an example of this sandbox",
    ),
    LateRate(
        "statutory-example",
        "A reference rate of 2 per cent and 8 percentage points above it, as a law may say.",
        Decimal(10),
        Basis.ACT_365,
        "in the manner of Directive 2011/7/EU art. 2(6); the reference rate is invented",
    ),
)
"""Examples to calculate with."""
