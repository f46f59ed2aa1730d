"""How money moved for each seat, as the postings of a log tell it.

A firm's money is what its accounts hold. A bank's own is what it has paid out under credits and
not got back, and the charges it took; what customers and other banks hold there is theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from payments.money import Money
from payments.network.ledger import own_number
from payments.network.model import AccountKind, Outcome, Posting
from payments.world.opening import KIND as OPEN
from payments.world.state import Entry, Opening


@dataclass(frozen=True, slots=True)
class Movement:
    """Money that came to a seat, or left it where it is negative: by which act, about what."""

    seat: str
    number: int
    at: datetime
    account: str
    about: str
    money: Money


@dataclass(frozen=True, slots=True)
class Till:
    """What a seat had when the world opened, what moved since, and what it has, in a currency."""

    seat: str
    currency: str
    opened: Money
    moved: Money

    @property
    def closed(self) -> Money:
        """What is there now."""
        return self.opened + self.moved


def movements(entries: Sequence[Entry]) -> tuple[Movement, ...]:
    """Every movement on a seat's own accounts after the opening, in order."""
    return tuple(each for each, opens in _all(entries) if not opens)


def tills(entries: Sequence[Entry]) -> tuple[Till, ...]:
    """Each seat's money in each currency it has, in the order of the seats."""
    opened: dict[tuple[str, str], Money] = {}
    moved: dict[tuple[str, str], Money] = {}
    for each, opens in _all(entries):
        key, sums = (each.seat, each.money.currency), opened if opens else moved
        sums[key] = sums.get(key, Money.zero(each.money.currency)) + each.money
    opening: Opening = entries[0].act.body
    order = [seat.name for seat in opening.seats]
    keys = sorted({*opened, *moved}, key=lambda key: (order.index(key[0]), key[1]))
    zero = {key: Money.zero(key[1]) for key in keys}
    return tuple(Till(*key, opened.get(key, zero[key]), moved.get(key, zero[key])) for key in keys)


def _all(entries: Sequence[Entry]) -> Iterator[tuple[Movement, bool]]:
    """Every movement, and whether it is of the opening."""
    opening: Opening = entries[0].act.body
    held = _accounts(opening)
    for entry in entries:
        for outcome in entry.outcomes:
            for posting in outcome.postings:
                for seat in held.get(posting.account, ()):
                    yield _movement(entry, outcome, posting, seat), outcome.kind == OPEN


def _movement(entry: Entry, outcome: Outcome, posting: Posting, seat: str) -> Movement:
    number, at = entry.act.number, outcome.at
    return Movement(seat, number, at, posting.account, posting.about, posting.money)


def _accounts(opening: Opening) -> Mapping[str, tuple[str, ...]]:
    """Whose money an account is: the seats of its holder, by its number."""
    owners = {a.number: a.holder for a in opening.accounts if a.kind is AccountKind.CUSTOMER}
    for bank, currency in sorted({(a.bank, a.currency) for a in opening.accounts}):
        owners |= {own_number(bank, kind, currency): bank for kind in OF_A_BANK}
    return {
        number: tuple(seat.name for seat in opening.seats if seat.party == party)
        for number, party in owners.items()
    }


OF_A_BANK = (AccountKind.INCOME, AccountKind.CLAIMS)
"""A bank's own accounts on which it wins or waits for money."""
