"""Statements: at the close of its day a bank tells each holder what moved on its account.

The payments of one file on one day stand as one entry, as banks book a batch.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from payments.messages import camt_053
from payments.messages.entries import Balance, BalanceKind, Entry, EntryStatus
from payments.messages.forms import Agent
from payments.money import Money
from payments.network.day_book import STATEMENT, of_bank, statement_key
from payments.network.model import AccountKind, Due, Message, Network, Outcome, Posting, Transfer
from payments.network.post_customers import behind, booked_as, exchanged
from payments.network.references import agent, short
from payments.party import Party


def closed(network: Network, item: Due) -> Outcome:
    """The bank closes its day and sends a statement for each account that moved."""
    numbers = tuple(of_bank(network, item.bank))
    messages = tuple(_statement(network, number, item.at) for number in numbers)
    return Outcome(STATEMENT, item.at, item.bank, messages=messages, spent=(item.key,))


def statement(network: Network, message: Message) -> bytes:
    """The camt.053 of an account, at a closing that `network` knows."""
    number, at = message.about, message.at
    held, closing = network.accounts[number], network.statements[statement_key(number, at)]
    bank = network.banks[held.bank]
    day = bank.calendar.local(at).date()
    moved = sum(leg.money.minor for leg in closing.legs)
    value = camt_053.Statement(
        message_id=f"STM{number[-20:]}{day:%y%m%d}",
        created_at=bank.calendar.local(at),
        report_id=f"{number[-24:]}-{day:%y%m%d}",
        account=number,
        currency=held.currency,
        owner=_owner(network, number),
        bank=agent(network, held.bank),
        from_at=bank.calendar.opening(day),
        to_at=bank.calendar.local(at),
        entries=tuple(_entries(network, number, closing.legs, day)),
        balances=(
            Balance(
                BalanceKind.OPBD, Money.from_minor(closing.balance - moved, held.currency), day
            ),
            Balance(BalanceKind.CLBD, Money.from_minor(closing.balance, held.currency), day),
        ),
    )
    return camt_053.build(value)


def _statement(network: Network, number: str, at: datetime) -> Message:
    held = network.accounts[number]
    return Message(camt_053.ID, held.bank, held.holder, at, "", number)


def _owner(network: Network, number: str) -> Agent | Party:
    held = network.accounts[number]
    if held.kind is AccountKind.VOSTRO:
        return agent(network, held.holder)
    return network.parties[held.holder]


def _entries(
    network: Network, number: str, legs: tuple[Posting, ...], day: date
) -> Iterator[Entry]:
    bank = network.accounts[number].bank
    for transfer, money in _grouped(network, legs):
        file = transfer.instruction.file
        yield Entry(
            amount=money,
            status=EntryStatus.BOOK,
            booked_on=day,
            value_on=day,
            kind=booked_as(transfer, credit=money.minor > 0),
            bank_reference=short(transfer),
            transaction=None if file else behind(network, transfer, number),
            information=f"File {file}" if file else exchanged(transfer, bank),
        )


def _grouped(network: Network, legs: tuple[Posting, ...]) -> Iterator[tuple[Transfer, Money]]:
    """The legs with their transfers, those of one file and one direction together."""
    groups: dict[tuple[str, bool], tuple[Transfer, Money]] = {}
    for leg in legs:
        transfer = network.transfers[leg.about]
        name = transfer.instruction.file or f"{leg.about}/{len(groups)}"
        key = (name, leg.money.minor > 0)
        first, total = groups.get(key, (transfer, Money.zero(leg.money.currency)))
        groups[key] = (first, total + leg.money)
    yield from groups.values()
