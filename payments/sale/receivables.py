"""Money today for an invoice that is due later: discounting, factoring, and a credit insurance.

Discounting is a loan with recourse: when the buyer does not pay, the seller gives the advance
back. A factor without recourse takes that risk, and asks more for it.

>>> sold = discount(Money.of("12000", "USD"), Finance(Decimal(80), Decimal(9), Decimal(1), 60))
>>> str(sold.paid_now), str(sold.paid_later)
('USD 9,336.00', 'USD 2,400.00')
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from payments.money import Money
from payments.sale.interest import (
    Basis,
    check_amount,
    check_days,
    check_percent,
    interest,
    percent_of,
)


@dataclass(frozen=True, slots=True)
class Finance:
    """What a bank or a factor offers: per cents of the invoice, a yearly rate, days to run."""

    advance_percent: Decimal
    rate: Decimal  # per cent a year, on the advance
    fee_percent: Decimal  # of the whole invoice
    days: int  # from the advance to the due date
    basis: Basis = Basis.ACT_360


@dataclass(frozen=True, slots=True)
class Financed:
    """What comes of it: the advance less interest and fee now, the rest when the buyer pays."""

    advance: Money
    interest: Money
    fee: Money
    paid_now: Money
    paid_later: Money

    @property
    def cost(self) -> Money:
        """What the seller pays for having money now."""
        return self.interest + self.fee


@dataclass(frozen=True, slots=True)
class Indemnity:
    """What an insurer pays when the buyer does not, and what is the seller's own loss."""

    paid: Money
    own_loss: Money


def discount(invoice: Money, offer: Finance) -> Financed:
    """The figures of an offer on an invoice. Raises NotPossible, with the place."""
    check_amount("$.amount", invoice)
    _check(offer)
    advance = percent_of(invoice, offer.advance_percent)
    charged = interest(advance, offer.rate, offer.days, offer.basis)
    fee = percent_of(invoice, offer.fee_percent)
    return Financed(advance, charged, fee, advance - charged - fee, invoice - advance)


def effective_rate(sold: Financed, days: int, basis: Basis = Basis.ACT_360) -> Decimal:
    """The whole cost as simple interest a year on what was paid out, in per cent, two decimals.

    0 where nothing was paid out, or for no day: there is no rate then.
    """
    if days == 0 or sold.paid_now.minor <= 0:
        return Decimal(0)
    year = sold.cost.amount / sold.paid_now.amount * basis.days / days * 100
    return year.quantize(Decimal("0.01"))


def indemnity(loss: Money, covered_percent: Decimal) -> Indemnity:
    """What a credit insurance pays of a loss. Raises NotPossible.

    >>> str(indemnity(Money.of("31250", "EUR"), Decimal(85)).paid)
    'EUR 26,562.50'
    """
    check_amount("$.amount", loss)
    check_percent("$.covered_percent", covered_percent)
    paid = percent_of(loss, covered_percent)
    return Indemnity(paid, loss - paid)


def _check(offer: Finance) -> None:
    check_percent("$.advance_percent", offer.advance_percent)
    check_percent("$.rate", offer.rate)
    check_percent("$.fee_percent", offer.fee_percent)
    check_days("$.days", offer.days)
