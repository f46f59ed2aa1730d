"""A file of orders from one account: taken whole or not at all.

A file is known by its sender's account and its message id, and is taken once; an end-to-end id
stands once in it. The payer's bank checks the money for all its payments together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from payments.errors import NotPossible
from payments.money import Money
from payments.network.ids import Ids
from payments.network.ledger import account, file_key
from payments.network.model import ChargeBearer, Instruction, Network, Outcome
from payments.network.quotes import Quote
from payments.network.transfers import priced, require_funds, taken

ORDER_FILE = "transfer.order_file"


@dataclass(frozen=True, slots=True)
class FileOrder:
    """One payment of a file."""

    creditor_account: str
    amount: Money
    remittance: str | None = None
    end_to_end_id: str | None = None


@dataclass(frozen=True, slots=True)
class File:
    """Orders from one account; `message_id` is the file's own name."""

    debtor_account: str
    message_id: str
    charge_bearer: ChargeBearer
    orders: tuple[FileOrder, ...]


def order_file(network: Network, file: File, now: datetime, ids: Ids) -> Outcome:
    """The debtor's bank takes the file: one outcome, with a transfer for each order.

    Raises what `transfers.order` raises, with the place of the order; NotPossible for a file that
    came before, one without orders, and an end-to-end id that stands in it twice.
    """
    _new(network, file)
    instructions = [_instruction(file, order) for order in file.orders]
    quotes = [_priced(network, each, place) for place, each in enumerate(instructions)]
    require_funds(network, file.debtor_account, _total(network, file, quotes))
    pairs = zip(instructions, quotes, strict=True)
    parts = [taken(network, each, quote, now, ids) for each, quote in pairs]
    return _joined(parts, now)


def _new(network: Network, file: File) -> None:
    if not file.orders:
        raise NotPossible("$.orders", "the file has no orders")
    if file_key(file.debtor_account, file.message_id) in network.files:
        raise NotPossible("$.message_id", f"the file {file.message_id} came before")
    seen: set[str] = set()
    for place, order in enumerate(file.orders):
        name = order.end_to_end_id
        if name is not None and name in seen:
            at = f"$.orders[{place}].end_to_end_id"
            raise NotPossible(at, f"{name} stands in the file twice")
        seen.add(name or "")


def _instruction(file: File, order: FileOrder) -> Instruction:
    return Instruction(
        debtor_account=file.debtor_account,
        creditor_account=order.creditor_account,
        amount=order.amount,
        charge_bearer=file.charge_bearer,
        remittance=order.remittance,
        end_to_end_id=order.end_to_end_id,
        file=file.message_id,
    )


def _priced(network: Network, instruction: Instruction, place: int) -> Quote:
    try:
        return priced(network, instruction)
    except NotPossible as refusal:
        raise NotPossible(f"$.orders[{place}].{refusal.at}", refusal.reason) from None


def _total(network: Network, file: File, quotes: Iterable[Quote]) -> Money:
    currency = account(network, file.debtor_account).currency
    return Money.from_minor(sum(quote.debit.minor for quote in quotes), currency)


def _joined(parts: list[Outcome], now: datetime) -> Outcome:
    """All payments of the file as one outcome."""
    return Outcome(
        kind=ORDER_FILE,
        at=now,
        about=parts[0].about,
        postings=tuple(chain.from_iterable(part.postings for part in parts)),
        messages=tuple(chain.from_iterable(part.messages for part in parts)),
        due=tuple(chain.from_iterable(part.due for part in parts)),
        transfers=tuple(chain.from_iterable(part.transfers for part in parts)),
        findings=tuple(chain.from_iterable(part.findings for part in parts)),
    )
