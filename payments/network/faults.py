"""THE TABLE of faults: everything that can be made to go wrong with a payment, and how.

A fault strikes where its row says, the same way every time. It is set off by a *magic reference*
(the end-to-end id or a word of the remittance is `FAULT-` and the id in capitals), by the
*behaviour* of an account that a world's opening names, or by the act `fault.plant` on an account or
on one transfer. Reason codes are of ExternalStatusReason1Code, where a status or a return tells
them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from payments.errors import NoSuchPart
from payments.network.model import Instruction, Network, Transfer

MAGIC = "FAULT-"


class Station(StrEnum):
    """The bank at which a fault strikes."""

    DEBTOR_BANK = "the payer's bank"
    NEXT_BANK = "the next bank"
    CREDITOR_BANK = "the payee's bank"
    ANSWER = "the answer"  # what is told, or asked, afterwards


class Effect(StrEnum):
    """What the bank does with the payment."""

    REJECT = "reject"
    HOLD = "hold"
    WAIT = "wait"  # one banking day
    KEEP = "keep"  # takes it in, and returns it three banking days later
    SILENCE = "silence"  # takes ten banking days and says nothing
    TAMPER = "tamper"
    DISORDER = "disorder"
    ACCEPT_RECALL = "accept_recall"
    REFUSE_RECALL = "refuse_recall"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong: `says` names it, `happens` tells what everybody then sees."""

    id: str
    says: str
    happens: str
    station: Station
    effect: Effect
    reason: str | None = None

    @property
    def magic(self) -> str:
        """The reference that sets it off."""
        return f"{MAGIC}{self.id.upper()}"


def fault(id: str) -> Fault:  # noqa: A002  the field's own name
    """The row of an id. Raises NoSuchPart."""
    if id not in _BY_ID:
        raise NoSuchPart("fault", id)
    return _BY_ID[id]


def set_for(network: Network, transfer: Transfer) -> Iterator[Fault]:
    """The faults that are set for this transfer: planted on it or its accounts, then by a word."""
    order = transfer.instruction
    if network.faults:
        for target in (transfer.uetr, order.creditor_account, order.debtor_account):
            planted = network.faults.get(target)
            if planted is not None:
                yield _BY_ID[planted]
    yield from _magic(order)


def struck(network: Network, transfer: Transfer, station: Station) -> Fault | None:
    """The first fault that is set for this transfer at a station."""
    return next((row for row in set_for(network, transfer) if row.station is station), None)


def answers(network: Network, transfer: Transfer, effect: Effect) -> Fault | None:
    """The fault that is set for what is told of this transfer, or asked about it."""
    return next((row for row in set_for(network, transfer) if row.effect is effect), None)


def out_of_order(network: Network, uetr: str) -> bool:
    """Whether news of this transfer is to be delivered last first."""
    transfer = network.transfers[uetr]
    return answers(network, transfer, Effect.DISORDER) is not None


def _magic(order: Instruction) -> Iterator[Fault]:
    for text in (order.end_to_end_id, order.remittance):
        if text and MAGIC in text.upper():
            words = (word.strip(".,;:") for word in text.upper().split())
            yield from (_BY_MAGIC[word] for word in words if word in _BY_MAGIC)


_PAYER, _NEXT, _PAYEE = Station.DEBTOR_BANK, Station.NEXT_BANK, Station.CREDITOR_BANK

