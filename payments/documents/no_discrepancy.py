"""What looks like a discrepancy and is none, with the reason.

These rules never find a flaw (their severity is INFO): what they see comes out as cleared. They
are here because refusing on such grounds is the commonest mistake of an examiner.
"""

from __future__ import annotations

from collections.abc import Iterator

from lei.findings import Cleared, Judgement, NotApplicable, Rule, Severity, rule
from payments.documents.addresses import addresses, in_one_line
from payments.documents.kinds import (
    BillOfLading,
    Document,
    InsurancePolicy,
    Invoice,
    TransportDocument,
)
from payments.documents.presentation import (
    TRANSPORT,
    Dossier,
    each,
    every,
    last_day_unrolled,
)
from payments.documents.wording import same_name


@rule(
    "ucp600-14j",
    source="UCP 600 art. 14(j)",
    severity=Severity.INFO,
    says='The address of {name} on {document} is "{found}"; in the credit it is "{expected}". '
    "That is no discrepancy, because an address may differ as long as the country is the same.",
)
def another_street(dossier: Dossier) -> Iterator[Judgement]:
    differing = [
        one
        for one in addresses(dossier)
        if one.differs and one.country in {None, one.credit.country}
    ]
    for one in differing:
        expected = in_one_line(one.credit)
        yield Cleared.of(
            one.document, document=one.document, name=one.name, found=one.text, expected=expected
        )
    if not differing:
        yield NotApplicable("address")


@rule(
    "isbp821-viii",
    source="ISBP 821 preliminary considerations viii",
    severity=Severity.INFO,
    says="{document} quotes the credit as {found}; its number is {expected}. That is no "
    "discrepancy, because a wrong credit number alone is no ground to refuse.",
)
def mistyped_credit_number(dossier: Dossier) -> Iterator[Judgement]:
    expected = dossier.terms.number
    mistyped = [
        (document.ref, document.credit_number)
        for document in dossier.documents
        if document.credit_number and document.credit_number.strip() != expected
    ]
    for ref, found in mistyped:
        yield Cleared.of(ref, document=ref, found=found, expected=expected)
    if not mistyped:
        yield NotApplicable("credit number")


@rule(
    "ucp600-14g",
    source="UCP 600 art. 14(g)",
    severity=Severity.INFO,
    says="{document} is not asked for by the credit. That is no discrepancy, because it is "
    "disregarded, whatever it says.",
)
def nobody_asked_for(dossier: Dossier) -> Iterator[Judgement]:
    extra = [one for one in dossier.documents if not dossier.stipulates(one)]
    yield from (Cleared.of(one.ref, document=one.ref) for one in extra)
    if not extra:
        yield NotApplicable("documents")


@rule(
    "ucp600-14h",
    source="UCP 600 art. 14(h)",
    severity=Severity.INFO,
    says='The credit has the condition "{condition}" and names no document to show it. Not to '
    "have met it is no discrepancy, because such a condition is disregarded.",
)
def condition_without_document(dossier: Dossier) -> Iterator[Judgement]:
    bare = [one for one in dossier.terms.conditions if one.document is None]
    yield from (Cleared.of("credit", condition=one.text) for one in bare)
    if not bare:
        yield NotApplicable("credit")


@rule(
    "ucp600-14i-earlier",
    source="UCP 600 art. 14(i)",
    severity=Severity.INFO,
    says="{document} is dated {issued_on}, before the credit was issued on {credit_on}. That is "
    "no discrepancy, because a document may be older than the credit.",
)
@every
def older_than_the_credit(dossier: Dossier, document: Document) -> Judgement:
    issued_on, credit_on = document.issued_on, dossier.terms.issued_on
    if issued_on is None or credit_on is None or issued_on >= credit_on:
        return NotApplicable(document.ref)
    return Cleared.of(document.ref, document=document.ref, issued_on=issued_on, credit_on=credit_on)


@rule(
    "ucp600-14k",
    source="UCP 600 art. 14(k)",
    severity=Severity.INFO,
    says="{document} names {found} as shipper, not the seller, {expected}. That is no "
    "discrepancy, because somebody else may ship the goods.",
)
@each(*TRANSPORT)
def another_shipper(dossier: Dossier, document: TransportDocument) -> Judgement:
    seller = dossier.parties.get(dossier.terms.beneficiary)
    if seller is None or same_name(seller.name, document.shipper):
        return NotApplicable(document.ref)
    return Cleared.of(
        document.ref, document=document.ref, found=document.shipper, expected=seller.name
    )


