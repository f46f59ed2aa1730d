"""Rules on one relationship record. See `lei.quality`.

Source: RR-CDF 2.1; GLEIF, data quality checks (rule setting).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from lei.findings import Flaw, Judgement, NotApplicable, Severity, rule
from lei.ownership import Relationship, RelationshipType

_CONSOLIDATION: Final = (
    RelationshipType.IS_DIRECTLY_CONSOLIDATED_BY,
    RelationshipType.IS_ULTIMATELY_CONSOLIDATED_BY,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A relationship, and when the file that tells it was true."""

    relationship: Relationship
    content_at: datetime


@rule(
    "quality-period-order",
    says="A period of the relationship ends on {ends_on}, before it begins on {starts_on}.",
    source="RR-CDF 2.1, RelationshipPeriod: EndDate after StartDate",
)
def _period_order(told: Told) -> Iterator[Judgement]:
    periods = [p for p in told.relationship.periods if p.starts_at and p.ends_at]
    if not periods:
        yield NotApplicable("periods")
    for period in periods:
        if period.starts_at and period.ends_at and period.ends_at < period.starts_at:
            yield Flaw.of(
                "periods", starts_on=period.starts_at.date(), ends_on=period.ends_at.date()
            )


@rule(
    "quality-ended-active",
    says="The relationship ended on {ended_on} and is still told as active.",
    source="RR-CDF 2.1, RelationshipStatus and RELATIONSHIP_PERIOD",
)
def _ended_active(told: Told) -> Iterator[Judgement]:
    if told.relationship.status != "ACTIVE":
        yield NotApplicable("status")
        return
    for period in told.relationship.periods:
        ended = period.ends_at is not None and period.ends_at < told.content_at
        if period.type == "RELATIONSHIP_PERIOD" and period.ends_at and ended:
            yield Flaw.of("status", ended_on=period.ends_at.date())


@rule(
    "quality-no-standard",
    says="The parent's accounts take this firm in, and no accounting standard is told.",
    source="RR-CDF 2.1, RelationshipQualifiers, ACCOUNTING_STANDARD",
    severity=Severity.INFO,
)
def _no_standard(told: Told) -> Iterator[Judgement]:
    if told.relationship.type not in _CONSOLIDATION:
        yield NotApplicable("qualifiers")
    elif not any(name == "ACCOUNTING_STANDARD" for name, _ in told.relationship.qualifiers):
        yield Flaw.of("qualifiers")


@rule(
    "quality-no-document",
    says="The relationship is told as fully checked, and no document is named that shows it.",
    source="RR-CDF 2.1, ValidationSources and ValidationDocuments",
    severity=Severity.WARNING,
)
def _no_document(told: Told) -> Iterator[Judgement]:
    registration = told.relationship.registration
    if registration.corroboration != "FULLY_CORROBORATED":
        yield NotApplicable("registration.documents")
    elif not registration.documents:
        yield Flaw.of("registration.documents")


RELATIONSHIP_RULES: Final = (_period_order, _ended_active, _no_standard, _no_document)
