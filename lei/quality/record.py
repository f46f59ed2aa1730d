"""Rules on one LEI record: its names, dates, statuses and successors.

Source: GLEIF, data quality checks (rule setting); LEI-CDF 3.1.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from stdnum.iso7064 import mod_97_10

from lei.findings import Flaw, Judgement, Missing, NotApplicable, Severity, rule
from lei.quality.held import Held
from lei.record import EntityCategory, EntityStatus, RegistrationStatus

CHECK_DIGITS_SINCE: Final = datetime(2016, 7, 7, tzinfo=UTC)
RENEWAL_AHEAD_MAX: Final = timedelta(days=2 * 366)
_KEPT: Final = (
    RegistrationStatus.ISSUED,
    RegistrationStatus.PENDING_TRANSFER,
    RegistrationStatus.PENDING_ARCHIVAL,
)
_NO_NAMES: Final = frozenset({"NOT AVAILABLE", "N.A.", "N/A"})


@rule(
    "quality-name-empty",
    says="The legal name is “{name}”, which names nobody. The issuer has to ask the firm for it.",
    source="GLEIF data quality checks, legal name present; ANNULLED records are left out",
)
def _name_empty(held: Held) -> Iterator[Judgement]:
    if held.status is RegistrationStatus.ANNULLED:
        yield NotApplicable("legal_name")
        return
    name = held.record.legal_name.text
    if name.strip().upper() in _NO_NAMES or not any(c.isalnum() for c in name):
        yield Flaw.of("legal_name", name=name)


@rule(
    "quality-name-characters",
    says="A name has a control character or blanks in a row: “{name}”. Systems that compare names "
    "will not find it.",
    source="LEI-CDF 3.1, NameType, a text without line breaks, doubled or outer blanks",
    severity=Severity.WARNING,
)
def _name_characters(held: Held) -> Iterator[Judgement]:
    for place, name in held.names:
        control = any(unicodedata.category(c) == "Cc" for c in name.text)
        if control or " ".join(name.text.split(" ")) != " ".join(name.text.split()):
            yield Flaw.of(place, name=name.text)


@rule(
    "quality-check-digits",
    says="The code {lei} was given out after the rule on check digits, and they do not fit. The "
    "issuer has to look at it.",
    source="GLEIF data quality checks, LEI is ISO 17442 compliant; codes from 2016-07-07",
)
def _check_digits(held: Held) -> Iterator[Judgement]:
    if held.status not in _KEPT or held.record.registration.initial_at < CHECK_DIGITS_SINCE:
        yield NotApplicable("lei")
    elif not mod_97_10.is_valid(held.record.lei):
        yield Flaw.of("lei", lei=held.record.lei)


@rule(
    "quality-dates-order",
    says="The dates do not follow each other: first registered on {initial_on}, last changed on "
    "{updated_on}, published on {content_on}.",
    source="GLEIF data quality checks: content date >= last update >= initial registration",
)
def _dates_order(held: Held) -> Iterator[Judgement]:
    registration = held.record.registration
    if not registration.initial_at <= registration.updated_at <= held.content_at:
        yield Flaw.of(
            "registration.updated_at",
            initial_on=registration.initial_at.date(),
            updated_on=registration.updated_at.date(),
            content_on=held.content_at.date(),
        )


@rule(
    "quality-renewal-date",
    says="The next renewal, {renewal_on}, is not between the first registration, {initial_on}, and "
    "two years after publication.",
    source="GLEIF data quality checks, next renewal date after initial registration and not too "
    "far ahead; the two years are ours",
)
def _renewal_date(held: Held) -> Iterator[Judgement]:
    registration = held.record.registration
    if registration.renewal_at is None:
        yield NotApplicable("registration.renewal_at")
        return
    too_far = registration.renewal_at > held.content_at + RENEWAL_AHEAD_MAX
    if registration.renewal_at <= registration.initial_at or too_far:
        yield Flaw.of(
            "registration.renewal_at",
            renewal_on=registration.renewal_at.date(),
            initial_on=registration.initial_at.date(),
        )


@rule(
    "quality-created-late",
    says="The firm was founded on {created_on}, after this record was published.",
    source="LEI-CDF 3.1, EntityCreationDate",
)
def _created_late(held: Held) -> Iterator[Judgement]:
    created_at = held.record.created_at
    if created_at is None:
        yield NotApplicable("created_at")
    elif created_at > held.content_at:
        yield Flaw.of("created_at", created_on=created_at.date())


@rule(
    "quality-duplicate-successor",
    says="The record is a duplicate and does not say of which LEI.",
    source="GLEIF data quality checks, DUPLICATE has a SuccessorLEI",
)
def _duplicate_successor(held: Held) -> Iterator[Judgement]:
    if held.status is not RegistrationStatus.DUPLICATE:
        yield NotApplicable("successors")
    elif not any(successor.lei for successor in held.record.successors):
        yield Flaw.of("successors")


@rule(
    "quality-successor",
    says="The successor {successor} is not on this register, or is the record itself.",
    source="LEI-CDF 3.1, SuccessorLEI",
)
def _successor(held: Held) -> Iterator[Judgement]:
    codes = [successor.lei for successor in held.record.successors if successor.lei]
    if not codes:
        yield NotApplicable("successors")
    for code in codes:
        if code != held.record.lei and code not in held.named:
            yield Missing("successors")
        elif code == held.record.lei or held.named[code] is None:
            yield Flaw.of("successors", successor=code)


@rule(
    "quality-statuses",
    says="The firm is {entity} and its registration {registration}: one of the two is out of date.",
    source="GLEIF, State Transition and Validation Rules 2.8; LEI-CDF 3.1, EntityStatus",
)
def _statuses(held: Held) -> Iterator[Judgement]:
    living = held.status in _KEPT and held.record.status is EntityStatus.INACTIVE
    ended = held.status is RegistrationStatus.RETIRED and held.record.status is EntityStatus.ACTIVE
    if living or ended:
        yield Flaw.of("status", entity=held.record.status.value, registration=held.status.value)


@rule(
    "quality-sole-proprietor",
    says="A sole trader answers for the firm in person, and the record gives {reasons} for naming "
    "no parent. The usual reason is NATURAL_PERSONS.",
    source="LEI ROC, individuals acting in a business capacity (2015); Reporting Exceptions 2.1",
    severity=Severity.WARNING,
)
def _sole_proprietor(held: Held) -> Iterator[Judgement]:
    if held.record.category is not EntityCategory.SOLE_PROPRIETOR:
        yield NotApplicable("category")
        return
    reasons = tuple(reason for exception in held.exceptions for reason in exception.reasons)
    if not reasons:
        yield Missing("category")
    elif set(reasons) != {"NATURAL_PERSONS"}:
        yield Flaw.of("category", reasons=tuple(dict.fromkeys(reasons)))


RECORD_RULES: Final = (
    _name_empty,
    _name_characters,
    _check_digits,
    _dates_order,
    _renewal_date,
    _created_late,
    _duplicate_successor,
    _successor,
    _statuses,
    _sole_proprietor,
)
