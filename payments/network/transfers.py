"""One payment between two banks: the order at the debtor's bank, and the hop to the creditor's.

Settlement follows the account that joins the two banks. Where the receiver holds an account with
the sender, the sender credits it before the message goes (INGA); where the sender holds one with
the receiver, the receiver debits it on receipt (INDA). Until the receiver has booked, the money
stands on a suspense account: at no moment is it nowhere.

Source: ISO 20022 SettlementMethod1Code; UETR through every hop as in CBPR+.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from payments.errors import CurrencyMismatch, InsufficientFunds, NoSuchPart, NotPossible
from payments.messages.pacs_008 import SettlementMethod
from payments.money import Money
from payments.network import interbank
from payments.network.ids import Ids
from payments.network.ledger import account, balance, leg, own_account, sorted_accounts
from payments.network.model import (
    Account,
    AccountKind,
    Bank,
    Due,
    Hop,
    Instruction,
    Network,
    Outcome,
    Posting,
    Transfer,
    TransferStatus,
)

HANDLING = timedelta(minutes=30)
"""What a bank takes to book a message that it received in its hours: our choice."""

ORDER = "transfer.order"
HOP = "transfer.hop"


@dataclass(frozen=True, slots=True)
class Link:
    """The account that joins two banks in one currency: as the keeper and as the holder book it."""

    settlement: SettlementMethod
    vostro: Account
    nostro: Account


def order(network: Network, instruction: Instruction, now: datetime, ids: Ids) -> Outcome:
    """The debtor's bank takes `instruction`: books its side and sends its message.

    Raises NoSuchPart (no such account, no way between the banks), CurrencyMismatch,
    NotPossible (an amount of nothing, an account to itself), InsufficientFunds.
    """
    debtor, creditor = _ends(network, instruction)
    _covered(network, debtor, instruction.amount)
    if debtor.bank == creditor.bank:
        return _within_one_bank(network, instruction, now, ids)
    link = _link(network, debtor.bank, creditor.bank, instruction.amount.currency)
    sender, receiver = network.banks[debtor.bank], network.banks[creditor.bank]
    due_at = _booked_at(receiver, now, _value_day(sender, receiver, now))
    transfer = _taken(instruction, ids, sender, now, _value_day(sender, receiver, now))
    return Outcome(
        kind=ORDER,
        at=now,
        about=transfer.uetr,
        postings=_sent(network, link, transfer, sender, receiver),
        messages=(interbank.credit_transfer(network, transfer, link.settlement, now),),
        due=(Due(due_at, f"{HOP}/{transfer.uetr}", HOP, transfer.uetr, creditor.bank),),
        transfers=(transfer,),
    )


def hop(network: Network, due: Due) -> Outcome:
    """The creditor's bank books the transfer and answers with a pacs.002."""
    transfer = network.transfers[due.about]
    debtor, creditor = _ends(network, transfer.instruction)
    link = _link(network, debtor.bank, creditor.bank, transfer.instruction.amount.currency)
    done = replace(
        transfer,
        status=TransferStatus.ACCC,
        received=transfer.instruction.amount,
        hops=(*transfer.hops, Hop(creditor.bank, due.at, TransferStatus.ACCC)),
    )
    return Outcome(
        kind=HOP,
        at=due.at,
        about=done.uetr,
        postings=_received(network, link, transfer, debtor.bank),
        messages=(interbank.status_report(network, done, due.at),),
        transfers=(done,),
        spent=(due.key,),
    )


def _ends(network: Network, instruction: Instruction) -> tuple[Account, Account]:
    debtor = account(network, instruction.debtor_account)
    creditor = account(network, instruction.creditor_account)
    for end in (debtor, creditor):
        if end.currency != instruction.amount.currency:
            raise CurrencyMismatch(end.currency, instruction.amount.currency)
        if end.kind is not AccountKind.CUSTOMER:
            raise NoSuchPart("customer account", end.number)
    if instruction.amount.minor <= 0:
        raise NotPossible("amount", "a transfer needs an amount above zero")
    if debtor.number == creditor.number:
        raise NotPossible("creditor_account", "the creditor's account is the debtor's own")
    return debtor, creditor


