"""How far amount and quantity may be from what the credit says.

Source: UCP 600 art. 30; MT 700 field 39A.

>>> from payments.money import Money
>>> str(amount_max(Money.of("48600", "EUR"), tolerance=None, about=True))
'EUR 53,460.00'
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from payments.credit.terms import Tolerance
from payments.documents.wording import unit_of
from payments.money import Money

ABOUT_PERCENT = 10  # "about" or "approximately", art. 30(a)
MEASURED_PERCENT = 5  # goods that are weighed or measured, art. 30(b)
SHORT_PERCENT = 5  # less than the amount, art. 30(c)
MEASURED = frozenset({"cm", "g", "kg", "l", "m", "mm", "t"})
"""Units that are weighed or measured. Everything else is a packing unit or an item."""


def is_measured(unit: str) -> bool:
    """Whether the five per cent of art. 30(b) are open to a quantity in this unit.

    >>> is_measured("tonnes"), is_measured("bags")
    (True, False)
    """
    return unit_of(unit) in MEASURED


def amount_max(amount: Money, tolerance: Tolerance | None, *, about: bool) -> Money:
    """The most that may be drawn."""
    percent = tolerance.plus if tolerance else ABOUT_PERCENT if about else 0
    return amount + amount.share(Decimal(percent) / 100)


def amount_min(amount: Money, tolerance: Tolerance | None, *, about: bool) -> Money:
    """The least that may be drawn where partial drawings are not allowed (art. 30(a), 30(c))."""
    percent = tolerance.minus if tolerance else ABOUT_PERCENT if about else SHORT_PERCENT
    return amount - amount.share(Decimal(percent) / 100)


def quantity_range(quantity: int, percent: int) -> tuple[Fraction, Fraction]:
    """The least and the most, `percent` to either side."""
    part = Fraction(quantity * percent, 100)
    return quantity - part, quantity + part
