"""One step of a transfer at one bank: it passes on, credits, or waits. Each makes an `Outcome`.

Source: tracker codes as in gpi: G000 passed on to a tracked bank, G001 to an untracked one, G002
the credit may not come the same day, G004 waiting for the money.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from payments.messages.pacs_008 import SettlementMethod
from payments.money import Money
from payments.network import bookings, charges, days, exchange, news
from payments.network.diary import ANNOUNCED, HOP, PASSED, due, hop_due
from payments.network.ledger import account, balance
from payments.network.model import (
    AccountKind,
    Due,
    Hop,
    Message,
    Method,
    Network,
    Outcome,
    Passed,
    Phase,
    Transfer,
    TransferStatus,
)
from payments.network.routes import link, settlement


def leaves(network: Network, transfer: Transfer, amount: Money, at: datetime) -> Outcome:
    """The payer's bank sends the payment off, or credits it where it keeps both accounts."""
    if len(transfer.route) == 1:
        return _credited(network, transfer, amount, (), at)
    return _passed(network, transfer, 0, amount, (), at)


def goes_on(network: Network, transfer: Transfer, at: datetime) -> Outcome:
    """The next bank takes the payment in, takes its charge, and passes on or credits."""
    place = transfer.place + 1
    legs = () if transfer.booked else bookings.received(network, transfer, place - 1)
    charge = charges.taken_by(network, transfer, place)
    amount = transfer.sent[place - 1].amount
    source = bookings.suspense(transfer, place, amount)
    legs = (*legs, *bookings.charged(network, transfer, charge, source))
    if charge.money.minor:
        transfer = replace(transfer, charges=(*transfer.charges, charge))
    left = amount - charge.money
    if place == len(transfer.route) - 1:
        return _credited(network, transfer, left, legs, at)
    return _passed(network, transfer, place, left, legs, at)


def short_of(network: Network, transfer: Transfer) -> str | None:
    """The account that has too little for the next bank to settle on, if so."""
    place, amount = transfer.place, transfer.sent[transfer.place].amount
    sender, receiver = transfer.route[place : place + 2]
    joined = link(network, sender, receiver, amount.currency)
    if transfer.booked or settlement(joined, sender) is SettlementMethod.INGA:
        return None
    return None if has(network, joined.vostro, amount) else joined.vostro


def has(network: Network, number: str, amount: Money) -> bool:
    """Whether `amount` can leave the account without its falling below its line.

    A bank's own money under credits has no line: what it paid out, it owes to nobody.
    """
    own = account(network, number).kind is AccountKind.CLAIMS
    return own or amount <= available(network, number)


def available(network: Network, number: str) -> Money:
    """What can leave the account."""
    held, line = balance(network, number), account(network, number).overdraft_max
    return held + line if line else held


def local_day(network: Network, bank: str, at: datetime) -> date:
    """The day it is where a bank is."""
    return network.banks[bank].calendar.local(at).date()


def _passed(
    network: Network,
    transfer: Transfer,
    place: int,
    amount: Money,
    legs: bookings.Legs,
    at: datetime,
) -> Outcome:
    sender, receiver = (network.banks[bank] for bank in transfer.route[place : place + 2])
    value_on = days.value_day(sender, receiver, amount.currency, at)
    if place == 0 and transfer.waited:
        value_on = days.next_value_day(sender, receiver, value_on)
    today = sender.calendar.local(at).date()
    code = "G002" if value_on > today else "G000" if receiver.tracked else "G001"
    sent = replace(
        transfer,
        place=place,
        booked=False,
        phase=Phase.UNDER_WAY,
        status=TransferStatus.ACSP,
        reason=None,
        waits_on=None,
        value_on=value_on,
        sent=(*transfer.sent[:place], Passed(amount, value_on, at)),
        hops=(*transfer.hops, Hop(sender.party.id, at, TransferStatus.ACSP, code)),
    )
    booked = (*legs, *bookings.sent(network, sent, place))
    return Outcome(
        kind=PASSED,
        at=at,
        about=sent.uetr,
        postings=bookings.netted(network, booked),
        messages=news.passed_on(network, sent, at),
        due=(
            hop_due(sent, place + 1, days.booked_at(receiver, at, value_on)),
            *_told(network, sent),
        ),
        transfers=(sent,),
    )


def _told(network: Network, sent: Transfer) -> tuple[Due, ...]:
    """Under a cover, the creditor's bank is told at once, and waits for the money."""
    if sent.place > 0 or sent.instruction.method is not Method.COVER:
        return ()
    last = len(sent.route) - 1
    passed = sent.sent[0]
    bank = network.banks[sent.route[last]]
    today = local_day(network, bank.party.id, passed.at)
    at = days.booked_at(bank, passed.at, bank.calendar.extend(today))
    return (due(ANNOUNCED, sent, last, at),)


def _credited(
    network: Network, transfer: Transfer, amount: Money, legs: bookings.Legs, at: datetime
) -> Outcome:
    bank = network.banks[transfer.route[-1]]
    wanted = account(network, transfer.instruction.creditor_account).currency
    received, conversions = amount, transfer.conversions
    if wanted != amount.currency:
        change = exchange.sold(network, bank, amount, wanted)
        received, conversions = change.bought, (*conversions, change)
    done = replace(
        transfer,
        place=len(transfer.route) - 1,
        booked=False,
        phase=Phase.CREDITED,
        status=TransferStatus.ACCC,
        reason=None,
        waits_on=None,
        received=received,
        conversions=conversions,
        hops=(*transfer.hops, Hop(bank.party.id, at, TransferStatus.ACCC)),
    )
    booked = (*legs, *bookings.credited(network, done, amount))
    return Outcome(
        kind=HOP,
        at=at,
        about=done.uetr,
        postings=bookings.netted(network, booked),
        messages=(*news.credited(network, done, at), *_answers(network, done, at)),
        transfers=(done,),
    )


def _answers(network: Network, done: Transfer, at: datetime) -> tuple[Message, ...]:
    return news.inquiry_answered(network, done, at) if done.inquired else ()
