"""Recalls: the payer wants its money back, and the creditor's bank answers.

The payer's bank asks with a camt.056; the creditor's bank answers with a camt.029. What it agrees
to give back it returns (FOCR). It cannot give back what the creditor no longer has (AM04), nor what
came back already (ARDT); where the creditor says nothing, it refuses (NOAS).

Source: external code sets ExternalCancellationReason1Code,
ExternalPaymentCancellationRejection1Code and ExternalReturnReason1Code.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from lei.sentences import Sentence
from payments.errors import NotPossible
from payments.network import days, faults, news, returns, steps
from payments.network.diary import RECALL, RECALL_ANSWER, RECALL_ANSWERED, STRUCK_OFF, due
from payments.network.faults import Effect
from payments.network.model import Due, Network, Outcome, Phase, Recall, Transfer

ANSWER_DAYS = 10
"""Banking days after which the creditor's bank refuses, for want of an answer: our choice."""
REASONS = ("AC03", "AM09", "COVR", "CURR", "CUST", "DUPL", "FRAD", "TECH", "UPAY")
"""Why a payment may be recalled here."""
REFUSALS = ("AC04", "AM04", "ARDT", "CUST", "IDMN", "LEGL", "NOAS", "NOOR")
"""Why a recall may be refused here."""
RETURNED = "FOCR"


def asked(network: Network, transfer: Transfer, reason: str, at: datetime) -> Outcome:
    """The payer's bank asks for the money. Raises NotPossible."""
    if transfer.recall is not None:
        raise NotPossible("$.transfer", "the payment has been recalled already")
    if transfer.phase in (Phase.RETURNING, Phase.CLOSED):
        raise NotPossible("$.transfer", "the payment came back already")
    if transfer.phase is Phase.SCHEDULED:
        raise NotPossible("$.transfer", "it waits for its day at the payer's bank: reject it there")
    if reason not in REASONS:
        raise NotPossible("$.reason", Sentence("one of {known}", known=", ".join(REASONS)))
    recalled = replace(transfer, recall=Recall(reason, at))
    bank = network.banks[transfer.route[-1]]
    count = 1 if _decided(network, transfer) is not None else ANSWER_DAYS
    last = len(transfer.route) - 1
    answers = due(RECALL_ANSWER, transfer, last, days.opening_after(bank, at, count))
    return Outcome(
        RECALL,
        at,
        transfer.uetr,
        messages=news.recalled(recalled, at),
        due=(answers,),
        transfers=(recalled,),
    )


def answered(
    network: Network, transfer: Transfer, refusal: str | None, at: datetime
) -> tuple[Outcome, ...]:
    """The creditor's bank answers: with a reason it refuses, without one it gives back.

    Raises NotPossible.
    """
    recall = transfer.recall
    if recall is None or recall.accepted is not None:
        raise NotPossible("$.transfer", "no recall of this payment is open")
    if refusal is not None and refusal not in REFUSALS:
        raise NotPossible("$.reason", Sentence("one of {known}", known=", ".join(REFUSALS)))
    refusal = refusal or _cannot(network, transfer)
    told = replace(transfer, recall=replace(recall, accepted=refusal is None, answer=refusal))
    last = len(transfer.route) - 1
    answer = Outcome(
        RECALL_ANSWER,
        at,
        transfer.uetr,
        messages=news.recall_answered(told, at),
        transfers=(told,),
        spent=(due(RECALL_ANSWER, transfer, last, at).key,),
    )
    return (answer,) if refusal else (answer, _given_back(network, told, at))


def falls_due(network: Network, item: Due) -> tuple[Outcome, ...]:
    """The time to answer is over: what a planted fault says, else no answer, so refused."""
    transfer = network.transfers[item.about]
    if transfer.recall is None or transfer.recall.accepted is not None:
        return (Outcome(STRUCK_OFF, item.at, item.about, spent=(item.key,)),)
    decided = _decided(network, transfer)
    refusal = "NOAS" if decided is None else _REFUSES.get(decided)
    answer, *others = answered(network, transfer, refusal, item.at)
    return (replace(answer, kind=RECALL_ANSWERED), *others)


def _decided(network: Network, transfer: Transfer) -> Effect | None:
    for effect in (Effect.ACCEPT_RECALL, Effect.REFUSE_RECALL):
        if faults.answers(network, transfer, effect) is not None:
            return effect
    return None


def _cannot(network: Network, transfer: Transfer) -> str | None:
    if transfer.phase in (Phase.RETURNING, Phase.CLOSED):
        return "ARDT"
    if transfer.received is None:
        return None
    payee = transfer.instruction.creditor_account
    return None if steps.has(network, payee, transfer.received) else "AM04"


def _given_back(network: Network, transfer: Transfer, at: datetime) -> Outcome:
    if transfer.phase is Phase.CREDITED:
        return returns.returned(network, transfer, RETURNED, at)
    return returns.rejected(network, transfer, RETURNED, at)


_REFUSES = {Effect.REFUSE_RECALL: "CUST"}
