"""Invented groups as records, relationships and reasons for naming no parent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from lei.ownership import (
    ExceptionCategory,
    Period,
    Relationship,
    RelationshipRegistration,
    RelationshipType,
    ReportingException,
)
from lei.record import LeiRecord
from lei.synth.codes import code
from lei.synth.draws import Draws, Shares
from lei.synth.firms import ISSUER, firm
from lei.synth.groups import Error, Member, Plan, Role, plans, top_of


@dataclass(frozen=True, slots=True)
class Family:
    """The records of one group, in the order of their numbers, and what ties them."""

    records: tuple[LeiRecord, ...]
    relationships: tuple[Relationship, ...]
    exceptions: tuple[ReportingException, ...]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many entries the three sets have."""

    records: int
    relationships: int
    exceptions: int


def families(count: int, seed: int, content_at: datetime) -> Iterator[Family]:
    """The register of `count` entities, group after group, as of an instant."""
    for first, plan in plans(count, seed):
        yield _family(first, plan, seed, content_at)


def sizes(count: int, seed: int) -> Sizes:
    """How large the three sets come out, without making them."""
    relationships = exceptions = 0
    for first, plan in plans(count, seed):
        for place, member in enumerate(plan):
            draws = Draws(seed ^ _TIES, first + place)
            relationships += len(_ties(plan, place, member))
            exceptions += len(_reasons(member, draws))
    return Sizes(count, relationships, exceptions)


def _family(first: int, plan: Plan, seed: int, content_at: datetime) -> Family:
    codes = [code(first + place, seed) for place in range(len(plan))]
    records = tuple(
        firm(codes[place], member.role, Draws(seed ^ _FIRMS, first + place), content_at)
        for place, member in enumerate(plan)
    )
    relationships: list[Relationship] = []
    exceptions: list[ReportingException] = []
    for place, member in enumerate(plan):
        draws = Draws(seed ^ _TIES, first + place)
        for parent, kind in _ties(plan, place, member):
            above = code(first + _FAR, seed) if parent == _FAR else codes[parent]
            relationships.append(_relationship(records[place], above, kind))
        for category, reason in _reasons(member, draws):
            exceptions.append(ReportingException(codes[place], category, (reason,)))
    return Family(records, tuple(relationships), tuple(exceptions))


def _ties(plan: Plan, place: int, member: Member) -> list[tuple[int, RelationshipType]]:
    """To whom a member is tied, and how; `_FAR` is somebody outside the register."""
    direct, ultimate = _parents(plan, place, member)
    told = (
        (member.head, RelationshipType.IS_INTERNATIONAL_BRANCH_OF),
        (member.manager, RelationshipType.IS_FUND_MANAGED_BY),
        (member.umbrella, RelationshipType.IS_SUBFUND_OF),
        (direct, RelationshipType.IS_DIRECTLY_CONSOLIDATED_BY),
        (ultimate, RelationshipType.IS_ULTIMATELY_CONSOLIDATED_BY),
    )
    return [(parent, kind) for parent, kind in told if parent is not None]


def _parents(plan: Plan, place: int, member: Member) -> tuple[int | None, int | None]:
    if member.error is Error.ITSELF:
        return place, place
    if member.error is Error.UNKNOWN:
        return _FAR, _FAR
    top = top_of(plan, place)
    return member.parent, None if member.error is Error.NO_TOP else top


def _reasons(member: Member, draws: Draws) -> list[tuple[ExceptionCategory, str]]:
    """Why a member names no parent: for both kinds, the same reason as a rule."""
    owned = member.parent is not None or member.error in (Error.ITSELF, Error.UNKNOWN)
    if member.role is Role.BRANCH or (owned and member.error is not Error.BOTH):
        return []
    if draws.chance(_SILENT):
        return []
    if member.role is Role.SOLE:
        return [(category, "NATURAL_PERSONS") for category in ExceptionCategory]
    reason = draws.by_share(_REASONS)
    top = draws.by_share(_REASONS) if draws.chance(50) else reason
    return [(ExceptionCategory.DIRECT, reason), (ExceptionCategory.ULTIMATE, top)]


def _relationship(child: LeiRecord, parent: str, kind: RelationshipType) -> Relationship:
    registration = child.registration
    consolidated = "CONSOLIDATED" in kind
    started_at = registration.initial_at - timedelta(days=400)
    return Relationship(
        child.lei,
        parent,
        kind,
        "ACTIVE" if child.status == "ACTIVE" else "INACTIVE",
        RelationshipRegistration(
            registration.initial_at,
            registration.updated_at,
            "PUBLISHED" if registration.status != "LAPSED" else "LAPSED",
            registration.renewal_at,
            ISSUER,
            "FULLY_CORROBORATED",
            "ACCOUNTS_FILING" if consolidated else "CONTRACTS",
        ),
        (Period("RELATIONSHIP_PERIOD", started_at),),
        (("ACCOUNTING_STANDARD", "IFRS"),) if consolidated else (),
    )


_FAR: Final = 10**12
_FIRMS: Final = 0x46495242
_TIES: Final = 0x54494553
_SILENT: Final = 40
_REASONS: Final = Shares.of(
    ("NATURAL_PERSONS", 430),
    ("NO_KNOWN_PERSON", 240),
    ("NON_CONSOLIDATING", 200),
    ("NO_LEI", 80),
    ("NON_PUBLIC", 40),
    ("CONSENT_NOT_OBTAINED", 5),
    ("LEGAL_OBSTACLES", 3),
    ("DISCLOSURE_DETRIMENTAL", 2),
)
