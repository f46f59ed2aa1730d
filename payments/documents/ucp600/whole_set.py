"""The set as a whole: complete, in originals, free of conflict, with right addresses.

Source: UCP 600 art. 14(a), 14(d), 14(j), 17.
"""

from __future__ import annotations

from collections.abc import Iterator

from lei.findings import Judgement, NotApplicable, Rule, rule
from payments.documents.addresses import addresses
from payments.documents.conflicts import Comparison, comparisons, written
from payments.documents.kinds import Document
from payments.documents.presentation import STANDS_IN, Dossier, every, judge


@rule(
    "ucp600-14a",
    source="MT 700 field 46A, read by UCP 600 art. 14(a)",
    says="The credit asks for this document and it is not in the set: {document}. Present it "
    "inside the dates of the credit.",
)
def every_document_is_there(dossier: Dossier) -> Iterator[Judgement]:
    there = {document.kind for document in dossier.documents}
    there |= {STANDS_IN[kind] for kind in there & STANDS_IN.keys()}
    for kind in dossier.terms.documents:
        yield judge(kind in there, kind, document=kind)
    if not dossier.terms.documents:
        yield NotApplicable("documents")


@rule(
    "ucp600-17a",
    source="UCP 600 art. 17(a), 17(d), 17(e)",
    says="{document} came in {originals} originals and {copies} copies. The credit asks for "
    "{originals_min} originals and {sheets_min} sheets in all. Present what is lacking.",
)
@every
def in_originals(dossier: Dossier, document: Document) -> Judgement:
    asked = dossier.required(document)
    originals = 1 if document.originals is None else document.originals
    copies = document.copies or 0
    sheets_min = asked.originals + asked.copies
    return judge(
        originals >= asked.originals and originals + copies >= sheets_min,
        document.ref,
        document=document.ref,
        originals=originals,
        copies=copies,
        originals_min=asked.originals,
        sheets_min=sheets_min,
    )


@rule(
    "ucp600-14d",
    source="UCP 600 art. 14(d), 14(e)",
    says='{element}: {document} says "{found}", {other} says "{expected}". The two conflict. Have '
    "the wrong one issued again.",
)
def free_of_conflict(dossier: Dossier) -> Iterator[Judgement]:
    """One entry an element and document, beside the first document that states the element."""
    made = tuple(comparisons(dossier.stipulated))
    yield from (_compared(one) for one in made)
    if not made:
        yield NotApplicable("documents")


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


def _compared(made: Comparison) -> Judgement:
    return judge(
        made.agree,
        made.other.document,
        element=made.element.name,
        document=made.other.document,
        found=written(made.other.value),
        other=made.one.document,
        expected=written(made.one.value),
    )


RULES: tuple[Rule[Dossier], ...] = (
    every_document_is_there,
    in_originals,
    free_of_conflict,
    addressed_in_the_country,
)
