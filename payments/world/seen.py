"""What a look-up shows of a firm: its record, and what it says of who consolidates it.

These are findings of weight INFO: a story that tells what was seen, not what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lei.findings import Finding, Flaw, Judgement, Rule, Severity, examine, rule
from lei.group_parts import Answer
from lei.record import PREVIOUS_LEGAL_NAME, LeiRecord


@dataclass(frozen=True, slots=True)
class Seen:
    """A record with its direct parent: the name where the parent is known, else what is said."""

    record: LeiRecord
    direct: Answer
    parent: LeiRecord | None


def seen(subject: Seen) -> tuple[Finding, ...]:
    """What a person would write down after looking."""
    return examine(subject, RULES).findings


@rule(
    "seen-record",
    says="{name}, {city}, {country}: the LEI's registration is {registration}, the firm is "
    "{entity}. The next renewal is due on {renewal_on}.",
    source="LEI-CDF 3.1",
    severity=Severity.INFO,
)
def _record(subject: Seen) -> Iterator[Judgement]:
    record, renewal_at = subject.record, subject.record.registration.renewal_at
    if renewal_at is not None:
        yield Flaw.of(
            record.lei,
            name=record.legal_name.text,
            city=record.legal_address.city,
            country=record.legal_address.country,
            registration=str(record.registration.status),
            entity=str(record.status),
            renewal_on=renewal_at.date(),
        )


@rule(
    "seen-former-name",
    says="It was called {former} before. An order, an account or a contract in that name needs its "
    "new one.",
    source="LEI-CDF 3.1, OtherEntityNames of the type PREVIOUS_LEGAL_NAME",
    severity=Severity.INFO,
)
def _former_name(subject: Seen) -> Iterator[Judgement]:
    for name in subject.record.other_names:
        if name.type == PREVIOUS_LEGAL_NAME:
            yield Flaw.of(subject.record.lei, former=name.text)


@rule(
    "seen-parent",
    says="The firm that takes it into its accounts: {parent}.",
    source="RR-CDF 2.1, IS_DIRECTLY_CONSOLIDATED_BY",
    severity=Severity.INFO,
)
def _parent(subject: Seen) -> Iterator[Judgement]:
    if subject.direct.parent:
        name = subject.parent.legal_name.text if subject.parent else subject.direct.parent
        yield Flaw.of(subject.record.lei, parent=name)


@rule(
    "seen-no-parent-named",
    says="It names no parent and gives a reason: {reasons}. That is its own answer, not an "
    "all-clear.",
    source="Reporting Exceptions 2.1",
    severity=Severity.INFO,
)
def _no_parent_named(subject: Seen) -> Iterator[Judgement]:
    if subject.direct.reasons and not subject.direct.parent:
        yield Flaw.of(subject.record.lei, reasons=subject.direct.reasons)


@rule(
    "seen-parent-unreported",
    says="It reports neither a parent nor a reason for naming none. Ask the firm.",
    source="Reporting Exceptions 2.1",
    severity=Severity.INFO,
)
def _unreported(subject: Seen) -> Iterator[Judgement]:
    if not subject.direct.reasons and not subject.direct.parent:
        yield Flaw.of(subject.record.lei)


@rule(
    "seen-nobody",
    says="No firm that this world knows holds the code {code}.",
    source="The register that the world carries",
    severity=Severity.WARNING,
)
def _nobody(code: str) -> Iterator[Judgement]:
    yield Flaw.of("code", code=code)


RULES: tuple[Rule[Seen], ...] = (_record, _former_name, _parent, _no_parent_named, _unreported)
NOBODY: tuple[Rule[str], ...] = (_nobody,)
