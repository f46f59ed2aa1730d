"""References: the numbers by which banks and firms find a payment again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lei.findings import Flaw, Judgement, Severity, rule
from payments.messages.index import flaw
from payments.messages.kinds import Subject
from payments.messages.rules.sources import CBPR, OWN

_SLASHED = re.compile(r"/.*|.*/|.*//.*")
_UNNAMED = frozenset(
    {"NOT PROVIDED", "NOTPROVIDE", "NONREF", "NOREF", "NONE", "NULL", "N/A", "NA", "UNKNOWN"}
)
NOT_PROVIDED = "NOTPROVIDED"


@rule(
    "cbpr-uetr",
    says="The payment has no UETR. Give it one (UUID version 4, lower case) and keep it through "
    "every bank.",
    source=f"{CBPR}: UETR is mandatory",
    over=("PmtId",),
)
def uetr_present(subject: Subject) -> Iterator[Judgement]:
    for identification in subject.index.all("PmtId"):
        if not identification.has("UETR"):
            yield flaw(identification, "UETR")


@rule(
    "cbpr-original-uetr",
    says="The message does not carry the UETR of the payment it is about. Copy it from that "
    "payment, or the banks cannot tell which one is meant.",
    source=f"{CBPR}, R18 of pacs.002: OrgnlUETR is the underlying payment's",
    over=("TxInfAndSts", "TxInf"),
)
def original_uetr_present(subject: Subject) -> Iterator[Judgement]:
    for transaction in subject.index.all("TxInfAndSts", "TxInf"):
        if not transaction.has("OrgnlUETR"):
            yield flaw(transaction, "OrgnlUETR")


@rule(
    "cbpr-instruction-slashes",
    says="The instruction's number {number} begins or ends with a slash, or has two in a row. "
    "Older systems on the way read a slash as a sign of their own; leave these out.",
    source=f"{CBPR}, R38; R15 of pacs.002, R14 of pacs.004, R20 of camt.054",
    over=("InstrId", "OrgnlInstrId"),
)
def instruction_ids_are_plain(subject: Subject) -> Iterator[Judgement]:
    for node in subject.index.all("InstrId", "OrgnlInstrId"):
        if _SLASHED.fullmatch(node.text):
            yield flaw(node, number=node.text)


@rule(
    "cbpr-end-to-end-slashes",
    says="The first sixteen characters of {number} begin or end with a slash, or have two in a "
    "row. Between banks only those travel in older systems; leave the slashes out.",
    source=f"{CBPR}, R16 of pacs.009 COV, R28 of pacs.009 ADV",
    over=("EndToEndId",),
)
def end_to_end_ids_are_plain(subject: Subject) -> Iterator[Judgement]:
    for node in subject.index.all("EndToEndId"):
        start = node.text[:16]
        if start.startswith("/") or start[15:] == "/" or "//" in start:
            yield flaw(node, number=node.text)


@rule(
    "sandbox-reference-slashes",
    says="{tag} {number} begins or ends with a slash, or has two in a row. A bank that still "
    "copies it into a field of an MT message has it refused there; leave the slashes out.",
    source=f"{OWN}; Swift MT, field 20, error T26",
    severity=Severity.WARNING,
    over=("MsgId", "TxId", "PmtInfId", "CxlId", "RtrId"),
)
def references_are_plain(subject: Subject) -> Iterator[Judgement]:
    for node in subject.index.all("MsgId", "TxId", "PmtInfId", "CxlId", "RtrId"):
        if _SLASHED.fullmatch(node.text):
            yield flaw(node, tag=node.tag, number=node.text)


@rule(
    "sandbox-end-to-end-slashes",
    says="The debtor's reference {number} begins or ends with a slash, or has two in a row. A bank "
    "that still copies it into a field of an MT message has it read there as the end of a code; "
    "leave the slashes out.",
    source=f"{OWN}; Swift MT, field 70, where slashes enclose codes such as /ROC/",
    severity=Severity.WARNING,
    over=("EndToEndId",),
)
def customers_references_are_plain(subject: Subject) -> Iterator[Judgement]:
    for node in subject.index.all("EndToEndId"):
        if _SLASHED.fullmatch(node.text):
            yield flaw(node, number=node.text)


@rule(
    "sandbox-end-to-end-missing",
    says="The debtor's reference reads {number}, which looks like none. Where the debtor gave "
    "none, banks write NOTPROVIDED; better, ask the debtor for the contract or invoice number.",
    source=f"{OWN}; banks' practice, which CBPR+ writes down from its next edition on",
    severity=Severity.WARNING,
    over=("EndToEndId", "OrgnlEndToEndId"),
)
def missing_references_say_so(subject: Subject) -> Iterator[Judgement]:
    for node in subject.index.all("EndToEndId", "OrgnlEndToEndId"):
        if node.text.upper() in _UNNAMED:
            yield flaw(node, number=node.text)


@rule(
    "sandbox-uetr-twice",
    says="The UETR {number} stands on more than one payment. Give each payment its own, or banks "
    "take the second for the first.",
    source=f"{OWN}; RFC 9562 version 4; Swift gpi, one UETR a payment",
    over=("UETR",),
)
def uetrs_are_unique(subject: Subject) -> Iterator[Judgement]:
    return repeated(subject, "UETR", set())


@rule(
    "sandbox-end-to-end-twice",
    says="The reference {number} stands on more than one payment of this file. If one of them is "
    "a second copy, take it out; if not, give it a number of its own.",
    source=f"{OWN}; status reasons AM05 and DUPL",
    severity=Severity.WARNING,
    over=("EndToEndId",),
)
def end_to_end_ids_are_unique(subject: Subject) -> Iterator[Judgement]:
    return repeated(subject, "EndToEndId", set())


@rule(
    "sandbox-instruction-twice",
    says="The instruction's number {number} stands on more than one payment of this file. Give "
    "each its own: the bank's answer names it.",
    source=f"{OWN}; status reason RF01, reference not unique within the message",
    over=("InstrId",),
)
def instruction_ids_are_unique(subject: Subject) -> Iterator[Judgement]:
    return repeated(subject, "InstrId", set())


@rule(
    "sandbox-block-twice",
    says="The number {number} stands on more than one block of payments in this file. Give each "
    "block its own: the bank's answer names the block by it.",
    source=f"{OWN}; ISO 20022 pain.002, OrgnlPmtInfId names one block",
    over=("PmtInfId",),
)
def blocks_are_unique(subject: Subject) -> Iterator[Judgement]:
    seen: set[str] = set()
    for block in subject.index.all("PmtInf"):
        node = block.at("PmtInfId")
        if node is not None:
            if node.text in seen:
                yield flaw(node, number=node.text)
            seen.add(node.text)


def repeated(
    subject: Subject, tag: str, seen: set[object], mark: Callable[[str], object] = str
) -> Iterator[Flaw]:
    """One flaw at each payment that repeats a number of an earlier one.

    `seen` has the marks of the numbers before, and is added to.
    """
    for identification in subject.index.all("PmtId"):
        node = identification.at(tag)
        if node is None or node.text == NOT_PROVIDED:
            continue
        marked = mark(node.text)
        if marked in seen:
            yield flaw(node, number=node.text)
        seen.add(marked)


PLAIN = (instruction_ids_are_plain, references_are_plain, missing_references_say_so)

UNIQUE = (uetrs_are_unique, end_to_end_ids_are_unique, instruction_ids_are_unique)
"""What one payment cannot show: these rules see all payments of a file at once."""

WHOLE = (*UNIQUE, blocks_are_unique)

UNIQUE_TAGS = {
    uetrs_are_unique.id: "UETR",
    end_to_end_ids_are_unique.id: "EndToEndId",
    instruction_ids_are_unique.id: "InstrId",
}

RULES = (
    *PLAIN,
    *WHOLE,
    uetr_present,
    original_uetr_present,
    end_to_end_ids_are_plain,
    customers_references_are_plain,
)
