"""What the credit asks of a document by name: issuer, signature, statement, drawee; corrections.

Source: UCP 600 art. 6(b), 6(c), 14(a), 14(d), 14(f); ISBP 821 A7, A31, B2, L1, L5, P1, Q1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lei.findings import Judgement, Missing, NotApplicable, Rule, rule
from payments.credit.terms import After, Availability, Tenor
from payments.documents.kinds import (
    BeneficiaryCertificate,
    CertificateOfOrigin,
    Document,
    Draft,
    InspectionCertificate,
    PackingList,
    WeightCertificate,
)
from payments.documents.presentation import TRANSPORT, Dossier, each, every, judge
from payments.documents.wording import same_name, unmatched, words

Stating: TypeAlias = InspectionCertificate | BeneficiaryCertificate
Issued: TypeAlias = CertificateOfOrigin | WeightCertificate | PackingList | Stating
STATING: tuple[type[Stating], ...] = (InspectionCertificate, BeneficiaryCertificate)
ISSUED: tuple[type[Issued], ...] = (*STATING, CertificateOfOrigin, WeightCertificate, PackingList)
Certifying: TypeAlias = CertificateOfOrigin | Stating | WeightCertificate
CERTIFICATES: tuple[type[Certifying], ...] = (*STATING, CertificateOfOrigin, WeightCertificate)


@rule(
    "ucp600-14f",
    source="UCP 600 art. 14(f)",
    says="{document} is issued by {found}. The credit names who is to issue it: {expected}. Have "
    "it issued there.",
)
@each(*ISSUED)
def issued_by_whom_the_credit_names(dossier: Dossier, document: Issued) -> Judgement:
    """Where the credit names nobody, anybody may issue it."""
    expected = dossier.required(document).issuer
    if expected is None:
        return NotApplicable(document.ref)
    return judge(
        same_name(expected, document.issuer),
        document.ref,
        document=document.ref,
        found=document.issuer,
        expected=expected,
    )


@rule(
    "ucp600-14f-content",
    source="UCP 600 art. 14(f)",
    says='{document} states "{found}". The credit asks for a statement with these words, which are '
    "not there: {words}. Have it issued again with them.",
)
@each(*STATING)
def states_what_is_asked(dossier: Dossier, document: Stating) -> Judgement:
    expected = dossier.required(document).statement
    if expected is None:
        return NotApplicable(document.ref)
    words = unmatched(expected, document.statement)
    return judge(
        not words, document.ref, document=document.ref, found=document.statement, words=words
    )


@rule(
    "ucp600-14a-signed",
    source="MT 700 field 46A, read by UCP 600 art. 14(a)",
    says="{document} is not signed, and the credit asks for a signed one. Sign it and present it "
    "again.",
)
@every
def signed_where_asked(dossier: Dossier, document: Document) -> Judgement:
    if not dossier.required(document).signed:
        return NotApplicable(document.ref)
    return judge(bool(getattr(document, "signed", None)), document.ref, document=document.ref)


@rule(
    "isbp821-l1",
    source="ISBP 821 L1",
    says="{document} is a certificate and is not signed. A certificate is one by its signature, "
    "also where the credit does not ask for it: have it signed.",
)
@each(*CERTIFICATES)
def certificates_are_signed(_: Dossier, document: Certifying) -> Judgement:
    """L1 says it of origin, P1 of the seller's certificate, Q1 of inspections and the like."""
    if document.signed is None:
        return NotApplicable(document.ref)
    return judge(document.signed, document.ref, document=document.ref)


