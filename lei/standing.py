"""Is this LEI fit for a purpose on a day? The state of a registration, told apart from the firm's.

A lapsed registration says that nobody confirmed the details for a year; the firm may well be alive.
A profile is a table from what was found to an answer, since what to do about it is policy.

Source: LEI-CDF 3.1, RegistrationStatus and EntityStatus; GLEIF, State Transition and Validation
Rules 2.8.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from lei.findings import Finding, Flaw, Judgement, Missing, Severity, examine, rule
from lei.record import EntityStatus, LeiRecord, RegistrationStatus

RENEWAL_NEAR_DAYS: Final = 60


class Purpose(StrEnum):
    """What somebody wants to use a code for."""

    IDENTIFY = "identify"
    PAYMENT = "payment"
    REPORTING = "reporting"


class Fitness(StrEnum):
    """The answer: yes, ask first, or no."""

    YES = "yes"
    ASK = "ask"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Profile:
    """A policy: for each purpose, the answer that each finding brings; the worst one counts."""

    id: str
    says: str
    answers: Mapping[Purpose, Mapping[str, Fitness]]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a record stands on a day: an answer a purpose, and the findings it comes from."""

    lei: str
    on: date
    profile: str
    registration: RegistrationStatus
    entity: EntityStatus
    renewal_on: date | None
    renewal_in_days: int | None
    use_instead: tuple[str, ...]
    answers: Mapping[Purpose, Fitness]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A record and the day on which it is judged."""

    record: LeiRecord
    on: date

    @property
    def status(self) -> RegistrationStatus:
        return self.record.registration.status

    @property
    def renewal_on(self) -> date | None:
        """The day the renewal is due, as the record writes it, in its own offset."""
        renewal_at = self.record.registration.renewal_at
        return renewal_at.date() if renewal_at else None

    @property
    def confirmed_on(self) -> date:
        return self.record.registration.updated_at.date()


def standing(record: LeiRecord, on: date, profile: Profile) -> Standing:
    """Where `record` stands on the day `on` under `profile`."""
    case = Case(record, on)
    findings = examine(case, RULES).findings
    due = case.renewal_on
    return Standing(
        lei=record.lei,
        on=on,
        profile=profile.id,
        registration=case.status,
        entity=record.status,
        renewal_on=due,
        renewal_in_days=(due - on).days if due else None,
        use_instead=_successor_codes(record),
        answers={purpose: _answer(findings, table) for purpose, table in profile.answers.items()},
        findings=findings,
    )


def profile_of(id: str) -> Profile:  # noqa: A002  the trade's own word
    """The profile of an id. Raises KeyError."""
    return {profile.id: profile for profile in PROFILES}[id]


def _answer(findings: tuple[Finding, ...], table: Mapping[str, Fitness]) -> Fitness:
    brought = {table.get(finding.rule, Fitness.YES) for finding in findings}
    return next((worst for worst in (Fitness.NO, Fitness.ASK) if worst in brought), Fitness.YES)


def _successor_codes(record: LeiRecord) -> tuple[str, ...]:
    return tuple(successor.lei for successor in record.successors if successor.lei)


def _told_successors(record: LeiRecord) -> tuple[str, ...]:
    told = (successor.lei or successor.name for successor in record.successors)
    return tuple(successor for successor in told if successor)


@rule(
    "lei-lapsed",
    says="Its LEI registration has lapsed; that does not mean that the firm has closed. The yearly "
    "renewal was due on {renewal_on} and nobody renewed it. The details were last confirmed on "
    "{confirmed_on}. Ask the firm to renew before you rely on them.",
    source="LEI-CDF 3.1, RegistrationStatus LAPSED",
    severity=Severity.WARNING,
)
def _lapsed(case: Case) -> Iterator[Judgement]:
    if case.status is not RegistrationStatus.LAPSED:
        return
    if case.renewal_on is None:
        yield Missing("registration.renewal_at")
    else:
        yield Flaw.of(
            "registration.status", renewal_on=case.renewal_on, confirmed_on=case.confirmed_on
        )


@rule(
    "lei-renewal-overdue",
    says="The renewal was due on {renewal_on}, and the record does not say yet "
    "that it lapsed. Ask the firm whether it renews.",
    source="LEI-CDF 3.1, NextRenewalDate; GLEIF data quality checks, renewal date",
    severity=Severity.WARNING,
)
def _overdue(case: Case) -> Iterator[Judgement]:
    due = case.renewal_on
    if case.status in _LIVE and due and due < case.on:
        yield Flaw.of("registration.renewal_at", renewal_on=due, days=(case.on - due).days)


@rule(
    "lei-renewal-near",
    says="The yearly renewal is due on {renewal_on}. If you will use this code "
    "after that day, remind the firm.",
    source="LEI-CDF 3.1, NextRenewalDate",
    severity=Severity.INFO,
)
def _renewal_near(case: Case) -> Iterator[Judgement]:
    due = case.renewal_on
    if case.status in _LIVE and due and 0 <= (due - case.on).days <= RENEWAL_NEAR_DAYS:
        yield Flaw.of("registration.renewal_at", renewal_on=due, days=(due - case.on).days)


@rule(
    "lei-retired",
    says="This LEI is closed ({status}). It was closed because the firm ended or was taken over. "
    "It names the firm in old papers; do not put it in new ones.",
    source="LEI-CDF 3.1, RegistrationStatus RETIRED and MERGED",
)
def _retired(case: Case) -> Iterator[Judgement]:
    if case.status in (RegistrationStatus.RETIRED, RegistrationStatus.MERGED):
        yield Flaw.of("registration.status", status=case.status.value)


@rule(
    "lei-duplicate",
    says="This firm was given two codes, and this is the one not to use. Use the code of "
    "{successors}.",
    source="LEI-CDF 3.1, RegistrationStatus DUPLICATE",
)
def _duplicate(case: Case) -> Iterator[Judgement]:
    if case.status is RegistrationStatus.DUPLICATE:
        yield Flaw.of("registration.status", successors=_told_successors(case.record))


@rule(
    "lei-annulled",
    says="This code was given in error and has been taken back ({status}). Ask the firm for its "
    "right code.",
    source="LEI-CDF 3.1, RegistrationStatus ANNULLED and CANCELLED",
)
def _annulled(case: Case) -> Iterator[Judgement]:
    if case.status in (RegistrationStatus.ANNULLED, RegistrationStatus.CANCELLED):
        yield Flaw.of("registration.status", status=case.status.value)


@rule(
    "lei-not-published",
    says="The status of this code is {status}, which a published register does not hold. The "
    "code is not in force, or has moved to another issuer; ask the firm.",
    source="GLEIF data quality checks, status of published records",
    severity=Severity.WARNING,
)
def _not_published(case: Case) -> Iterator[Judgement]:
    if case.status in (RegistrationStatus.PENDING_VALIDATION, RegistrationStatus.TRANSFERRED):
        yield Flaw.of("registration.status", status=case.status.value)


@rule(
    "lei-entity-inactive",
    says="This firm has ended. A contract with it can no longer be made; ask who took it over.",
    source="LEI-CDF 3.1, EntityStatus INACTIVE",
)
def _entity_inactive(case: Case) -> Iterator[Judgement]:
    if case.record.status is EntityStatus.INACTIVE:
        yield Flaw.of("entity.status")


@rule(
    "lei-successor",
    says="Another firm took its place: {successors}. Use that firm's code in a new contract, and "
    "compare the names first.",
    source="LEI-CDF 3.1, SuccessorEntity",
    severity=Severity.INFO,
)
def _successor(case: Case) -> Iterator[Judgement]:
    if case.status is not RegistrationStatus.DUPLICATE and case.record.successors:
        yield Flaw.of("entity.successors", successors=_told_successors(case.record))


_LIVE: Final = frozenset(
    {
        RegistrationStatus.ISSUED,
        RegistrationStatus.PENDING_TRANSFER,
        RegistrationStatus.PENDING_ARCHIVAL,
    }
)

RULES: Final = (
    _lapsed,
    _overdue,
    _renewal_near,
    _retired,
    _duplicate,
    _annulled,
    _not_published,
    _entity_inactive,
    _successor,
)

# What ends a code ends it under every policy; how much a missed renewal weighs is the policy.
_ENDED: Final = {
    "lei-retired": Fitness.NO,
    "lei-duplicate": Fitness.NO,
    "lei-annulled": Fitness.NO,
    "lei-entity-inactive": Fitness.NO,
    "lei-not-published": Fitness.ASK,
}
_HISTORY: Final = {"lei-annulled": Fitness.NO, "lei-not-published": Fitness.ASK}
_MISSED_ASK: Final = {"lei-lapsed": Fitness.ASK, "lei-renewal-overdue": Fitness.ASK}
_MISSED_NO: Final = {"lei-lapsed": Fitness.NO, "lei-renewal-overdue": Fitness.ASK}

STRICT: Final = Profile(
    "strict",
    "A current registration for everything but knowing who is meant.",
    {
        Purpose.IDENTIFY: _HISTORY,
        Purpose.PAYMENT: {**_ENDED, **_MISSED_NO},
        Purpose.REPORTING: {**_ENDED, **_MISSED_NO},
    },
)
LENIENT: Final = Profile(
    "lenient",
    "A lapsed registration is a question to ask, not a reason to stop.",
    {
        Purpose.IDENTIFY: _HISTORY,
        Purpose.PAYMENT: {**_ENDED, **_MISSED_ASK},
        Purpose.REPORTING: {**_ENDED, **_MISSED_NO},
    },
)
REPORTING: Final = Profile(
    "reporting",
    "For reports to a regulator: a lapsed code of the other side may still be reported.",
    {
        Purpose.IDENTIFY: _HISTORY,
        Purpose.PAYMENT: {**_ENDED, **_MISSED_ASK},
        Purpose.REPORTING: {**_ENDED, **_MISSED_ASK},
    },
)
PROFILES: Final = (STRICT, LENIENT, REPORTING)
