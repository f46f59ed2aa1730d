"""One undertaking as it stands: terms, state, and the demands made under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lei.findings import Report
from payments.guarantee.terms import GuaranteeTerms
from payments.money import Money


class State(StrEnum):
    """Where an undertaking stands.

    Two things stand beside the state: an amendment without an answer (`Guarantee.proposed`), and
    a guarantor closed by force majeure.
    """

    DRAFT = "draft"
    INSTRUCTED = "instructed"
    ISSUED = "issued"
    DEMANDED = "demanded"  # the guarantor examines
    EXTEND_OR_PAY = "extend_or_pay"  # likewise; the beneficiary would take an extension instead
    SUSPENDED = "suspended"  # payment waits for a decision to extend
    REJECTED = "rejected"
    MUST_PAY = "must_pay"  # too late to reject, or the suspension has ended
    PAID = "paid"
    EXPIRED = "expired"
    RELEASED = "released"
    EXHAUSTED = "exhausted"


class Role(StrEnum):
    """What a party is in one undertaking; one party may hold several."""

    APPLICANT = "applicant"
    INSTRUCTING_PARTY = "instructing_party"
    COUNTER_GUARANTOR = "counter_guarantor"
    GUARANTOR = "guarantor"
    BENEFICIARY = "beneficiary"
    CLOCK = "clock"
    TRAINER = "trainer"


@dataclass(frozen=True, slots=True)
class DemandPaper:
    """A demand as the beneficiary wrote it: what it asks, says and brings along.

    `stated` is an amount that the statement or a document shows, where one does; `extend_to` makes
    it a demand to extend or pay.
    """

    guarantee: str  # as the demand names it
    amount: Money
    signed: bool = True
    statement: str | None = None  # in what respect the applicant is in breach
    documents: tuple[str, ...] = ()
    dated_on: date | None = None
    stated: Money | None = None
    extend_to: date | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A rejection: one notice, with each discrepancy by rule id (URDG 758 art. 24(d))."""

    given_at: datetime
    discrepancies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand that was presented, and what the guarantor made of it."""

    id: str
    paper: DemandPaper
    received_on: date
    presented_on: date  # a business day
    examine_until: datetime
    available: Money  # under the undertaking, that day
    report: Report | None = None  # secret until the guarantor has decided
    notice: Notice | None = None
    suspended_until: datetime | None = None
    paid: Money | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One move that was made."""

    kind: str
    by: Role
    to: State
    at: datetime


@dataclass(frozen=True, slots=True)
class Guarantee:
    """An undertaking: what it says, where it stands, how it came there."""

    terms: GuaranteeTerms
    state: State
    steps: tuple[Step, ...] = ()
    demands: tuple[Demand, ...] = ()
    proposed: GuaranteeTerms | None = None

    @property
    def in_hand(self) -> Demand | None:
        """The latest demand."""
        return self.demands[-1] if self.demands else None


def available(guarantee: Guarantee, on: date) -> Money:
    """What may still be demanded on a day: reduced as stated, less what was paid (art. 13, 17)."""
    terms = guarantee.terms
    reduced = [reduction.to for reduction in terms.reductions if reduction.on <= on]
    ceiling = min([terms.amount, *reduced])
    left = ceiling - paid(guarantee)
    return max(left, Money.zero(terms.amount.currency))


def paid(guarantee: Guarantee) -> Money:
    """What has been paid under it."""
    amounts = (demand.paid for demand in guarantee.demands if demand.paid is not None)
    return sum(amounts, Money.zero(guarantee.terms.amount.currency))


def roles_of(terms: GuaranteeTerms, party: str) -> frozenset[Role]:
    """What the party with this id is in an undertaking; empty for a stranger."""
    return frozenset(role for role in HELD if holder(role, terms) == party)


def holder(role: Role, terms: GuaranteeTerms) -> str | None:
    """The party that holds a role; None where nobody does."""
    held = {
        Role.APPLICANT: terms.applicant,
        Role.INSTRUCTING_PARTY: terms.instructing_party or terms.applicant,
        Role.COUNTER_GUARANTOR: terms.counter_guarantor,
        Role.GUARANTOR: terms.guarantor,
        Role.BENEFICIARY: terms.beneficiary,
    }
    return held.get(role)


HELD = (
    Role.APPLICANT,
    Role.INSTRUCTING_PARTY,
    Role.COUNTER_GUARANTOR,
    Role.GUARANTOR,
    Role.BENEFICIARY,
)
"""The roles that a party holds; the clock and the trainer are nobody's."""
