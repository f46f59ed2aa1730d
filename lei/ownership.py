"""Who consolidates whom: GLEIF's Level 2, "who owns whom".

A relationship runs from its start node, the child, to its end node, the parent. It is accounting
consolidation, never beneficial ownership. A reporting exception says why a parent is not given;
it does not say that there is none.

Source: RR-CDF 2.1; Reporting Exceptions 2.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RelationshipType(StrEnum):
    IS_DIRECTLY_CONSOLIDATED_BY = "IS_DIRECTLY_CONSOLIDATED_BY"
    IS_ULTIMATELY_CONSOLIDATED_BY = "IS_ULTIMATELY_CONSOLIDATED_BY"
    IS_INTERNATIONAL_BRANCH_OF = "IS_INTERNATIONAL_BRANCH_OF"
    IS_FUND_MANAGED_BY = "IS_FUND-MANAGED_BY"
    IS_SUBFUND_OF = "IS_SUBFUND_OF"
    IS_FEEDER_TO = "IS_FEEDER_TO"


class ExceptionCategory(StrEnum):
    DIRECT = "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT"
    ULTIMATE = "ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT"


@dataclass(frozen=True, slots=True)
class Period:
    """A period of a relationship: accounting, relationship or document filing."""

    type: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RelationshipRegistration:
    """Registration of a relationship record; `status` says PUBLISHED where an LEI says ISSUED."""

    initial_at: datetime | None
    updated_at: datetime | None
    status: str
    renewal_at: datetime | None = None
    managing_lou: str | None = None
    corroboration: str | None = None
    documents: str | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship record; `status` is ACTIVE, INACTIVE or NULL (a word of the standard)."""

    child: str
    parent: str
    type: RelationshipType
    status: str
    registration: RelationshipRegistration
    periods: tuple[Period, ...] = ()
    qualifiers: tuple[tuple[str, str], ...] = ()  # (dimension, category)
    quantifiers: tuple[tuple[str, str, str], ...] = ()  # (method, amount, unit)
    child_id_type: str = "LEI"
    parent_id_type: str = "LEI"


@dataclass(frozen=True, slots=True)
class ReportingException:
    """Why an entity does not give a parent; `references` are free texts."""

    lei: str
    category: ExceptionCategory
    reasons: tuple[str, ...]
    references: tuple[str, ...] = ()
