"""Settlement: in whose books, on which day, and by which accounts the banks settle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lei.findings import Judgement, Severity, rule
from payments.messages.index import Node, flaw
from payments.messages.kinds import Subject
from payments.messages.rules.sources import CBPR, ISO, OWN

REIMBURSING = ("InstgRmbrsmntAgt", "InstdRmbrsmntAgt", "ThrdRmbrsmntAgt")


@rule(
    "cbpr-settlement-date",
    says="The payment does not say on which day the banks settle. Add the date.",
    source=f"{CBPR}: IntrBkSttlmDt is mandatory",
    over=("IntrBkSttlmAmt", "RtrdIntrBkSttlmAmt"),
)
def settlement_has_a_day(subject: Subject) -> Iterator[Judgement]:
    for transaction in subject.index.all("CdtTrfTxInf", "TxInf"):
        settles = transaction.has("IntrBkSttlmAmt") or transaction.has("RtrdIntrBkSttlmAmt")
        if settles and not transaction.has("IntrBkSttlmDt") and not _group_has(subject):
            yield flaw(transaction, "IntrBkSttlmDt")


@rule(
    "sandbox-settlement-past",
    says="The banks are to settle on {settled_on}, before the message was made ({made_on}). Banks "
    "do not settle in the past; they answer {reason}.",
    source=f"{OWN}; status reason DT01",
    severity=Severity.WARNING,
    over=("IntrBkSttlmDt",),
)
def settlement_is_not_past(subject: Subject) -> Iterator[Judgement]:
    made_on = _day(subject.index.first("CreDtTm"))
    for part in subject.index.all("GrpHdr", "CdtTrfTxInf", "TxInf"):
        node = part.at("IntrBkSttlmDt")
        settled_on = _day(node)
        if node is not None and made_on and settled_on and settled_on < made_on:
            yield flaw(node, settled_on=settled_on, made_on=made_on, reason="DT01")


@rule(
    "cbpr-settlement-clearing",
    says="The payment settles through a clearing system (CLRG). Across borders banks settle in "
    "their accounts with each other: INDA, INGA or COVE.",
    source=f"{CBPR}: SttlmMtd is COVE, INDA or INGA",
    over=("SttlmMtd",),
)
def settlement_is_between_two_banks(subject: Subject) -> Iterator[Judgement]:
    for method in subject.index.all("SttlmMtd"):
        if method.text == "CLRG":
            yield flaw(method)


@rule(
    "iso20022-settlement-cover",
    says="The money follows by a cover payment (COVE), and no bank is named through which it "
    "comes. Name the reimbursement agent, or the creditor's bank waits for money it cannot find.",
    source=f"{ISO}: COVE needs a reimbursement agent",
    over=("SttlmMtd",),
)
def covers_name_their_way(subject: Subject) -> Iterator[Judgement]:
    for settlement in subject.index.all("SttlmInf"):
        covered = settlement.text_at("SttlmMtd") == "COVE"
        named = settlement.has("InstgRmbrsmntAgt") or settlement.has("InstdRmbrsmntAgt")
        if covered and not named:
            yield flaw(settlement, "InstgRmbrsmntAgt")


@rule(
    "iso20022-settlement-agents",
    says="The two banks settle with each other ({method}), and a bank is named through which cover "
    "would come. Take it out, or settle by cover (COVE).",
    source=f"{ISO}: INDA and INGA exclude reimbursement agents",
    over=REIMBURSING,
)
def direct_settlement_needs_no_third(subject: Subject) -> Iterator[Judgement]:
    for settlement in subject.index.all("SttlmInf"):
        method = settlement.text_at("SttlmMtd")
        named = [agent for role in REIMBURSING for agent in settlement.each(role)]
        if method in ("INDA", "INGA") and named:
            yield flaw(named[0], method=method)


@rule(
    "iso20022-settlement-account",
    says="An account is named in which the banks settle, and they do not settle in accounts with "
    "each other ({method}). Take it out.",
    source=f"{ISO}: COVE and CLRG exclude SttlmAcct",
    over=("SttlmAcct",),
)
def accounts_belong_to_direct_settlement(subject: Subject) -> Iterator[Judgement]:
    for settlement in subject.index.all("SttlmInf"):
        method, account = settlement.text_at("SttlmMtd"), settlement.at("SttlmAcct")
        if account is not None and method in ("COVE", "CLRG"):
            yield flaw(account, method=method)


@rule(
    "iso20022-third-reimbursement",
    says="A third bank is named for the cover, and the two before it are not both. Name them in "
    "order.",
    source=f"{ISO}: ThrdRmbrsmntAgt comes with both others",
    over=("ThrdRmbrsmntAgt",),
)
def cover_has_no_gap(subject: Subject) -> Iterator[Judgement]:
    for settlement in subject.index.all("SttlmInf"):
        third = settlement.at("ThrdRmbrsmntAgt")
        if third is not None and not all(settlement.has(role) for role in REIMBURSING[:2]):
            yield flaw(third)


def _group_has(subject: Subject) -> bool:
    group = subject.index.first("GrpHdr")
    return group is not None and group.has("IntrBkSttlmDt")


def _day(node: Node | None) -> date | None:
    try:
        return None if node is None else date.fromisoformat(node.text[:10])
    except ValueError:
        return None


DAYS = (settlement_has_a_day, settlement_is_not_past)

BANKS = (
    *DAYS,
    settlement_is_between_two_banks,
    direct_settlement_needs_no_third,
    accounts_belong_to_direct_settlement,
    cover_has_no_gap,
)
"""Without the way of the cover, which an advice of a payment between banks need not name."""

RULES = (*BANKS, covers_name_their_way)
