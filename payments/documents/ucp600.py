"""Examination rules of UCP 600 (2007). Each is one thing that can be wrong with a presentation.

A rule looks at the documents alone, on their face (art. 14(a)), and at those only that the credit
asks for (art. 14(g)). A value that a document does not give leaves the rule undecided.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lei.findings import Judgement, Missing, NotApplicable, Rule, rule
from payments.documents.addresses import addresses
from payments.documents.deadlines import last_day_to_present
from payments.documents.kinds import BillOfLading, InsurancePolicy, Invoice
from payments.documents.presentation import Dossier, each, judge, total
from payments.documents.wording import same_name, unmatched


@rule(
    "ucp600-14c",
    source="UCP 600 art. 14(c), 6(d)(i), 29(a)",
    says="{document} shows shipment on {shipped_on}, so the last day to present was {last_day}. "
    "The documents came in on {presented_on}. No new paper brings that day back: ask the buyer "
    "to accept.",
)
@each(BillOfLading)
def presented_in_time(dossier: Dossier, bill: BillOfLading) -> Judgement:
    if bill.shipped_on is None:
        return Missing(bill.ref)
    terms = dossier.terms
    day = last_day_to_present(bill.shipped_on, terms.expires_on, terms.presentation_days)
    last_day = dossier.extended(day)
    if last_day is None:
        return Missing(dossier.calendar.place)
    return judge(
        dossier.presented_on <= last_day,
        bill.ref,
        document=bill.ref,
        shipped_on=bill.shipped_on,
        last_day=last_day,
        presented_on=dossier.presented_on,
    )


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
    "ucp600-18b",
    source="UCP 600 art. 18(b)",
    says="The invoices come to {invoiced}. The credit is for {available}. The bank may take them "
    "and pay no more than the credit, or refuse.",
)
def within_the_amount(dossier: Dossier) -> Iterator[Judgement]:
    invoices, available = dossier.asked(Invoice), dossier.terms.amount
    invoiced = total(tuple(invoice.total for invoice in invoices))
    if invoiced is None or invoiced.currency != available.currency:
        yield NotApplicable("invoice")  # no invoice, or a currency that 18(a)(iii) speaks of
    else:
        at = ", ".join(invoice.ref for invoice in invoices)
        yield judge(invoiced <= available, at, invoiced=invoiced, available=available)


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
    "ucp600-20a-ii",
    source="UCP 600 art. 20(a)(ii)",
    says="{document} does not show that the goods are on board a named ship. It needs an "
    "on-board notation with its date: ask the carrier for one.",
)
@each(BillOfLading)
def shows_goods_on_board(_: Dossier, bill: BillOfLading) -> Judgement:
    on_board = bill.on_board_on or (bill.shipped_on_board and not bill.intended_vessel)
    if on_board and bill.vessel is None:
        return Missing(bill.ref)
    return judge(bool(on_board), bill.ref, document=bill.ref, vessel=bill.vessel or "")


@rule(
    "ucp600-20a-ii-latest",
    source="MT 700 field 44C, read by UCP 600 art. 20(a)(ii), 29(c)",
    says="{document} shows shipment on {shipped_on}. The last date for it was {latest_on}. No new "
    "paper changes the date on board: ask the buyer to accept.",
)
@each(BillOfLading)
def shipped_in_time(dossier: Dossier, bill: BillOfLading) -> Judgement:
    latest_on = dossier.terms.latest_shipment_on
    if latest_on is None:
        return NotApplicable(bill.ref)
    if bill.shipped_on is None:
        return Missing(bill.ref)
    return judge(
        bill.shipped_on <= latest_on,
        bill.ref,
        document=bill.ref,
        shipped_on=bill.shipped_on,
        latest_on=latest_on,
    )


@rule(
    "ucp600-28f-i",
    source="UCP 600 art. 28(f)(i)",
    says="{document} insures in {found}. The credit is in {expected}. Ask the insurer for cover "
    "in that currency.",
)
@each(InsurancePolicy)
def insured_in_the_currency(dossier: Dossier, policy: InsurancePolicy) -> Judgement:
    found, expected = policy.amount.currency, dossier.terms.amount.currency
    return judge(found == expected, policy.ref, document=policy.ref, found=found, expected=expected)


@rule(
    "ucp600-28f-ii",
    source="UCP 600 art. 28(f)(ii)",
    says="The goods are insured for {insured}. The credit needs {needed}, which is {percent} % of "
    "the invoice. Ask the insurer to raise the cover.",
)
def insured_enough(dossier: Dossier) -> Iterator[Judgement]:
    """The base is the invoice: its CIF or CIP value, and its gross value where there is none."""
    policies, invoices = dossier.asked(InsurancePolicy), dossier.asked(Invoice)
    insured = total(tuple(policy.amount for policy in policies))
    invoiced = total(tuple(invoice.total for invoice in invoices))
    if insured is None or (invoiced and insured.currency != invoiced.currency):
        yield NotApplicable("insurance_policy")  # none, or a currency that 28(f)(i) speaks of
    elif invoiced is None:
        yield Missing("invoice")
    else:
        percent = dossier.terms.insured_percent
        needed = invoiced.share(Decimal(percent) / 100)
        at = ", ".join(policy.ref for policy in policies)
        yield judge(insured >= needed, at, insured=insured, needed=needed, percent=percent)


@rule(
    "ucp600-14j-country",
    source="UCP 600 art. 14(j)",
    says="{document} has an address of {name} in {found}. The credit has it in {expected}. Have "
    "the document issued again with an address in that country.",
)
def addressed_in_the_country(dossier: Dossier) -> Iterator[Judgement]:
    """Only a country that the document states, as a two-letter code at its end, can be wrong."""
    stated = [one for one in addresses(dossier) if one.country]
    for one in stated:
        yield judge(
            one.country == one.credit.country,
            one.document,
            document=one.document,
            name=one.name,
            found=one.country or "",
            expected=one.credit.country,
        )
    if not stated:
        yield NotApplicable("address")


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
    presented_in_time,
    shows_goods_on_board,
    shipped_in_time,
    issued_by_the_seller,
    made_out_to_the_buyer,
    invoiced_in_the_currency,
    within_the_amount,
    described_as_in_the_credit,
    insured_in_the_currency,
    insured_enough,
    addressed_in_the_country,
)
