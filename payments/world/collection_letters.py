"""What the banks of a collection write to each other, as messages of the world.

Source: Standards MT, category 4; URC 522 art. 26.
"""

from __future__ import annotations

from collections.abc import Mapping

from lei.findings import Finding
from payments.collection.collection import Collection, Role, State
from payments.collection.machine import holder
from payments.messages.mt import build
from payments.messages.mt import collection_messages as write
from payments.messages.mt.credit_messages import Correspondence
from payments.messages.mt.told import Written
from payments.network.model import Message, Transfer
from payments.party import Party
from payments.world.collection_clock import moment_at
from payments.world.state import World

Letter = tuple[Message, tuple[Finding, ...]]
"""A message, and what writing it changed."""


def of_payment(world: World, collection: Collection, transfer: Transfer) -> Letter:
    """MT 400, with what left the presenting bank and for value when."""
    due, face = collection.payable_on, collection.instruction.amount
    remitted = transfer.sent[0].amount if transfer.sent else transfer.instruction.amount
    about = _to_remitting_bank(world, collection)
    written = write.advise_payment(about, face, due, remitted, transfer.value_on)
    return _letter(world, collection, Role.PRESENTING_BANK, written)


def of_receipt(world: World, collection: Collection, missing: tuple[str, ...]) -> Letter:
    """MT 410."""
    about = _to_remitting_bank(world, collection)
    written = write.acknowledge(about, collection.instruction, missing)
    return _letter(world, collection, Role.PRESENTING_BANK, written)


def of_acceptance(world: World, collection: Collection) -> Letter:
    """MT 412."""
    assert collection.payable_on is not None  # it is accepted
    about, amount = _to_remitting_bank(world, collection), collection.instruction.amount
    written = write.advise_acceptance(about, amount, collection.payable_on)
    return _letter(world, collection, Role.PRESENTING_BANK, written)


def of_dishonour(world: World, collection: Collection) -> Letter:
    """MT 416, with the reason as far as the bank was told one."""
    told = collection.refusal
    overdue = "The day of payment has passed." if collection.accepted else None
    why = f"The drawee says: {told}" if told else overdue or "The drawee gives no answer."
    about, parties = _to_remitting_bank(world, collection), _parties(world)
    written = write.advise_dishonour(
        about, collection.instruction, parties, collection.payable_on, why
    )
    return _letter(world, collection, Role.PRESENTING_BANK, written)


def of_question(world: World, collection: Collection) -> Letter:
    """MT 420."""
    sent = collection.last("collection.forward")
    assert sent is not None  # the table asks only after it was sent
    place = moment_at(world, collection).calendar
    about, parties = _to_presenting_bank(world, collection), _parties(world)
    sent_on = place.local(sent.at).date()
    written = write.trace(about, collection.instruction, parties, sent_on)
    return _letter(world, collection, Role.REMITTING_BANK, written)


def of_fate(world: World, collection: Collection) -> Letter:
    """MT 422."""
    about = _to_remitting_bank(world, collection)
    written = write.report_fate(about, collection.instruction, _FATES[collection.state])
    return _letter(world, collection, Role.PRESENTING_BANK, written)


def of_order(world: World, before: Collection) -> Letter:
    """MT 430: the latest order that the presenting bank does not know yet."""
    waiting = [given for given in before.orders if not given.in_force]
    last = waiting[-1]
    about = _to_presenting_bank(world, before)
    written = write.amend(about, before.instruction, last.amount, last.order)
    return _letter(world, before, Role.REMITTING_BANK, written)


def _to_remitting_bank(world: World, collection: Collection) -> Correspondence:
    instruction = collection.instruction
    return Correspondence(
        sender=_bic(world, instruction.presenting_bank),
        receiver=_bic(world, instruction.remitting_bank),
        reference=collection.presenting_reference or instruction.number,
        related=instruction.number,
    )


def _to_presenting_bank(world: World, collection: Collection) -> Correspondence:
    instruction = collection.instruction
    return Correspondence(
        sender=_bic(world, instruction.remitting_bank),
        receiver=_bic(world, instruction.presenting_bank),
        reference=instruction.number,
        related=collection.presenting_reference or instruction.number,
    )


def _letter(world: World, collection: Collection, by: Role, written: Written) -> Letter:
    other = Role.REMITTING_BANK if by is Role.PRESENTING_BANK else Role.PRESENTING_BANK
    instruction = collection.instruction
    message = Message(
        kind=f"MT {written.message.type}",
        sender=str(holder(by, instruction)),
        receiver=str(holder(other, instruction)),
        at=world.now,
        text=build(written.message),
        about=instruction.number,
    )
    return message, written.notes


def _bic(world: World, bank: str) -> str:
    return world.network.banks[bank].bic


def _parties(world: World) -> Mapping[str, Party]:
    return {party.id: party for party in world.opening.parties}


_FATES: Mapping[State, str] = {
    State.RECEIVED: "The documents are here and not presented yet.",
    State.PRESENTED: "Presented; the drawee has not answered.",
    State.ACCEPTED: "The draft is accepted and not yet due.",
    State.AVALISED: "The draft is accepted and avalised, and not yet paid.",
    State.DUE: "The draft is due today and not yet paid.",
    State.OVERDUE: "The draft was due and is not paid.",
    State.REFUSED: "The drawee refuses.",
    State.COLLECTED: "Paid. Our advice of payment follows.",
    State.DISHONOURED: "Dishonoured. The documents are at your disposal. Please instruct.",
}
"""What the presenting bank answers, by where the collection stands."""
