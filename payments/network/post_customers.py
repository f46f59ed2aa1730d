"""What a bank tells its customer: how the order stands, and what was booked."""

from __future__ import annotations

from datetime import datetime

from payments.messages import camt_054, pain_001, pain_002
from payments.messages.entries import (
    AccountReport,
    Entry,
    EntryStatus,
    EntryTransaction,
    TransactionCode,
)
from payments.money import Money
from payments.network.bookings import refund
from payments.network.charges import deducted
from payments.network.model import Conversion, Message, Network, Transfer
from payments.network.news import TO_PAYER
from payments.network.references import agent, agent_charge, creditor, debtor, message_id, short

RETURNED = TransactionCode("PMNT", "ICDT", "RRTN")


def order_status(network: Network, transfer: Transfer, message: Message) -> bytes:
    """The pain.002 by which the payer hears how its order stands."""
    order = transfer.instruction
    status = pain_002.OrderStatus(
        end_to_end_id=transfer.end_to_end_id,
        uetr=transfer.uetr,
        status=message.status.value if message.status else "ACSP",
        reason=message.reason,
    )
    file = order.file or f"ORD{short(transfer)}"
    value = pain_002.CustomerPaymentStatusReport(
        message_id=message_id("PSR", transfer, 0, message.at),
        created_at=_local(network, message),
        bank=agent(network, message.sender),
        customer=debtor(network, transfer),
        original_message_id=file,
        original_kind=pain_001.ID,
        original_payment_id=file,
        orders=(status,),
    )
    return pain_002.build(value)


def notification(network: Network, transfer: Transfer, message: Message) -> bytes:
    """The camt.054 by which the payee hears of its money, or the payer that it came back."""
    back = message.leg == TO_PAYER
    account = _account(transfer, back)
    value = AccountReport(
        message_id=message_id("NTF", transfer, message.leg, message.at),
        created_at=_local(network, message),
        report_id=f"N{short(transfer)}{message.leg}",
        account=account,
        currency=network.accounts[account].currency,
        owner=debtor(network, transfer) if back else creditor(network, transfer),
        bank=agent(network, message.sender),
        entries=(_entry(network, transfer, message, back),),
    )
    return camt_054.build(value)


def behind(network: Network, transfer: Transfer, number: str) -> EntryTransaction:
    """The payment behind an entry of an account; the payee is told what was taken from it."""
    order = transfer.instruction
    taken = deducted(transfer) if number == order.creditor_account else ()
    return EntryTransaction(
        end_to_end_id=transfer.end_to_end_id,
        uetr=transfer.uetr,
        instructed=order.amount,
        charges=tuple(agent_charge(network, charge) for charge in taken),
        debtor=debtor(network, transfer),
        debtor_account=order.debtor_account,
        creditor=creditor(network, transfer),
        creditor_account=order.creditor_account,
        debtor_agent=agent(network, transfer.route[0]),
        creditor_agent=agent(network, transfer.route[-1]),
        remittance=order.remittance,
    )


def booked_as(transfer: Transfer, *, credit: bool) -> TransactionCode:
    """The kind of an entry: received or issued, across a border or inside one bank.

    Source: ISO 20022 ExternalBankTransactionSubFamily1Code, BOOK (internal book transfer), XBCT.
    """
    family = "RCDT" if credit else "ICDT"
    return TransactionCode("PMNT", family, "BOOK" if len(transfer.route) == 1 else "XBCT")


def exchanged(transfer: Transfer, bank: str) -> str | None:
    """What the customer is told of a change of currency: rate, middle rate, margin."""
    changes = [each for each in transfer.conversions if each.bank == bank]
    return _told(changes[0]) if changes else None


def _told(change: Conversion) -> str:
    pair = f"{change.sold.currency}/{change.bought.currency}"
    margin = format((change.margin * 100).normalize(), "f")
    return f"{pair} {change.rate:f}, middle rate {change.middle:f}, margin {margin} percent"


def _entry(network: Network, transfer: Transfer, message: Message, back: bool) -> Entry:
    day = _local(network, message).date()
    return Entry(
        amount=_back(transfer) if back else _arrived(transfer),
        status=EntryStatus.BOOK,
        booked_on=day,
        value_on=day,
        kind=RETURNED if back else booked_as(transfer, credit=True),
        bank_reference=short(transfer),
        transaction=behind(network, transfer, _account(transfer, back)),
        information=exchanged(transfer, message.sender),
    )


def _account(transfer: Transfer, back: bool) -> str:
    order = transfer.instruction
    return order.debtor_account if back else order.creditor_account


def _arrived(transfer: Transfer) -> Money:
    assert transfer.received is not None  # the payee is told once it is credited
    return transfer.received


def _back(transfer: Transfer) -> Money:
    assert transfer.returned is not None  # the payer is told once it is refunded
    return refund(transfer, transfer.returned)


def _local(network: Network, message: Message) -> datetime:
    return network.banks[message.sender].calendar.local(message.at)
