"""Answers: the state of a payment, and the reason that goes with it."""

from __future__ import annotations

from collections.abc import Iterator

from lei.findings import Judgement, Severity, rule
from payments.messages.index import Node, flaw
from payments.messages.kinds import Subject
from payments.messages.rules.sources import CBPR, ISO, OWN

_ANSWERS = ("TxInfAndSts", "OrgnlPmtInfAndSts", "OrgnlGrpInfAndSts")
_STATUSES = ("TxSts", "PmtInfSts", "GrpSts")
_REASONS = ("StsRsnInf", "RtrRsnInf", "CxlRsnInf", "CxlStsRsnInf")
_DONE = ("ACCC", "ACSC")
TRACKED = ("G000", "G001", "G002", "G003", "G004", "G005", "G006")
"""Reasons of the tracker: where a payment is, not why it failed."""


@rule(
    "cbpr-rejection-reason",
    says="The payment is rejected without a reason. Say why, with a code, so that the sender can "
    "correct it.",
    source=f"{CBPR}, R12 of pacs.002: StsRsnInf is mandatory with RJCT",
    over=("TxInfAndSts",),
)
def rejection_has_a_reason(subject: Subject) -> Iterator[Judgement]:
    for answer in subject.index.all("TxInfAndSts"):
        if _status(answer) == "RJCT" and answer.at("StsRsnInf", "Rsn") is None:
            yield flaw(answer, "StsRsnInf")


@rule(
    "cbpr-rejection-date",
    says="The payment is rejected, and a day is given on which it settled. What was rejected was "
    "not settled; take the day out.",
    source=f"{CBPR}, R11 of pacs.002: no FctvIntrBkSttlmDt with RJCT",
    over=("FctvIntrBkSttlmDt",),
)
def rejection_has_no_settlement_day(subject: Subject) -> Iterator[Judgement]:
    for answer in subject.index.all("TxInfAndSts"):
        day = answer.at("FctvIntrBkSttlmDt")
        if day is not None and _status(answer) == "RJCT":
            yield flaw(day)


@rule(
    "sandbox-reason-when-done",
    says="The payment is done ({status}), and a reason {reason} is given. Reasons say why "
    "something failed or waits; take it out, or correct the status.",
    source=f"{OWN}; reason codes go with RJCT and PDNG",
    severity=Severity.WARNING,
    over=("StsRsnInf",),
)
def no_reason_when_done(subject: Subject) -> Iterator[Judgement]:
    for answer in subject.index.all(*_ANSWERS):
        reason = answer.at("StsRsnInf", "Rsn", "Cd")
        status = _status(answer)
        if reason is not None and status in _DONE and reason.text not in TRACKED:
            yield flaw(reason, status=status, reason=reason.text)


@rule(
    "gpi-reason-on-its-way",
    says="{reason} says that the payment is on its way, and the status is {status}. With {reason} "
    "the status is ACSP.",
    source="Swift gpi, G000 to G006 go with ACSP",
    over=("StsRsnInf",),
)
def tracked_reasons_go_with_their_status(subject: Subject) -> Iterator[Judgement]:
    for answer in subject.index.all("TxInfAndSts"):
        reason, status = answer.at("StsRsnInf", "Rsn", "Cd"), _status(answer)
        if reason is not None and reason.text in TRACKED and status not in ("ACSP", "PDNG", None):
            yield flaw(reason, reason=reason.text, status=status)


@rule(
    "iso20022-narrative",
    says="The reason is NARR: it is told in words, and there are none. Add the words, or a code "
    "that says it.",
    source=f"{ISO}: NARR makes AddtlInf mandatory",
    over=_REASONS,
)
def narratives_are_told(subject: Subject) -> Iterator[Judgement]:
    for information in subject.index.all(*_REASONS):
        told = information.has("AddtlInf")
        if information.text_at("Rsn", "Cd") == "NARR" and not told:
            yield flaw(information, "AddtlInf")


def _status(answer: Node) -> str | None:
    return next((found for tag in _STATUSES if (found := answer.text_at(tag))), None)


RULES = (
    rejection_has_a_reason,
    rejection_has_no_settlement_day,
    no_reason_when_done,
    tracked_reasons_go_with_their_status,
    narratives_are_told,
)
