"""What moved on each account since its last statement, and when the bank closes its day.

A statement goes out at the close of the bank's day, for each account of a customer or of another
bank that moved. Opening balances are where a statement starts from, not a movement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from immutables import Map

from payments.network.bank import Bank
from payments.network.model import AccountKind, Closing, Due, Network, Outcome, Posting

STATEMENT = "statement"
OPEN = "open"
TOLD = frozenset({AccountKind.CUSTOMER, AccountKind.VOSTRO})
"""The accounts whose holders get statements."""


@dataclass(frozen=True, slots=True)
class Booked:
    """The day book after an outcome, and the closings that it brings onto the agenda."""

    legs: Map[str, tuple[Posting, ...]]
    closing: Map[str, datetime]
    statements: Map[str, Closing]
    due: tuple[Due, ...] = ()


def noted(network: Network, outcome: Outcome) -> Booked:
    """The day book after `outcome`."""
    if outcome.kind == STATEMENT:
        return _closed(network, outcome.about, outcome.at)
    moved = _moved(network, outcome)
    if not moved:
        return Booked(network.day_book, network.closing, network.statements)
    fresh = dict.fromkeys(posted[0].bank for posted in moved.values())
    due = tuple(
        _due(network.banks[bank], outcome.at) for bank in fresh if bank not in network.closing
    )
    return Booked(
        network.day_book.update(moved),
        network.closing.update({item.about: item.at for item in due}),
        network.statements,
        due,
    )


def of_bank(network: Network, bank: str) -> Iterator[str]:
    """The accounts of a bank that moved since its last closing, by number."""
    for number in sorted(network.day_book):
        if network.accounts[number].bank == bank:
            yield number


def statement_key(number: str, at: datetime) -> str:
    """Under what the closing of an account is kept: the account, and the instant in UTC."""
    return f"{number}/{at.astimezone(UTC).isoformat()}"


def closing_after(bank: Bank, at: datetime) -> datetime:
    """When the banking day ends that `at` belongs to."""
    calendar = bank.calendar
    day = calendar.extend(calendar.local(at).date())
    if calendar.closing(day) > at:
        return calendar.closing(day)
    return calendar.closing(next(calendar.days_after(day)))


def _moved(network: Network, outcome: Outcome) -> Mapping[str, tuple[Posting, ...]]:
    moved: dict[str, list[Posting]] = defaultdict(list)
    if outcome.kind != OPEN:
        for posting in outcome.postings:
            if network.accounts[posting.account].kind in TOLD:
                moved[posting.account].append(posting)
    book = network.day_book
    return {number: (*book.get(number, ()), *legs) for number, legs in moved.items()}


def _due(bank: Bank, at: datetime) -> Due:
    closes_at = closing_after(bank, at)
    name = bank.party.id
    return Due(closes_at, f"{STATEMENT}/{name}", STATEMENT, name, name)


def _closed(network: Network, bank: str, at: datetime) -> Booked:
    legs, statements = network.day_book, network.statements
    for number in of_bank(network, bank):
        closing = Closing(network.balances.get(number, 0), legs[number])
        statements = statements.set(statement_key(number, at), closing)
        legs = legs.delete(number)
    return Booked(legs, network.closing.delete(bank), statements)
