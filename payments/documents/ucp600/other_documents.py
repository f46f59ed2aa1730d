"""What the credit asks of a document by name: issuer, signature, statement, drawee; corrections.

Source: UCP 600 art. 6(c), 14(a), 14(f); ISBP 821 A7.
"""

from __future__ import annotations

from typing import TypeAlias

from lei.findings import Judgement, NotApplicable, Rule, rule
from payments.documents.kinds import (
    BeneficiaryCertificate,
    CertificateOfOrigin,
    Document,
    Draft,
    InspectionCertificate,
    PackingList,
    WeightCertificate,
)
from payments.documents.presentation import Dossier, each, every, judge
from payments.documents.wording import same_name, unmatched

Stating: TypeAlias = InspectionCertificate | BeneficiaryCertificate
Issued: TypeAlias = CertificateOfOrigin | WeightCertificate | PackingList | Stating
STATING: tuple[type[Stating], ...] = (InspectionCertificate, BeneficiaryCertificate)
ISSUED: tuple[type[Issued], ...] = (*STATING, CertificateOfOrigin, WeightCertificate, PackingList)


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
def corrections_authenticated(_: Dossier, document: Document) -> Judgement:
    stated = document.unauthenticated_correction
    if stated is None:
        return NotApplicable(document.ref)
    return judge(not stated, document.ref, document=document.ref)


RULES: tuple[Rule[Dossier], ...] = (
    issued_by_whom_the_credit_names,
    states_what_is_asked,
    signed_where_asked,
    drawn_on_the_drawee,
    corrections_authenticated,
)
