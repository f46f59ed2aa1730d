"""Remittance: what is paid for, so that the seller can tell which invoice is settled."""

from __future__ import annotations

from collections.abc import Iterator

from stdnum import iso11649
from stdnum.exceptions import ValidationError

from lei.findings import Judgement, rule
from payments.messages.index import Node, flaw
from payments.messages.kinds import Subject
from payments.messages.rules.sources import CBPR

STRUCTURED_CHARACTERS_MAX = 9_000


@rule(
    "cbpr-remittance",
    says="The remittance is free text and structured at once. Keep one.",
    source=f"{CBPR}, R34: Strd or Ustrd",
    over=("Strd",),
)
def remittance_has_one_form(subject: Subject) -> Iterator[Judgement]:
    for remittance in subject.index.all("RmtInf"):
        if remittance.has("Strd") and remittance.has("Ustrd"):
            yield flaw(remittance)


@rule(
    "cbpr-remittance-related",
    says="The remittance stands in the payment, and a reference to another message that holds it "
    "stands there too. Keep one, or the seller finds two truths.",
    source=f"{CBPR}, R33: RltdRmtInf or RmtInf",
    over=("RltdRmtInf",),
)
def remittance_is_in_one_place(subject: Subject) -> Iterator[Judgement]:
    for transaction in subject.index.all("CdtTrfTxInf", "UndrlygCstmrCdtTrf"):
        related = transaction.at("RltdRmtInf")
        if related is not None and transaction.has("RmtInf"):
            yield flaw(related)


@rule(
    "cbpr-remittance-once",
    says="The remittance has {found} pieces of free text; one of 140 characters travels. Shorten "
    "it, or put the invoices into structured remittance.",
    source=f"{CBPR}: Ustrd stands once",
    over=("Ustrd",),
)
def free_text_stands_once(subject: Subject) -> Iterator[Judgement]:
    for remittance in subject.index.all("RmtInf"):
        texts = remittance.each("Ustrd")
        if len(texts) > 1:
            yield flaw(texts[1], found=len(texts))


@rule(
    "cbpr-remittance-length",
    says="The structured remittance has {found} characters; {most} travel. Send the list of "
    "invoices apart, and refer to it.",
    source=f"{CBPR}, R125 of pacs.009 COV, R69 of pain.001: 9,000 characters without tags",
    over=("Strd",),
)
def structured_remittance_is_bounded(subject: Subject) -> Iterator[Judgement]:
    for remittance in subject.index.all("RmtInf"):
        found = sum(_characters(part) for part in remittance.each("Strd"))
        if found > STRUCTURED_CHARACTERS_MAX:
            yield flaw(remittance, "Strd", found=found, most=STRUCTURED_CHARACTERS_MAX)


@rule(
    "iso11649-reference",
    says="The creditor's reference {number} begins with RF, and its check digits do not fit. Copy "
    "it again from the invoice.",
    source="ISO 11649:2009, check digits",
    over=("CdtrRefInf",),
)
def creditor_references_are_right(subject: Subject) -> Iterator[Judgement]:
    for reference in subject.index.all("CdtrRefInf"):
        node = reference.at("Ref")
        if node is not None and _claims_iso11649(reference, node) and not _is_right(node.text):
            yield flaw(node, number=node.text)


def _claims_iso11649(reference: Node, node: Node) -> bool:
    """Some references merely begin with RF; the type SCOR says that they are of the standard."""
    return node.text.startswith("RF") and reference.text_at("Tp", "CdOrPrtry", "Cd") == "SCOR"


def _is_right(number: str) -> bool:
    try:
        iso11649.validate(number)
    except ValidationError:
        return False
    return True


def _characters(node: Node) -> int:
    below = (child for children in node.children.values() for child in children)
    return len(node.text) + sum(_characters(child) for child in below)


RULES = (
    remittance_has_one_form,
    remittance_is_in_one_place,
    free_text_stands_once,
    structured_remittance_is_bounded,
    creditor_references_are_right,
)
