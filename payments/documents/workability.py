"""The credit itself, before anybody ships: can the seller do what it asks?

These are advice to whoever reads the credit (severity WARNING), no grounds to refuse documents.
A credit that is not subject to the UCP is not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lei.findings import Check, Judgement, NotApplicable, Rule, Severity, rule
from payments.documents.presentation import Dossier, judge
from payments.documents.wording import same_name


def under_ucp(check: Callable[[Dossier], Iterator[Judgement]]) -> Check[Dossier]:
    """The check, for a credit that says it is subject to the UCP."""

    def checked(dossier: Dossier) -> Iterator[Judgement]:
        if "UCP" in dossier.terms.rules.upper():
            yield from check(dossier)
        else:
            yield NotApplicable("credit")

    return checked


@rule(
    "ucp600-6d-i",
    source="UCP 600 art. 6(d)(i), 6(d)(ii)",
    severity=Severity.WARNING,
    says='The credit expires on {expires_on} and names this place for it: "{place}". Without a '
    "place nobody knows whose closing hour counts: have it amended.",
)
@under_ucp
def expires_at_a_place(dossier: Dossier) -> Iterator[Judgement]:
    place = dossier.terms.place_of_expiry.strip()
    yield judge(bool(place), "credit", expires_on=dossier.terms.expires_on, place=place)


@rule(
    "ucp600-6a",
    source="UCP 600 art. 6(a), 6(b)",
    severity=Severity.WARNING,
    says='The credit is available by {method} with this bank: "{bank}". It has to name the bank, '
    "or any bank: have it amended.",
)
@under_ucp
def available_with_a_bank(dossier: Dossier) -> Iterator[Judgement]:
    bank = dossier.terms.nominated_bank.strip()
    yield judge(bool(bank), "credit", bank=bank, method=dossier.terms.availability.value)


@rule(
    "ucp600-6c",
    source="UCP 600 art. 6(c)",
    severity=Severity.WARNING,
    says="The credit asks for a draft on the buyer, {drawee}. Drafts under a credit are drawn on "
    "a bank: have it amended.",
)
@under_ucp
def no_draft_on_the_buyer(dossier: Dossier) -> Iterator[Judgement]:
    drawee = dossier.terms.drawee
    if drawee is None:
        yield NotApplicable("credit")
    else:
        yield judge(drawee != dossier.terms.applicant, "credit", drawee=drawee)


@rule(
    "ucp600-6d-window",
    source="UCP 600 art. 6(d)(i), 14(c), 29(c)",
    severity=Severity.WARNING,
    says="The goods may be shipped until {latest_on} and the credit expires on {expires_on}. Who "
    "ships on the last day can no longer present: have it amended.",
)
@under_ucp
def leaves_days_to_present(dossier: Dossier) -> Iterator[Judgement]:
    latest_on, expires_on = dossier.terms.latest_shipment_on, dossier.terms.expires_on
    if latest_on is None:
        yield NotApplicable("credit")
    else:
        yield judge(latest_on < expires_on, "credit", latest_on=latest_on, expires_on=expires_on)


@rule(
    "isbp821-vii",
    source="ISBP 821 preliminary considerations vii",
    severity=Severity.WARNING,
    says="The credit asks for this document from the buyer: {document}, by {issuer}. The buyer "
    "can keep it back and so decide whether you are paid: ask for an amendment before you ship.",
)
@under_ucp
def no_document_from_the_buyer(dossier: Dossier) -> Iterator[Judgement]:
    buyer = dossier.parties.get(dossier.terms.applicant)
    issued = [one for one in dossier.terms.requirements if one.issuer]
    for one in issued:
        issuer = one.issuer or ""
        by_buyer = buyer is not None and same_name(buyer.name, issuer)
        yield judge(not by_buyer, "credit", document=one.kind, issuer=issuer)
    if not issued:
        yield NotApplicable("credit")


RULES: tuple[Rule[Dossier], ...] = (
    expires_at_a_place,
    available_with_a_bank,
    no_draft_on_the_buyer,
    leaves_days_to_present,
    no_document_from_the_buyer,
)
