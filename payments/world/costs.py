"""What a log cost each seat: the charges that banks kept, and who bore them.

A charge that is billed to the payer beside the amount is the payer's, one taken out of the amount
the payee's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from payments.money import Money
from payments.network.model import Transfer
from payments.world.state import Entry, Opening


@dataclass(frozen=True, slots=True)
class Borne:
    """A charge that a seat bore: of which payment, kept by which bank, known by which act."""

    seat: str
    number: int
    transfer: str
    bank: str
    money: Money


def borne(entries: Sequence[Entry]) -> tuple[Borne, ...]:
    """Every charge of a log, in the order of its payments."""
    opening: Opening = entries[0].act.body
    last: dict[str, tuple[int, Transfer]] = {}
    for entry in entries:
        for outcome in entry.outcomes:
            last |= {each.uetr: (entry.act.number, each) for each in outcome.transfers}
    return tuple(
        each for number, transfer in last.values() for each in _of(opening, number, transfer)
    )


def totals(charges: Iterable[Borne]) -> Mapping[str, Money]:
    """The sum of charges in each currency."""
    sums: dict[str, Money] = {}
    for each in charges:
        currency = each.money.currency
        sums[currency] = sums.get(currency, Money.zero(currency)) + each.money
    return sums


def _of(opening: Opening, number: int, transfer: Transfer) -> Iterator[Borne]:
    order = transfer.instruction
    for charge in transfer.charges:
        payer = order.debtor_account if charge.billed else order.creditor_account
        holder = next((a.holder for a in opening.accounts if a.number == payer), None)
        for seat in opening.seats:
            if seat.party == holder:
                yield Borne(seat.name, number, transfer.uetr, charge.bank, charge.money)
