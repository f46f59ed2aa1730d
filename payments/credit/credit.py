"""One documentary credit as it stands: terms, state, and what was presented under it.

Two machines run side by side. The credit itself is issued, advised, amended, and ends; each bank
that documents reach has a *desk* of its own for each presentation, with its own five banking days,
its own decision and its own debt. `Credit.state` is the headline of both.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lei.findings import Report
from payments.credit.terms import Terms
from payments.documents.kinds import Document
from payments.money import Money


class State(StrEnum):
    """Where a credit stands, or, from PRESENTED on, a presentation at one bank's desk."""

    DRAFT = "draft"
    APPLIED = "applied"
    ISSUED = "issued"
    ADVISED = "advised"
    CONFIRMED = "confirmed"
    TRANSFERRED = "transferred"
    SHIPPED = "shipped"
    EXPIRED = "expired"
    CANCELLED = "cancelled"

    PRESENTED = "presented"
    EXAMINING = "examining"
    COMPLYING = "complying"
    DISCREPANT = "discrepant"
    WAIVER_SOUGHT = "waiver_sought"  # of the applicant, or by a nominated bank of the issuing bank
    WAIVED = "waived"  # the discrepancies are accepted; the bank still decides (art. 16(b))
    REFUSED = "refused"
    PRECLUDED = "precluded"
    FORWARDED = "forwarded"  # to the next bank, unpaid (art. 12)
    RETURNED = "returned"  # to whoever presented
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    NEGOTIATED = "negotiated"
    HONOURED = "honoured"
    PAID = "paid"  # and the bank has its money


OF_A_DESK = frozenset(State) - {
    State.DRAFT,
    State.APPLIED,
    State.ISSUED,
    State.ADVISED,
    State.CONFIRMED,
    State.TRANSFERRED,
    State.SHIPPED,
    State.EXPIRED,
    State.CANCELLED,
}
"""The states of a presentation at a desk; the others are the credit's own."""

SETTLED = frozenset({State.FORWARDED, State.RETURNED, State.PAID})
"""A desk with nothing left to do."""

NOT_DRAWN = frozenset({State.REFUSED, State.FORWARDED, State.RETURNED})
"""A desk that draws nothing on the credit, as things stand."""


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
class Charge:
    """One discrepancy as somebody names it: a rule, the document, the article cited for it."""

    rule: str
    document: str | None = None
    article: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A refusal notice: one, with every discrepancy and the disposal (UCP 600 art. 16(c)).

    `void`: it is as good as none (art. 16(f)), which the bank finds out when its days have ended.
    `words` are the bank's own, beside the grounds.
    """

    given_at: datetime
    discrepancies: tuple[str, ...]  # rule ids
    disposal: Disposal | None
    charges: tuple[Charge, ...] = ()  # the same, with documents and articles where it names them
    void: bool = False
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """A presentation at one bank: its own days, its own findings, its own decision.

    `found` is what the bank itself wrote down; `matures_on` the day of a debt not due at sight.
    """

    by: Role
    state: State
    received_on: date
    examine_until: datetime  # close of the fifth banking day (UCP 600 art. 14(b))
    found: tuple[Charge, ...] = ()
    notice: Notice | None = None
    matures_on: date | None = None
    overrun: bool = False  # the days ended, and the bank owed nothing


@dataclass(frozen=True, slots=True)
class Presentation:
    """Documents delivered under a credit, and the desks they have reached, in order.

    `draws` is what they ask for. `transferred` is the number of the transferred credit that they
    were first presented under (art. 38).
    """

    id: str
    documents: tuple[Document, ...]
    presented_on: date
    draws: Money
    desks: tuple[Desk, ...] = ()
    report: Report | None = None  # the engine's findings, secret until the bank has decided
    transferred: str | None = None

    @property
    def examine_until(self) -> datetime:
        """When the days of the bank that has the documents end."""
        return self.desks[-1].examine_until

    @property
    def notice(self) -> Notice | None:
        """The latest refusal notice, of whichever bank."""
        given = [desk.notice for desk in self.desks if desk.notice]
        return given[-1] if given else None

    @property
    def drawn(self) -> bool:
        """Whether it uses the credit: some bank has it in hand, has paid, or passed it on."""
        passed_on = bool(self.desks) and self.desks[-1].state is State.FORWARDED
        return passed_on or any(desk.state not in NOT_DRAWN for desk in self.desks)

    def desk_of(self, by: Role) -> Desk | None:
        """The desk of the bank in that role."""
        return next((desk for desk in self.desks if desk.by is by), None)


@dataclass(frozen=True, slots=True)
class Step:
    """One move that was made: of the credit, or of the presentation that `presentation` names.

    `bank` is the role of the bank at whose desk it was made.
    """

    kind: str
    by: Role
    to: State
    at: datetime
    presentation: str | None = None
    bank: Role | None = None


class Reply(StrEnum):
    """What became of an amendment (UCP 600 art. 10)."""

    PENDING = "pending"  # silence is no consent
    ACCEPTED = "accepted"
    ACCEPTED_BY_PRESENTING = "accepted_by_presenting"  # art. 10(c)
    REJECTED = "rejected"
    IN_PART = "in_part"  # which is a rejection, art. 10(e)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An amendment to the terms `before`: the issuing bank is bound from `proposed_at` (10(b)).

    `extended_at`: when the confirming bank extended its own undertaking to it; it need not.
    """

    number: int
    terms: Terms
    before: Terms
    proposed_at: datetime
    reply: Reply = Reply.PENDING
    replied_at: datetime | None = None
    extended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit: what it says, where it stands, how it came there.

    `own` is the state of the credit itself; `parent` the credit that it was transferred from;
    `shipped_on` has the days on which goods left under it.
    """

    terms: Terms
    state: State
    own: State = State.DRAFT
    steps: tuple[Step, ...] = ()
    presentations: tuple[Presentation, ...] = ()
    amendments: tuple[Proposal, ...] = ()
    parent: str | None = None
    children: tuple[str, ...] = ()
    shipped_on: tuple[date, ...] = ()

    @property
    def in_hand(self) -> Presentation | None:
        """The latest presentation."""
        return self.presentations[-1] if self.presentations else None

    @property
    def proposed(self) -> Terms | None:
        """The terms of an amendment that the beneficiary has not answered."""
        pending = self.pending
        return pending.terms if pending else None

    @property
    def pending(self) -> Proposal | None:
        """The amendment that the beneficiary has not answered; the old terms live on."""
        last = self.amendments[-1] if self.amendments else None
        return last if last and last.reply is Reply.PENDING else None

    def has(self, kind: str) -> bool:
        """Whether a step of that kind was made."""
        return any(step.kind == kind for step in self.steps)

    def presentation(self, name: str) -> Presentation | None:
        """The presentation of that id."""
        return next((made for made in self.presentations if made.id == name), None)
