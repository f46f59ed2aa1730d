"""Simple interest for a number of days, and what is wrong with a rate or a number of days.

Our choice: interest is simple, by actual days, on a year of 360 or 365 days that is always
stated, and is rounded once, half to even, at the currency's exponent.

>>> interest(Money.of("9600", "USD"), Decimal("9"), 60, Basis.ACT_360)
Money(amount=Decimal('144.00'), currency='USD')
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from lei.sentences import Sentence
from payments.errors import NotPossible
from payments.money import Money

DAYS_MAX = 3_650
HUNDRED = Decimal(100)


class Basis(StrEnum):
    """Days that a year has for interest: actual days over 360, as banks lend, or over 365."""

    ACT_360 = "act/360"
    ACT_365 = "act/365"

    @property
    def days(self) -> int:
        """The days of the year."""
        return 360 if self is Basis.ACT_360 else 365


def interest(principal: Money, percent: Decimal, days: int, basis: Basis) -> Money:
    """Simple interest on `principal` at `percent` a year. Raises NotPossible, with the place."""
    check_percent("$.percent", percent)
    check_days("$.days", days)
    return principal.share(percent * days / (HUNDRED * basis.days))


def percent_of(whole: Money, percent: Decimal) -> Money:
    """`percent` of an amount, rounded half to even."""
    return whole.share(percent / HUNDRED)


def check_percent(at: str, percent: Decimal) -> None:
    """Raises NotPossible for what is no per cent from 0 to 100."""
    if not percent.is_finite() or not 0 <= percent <= HUNDRED:
        raise NotPossible(at, "a percentage lies between 0 and 100")


def check_days(at: str, days: int) -> None:
    """Raises NotPossible for a negative number of days, or one of more than ten years."""
    if not 0 <= days <= DAYS_MAX:
        raise NotPossible(
            at, Sentence("a number of days lies between 0 and {days_max}", days_max=DAYS_MAX)
        )


def check_amount(at: str, amount: Money) -> None:
    """Raises NotPossible for an amount of nothing, or less."""
    if amount.minor <= 0:
        raise NotPossible(at, "an amount is more than nothing")
