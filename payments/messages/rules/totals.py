"""Counts and sums: what a file says of itself, held against what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lei.findings import Judgement, rule
from payments.messages.index import Node, flaw
from payments.messages.kinds import Subject
from payments.messages.rules.amounts import number
from payments.messages.rules.sources import CBPR, ISO

_TRANSACTIONS = ("CdtTrfTxInf", "TxInf", "TxInfAndSts")
_AMOUNTS = (
    ("Amt", "InstdAmt"),
    ("Amt", "EqvtAmt", "Amt"),
    ("IntrBkSttlmAmt",),
    ("RtrdIntrBkSttlmAmt",),
)
_ONCE = ("PmtTpInf", "InstgAgt", "InstdAgt", "IntrBkSttlmDt", "ChrgBr", "UltmtDbtr")


@rule(
    "iso20022-number-of-transactions",
    says="The message says it holds {stated} payments and holds {found}. Count again: a payment "
    "may have been lost on the way. A bank would answer {reason}.",
    source=f"{ISO}: NbOfTxs; status reason AM18",
    over=("NbOfTxs",),
)
def counts_are_right(subject: Subject) -> Iterator[Judgement]:
    for part, transactions in _counted(subject):
        stated = part.at("NbOfTxs")
        if stated is not None and number(stated) != len(transactions):
            yield flaw(stated, stated=stated.text, found=len(transactions), reason="AM18")


@rule(
    "iso20022-control-sum",
    says="The control sum is {stated}, and the amounts add up to {found}. Add again before you "
    "send. A bank would answer {reason}.",
    source=f"{ISO}: CtrlSum; status reason AM10",
    over=("CtrlSum",),
)
def sums_are_right(subject: Subject) -> Iterator[Judgement]:
    for part, transactions in _counted(subject):
        stated = part.at("CtrlSum")
        found = _sum(transactions)
        if stated is not None and found is not None and number(stated) != found:
            yield flaw(stated, stated=stated.text, found=f"{found:f}", reason="AM10")


@rule(
    "iso20022-total-settlement",
    says="The total to settle is {stated}, and the payments add up to {found}. Correct the total.",
    source=f"{ISO}: TtlIntrBkSttlmAmt is the sum of IntrBkSttlmAmt",
    over=("TtlIntrBkSttlmAmt", "TtlRtrdIntrBkSttlmAmt"),
)
def totals_are_right(subject: Subject) -> Iterator[Judgement]:
    for part, transactions in _counted(subject):
        stated = part.at("TtlIntrBkSttlmAmt") or part.at("TtlRtrdIntrBkSttlmAmt")
        found = _sum(transactions)
        if stated is not None and found is not None and number(stated) != found:
            yield flaw(stated, stated=stated.text, found=f"{found:f}")


@rule(
    "cbpr-single-transaction",
    says="The message holds {found} payments. Between banks across borders each payment travels in "
    "a message of its own; send them one by one.",
    source=f"{CBPR}: NbOfTxs is 1",
    over=_TRANSACTIONS,
)
def payments_travel_alone(subject: Subject) -> Iterator[Judgement]:
    transactions = list(subject.index.all(*_TRANSACTIONS))
    if len(transactions) > 1:
        yield flaw(transactions[1], found=len(transactions))


@rule(
    "iso20022-stated-once",
    says="{tag} is stated for the whole and again for one payment. State it in one place, or the "
    "two may differ.",
    source=f"{ISO}: group or payment level, not both",
    over=_ONCE,
)
def facts_are_stated_once(subject: Subject) -> Iterator[Judgement]:
    for part, transactions in _counted(subject):
        for tag in _ONCE:
            if part.has(tag):
                again = (transaction.at(tag) for transaction in transactions)
                yield from (flaw(node, tag=tag) for node in again if node is not None)


def _counted(subject: Subject) -> Iterator[tuple[Node, list[Node]]]:
    """Each part that counts, with the payments it counts."""
    group = subject.index.first("GrpHdr")
    if group is not None:
        yield group, list(subject.index.all(*_TRANSACTIONS))
    for part in subject.index.all("PmtInf"):
        yield part, list(part.each("CdtTrfTxInf"))


def _sum(transactions: list[Node]) -> Decimal | None:
    """The sum of the amounts, whatever their currencies; None where one cannot be read."""
    found = [number(_amount(transaction)) for transaction in transactions]
    known = [amount for amount in found if amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(found) else None


def _amount(transaction: Node) -> Node | None:
    return next((node for path in _AMOUNTS if (node := transaction.at(*path)) is not None), None)


WHOLE = (counts_are_right, sums_are_right, totals_are_right, payments_travel_alone)
"""What one payment cannot show: these rules see all payments of a file at once."""

FILE = (counts_are_right, sums_are_right, facts_are_stated_once)
"""What a firm's file of orders is held to."""

RULES = (*WHOLE, facts_are_stated_once)