def _covered(network: Network, debtor: Account, amount: Money) -> None:
    held = balance(network, debtor.number)
    available = held + debtor.overdraft_max if debtor.overdraft_max else held
    if available < amount:
        raise InsufficientFunds(debtor.number, amount, available)


def _taken(
    instruction: Instruction, ids: Ids, sender: Bank, now: datetime, value_on: date
) -> Transfer:
    return Transfer(
        uetr=ids.uetr(),
        instruction=instruction,
        end_to_end_id=instruction.end_to_end_id or ids.reference("E2E"),
        value_on=value_on,
        status=TransferStatus.ACSP,
        hops=(Hop(sender.party.id, now, TransferStatus.ACSP),),
    )


def _within_one_bank(
    network: Network, instruction: Instruction, now: datetime, ids: Ids
) -> Outcome:
    bank = network.banks[account(network, instruction.debtor_account).bank]
    taken = _taken(instruction, ids, bank, now, bank.calendar.local(now).date())
    done = replace(
        taken,
        status=TransferStatus.ACCC,
        received=instruction.amount,
        hops=(Hop(bank.party.id, now, TransferStatus.ACCC),),
    )
    moved = _pair(network, instruction.debtor_account, instruction.creditor_account, done)
    return Outcome(kind=ORDER, at=now, about=done.uetr, postings=moved, transfers=(done,))


def _link(network: Network, sender: str, receiver: str, currency: str) -> Link:
    for nostro in sorted_accounts(network):
        if nostro.mirrors is None or nostro.currency != currency:
            continue
        vostro = account(network, nostro.mirrors)
        if (vostro.bank, nostro.bank) == (sender, receiver):
            return Link(SettlementMethod.INGA, vostro, nostro)
        if (vostro.bank, nostro.bank) == (receiver, sender):
            return Link(SettlementMethod.INDA, vostro, nostro)
    raise NoSuchPart("route", f"{sender} to {receiver} in {currency}")


def _sent(
    network: Network, link: Link, transfer: Transfer, sender: Bank, receiver: Bank
) -> tuple[Posting, ...]:
    debtor = transfer.instruction.debtor_account
    if link.settlement is SettlementMethod.INDA:
        return _pair(network, debtor, _suspense(network, sender.party.id, transfer), transfer)
    waiting = _suspense(network, receiver.party.id, transfer)
    return (
        *_pair(network, debtor, link.vostro.number, transfer),
        *_pair(network, link.nostro.number, waiting, transfer),
    )


def _received(network: Network, link: Link, transfer: Transfer, sender: str) -> tuple[Posting, ...]:
    creditor = transfer.instruction.creditor_account
    if link.settlement is SettlementMethod.INGA:
        waiting = _suspense(network, account(network, creditor).bank, transfer)
        return _pair(network, waiting, creditor, transfer)
    return (
        *_pair(network, _suspense(network, sender, transfer), link.nostro.number, transfer),
        *_pair(network, link.vostro.number, creditor, transfer),
    )


def _pair(
    network: Network, debited: str, credited: str, transfer: Transfer
) -> tuple[Posting, Posting]:
    money = transfer.instruction.amount
    return (
        leg(network, debited, -money, transfer.uetr),
        leg(network, credited, money, transfer.uetr),
    )


def _suspense(network: Network, bank: str, transfer: Transfer) -> str:
    currency = transfer.instruction.amount.currency
    return own_account(network, bank, AccountKind.SUSPENSE, currency).number


def _value_day(sender: Bank, receiver: Bank, now: datetime) -> date:
    """The first day on which both banks work and the sender has not yet closed."""
    day = sender.calendar.local(now).date()
    if now >= sender.calendar.closing(day):
        day += timedelta(days=1)
    while not (sender.calendar.is_open(day) and receiver.calendar.is_open(day)):
        day += timedelta(days=1)
    return day


def _booked_at(receiver: Bank, now: datetime, value_on: date) -> datetime:
    """When the receiver books: within its hours, from the value day on."""
    at = max(now + HANDLING, receiver.calendar.opening(value_on))
    day = receiver.calendar.local(at).date()
    if at <= receiver.calendar.closing(day):
        return at
    return receiver.calendar.opening(next(receiver.calendar.days_after(day)))