FAULTS: tuple[Fault, ...] = (
    Fault(
        "lei-bad",
        "The LEI of a party has wrong check digits",
        "The payer's bank does not take the order. Nothing is debited.",
        _PAYER,
        Effect.REJECT,
        "BE15",
    ),
    Fault(
        "lei-lapsed",
        "The LEI of a party has lapsed",
        "The payer's bank debits the payer and holds the payment until somebody releases or "
        "rejects it.",
        _PAYER,
        Effect.HOLD,
        "BE15",
    ),
    Fault(
        "lei-merged",
        "The LEI of a party is closed, since the firm was merged into another",
        "The payer's bank does not take the order. Nothing is debited.",
        _PAYER,
        Effect.REJECT,
        "BE15",
    ),
    Fault(
        "name-mismatch",
        "The payee's name is not the name of the account's holder",
        "The payee's bank does not credit it; the money comes back.",
        _PAYEE,
        Effect.REJECT,
        "BE01",
    ),
    Fault(
        "address-unstructured",
        "An address came as free lines, without town and country",
        "The next bank does not take the payment; the money comes back.",
        _NEXT,
        Effect.REJECT,
        "BE04",
    ),
    Fault(
        "insufficient-funds",
        "The payer's account has not the money",
        "The payer's bank rejects the order. Nothing is debited.",
        _PAYER,
        Effect.REJECT,
        "AM04",
    ),
    Fault(
        "account-unknown",
        "The payee's account does not exist",
        "The payee's bank does not credit it; the money comes back.",
        _PAYEE,
        Effect.REJECT,
        "AC01",
    ),
    Fault(
        "account-closed",
        "The payee's account is closed",
        "The payee's bank does not credit it; the money comes back.",
        _PAYEE,
        Effect.REJECT,
        "AC04",
    ),
    Fault(
        "payment-forbidden",
        "The payee's account may not take payments of this kind",
        "The payee's bank does not credit it; the money comes back.",
        _PAYEE,
        Effect.REJECT,
        "AG01",
    ),
    Fault(
        "cut-off-missed",
        "The order reaches the payer's bank after its cut-off",
        "The payment leaves with value one banking day later.",
        _PAYER,
        Effect.WAIT,
    ),
    Fault(
        "holiday",
        "The payee's bank is closed for a day that was not in the calendar",
        "The payment waits there for the next banking day. The tracker says G002.",
        _PAYEE,
        Effect.WAIT,
        "G002",
    ),
    Fault(
        "cover-late",
        "The money comes a day after the message",
        "The payee's bank waits for it one banking day. The tracker says G004.",
        _PAYEE,
        Effect.WAIT,
        "G004",
    ),
    Fault(
        "screening-hold",
        "A name resembles one on the list",
        "The next bank holds the payment until somebody releases or rejects it.",
        _NEXT,
        Effect.HOLD,
        "RR04",
    ),
    Fault(
        "returned-later",
        "The payee's account turns out to be closed, days later",
        "The payee's bank takes the payment in and returns it after three banking days.",
        _PAYEE,
        Effect.KEEP,
        "AC04",
    ),
    Fault(
        "bank-silent",
        "The payee's bank does not answer",
        "Nothing is heard for ten banking days; the payer's bank asks through the hub after two. "
        "Then the money is credited.",
        _PAYEE,
        Effect.SILENCE,
    ),
    Fault(
        "status-tampered",
        "The status report names another payment than the one it answers",
        "The money is credited. The report's end-to-end id is not the order's: only a comparison "
        "finds it.",
        Station.ANSWER,
        Effect.TAMPER,
    ),
    Fault(
        "recall-accepted",
        "The payee agrees to give the money back",
        "A recall is answered with yes after one banking day, and the money is returned (FOCR).",
        Station.ANSWER,
        Effect.ACCEPT_RECALL,
        "FOCR",
    ),
    Fault(
        "recall-refused",
        "The payee does not agree to give the money back",
        "A recall is answered with no after one banking day (CUST).",
        Station.ANSWER,
        Effect.REFUSE_RECALL,
        "CUST",
    ),
    Fault(
        "news-out-of-order",
        "News of the payment arrives in the wrong order",
        "Webhooks about it are delivered last first; nothing else changes.",
        Station.ANSWER,
        Effect.DISORDER,
    ),
)
"""Everything that can be planted, in the order in which a payment meets it."""

_BY_ID = {row.id: row for row in FAULTS}
_BY_MAGIC = {row.magic: row for row in FAULTS}
