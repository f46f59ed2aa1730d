"""Which messages a step sends: who tells whom what. Their texts are written in `post`.

A message is a few facts (its kind, the leg of the route it runs along, a status, a reason); the
rest of it is in the transfer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from payments.messages import (
    camt_029,
    camt_054,
    camt_056,
    camt_110,
    camt_111,
    pacs_002,
    pacs_004,
    pacs_008,
    pacs_009,
    pain_002,
)
from payments.network.model import (
    Message,
    Method,
    Network,
    Transfer,
    TransferStatus,
)
from payments.network.own_business import between_banks
from payments.network.references import DIRECT

TO_PAYEE, TO_PAYER = 0, 1
"""The leg of a camt.054: which end of the transfer it tells."""
TO_HUB, FROM_HUB = 0, 1
"""The leg of a camt.110 or camt.111: into the hub, or out of it."""


def passed_on(network: Network, transfer: Transfer, at: datetime) -> tuple[Message, ...]:
    """The payment message of the leg that the transfer has just gone."""
    place = transfer.place
    if between_banks(network, transfer.instruction):
        return (_along(pacs_009.ID, transfer, place, at),)
    if transfer.instruction.method is Method.SERIAL:
        return (_along(pacs_008.ID, transfer, place, at),)
    cover = _along(pacs_009.ID, transfer, place, at)
    return (_along(pacs_008.ID, transfer, DIRECT, at), cover) if place == 0 else (cover,)


def credited(network: Network, transfer: Transfer, at: datetime) -> tuple[Message, ...]:
    """The banks are answered, the payee is told of its money, the payer that it arrived."""
    payee = _holder(network, transfer.instruction.creditor_account)
    bank = transfer.route[-1]
    if payee == bank:  # a bank needs no word from itself
        return tuple(_reports(transfer, at))
    told = Message(camt_054.ID, bank, payee, at, "", transfer.uetr, TO_PAYEE)
    return (*_reports(transfer, at), told, *to_payer(network, transfer, at))


def status(network: Network, transfer: Transfer, at: datetime) -> tuple[Message, ...]:
    """How it stands with a transfer that a bank has not passed on yet."""
    place = transfer.place + 1
    if place == 0:
        return to_payer(network, transfer, at)
    return (_report(transfer, place - 1, at),)


def announced(transfer: Transfer, at: datetime) -> Message:
    """The creditor's bank has the message of a covered payment, and waits for the money."""
    first, last = transfer.route[0], transfer.route[-1]
    acsp = TransferStatus.ACSP
    return Message(pacs_002.ID, last, first, at, "", transfer.uetr, DIRECT, acsp, "G004")


def rejected(transfer: Transfer, place: int, at: datetime) -> tuple[Message, ...]:
    """The bank at `place` tells the one before that it does not take the payment."""
    return (_report(transfer, place - 1, at),)


def payment_return(transfer: Transfer, at: datetime) -> Message:
    """The bank at the transfer's place gives the money back to the one before."""
    before, here = transfer.route[transfer.place - 1 : transfer.place + 1]
    leg = transfer.place - 1
    return Message(pacs_004.ID, here, before, at, "", transfer.uetr, leg, None, transfer.reason)


def refunded(network: Network, transfer: Transfer, at: datetime) -> tuple[Message, ...]:
    """The payer hears that the payment came back, and that the money is on its account."""
    payer = _holder(network, transfer.instruction.debtor_account)
    if payer == transfer.route[0]:
        return ()
    told = Message(camt_054.ID, transfer.route[0], payer, at, "", transfer.uetr, TO_PAYER)
    return (*to_payer(network, transfer, at), told)


def to_payer(network: Network, transfer: Transfer, at: datetime) -> tuple[Message, ...]:
    """The payer hears how its order stands; under a credit it gave none."""
    order = transfer.instruction
    if order.credit is not None:
        return ()
    payer = _holder(network, order.debtor_account)
    bank = transfer.route[0]
    told = (transfer.status, transfer.reason)
    return (Message(pain_002.ID, bank, payer, at, "", transfer.uetr, 0, *told),)


def recalled(transfer: Transfer, at: datetime) -> tuple[Message, ...]:
    """The payer's bank asks for the money, from bank to bank the way the payment went."""
    recall = transfer.recall
    return tuple(_asking(camt_056.ID, transfer, at, recall.reason if recall else None))


def recall_answered(transfer: Transfer, at: datetime) -> tuple[Message, ...]:
    """The answer to a recall comes back the same way; a reason says why it refuses."""
    recall = transfer.recall
    asked = tuple(_asking(camt_029.ID, transfer, at, recall.answer if recall else None))
    return tuple(
        Message(m.kind, m.receiver, m.sender, at, "", m.about, m.leg, None, m.reason)
        for m in reversed(asked)
    )


def inquired(network: Network, transfer: Transfer, at: datetime) -> tuple[Message, ...]:
    """The payer's bank asks the creditor's what became of the payment, through the hub."""
    asker, asked, hub = transfer.route[0], transfer.route[-1], network.hub
    if hub is None or asker == asked:
        return ()
    return (
        Message(camt_110.ID, asker, hub, at, "", transfer.uetr, TO_HUB),
        Message(camt_110.ID, hub, asked, at, "", transfer.uetr, FROM_HUB),
    )


def inquiry_answered(network: Network, transfer: Transfer, at: datetime) -> tuple[Message, ...]:
    """The creditor's bank answers, through the hub."""
    return tuple(
        Message(camt_111.ID, m.receiver, m.sender, at, "", m.about, 1 - m.leg)
        for m in reversed(inquired(network, transfer, at))
    )


def _asking(kind: str, transfer: Transfer, at: datetime, reason: str | None) -> Iterator[Message]:
    """One message for each by which the payment went, to the bank that had that one."""
    if len(transfer.route) == 1:
        return
    covered = transfer.instruction.method is Method.COVER
    for leg in (DIRECT,) if covered else range(len(transfer.sent)):
        along = _along(kind, transfer, leg, at)
        yield replace(along, reason=reason)


def _along(kind: str, transfer: Transfer, leg: int, at: datetime) -> Message:
    sender = transfer.route[max(leg, 0)]
    receiver = transfer.route[leg + 1] if leg >= 0 else transfer.route[-1]
    return Message(kind, sender, receiver, at, "", transfer.uetr, leg)


def _reports(transfer: Transfer, at: datetime) -> Iterator[Message]:
    """Each bank answers the one it had the message from; under a cover, the last the first."""
    if transfer.instruction.method is Method.COVER:
        yield _report(transfer, DIRECT, at)
    else:
        for leg in reversed(range(len(transfer.route) - 1)):
            yield _report(transfer, leg, at)


def _report(transfer: Transfer, leg: int, at: datetime) -> Message:
    if leg == DIRECT:
        receiver, sender = transfer.route[0], transfer.route[-1]
    else:
        receiver, sender = transfer.route[leg : leg + 2]
    told = (transfer.status, transfer.reason)
    return Message(pacs_002.ID, sender, receiver, at, "", transfer.uetr, leg, *told)


def _holder(network: Network, number: str) -> str:
    return network.accounts[number].holder
