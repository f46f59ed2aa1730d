"""What may still be drawn under a credit: its balance, and the instalments it was to be drawn in.

Source: UCP 600 art. 18(b), 31(a), 32.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from payments.credit.credit import Credit, Presentation
from payments.credit.terms import Instalment, Terms
from payments.documents.kinds import Document, Draft, Invoice
from payments.money import Money


def balance(credit: Credit, without: str | None = None) -> Money:
    """The amount less what presentations draw, other than that of the id `without`."""
    drawn = (made.draws for made in credit.presentations if made.drawn and made.id != without)
    left = credit.terms.amount - sum(drawn, Money.zero(credit.terms.amount.currency))
    return max(left, Money.zero(left.currency))


def asked_for(credit: Credit, documents: tuple[Document, ...]) -> Money:
    """What documents ask for, never more than the balance (art. 18(b)).

    The draft says it, else the invoices together; where none does in the credit's currency, the
    whole balance.
    """
    left = balance(credit)
    asked = tuple(_amounts(documents, left.currency))
    return min(sum(asked[1:], asked[0]), left) if asked else left


def missed(credit: Credit, on: date) -> Instalment | None:
    """The first instalment whose period has ended before `on` without a presentation in it."""
    for period in credit.terms.instalments:
        if period.last < on and not any(_within(made, period) for made in credit.presentations):
            return period
    return None


def period_of(terms: Terms, on: date) -> Instalment | None:
    """The instalment that a presentation of that day draws."""
    return next((each for each in terms.instalments if each.first <= on <= each.last), None)


def _within(made: Presentation, period: Instalment) -> bool:
    return period.first <= made.presented_on <= period.last


def _amounts(documents: tuple[Document, ...], currency: str) -> Iterator[Money]:
    drafts = [d.amount for d in documents if isinstance(d, Draft)]
    invoices = [d.total for d in documents if isinstance(d, Invoice)]
    return (money for money in drafts or invoices if money and money.currency == currency)
