"""One documentary credit as it stands: terms, state, and what was presented under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lei.findings import Report
from payments.credit.terms import Terms
from payments.documents.kinds import Document


class State(StrEnum):
    """Where a credit stands.

    Two things stand beside the state and are not in it: an amendment that the beneficiary has not
    answered (`Credit.proposed`; the old terms live on), and a bank closed by force majeure.
    """

    DRAFT = "draft"
    APPLIED = "applied"
    ISSUED = "issued"
    ADVISED = "advised"
    CONFIRMED = "confirmed"
    TRANSFERRED = "transferred"
    SHIPPED = "shipped"
    PRESENTED = "presented"
    EXAMINING = "examining"
    COMPLYING = "complying"
    DISCREPANT = "discrepant"
    WAIVER_SOUGHT = "waiver_sought"
    WAIVED = "waived"  # the applicant accepts; the bank still decides (art. 16(b))
    REFUSED = "refused"
    PRECLUDED = "precluded"
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    HONOURED = "honoured"
    PAID = "paid"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class Role(StrEnum):
    """What a party is in one credit; one party may hold several."""

    APPLICANT = "applicant"
    ISSUING_BANK = "issuing_bank"
    ADVISING_BANK = "advising_bank"
    CONFIRMING_BANK = "confirming_bank"
    NOMINATED_BANK = "nominated_bank"
    BENEFICIARY = "beneficiary"
    CLOCK = "clock"  # a timer: nobody's act
    TRAINER = "trainer"


class Disposal(StrEnum):
    """What the refusing bank does with the documents (UCP 600 art. 16(c)(iii))."""

    HOLDING = "holding"  # until further instructions
    HOLDING_FOR_WAIVER = "holding_for_waiver"
    RETURNING = "returning"
    PRIOR_INSTRUCTIONS = "prior_instructions"


@dataclass(frozen=True, slots=True)
class Notice:
    """A refusal notice: one, with every discrepancy and the disposal (UCP 600 art. 16(c))."""

    given_at: datetime
    discrepancies: tuple[str, ...]  # rule ids
    disposal: Disposal


@dataclass(frozen=True, slots=True)
class Presentation:
    """Documents delivered under a credit, and what the bank made of them."""

    id: str
    documents: tuple[Document, ...]
    presented_on: date
    examine_until: datetime  # close of the fifth banking day (UCP 600 art. 14(b))
    report: Report | None = None  # the engine's findings, secret until the bank has decided
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One move the credit made."""

    kind: str
    by: Role
    to: State
    at: datetime


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit: what it says, where it stands, how it came there."""

    terms: Terms
    state: State
    steps: tuple[Step, ...] = ()
    presentations: tuple[Presentation, ...] = ()
    proposed: Terms | None = None  # an amendment that the beneficiary has not answered

    @property
    def in_hand(self) -> Presentation | None:
        """The latest presentation; the documents that the bank holds."""
        return self.presentations[-1] if self.presentations else None

    @property
    def steps_since_presented(self) -> tuple[Step, ...]:
        """The steps from the latest `credit.present` on, oldest first; none before the first."""
        presented = [n for n, step in enumerate(self.steps) if step.kind == "credit.present"]
        return self.steps[presented[-1] :] if presented else ()
