"""A file of orders: taken whole or not at all.

A file is known by its sender's account and its message id, and is taken once; an end-to-end id
and a UETR stand once in it. The payer's bank checks the money for all its payments together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from lei.sentences import Sentence
from payments.errors import NotPossible
from payments.money import Money
from payments.network.ids import Ids
from payments.network.ledger import file_key
from payments.network.model import ChargeBearer, Instruction, Network, Outcome
from payments.network.payee import Payee
from payments.network.quotes import Quote
from payments.network.scheduled import is_for_later
from payments.network.transfers import priced, require_funds, taken

ORDER_FILE = "transfer.order_file"


@dataclass(frozen=True, slots=True)
class FileOrder:
    """One payment of a file."""

    creditor_account: str
    amount: Money
    remittance: str | None = None
    end_to_end_id: str | None = None
    uetr: str | None = None
    execute_on: date | None = None
    debtor_account: str | None = None  # where it is another than the file's
    charge_bearer: ChargeBearer | None = None  # likewise
    payee: Payee | None = None  # as the payer writes it; None: as the bank knows it
    debtor_name: str | None = None  # whose account it is, where the file says so
    debtor_agent: str | None = None  # BIC of the bank that keeps it, likewise


@dataclass(frozen=True, slots=True)
class File:
    """Orders, from one account if they do not say another; `message_id` is the file's own name."""

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
    quotes = [_priced(network, each, place, now) for place, each in enumerate(instructions)]
    pairs = tuple(zip(instructions, quotes, strict=True))
    for number, total in _needed(network, pairs, now).items():
        require_funds(network, number, total)
    parts = [taken(network, each, quote, now, ids) for each, quote in pairs]
    return _joined(parts, now)


def _needed(
    network: Network, pairs: tuple[tuple[Instruction, Quote], ...], now: datetime
) -> dict[str, Money]:
    """What the payments of today take from each account together."""
    needed: dict[str, Money] = {}
    for each, quote in pairs:
        if not is_for_later(network, each, now):
            known = needed.get(each.debtor_account, Money.zero(quote.debit.currency))
            needed[each.debtor_account] = known + quote.debit
    return needed


def _new(network: Network, file: File) -> None:
    if not file.orders:
        raise NotPossible("$.orders", "the file has no orders")
    if file_key(file.debtor_account, file.message_id) in network.files:
        raise NotPossible(
            "$.message_id",
            Sentence("the file {message_id} came before", message_id=file.message_id),
        )
    _once("end_to_end_id", [order.end_to_end_id for order in file.orders])
    _once("uetr", [order.uetr for order in file.orders])


def _once(what: str, names: Iterable[str | None]) -> None:
    seen: set[str] = set()
    for place, name in enumerate(names):
        if name is not None and name in seen:
            raise NotPossible(
                f"$.orders[{place}].{what}", Sentence("{name} stands in the file twice", name=name)
            )
        seen.add(name or "")


def _instruction(file: File, order: FileOrder) -> Instruction:
    return Instruction(
        debtor_account=order.debtor_account or file.debtor_account,
        creditor_account=order.creditor_account,
        amount=order.amount,
        charge_bearer=order.charge_bearer or file.charge_bearer,
        remittance=order.remittance,
        end_to_end_id=order.end_to_end_id,
        file=file.message_id,
        uetr=order.uetr,
        execute_on=order.execute_on,
        payee=order.payee,
    )


def _priced(network: Network, instruction: Instruction, place: int, now: datetime) -> Quote:
    try:
        return priced(network, instruction, now)
    except NotPossible as refusal:
        raise NotPossible(f"$.orders[{place}].{refusal.at}", refusal.reason) from None


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
