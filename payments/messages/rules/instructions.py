"""Instructions for the creditor's bank: codes that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator

from lei.findings import Flaw, Judgement, rule
from payments.messages.index import Node, flaw
from payments.messages.kinds import Subject
from payments.messages.rules.sources import CBPR


@rule(
    "cbpr-instruction-hold",
    says="The bank is to pay by cheque (CHQB) and to hold the money for the creditor (HOLD). It "
    "can do one; keep that.",
    source=f"{CBPR}, R13; R64 of pain.001: HOLD excludes CHQB",
    over=("InstrForCdtrAgt",),
)
def a_cheque_is_not_held(subject: Subject) -> Iterator[Judgement]:
    return _together(subject, "CHQB", "HOLD")


@rule(
    "cbpr-instruction-contact",
    says="The bank is to telephone the creditor (PHOB) and to write to it (TELB). Keep one.",
    source=f"{CBPR}, R14; R65 of pain.001: TELB excludes PHOB",
    over=("InstrForCdtrAgt",),
)
def one_way_to_the_creditor(subject: Subject) -> Iterator[Judgement]:
    return _together(subject, "PHOB", "TELB")


@rule(
    "cbpr-instruction-twice",
    says="The instruction {code} is given twice. Once is enough; take the second out.",
    source=f"{CBPR}, R36: each code once",
    over=("InstrForCdtrAgt",),
)
def instructions_are_given_once(subject: Subject) -> Iterator[Judgement]:
    for _, codes in _instructed(subject):
        seen: set[str] = set()
        for node in codes:
            if node.text in seen:
                yield flaw(node, code=node.text)
            seen.add(node.text)


def _together(subject: Subject, one: str, other: str) -> Iterator[Flaw]:
    for _, codes in _instructed(subject):
        texts = {node.text for node in codes}
        if one in texts:
            yield from (flaw(node) for node in codes if node.text == other)


def _instructed(subject: Subject) -> Iterator[tuple[Node, list[Node]]]:
    for transaction in subject.index.all("CdtTrfTxInf"):
        instructions = transaction.each("InstrForCdtrAgt")
        if instructions:
            yield transaction, [code for one in instructions for code in one.each("Cd")]


RULES = (a_cheque_is_not_held, one_way_to_the_creditor, instructions_are_given_once)