@rule(
    "ucp600-18a-iv",
    source="UCP 600 art. 18(a)(iv)",
    severity=Severity.INFO,
    says="{document} is not signed. That is no discrepancy, because an invoice need not be, and "
    "the credit does not ask for it.",
)
@each(Invoice)
def unsigned_invoice(dossier: Dossier, invoice: Invoice) -> Judgement:
    if invoice.signed is not False or dossier.required(invoice).signed:
        return NotApplicable(invoice.ref)
    return Cleared.of(invoice.ref, document=invoice.ref)


@rule(
    "ucp600-20c-i",
    source="UCP 600 art. 20(b), 20(c)(ii)",
    severity=Severity.INFO,
    says="{document} says that the goods will be transhipped, in containers. That is no "
    "discrepancy, because goods in containers may be, though the credit forbids it.",
)
@each(BillOfLading)
def transhipped_in_containers(dossier: Dossier, bill: BillOfLading) -> Judgement:
    forbidden = not dossier.terms.transhipment_allowed
    if forbidden and bill.transhipment and bill.containers:
        return Cleared.of(bill.ref, document=bill.ref)
    return NotApplicable(bill.ref)


@rule(
    "ucp600-26b",
    source="UCP 600 art. 26(b)",
    severity=Severity.INFO,
    says="{document} says that the shipper counted or declared the goods. That is no "
    "discrepancy, because the carrier did not look inside and need not have.",
)
@each(*TRANSPORT)
def shippers_own_count(_: Dossier, document: TransportDocument) -> Judgement:
    if document.shippers_count:
        return Cleared.of(document.ref, document=document.ref)
    return NotApplicable(document.ref)


@rule(
    "ucp600-28i",
    source="UCP 600 art. 28(i), 28(j)",
    severity=Severity.INFO,
    says='{document} has an exclusion or an excess: "{found}". That is no discrepancy, because '
    "a policy may have either.",
)
@each(InsurancePolicy)
def excluded_or_in_excess(_: Dossier, policy: InsurancePolicy) -> Judgement:
    found = "; ".join(part for part in (policy.exclusions, policy.excess) if part)
    if not found:
        return NotApplicable(policy.ref)
    return Cleared.of(policy.ref, document=policy.ref, found=found)


@rule(
    "ucp600-29a",
    source="UCP 600 art. 29(a), 29(b)",
    severity=Severity.INFO,
    says="The last day to present, {day}, is one on which the bank is closed, so {last_day} "
    "counts. To come on {presented_on} is no discrepancy, because the day rolls over; the bank's "
    "covering letter has to say so.",
)
def last_day_rolled(dossier: Dossier) -> Iterator[Judgement]:
    day = last_day_unrolled(dossier)
    last_day = dossier.extended(day)
    if last_day is None or not day < dossier.presented_on <= last_day:
        yield NotApplicable("presentation")
    else:
        yield Cleared.of(
            "presentation", day=day, last_day=last_day, presented_on=dossier.presented_on
        )


@rule(
    "ucp600-33",
    source="UCP 600 art. 33",
    severity=Severity.INFO,
    says="The documents were delivered at {presented_at}, outside banking hours. That is no "
    "discrepancy by itself: they count as presented on {presented_on}.",
)
def outside_banking_hours(dossier: Dossier) -> Iterator[Judgement]:
    at = dossier.presented_at
    if at is None or dossier.calendar.local(at).date() == dossier.presented_on:
        yield NotApplicable("presentation")
    else:
        yield Cleared.of("presentation", presented_at=at, presented_on=dossier.presented_on)


@rule(
    "ucp600-10c",
    source="UCP 600 art. 10(c), 10(e)",
    severity=Severity.INFO,
    says="There is an amendment, and the seller's answer to it is: {answer}. The documents were "
    "held against these terms: {terms}. That is no discrepancy, because silence accepts nothing, "
    "and documents that comply with the amendment alone accept it.",
)
def amendment_answered(dossier: Dossier) -> Iterator[Judgement]:
    amendment = dossier.amendment
    if amendment is None:
        yield NotApplicable("amendment")
    else:
        amended = dossier.terms == amendment.terms
        yield Cleared.of(
            "credit",
            answer=amendment.answer.value,
            terms="as amended" if amended else "as they were before",
        )


RULES: tuple[Rule[Dossier], ...] = (
    another_street,
    mistyped_credit_number,
    nobody_asked_for,
    condition_without_document,
    older_than_the_credit,
    another_shipper,
    unsigned_invoice,
    transhipped_in_containers,
    shippers_own_count,
    excluded_or_in_excess,
    last_day_rolled,
    outside_banking_hours,
    amendment_answered,
)
