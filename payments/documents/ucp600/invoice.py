"""The commercial invoice (UCP 600 art. 18)."""

from __future__ import annotations

from lei.findings import Judgement, Missing, NotApplicable, Rule, rule
from payments.credit.terms import About
from payments.documents.kinds import Invoice
from payments.documents.presentation import Dossier, each, judge
from payments.documents.wording import same_name, unmatched


@rule(
    "ucp600-18a-i",
    source="UCP 600 art. 18(a)(i)",
    says="{document} is issued by {found}. The credit asks for the seller's own invoice: "
    "{expected}. Have it issued again in that name.",
)
@each(Invoice)
def issued_by_the_seller(dossier: Dossier, invoice: Invoice) -> Judgement:
    return _names(dossier, invoice, dossier.terms.beneficiary, invoice.issuer)


@rule(
    "ucp600-18a-ii",
    source="UCP 600 art. 18(a)(ii)",
    says="{document} is made out to {found}. The credit asks for an invoice to the buyer: "
    "{expected}. Have it made out again to that name.",
)
@each(Invoice)
def made_out_to_the_buyer(dossier: Dossier, invoice: Invoice) -> Judgement:
    return _names(dossier, invoice, dossier.terms.applicant, invoice.addressee)


@rule(
    "ucp600-18a-iii",
    source="UCP 600 art. 18(a)(iii)",
    says="{document} is in {found}. The credit is in {expected}. Have the invoice issued again "
    "in the credit's currency.",
)
@each(Invoice)
def invoiced_in_the_currency(dossier: Dossier, invoice: Invoice) -> Judgement:
    found, expected = invoice.total.currency, dossier.terms.amount.currency
    return judge(
        found == expected, invoice.ref, document=invoice.ref, found=found, expected=expected
    )


@rule(
    "ucp600-18c",
    source="UCP 600 art. 18(c)",
    says='{document} describes the goods as "{found}". The credit says "{expected}". These words '
    "do not agree: {words}. Have the invoice issued again with the credit's description.",
)
@each(Invoice)
def described_as_in_the_credit(dossier: Dossier, invoice: Invoice) -> Judgement:
    expected = dossier.terms.goods.description
    words = unmatched(expected, invoice.description)
    return judge(
        not words,
        invoice.ref,
        document=invoice.ref,
        found=invoice.description,
        expected=expected,
        words=words,
    )


@rule(
    "ucp600-18c-price",
    source="UCP 600 art. 18(c), 30(a)",
    says="{document} has a unit price of {found}. The credit has {expected}. Have the invoice "
    "issued again at the credit's price.",
)
@each(Invoice)
def priced_as_in_the_credit(dossier: Dossier, invoice: Invoice) -> Judgement:
    expected, found = dossier.terms.goods.unit_price, invoice.unit_price
    if expected is None or (found is not None and found.currency != expected.currency):
        return NotApplicable(invoice.ref)  # not stated, or a currency that 18(a)(iii) speaks of
    if found is None:
        return Missing(invoice.ref)
    # "about" a price allows ten per cent either way (art. 30(a))
    ten = 10 if About.UNIT_PRICE in dossier.terms.about else 0
    apart = abs(found.amount - expected.amount) * 100
    return judge(
        apart <= expected.amount * ten,
        invoice.ref,
        document=invoice.ref,
        found=found,
        expected=expected,
    )


@rule(
    "ucp600-18c-term",
    source="UCP 600 art. 18(c)",
    says='{document} has the delivery term "{found}". The credit describes the goods with '
    '"{expected}". Have the invoice issued again with that term.',
)
@each(Invoice)
def delivered_as_in_the_credit(dossier: Dossier, invoice: Invoice) -> Judgement:
    expected, found = dossier.terms.goods.incoterm, invoice.incoterm
    if expected is None:
        return NotApplicable(invoice.ref)
    if found is None:
        return Missing(invoice.ref)
    return judge(
        not unmatched(expected, found),
        invoice.ref,
        document=invoice.ref,
        found=found,
        expected=expected,
    )


def _names(dossier: Dossier, invoice: Invoice, party: str, found: str) -> Judgement:
    if party not in dossier.parties:
        return Missing(party)
    expected = dossier.parties[party].name
    return judge(
        same_name(expected, found),
        invoice.ref,
        document=invoice.ref,
        found=found,
        expected=expected,
    )


RULES: tuple[Rule[Dossier], ...] = (
    issued_by_the_seller,
    made_out_to_the_buyer,
    invoiced_in_the_currency,
    described_as_in_the_credit,
    priced_as_in_the_credit,
    delivered_as_in_the_credit,
)
