"""How much may be drawn and shipped (UCP 600 art. 18(b), 30, 31)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lei.findings import Judgement, Missing, NotApplicable, Rule, rule
from payments.credit.terms import About, Terms
from payments.documents.comparators import Measure, comparable, in_base
from payments.documents.kinds import Invoice
from payments.documents.presentation import Dossier, judge, refs, total
from payments.documents.tolerance import (
    ABOUT_PERCENT,
    MEASURED_PERCENT,
    amount_max,
    amount_min,
    is_measured,
    quantity_range,
)
from payments.money import Money


@rule(
    "ucp600-18b",
    source="UCP 600 art. 18(b), 30(a)",
    says="The invoices come to {invoiced}. The credit is for {available}. The bank may take them "
    "and pay no more than the credit, or refuse.",
)
def within_the_amount(dossier: Dossier) -> Iterator[Judgement]:
    terms, invoiced = dossier.terms, _invoiced(dossier)
    about = About.AMOUNT in terms.about
    available = amount_max(terms.amount, terms.tolerance, about=about)
    if invoiced is None:
        yield NotApplicable("invoice")
    else:
        at = refs(dossier.asked(Invoice))
        yield judge(invoiced <= available, at, invoiced=invoiced, available=available)


@rule(
    "ucp600-30a",
    source="UCP 600 art. 30(a)",
    says='The invoices are for {found}. The credit says "about" {expected}, which is ten per cent '
    "either way. Ship and invoice inside that, or have the credit amended.",
)
def about_the_quantity(dossier: Dossier) -> Iterator[Judgement]:
    applies = About.QUANTITY in dossier.terms.about
    yield _quantity(dossier, ABOUT_PERCENT) if applies else NotApplicable("quantity")


@rule(
    "ucp600-30b",
    source="UCP 600 art. 30(b), 31(a)",
    says="The invoices are for {found}. The credit says {expected}; {percent} per cent either way "
    "is open to it, none to bags, boxes and pieces. Have the credit amended, or ask the buyer to "
    "accept.",
)
def as_much_as_the_credit(dossier: Dossier) -> Iterator[Judgement]:
    goods, about = dossier.terms.goods, About.QUANTITY in dossier.terms.about
    percent = MEASURED_PERCENT if is_measured(goods.unit) else 0
    yield NotApplicable("quantity") if about else _quantity(dossier, percent)


@rule(
    "ucp600-30c",
    source="UCP 600 art. 30(c), 31(a)",
    says="The invoices come to {invoiced}. The credit allows no partial drawing, and the least it "
    "takes is {least}. Ask the buyer to accept, or for an amendment.",
)
def not_short_of_the_amount(dossier: Dossier) -> Iterator[Judgement]:
    terms, invoiced = dossier.terms, _invoiced(dossier)
    if terms.partial_shipments_allowed or invoiced is None:
        yield NotApplicable("invoice")
    else:
        least = _least(dossier)
        at = refs(dossier.asked(Invoice))
        yield judge(invoiced >= least, at, invoiced=invoiced, least=least)


def _invoiced(dossier: Dossier) -> Money | None:
    """The sum of the invoices; None without one, or in a currency that 18(a)(iii) speaks of."""
    invoiced = total(tuple(invoice.total for invoice in dossier.asked(Invoice)))
    same = invoiced is not None and invoiced.currency == dossier.terms.amount.currency
    return invoiced if same else None


def _least(dossier: Dossier) -> Money:
    """Five per cent less needs the whole quantity at the full price (art. 30(c)).

    A quantity inside its own tolerance (art. 30(a), 30(b)) brings the amount down with it.
    """
    terms = dossier.terms
    about = About.AMOUNT in terms.about
    if terms.tolerance is not None or about:
        return amount_min(terms.amount, terms.tolerance, about=about)
    if not _at_full_price(dossier):
        return terms.amount
    shipped = sum(invoice.quantity for invoice in dossier.asked(Invoice))
    if shipped >= terms.goods.quantity:
        return amount_min(terms.amount, None, about=False)
    least, _ = quantity_range(terms.goods.quantity, _percent(dossier))
    return _part(terms, shipped) if shipped >= least else terms.amount


def _part(terms: Terms, shipped: int) -> Money:
    """What a smaller quantity comes to at the credit's own price."""
    return terms.amount.share(Decimal(shipped) / Decimal(terms.goods.quantity))


def _percent(dossier: Dossier) -> int:
    """How far the quantity may be from the credit's."""
    if About.QUANTITY in dossier.terms.about:
        return ABOUT_PERCENT
    return MEASURED_PERCENT if is_measured(dossier.terms.goods.unit) else 0


def _at_full_price(dossier: Dossier) -> bool:
    goods, invoices = dossier.terms.goods, dossier.asked(Invoice)
    return not any(
        goods.unit_price and invoice.unit_price and invoice.unit_price < goods.unit_price
        for invoice in invoices
    )


def _quantity(dossier: Dossier, percent: int) -> Judgement:
    """A smaller quantity is a partial shipment, which is allowed unless the credit forbids it."""
    goods, invoices = dossier.terms.goods, dossier.asked(Invoice)
    if not invoices:
        return NotApplicable("invoice")
    units = {invoice.unit for invoice in invoices}
    found = Measure(sum(invoice.quantity for invoice in invoices), invoices[0].unit)
    expected = Measure(goods.quantity, goods.unit)
    if len(units) > 1 or not comparable(found, expected):
        return Missing(refs(invoices))
    least, most = quantity_range(in_base(expected), percent)
    enough = dossier.terms.partial_shipments_allowed or in_base(found) >= least
    return judge(
        enough and in_base(found) <= most,
        refs(invoices),
        found=str(found),
        expected=str(expected),
        percent=percent,
    )


RULES: tuple[Rule[Dossier], ...] = (
    within_the_amount,
    about_the_quantity,
    as_much_as_the_credit,
    not_short_of_the_amount,
)
