"""A bank does not go on with a transfer: it holds, waits, queues, keeps, or says nothing.

Nothing waits for ever: what nobody decides in time, the bank's patience ends.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from payments.messages.pacs_008 import SettlementMethod
from payments.network import bookings, days, news, questions
from payments.network.diary import (
    HELD,
    INQUIRY,
    KEPT,
    LATE,
    PATIENCE,
    QUEUED,
    due,
    hop_due,
)
from payments.network.gates import Verdict
from payments.network.model import Due, Hop, Network, Outcome, Phase, Transfer, TransferStatus
from payments.network.routes import link, settlement

HOLD_DAYS = 10
"""Banking days after which a bank rejects what nobody has released: our choice."""
QUEUE_DAYS = 5
"""Banking days after which a bank rejects what it has no money for: our choice."""
KEPT_DAYS = 3
SILENCE_DAYS = 10
INQUIRY_DAYS = 2


def held(network: Network, transfer: Transfer, seen: Verdict, at: datetime) -> Outcome:
    """The bank looks into it: pending until somebody releases or rejects it."""
    place = transfer.place + 1
    stopped = replace(
        _at(transfer, place, TransferStatus.PDNG, seen.reason, at),
        phase=Phase.HELD,
        status=TransferStatus.PDNG,
        reason=seen.reason,
        waits_on=None,
    )
    ends = patience(network, stopped, at, HOLD_DAYS)
    told = news.status(network, stopped, at)
    outcome = _outcome(HELD, stopped, at, (ends,))
    return questions.asked(network, replace(outcome, messages=told, findings=seen.findings))


def queued(network: Network, transfer: Transfer, number: str, at: datetime) -> Outcome:
    """The account that the two banks settle on is at its line: the payment waits for money."""
    place = transfer.place + 1
    again = transfer.waits_on is not None
    seen = transfer if again else _at(transfer, place, TransferStatus.ACSP, "G004", at)
    waiting = replace(seen, phase=Phase.QUEUED, waits_on=number)
    ends = () if again else (patience(network, waiting, at, QUEUE_DAYS),)
    return _outcome(QUEUED, waiting, at, ends)


def late(network: Network, transfer: Transfer, seen: Verdict, at: datetime) -> Outcome:
    """The bank goes on with it on its next banking day."""
    place = transfer.place + 1
    bank = network.banks[transfer.route[place]]
    waiting = replace(_at(transfer, place, TransferStatus.ACSP, seen.reason, at), waited=True)
    told = news.status(network, replace(waiting, reason=seen.reason), at)
    again = hop_due(waiting, place, days.opening_after(bank, at, 1))
    return replace(_outcome(LATE, waiting, at, (again,)), messages=told)


def kept(network: Network, transfer: Transfer, _seen: Verdict, at: datetime) -> Outcome:
    """The bank books the money and finds out three banking days later that it cannot credit it."""
    place = transfer.place + 1
    legs = () if transfer.booked else bookings.received(network, transfer, place - 1)
    taken = replace(
        _at(transfer, place, TransferStatus.ACSP, "G002", at),
        phase=Phase.HELD,
        booked=True,
        waited=True,
    )
    ends = patience(network, taken, at, KEPT_DAYS)
    told = news.status(network, replace(taken, reason="G002"), at)
    outcome = _outcome(KEPT, taken, at, (ends,))
    return replace(outcome, messages=told, postings=bookings.netted(network, legs))


def silent(network: Network, transfer: Transfer, _seen: Verdict, at: datetime) -> Outcome:
    """The bank says nothing; the payer's bank asks; in the end the bank goes on."""
    place = transfer.place + 1
    mute = replace(transfer, waited=True)
    bank, asker = (network.banks[transfer.route[each]] for each in (place, 0))
    wakes = hop_due(mute, place, days.opening_after(bank, at, SILENCE_DAYS))
    asks = due(INQUIRY, mute, 0, days.opening_after(asker, at, INQUIRY_DAYS))
    return _outcome(LATE, mute, at, (wakes, asks) if place else (wakes,))


def patience(network: Network, transfer: Transfer, at: datetime, count: int) -> Due:
    """When the bank that has it waits no longer."""
    place = transfer.place + 1
    bank = network.banks[transfer.route[place]]
    return due(PATIENCE, transfer, place, days.opening_after(bank, at, count))


def stands_at(network: Network, transfer: Transfer) -> int:
    """The place of the bank in whose suspense the money is: before a hop, or at its end."""
    place = transfer.place
    if place < 0 or len(transfer.route) == 1:
        return 0
    sender, receiver = transfer.route[place : place + 2]
    joined = link(network, sender, receiver, transfer.sent[place].amount.currency)
    if transfer.booked or settlement(joined, sender) is SettlementMethod.INGA:
        return place + 1
    return place


def _at(
    transfer: Transfer, place: int, status: TransferStatus, reason: str | None, at: datetime
) -> Transfer:
    return replace(transfer, hops=(*transfer.hops, Hop(transfer.route[place], at, status, reason)))


def _outcome(kind: str, transfer: Transfer, at: datetime, due: tuple[Due, ...]) -> Outcome:
    return Outcome(kind, at, transfer.uetr, transfers=(transfer,), due=due)