@rule(
    "isbp821-l5",
    source="ISBP 821 L5",
    says="{document} is made out to {found} as the consignee. The goods go to {expected}. Have the "
    "certificate made out to one of them, or to the buyer.",
)
@each(CertificateOfOrigin)
def origin_for_the_consignee(dossier: Dossier, document: CertificateOfOrigin) -> Judgement:
    """To order, to the issuing bank or to the buyer are in order whatever the bill says."""
    found, terms = document.consignee, dossier.terms
    if found is None or "order" in words(found):
        return NotApplicable(document.ref)
    carried = tuple(one.consignee for one in dossier.asked(*TRANSPORT))
    parties = (terms.applicant, terms.issuing_bank, terms.nominated_bank)
    named = (dossier.parties[party].name for party in parties if party in dossier.parties)
    expected = tuple(dict.fromkeys((*carried, *named)))
    if not expected:
        return Missing(document.ref)
    in_order = any(not unmatched(found, one) for one in expected)
    return judge(in_order, document.ref, document=document.ref, found=found, expected=expected)


@rule(
    "ucp600-6b-draft",
    source="MT 700 fields 41a and 42C, read by UCP 600 art. 6(b)",
    says="The credit is available by acceptance of a draft {expected}, and what came in is "
    "{found}. Draw a draft with that tenor and present it.",
)
def draft_with_its_tenor(dossier: Dossier) -> Iterator[Judgement]:
    terms, drafts = dossier.terms, [d for d in dossier.documents if isinstance(d, Draft)]
    if terms.availability is not Availability.ACCEPTANCE or terms.tenor is None:
        yield NotApplicable("draft")
        return
    expected = f"at {terms.tenor.days} days after {terms.tenor.after.value}"
    if not drafts:
        yield judge(False, "draft", found="no draft", expected=expected)
    for draft in drafts:
        if draft.tenor is None:
            yield Missing(draft.ref)
        else:
            in_order = _falls_due_alike(terms.tenor, draft.tenor)
            yield judge(in_order, draft.ref, found=draft.tenor, expected=expected)


@rule(
    "ucp600-6c-drawee",
    source="MT 700 field 42a, read by UCP 600 art. 6(c)",
    says="{document} is drawn on {found}. The credit asks for a draft on {expected}. Draw it "
    "again.",
)
@each(Draft)
def drawn_on_the_drawee(dossier: Dossier, draft: Draft) -> Judgement:
    drawee = dossier.parties.get(dossier.terms.drawee or "")
    if drawee is None:
        return NotApplicable(draft.ref)
    return judge(
        same_name(drawee.name, draft.drawee),
        draft.ref,
        document=draft.ref,
        found=draft.drawee,
        expected=drawee.name,
    )


@rule(
    "isbp821-a7",
    source="ISBP 821 A7",
    says="{document} carries a correction that nobody authenticated. Whoever issued it has to sign "
    "or initial the correction: have that done.",
)
@every
def corrections_authenticated(dossier: Dossier, document: Document) -> Judgement:
    """The seller's own papers need it not, drafts apart (A7(b))."""
    stated = document.unauthenticated_correction
    if stated is None or _is_sellers(dossier, document):
        return NotApplicable(document.ref)
    return judge(not stated, document.ref, document=document.ref)


def _is_sellers(dossier: Dossier, document: Document) -> bool:
    """Whether the seller made it out, and it is no draft."""
    seller = dossier.parties.get(dossier.terms.beneficiary)
    issuer = getattr(document, "issuer", None)
    return seller is not None and isinstance(issuer, str) and same_name(seller.name, issuer)


def _falls_due_alike(tenor: Tenor, drawn: str) -> bool:
    """Whether a draft's tenor says the days, and counts them from the same event."""
    said = words(drawn)
    return str(tenor.days) in said and bool(COUNTED_FROM[tenor.after] & set(said))


COUNTED_FROM = {
    After.SIGHT: frozenset({"sight"}),
    After.SHIPMENT: frozenset({"shipment", "lading", "board", "waybill", "dispatch"}),
}
"""Words by which a draft says what its days count from."""

RULES: tuple[Rule[Dossier], ...] = (
    issued_by_whom_the_credit_names,
    states_what_is_asked,
    signed_where_asked,
    certificates_are_signed,
    origin_for_the_consignee,
    draft_with_its_tenor,
    drawn_on_the_drawee,
    corrections_authenticated,
)
