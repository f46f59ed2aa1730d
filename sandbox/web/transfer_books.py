"""What each bank booked for a payment, as far as the seat may see it: journals with their sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from payments.money import Money
from payments.network.model import Posting
from sandbox.web.desk import Desk
from sandbox.web.words import ACCOUNTS


@dataclass(frozen=True, slots=True)
class Booked:
    """One leg in a bank's books: debit or credit, the other is None."""

    account: str
    holder: str
    kind: str
    debit: Money | None
    credit: Money | None


@dataclass(frozen=True, slots=True)
class Books:
    """What one bank booked in one currency, with its sums."""

    currency: str
    legs: tuple[Booked, ...]
    debits: Money
    credits: Money

    @property
    def whole(self) -> bool:
        """Whether the seat sees both sides; else it sees its own account in another's books."""
        return self.debits == self.credits


def books(desk: Desk, bank: str, postings: Iterable[Posting]) -> tuple[Books, ...]:
    """The books of a bank, one a currency."""
    of_bank = [posting for posting in postings if posting.bank == bank]
    currencies = dict.fromkeys(posting.money.currency for posting in of_bank)
    return tuple(_book(desk, of_bank, currency) for currency in currencies)


def _book(desk: Desk, postings: Iterable[Posting], currency: str) -> Books:
    legs = tuple(_legs(desk, (p for p in postings if p.money.currency == currency)))
    nothing = Money.zero(currency)
    return Books(
        currency,
        legs,
        sum((leg.debit for leg in legs if leg.debit), nothing),
        sum((leg.credit for leg in legs if leg.credit), nothing),
    )


def _legs(desk: Desk, postings: Iterable[Posting]) -> Iterator[Booked]:
    known = {held.account.number: held.account for held in desk.view.accounts}
    for posting in postings:
        account = known.get(posting.account)
        holder = desk.name_of(account.holder) if account else ""
        kind = str(ACCOUNTS[account.kind]) if account else ""
        debit, credit = (-posting.money, None) if posting.money.minor < 0 else (None, posting.money)
        yield Booked(posting.account, holder, kind, debit, credit)
