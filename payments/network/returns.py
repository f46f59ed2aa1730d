"""Money that does not arrive: rejected before it was settled, or returned after.

What a bank has not yet booked it rejects with a pacs.002, and the bank before it still has the
money. What is booked already can only be returned, with a pacs.004, bank by bank, over the accounts
it came by. Charges that were taken stay taken. A return does not wait for money: it gives back what
was given.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from payments.money import Money
from payments.network import bookings, days, news
from payments.network.diary import REJECTED, RETURN, STRUCK_OFF, due, hop_key, patience_key
from payments.network.model import (
    Due,
    Hop,
    Network,
    Outcome,
    Phase,
    Posting,
    Transfer,
    TransferStatus,
)
from payments.network.steps import local_day
from payments.network.waits import stands_at


def rejected(network: Network, transfer: Transfer, reason: str, at: datetime) -> Outcome:
    """The bank that has the transfer in hand does not go on with it."""
    stands, hand = stands_at(network, transfer), transfer.place + 1
    turned = _turned(transfer, transfer.route[hand], reason, at)
    turned = replace(turned, place=stands, returned=_amount(transfer))
    outcome = _back_from(network, turned, (), at)
    told = news.rejected(turned, hand, at) if stands < hand else ()
    messages = (*told, *outcome.messages)
    spent = (hop_key(transfer), patience_key(transfer))
    return replace(outcome, kind=REJECTED, messages=messages, spent=spent)


def returned(network: Network, transfer: Transfer, reason: str, at: datetime) -> Outcome:
    """The creditor's bank gives back what it has credited already: the creditor is debited."""
    amount = net_amount(transfer)
    legs = bookings.reversed_legs(bookings.credited(network, transfer, amount))
    turned = replace(_turned(transfer, transfer.route[-1], reason, at), returned=amount)
    return _back_from(network, turned, legs, at)


def step_back(network: Network, item: Due) -> Outcome:
    """The bank before takes the return in, and passes it on or gives the money to the payer."""
    transfer = network.transfers[item.about]
    place = transfer.place - 1
    expected = due(RETURN, transfer, max(place, 0), item.at).key
    if transfer.phase is not Phase.RETURNING or item.key != expected:
        return Outcome(STRUCK_OFF, item.at, item.about, spent=(item.key,))
    legs = bookings.sent_back(network, transfer, place, _due_back(transfer))
    hop = Hop(transfer.route[place], item.at, TransferStatus.RJCT, transfer.reason)
    here = replace(transfer, place=place, hops=(*transfer.hops, hop))
    return replace(_back_from(network, here, legs, item.at), spent=(item.key,))


def net_amount(transfer: Transfer) -> Money:
    """What the creditor's bank had for the creditor, in the currency of the route."""
    amount = _amount(transfer)
    taken = (c.money for c in transfer.charges if c.bank == transfer.route[-1])
    return amount if len(transfer.route) == 1 else amount - sum(taken, Money.zero(amount.currency))


def _turned(transfer: Transfer, bank: str, reason: str, at: datetime) -> Transfer:
    return replace(
        transfer,
        phase=Phase.RETURNING,
        status=TransferStatus.RJCT,
        reason=reason,
        booked=False,
        waits_on=None,
        hops=(*transfer.hops, Hop(bank, at, TransferStatus.RJCT, reason)),
    )


def _back_from(
    network: Network, transfer: Transfer, legs: tuple[Posting, ...], at: datetime
) -> Outcome:
    """From the bank at `place`: to the payer where that is its bank, else to the bank before."""
    if transfer.place == 0:
        return _refunded(network, transfer, legs, at)
    before = network.banks[transfer.route[transfer.place - 1]]
    day = before.calendar.extend(local_day(network, before.party.id, at))
    return Outcome(
        RETURN,
        at,
        transfer.uetr,
        postings=bookings.netted(network, legs),
        messages=(news.payment_return(transfer, at),),
        due=(due(RETURN, transfer, transfer.place - 1, days.booked_at(before, at, day)),),
        transfers=(transfer,),
    )


def _refunded(
    network: Network, transfer: Transfer, legs: tuple[Posting, ...], at: datetime
) -> Outcome:
    closed = replace(transfer, phase=Phase.CLOSED)
    booked = (*legs, *bookings.refunded(network, closed, _due_back(closed)))
    return Outcome(
        RETURN,
        at,
        closed.uetr,
        postings=bookings.netted(network, booked),
        messages=news.refunded(network, closed, at),
        transfers=(closed,),
    )


def _due_back(transfer: Transfer) -> Money:
    assert transfer.returned is not None  # set by whoever turned the transfer round
    return transfer.returned


def _amount(transfer: Transfer) -> Money:
    """What was passed on last, or left the payer's account."""
    return transfer.sent[-1].amount
