"""Returns: a payment that was settled and comes back, whole or in part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lei.findings import Judgement, rule
from payments.messages.index import Node, flaw
from payments.messages.kinds import Subject
from payments.messages.rules.amounts import number
from payments.messages.rules.sources import CBPR, OWN

_ORIGINALS = re.compile(
    r"pacs\.00[289]\.001\.\d\d|camt\.05[34]\.001\.\d\d|MT(103|202|205|900|910|940|950)"
)
_RETURNED = ("RtrdIntrBkSttlmAmt",)
_TWICE = (("OrgnlIntrBkSttlmDt", "IntrBkSttlmDt"), ("OrgnlIntrBkSttlmAmt", "IntrBkSttlmAmt"))


@rule(
    "cbpr-return-reason",
    says="Money comes back and nothing says why. Give the reason, so that the sender can correct "
    "the payment or close the matter.",
    source=f"{CBPR}: RtrRsnInf is mandatory in pacs.004",
    over=_RETURNED,
)
def returns_have_a_reason(subject: Subject) -> Iterator[Judgement]:
    for transaction in _returned(subject):
        if transaction.at("RtrRsnInf", "Rsn") is None:
            yield flaw(transaction, "RtrRsnInf")


@rule(
    "cbpr-return-partial",
    says="{returned} of {original} comes back. Mark the return as partial: the word PART in the "
    "additional information.",
    source=f"{CBPR}, R61 of pacs.004: a partial return says PART",
    over=_RETURNED,
)
def partial_returns_say_so(subject: Subject) -> Iterator[Judgement]:
    for transaction, returned, original in _in_one_currency(subject):
        before, after = number(original), number(returned)
        if before is None or after is None or after >= before or transaction.has("ChrgsInf"):
            continue  # what is less by charges is returned whole
        told = [text.text for one in transaction.each("RtrRsnInf") for text in one.each("AddtlInf")]
        if "PART" not in told:
            yield flaw(transaction, "RtrRsnInf/AddtlInf", **_told(returned, original))


@rule(
    "sandbox-return-exceeds",
    says="{returned} comes back of a payment of {original}. More cannot come back than was sent; "
    "correct the amount.",
    source=OWN,
    over=_RETURNED,
)
def no_more_comes_back(subject: Subject) -> Iterator[Judgement]:
    for _, returned, original in _in_one_currency(subject):
        before, after = number(original), number(returned)
        if before is not None and after is not None and after > before:
            yield flaw(returned, **_told(returned, original))


@rule(
    "cbpr-return-original-twice",
    says="The original {what} is stated in two places, which may differ. Keep the first.",
    source=f"{CBPR}, R9 and R10 of pacs.004: original date and amount once",
    over=_RETURNED,
)
def originals_are_stated_once(subject: Subject) -> Iterator[Judgement]:
    for transaction in _returned(subject):
        for tag, again in _TWICE:
            second = transaction.at("OrgnlTxRef", again)
            if transaction.has(tag) and second is not None:
                yield flaw(second, what="date" if tag.endswith("Dt") else "amount")


@rule(
    "cbpr-return-original-kind",
    says="The return is of a {kind}, and no such message moves money that could come back. Name "
    "the payment's own message, such as pacs.008.001.08.",
    source=f"{CBPR}, R13 of pacs.004: OrgnlMsgNmId",
    over=("OrgnlMsgNmId",),
)
def originals_are_payments(subject: Subject) -> Iterator[Judgement]:
    for transaction in _returned(subject):
        kind = transaction.at("OrgnlGrpInf", "OrgnlMsgNmId")
        if kind is not None and not _ORIGINALS.fullmatch(kind.text.replace(" ", "")):
            yield flaw(kind, kind=kind.text)


def _returned(subject: Subject) -> Iterator[Node]:
    return (node for node in subject.index.all("TxInf") if node.has("RtrdIntrBkSttlmAmt"))


def _in_one_currency(subject: Subject) -> Iterator[tuple[Node, Node, Node]]:
    for transaction in _returned(subject):
        returned, original = transaction.at("RtrdIntrBkSttlmAmt"), _original(transaction)
        if returned is None or original is None:
            continue
        if returned.currency == original.currency:
            yield transaction, returned, original


def _original(transaction: Node) -> Node | None:
    return transaction.at("OrgnlIntrBkSttlmAmt") or transaction.at("OrgnlTxRef", "IntrBkSttlmAmt")


def _told(returned: Node, original: Node) -> dict[str, str]:
    pair = {"returned": returned, "original": original}
    return {name: f"{node.currency} {node.text}" for name, node in pair.items()}


RULES = (
    returns_have_a_reason,
    partial_returns_say_so,
    no_more_comes_back,
    originals_are_stated_once,
    originals_are_payments,
)
