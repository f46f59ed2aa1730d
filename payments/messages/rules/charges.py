"""Charges: who bears them, and whether the sums agree.

SHAR: each side bears its own, and banks on the way take theirs from the amount. CRED: the creditor
bears all. DEBT: the debtor pays all beforehand, so the creditor receives the full amount.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lei.findings import Judgement, rule
from payments.errors import InvalidMoney
from payments.messages.index import Node, flaw
from payments.messages.kinds import Subject
from payments.messages.rules.amounts import number
from payments.messages.rules.sources import CBPR
from payments.money import Money

_AMOUNTS = (("InstdAmt", "IntrBkSttlmAmt"), ("RtrdInstdAmt", "RtrdIntrBkSttlmAmt"))


@rule(
    "cbpr-charge-bearer",
    says="Charges are set to SLEV, which only schemes within one currency area know. Say who bears "
    "them: SHAR, DEBT or CRED.",
    source=f"{CBPR}: ChrgBr is CRED, DEBT or SHAR",
    over=("ChrgBr",),
)
def somebody_bears_the_charges(subject: Subject) -> Iterator[Judgement]:
    for node in subject.index.all("ChrgBr"):
        if node.text == "SLEV":
            yield flaw(node)


@rule(
    "cbpr-charges-cred",
    says="The creditor bears the charges (CRED), and the message does not say what they were. Add "
    "what each bank took, zero where it took nothing.",
    source=f"{CBPR}, R35; R11 of pacs.004: CRED makes ChrgsInf mandatory",
    over=("ChrgBr",),
)
def charges_to_the_creditor_are_told(subject: Subject) -> Iterator[Judgement]:
    for transaction in _transactions(subject):
        if transaction.text_at("ChrgBr") == "CRED" and not transaction.has("ChrgsInf"):
            yield flaw(transaction, "ChrgsInf")


@rule(
    "cbpr-charges-debt",
    says="The debtor bears the charges (DEBT), and {found} charges are listed. At most one can be "
    "there: what was paid beforehand for the next bank.",
    source=f"{CBPR}, R37: DEBT allows one ChrgsInf",
    over=("ChrgsInf",),
)
def charges_to_the_debtor_stand_once(subject: Subject) -> Iterator[Judgement]:
    for transaction in _transactions(subject):
        charges = transaction.each("ChrgsInf")
        if transaction.text_at("ChrgBr") == "DEBT" and len(charges) > 1:
            yield flaw(charges[1], found=len(charges))


@rule(
    "cbpr-charges-missing",
    says="{instructed} was ordered and {settled} is settled, and no charge explains the "
    "difference. List what each bank took.",
    source=f"{CBPR}, R42, R44 and R45; R22 of pacs.004: a deduction makes ChrgsInf mandatory",
    over=("InstdAmt", "RtrdInstdAmt"),
)
def differences_are_explained(subject: Subject) -> Iterator[Judgement]:
    for transaction, before, after in _in_one_currency(subject):
        if number(before) != number(after) and not transaction.has("ChrgsInf"):
            yield flaw(transaction, "ChrgsInf", instructed=_told(before), settled=_told(after))


@rule(
    "cbpr-charges-sum",
    says="{instructed} with the charges listed makes {expected}, and the banks settle {settled}. "
    "One of the amounts is wrong, or a charge is not listed.",
    source=f"{CBPR}, R42 to R45: instructed amount, charges and settlement amount agree",
    over=("ChrgsInf",),
)
def charges_explain_the_difference(subject: Subject) -> Iterator[Judgement]:
    for transaction, before, after in _in_one_currency(subject):
        expected = _expected(transaction, before)
        if expected is not None and expected != number(after):
            yield flaw(
                after,
                instructed=_told(before),
                settled=_told(after),
                expected=f"{before.currency} {expected:f}",
            )


def _transactions(subject: Subject) -> Sequence[Node]:
    return subject.index.all("CdtTrfTxInf", "TxInf")


def _in_one_currency(subject: Subject) -> Iterator[tuple[Node, Node, Node]]:
    for transaction in _transactions(subject):
        for tag_before, tag_after in _AMOUNTS:
            before, after = transaction.at(tag_before), transaction.at(tag_after)
            if before is not None and after is not None and before.currency == after.currency:
                yield transaction, before, after


def _expected(transaction: Node, before: Node) -> Decimal | None:
    """What is left of an amount; None where a charge is in another currency, or there is none."""
    charges = [charge.at("Amt") for charge in transaction.each("ChrgsInf")]
    taken = [number(charge) for charge in charges if charge and charge.currency == before.currency]
    amount = number(before)
    if not charges or len(taken) < len(charges) or amount is None:
        return None
    total = sum((one for one in taken if one is not None), Decimal(0))
    # Charges that the debtor paid beforehand travel on top of the amount.
    return amount + total if transaction.text_at("ChrgBr") == "DEBT" else amount - total


def _told(node: Node) -> Money | str:
    """The amount as money; as it stands where it is none."""
    try:
        return Money.of(node.text, node.currency)
    except InvalidMoney:
        return f"{node.currency} {node.text}"


RULES = (
    somebody_bears_the_charges,
    charges_to_the_creditor_are_told,
    charges_to_the_debtor_stand_once,
    differences_are_explained,
    charges_explain_the_difference,
)
