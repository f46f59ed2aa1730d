"""What looks like a discrepancy and is none, with the reason.

These rules never find a flaw (their severity is INFO): what they see comes out as cleared. They
are here because refusing on such grounds is the commonest mistake of an examiner.
"""

from __future__ import annotations

from collections.abc import Iterator

from lei.findings import Cleared, Judgement, NotApplicable, Rule, Severity, rule
from payments.documents.addresses import addresses, in_one_line
from payments.documents.presentation import Dossier


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


RULES: tuple[Rule[Dossier], ...] = (another_street, mistyped_credit_number)
