"""One collection as it stands: instruction, state, documents, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lei.findings import Report
from payments.collection.terms import CollectionInstruction, Order
from payments.documents.kinds import Document
from payments.money import Money


class State(StrEnum):
    """Where a collection stands."""

    DRAFT = "draft"
    INSTRUCTED = "instructed"  # the remitting bank has documents and instruction
    SENT = "sent"
    RECEIVED = "received"
    PRESENTED = "presented"  # the drawee has been asked
    ACCEPTED = "accepted"
    AVALISED = "avalised"  # the presenting bank itself has promised
    DUE = "due"
    OVERDUE = "overdue"
    REFUSED = "refused"
    DISHONOURED = "dishonoured"  # the remitting bank has been told so
    COLLECTED = "collected"
    PAID = "paid"
    RETURNED = "returned"


class Role(StrEnum):
    """What a party is in one collection (URC 522 art. 3)."""

    PRINCIPAL = "principal"
    REMITTING_BANK = "remitting_bank"
    PRESENTING_BANK = "presenting_bank"
    DRAWEE = "drawee"
    CASE_OF_NEED = "case_of_need"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Step:
    """One move the collection made."""

    kind: str
    by: Role
    to: State
    at: datetime


@dataclass(frozen=True, slots=True)
class Ordered:
    """What was ordered after dishonour; `in_force` once the presenting bank has it."""

    order: Order
    by: Role
    at: datetime
    in_force: bool
    amount: Money | None = None  # the lower amount that will do


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection: what it says, where it stands, how it came there.

    `payable_on` is the day of payment of an accepted draft; `report` is how the instruction reads,
    `payment` the UETR of the transfer.
    """

    instruction: CollectionInstruction
    state: State = State.DRAFT
    steps: tuple[Step, ...] = ()
    documents: tuple[Document, ...] = ()
    report: Report | None = None
    presenting_reference: str | None = None
    accepted_on: date | None = None
    payable_on: date | None = None
    refusal: str | None = None  # the drawee's reason, in its own words
    orders: tuple[Ordered, ...] = ()
    payment: str | None = None

    @property
    def steps_since_presented(self) -> tuple[Step, ...]:
        """The steps from the latest presentation on, oldest first; none before the first."""
        presented = [n for n, step in enumerate(self.steps) if step.kind == "collection.present"]
        return self.steps[presented[-1] :] if presented else ()

    @property
    def accepted(self) -> bool:
        """Whether the drawee has accepted the draft since it was last presented."""
        return any(step.kind == "collection.accept" for step in self.steps_since_presented)

    def has_made(self, kind: str) -> bool:
        """Whether a move of that kind was ever made."""
        return any(step.kind == kind for step in self.steps)

    def last(self, kind: str) -> Step | None:
        """The latest step of that kind."""
        return next((step for step in reversed(self.steps) if step.kind == kind), None)


def holder_of_documents(collection: Collection) -> Role:
    """Who has the documents now, as far as the banks' moves tell."""
    if collection.state in _WITH:
        return _WITH[collection.state]
    return Role.DRAWEE if released(collection) else Role.PRESENTING_BANK


def released(collection: Collection) -> bool:
    """Whether the drawee has the documents, and with them the goods.

    After payment; or after acceptance, and the aval where one is asked (URC 522 art. 7).
    """
    if any(step.to is State.COLLECTED for step in collection.steps):
        return True
    made = {step.kind for step in collection.steps_since_presented}
    needed = "collection.avalise" if collection.instruction.aval_asked else "collection.accept"
    return needed in made


_WITH = {
    State.DRAFT: Role.PRINCIPAL,
    State.INSTRUCTED: Role.REMITTING_BANK,
    State.SENT: Role.PRESENTING_BANK,
    State.RECEIVED: Role.PRESENTING_BANK,
}
