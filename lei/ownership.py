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
from typing import Final, Protocol

from lei.record import LeiRecord


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


class EntitySource(Protocol):
    """Where records and relationships come from: a register, GLEIF's API, a mapping in a test."""

    def record(self, lei: str) -> LeiRecord | None:
        """The record of a code, or None where it is not held."""

    def parents(self, lei: str) -> tuple[Relationship, ...]:
        """The relationships in which `lei` is the child."""

    def children(self, lei: str) -> tuple[Relationship, ...]:
        """The relationships in which `lei` is the parent."""

    def exceptions(self, lei: str) -> tuple[ReportingException, ...]:
        """The reasons `lei` gives for not naming a parent."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for not naming a parent, in plain words, and what to ask the firm then."""

    code: str
    says: str
    ask: str


def reason_of(code: str) -> Reason | None:
    """The reason of a code, or None for a word the standard does not know."""
    return next((reason for reason in REASONS if reason.code == code), None)


# Source: Reporting Exceptions 2.1; LEI ROC, Level 2 policy of 10 March 2016, and its 2022 revision.
REASONS: Final = (
    Reason(
        "NO_LEI",
        "There is a parent, and it has no LEI.",
        "The parent's name and its number in its local register.",
    ),
    Reason(
        "NATURAL_PERSONS",
        "People control it, and no firm above it draws up accounts that include it.",
        "Whether that still holds, and where its own accounts can be read.",
    ),
    Reason(
        "NON_CONSOLIDATING",
        "Whoever controls it does not have to draw up accounts for the whole group.",
        "Which firm it belongs to, and under which rules the accounts are kept.",
    ),
    Reason(
        "NO_KNOWN_PERSON",
        "It says that no person is known who controls it, as with many small shareholders. That is "
        "its own answer, not an all-clear.",
        "Which firm's accounts include it, if any do.",
    ),
    Reason(
        "NON_PUBLIC",
        "There is a parent, and the firm may keep its name back.",
        "Whether it tells its bank who the parent is.",
    ),
    *(
        Reason(
            code,
            "There is a parent, and the firm keeps its name back for a reason of an older list.",
            "Whether the reason still holds, and whether it tells its bank who the parent is.",
        )
        for code in (
            "LEGAL_OBSTACLES",
            "CONSENT_NOT_OBTAINED",
            "BINDING_LEGAL_COMMITMENTS",
            "DETRIMENT_NOT_EXCLUDED",
            "DISCLOSURE_DETRIMENTAL",
        )
    ),
)
