"""What a bank does when something on the agenda falls due: the table of due kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from payments.network import faults, news, questions, recalls, returns, statements, transfers
from payments.network.day_book import STATEMENT
from payments.network.diary import (
    ANNOUNCED,
    EXECUTION,
    HOP,
    INQUIRY,
    PATIENCE,
    QUESTION_ANSWER,
    RECALL_ANSWER,
    RETURN,
    STRUCK_OFF,
    patience_key,
)
from payments.network.faults import Effect
from payments.network.model import (
    Due,
    Hop,
    Network,
    Outcome,
    Phase,
    Transfer,
    TransferStatus,
)


def work(network: Network, item: Due) -> tuple[Outcome, ...]:
    """What the bank does about a due item. Raises KeyError for work that is not a bank's."""
    return WORK[item.kind](network, item)


def _announced(network: Network, item: Due) -> Outcome:
    """The creditor's bank has the message of a covered payment; the money is still to come."""
    transfer = network.transfers[item.about]
    if transfer.phase not in (Phase.UNDER_WAY, Phase.QUEUED, Phase.HELD):
        return _struck_off(item)
    hop = Hop(item.bank, item.at, TransferStatus.ACSP, "G004")
    told = replace(transfer, hops=(*transfer.hops, hop))
    return Outcome(
        ANNOUNCED,
        item.at,
        item.about,
        messages=(news.announced(told, item.at),),
        transfers=(told,),
        spent=(item.key,),
    )


def _inquired(network: Network, item: Due) -> Outcome:
    """The payer's bank has heard nothing, and asks through the hub."""
    transfer = network.transfers[item.about]
    if transfer.phase is not Phase.UNDER_WAY or network.hub is None:
        return _struck_off(item)
    asked = replace(transfer, inquired=True)
    told = news.inquired(network, asked, item.at)
    changed = (asked,)
    return Outcome(
        INQUIRY, item.at, item.about, messages=told, transfers=changed, spent=(item.key,)
    )


def _patience_ends(network: Network, item: Due) -> Outcome:
    """Nobody released it, or no money came: the bank rejects or returns it."""
    transfer = network.transfers[item.about]
    waits = transfer.phase in (Phase.HELD, Phase.QUEUED)
    if not waits or item.key != patience_key(transfer):
        return _struck_off(item)
    return returns.rejected(network, transfer, _why(network, transfer), item.at)


def _why(network: Network, transfer: Transfer) -> str:
    if transfer.phase is Phase.QUEUED:
        return "AM04"
    if transfer.booked:
        kept = faults.answers(network, transfer, Effect.KEEP)
        return (kept.reason if kept else None) or "AC04"
    return transfer.reason or "MS03"


def _struck_off(item: Due) -> Outcome:
    return Outcome(STRUCK_OFF, item.at, item.about, spent=(item.key,))


def _one(do: Callable[[Network, Due], Outcome]) -> Callable[[Network, Due], tuple[Outcome, ...]]:
    return lambda network, item: (do(network, item),)


WORK: Mapping[str, Callable[[Network, Due], tuple[Outcome, ...]]] = {
    EXECUTION: _one(transfers.executed),
    HOP: _one(transfers.hop),
    RETURN: _one(returns.step_back),
    PATIENCE: _one(_patience_ends),
    ANNOUNCED: _one(_announced),
    INQUIRY: _one(_inquired),
    QUESTION_ANSWER: _one(questions.answered),
    RECALL_ANSWER: recalls.falls_due,
    STATEMENT: _one(statements.closed),
}
