"""What GLEIF's words are called on the command line."""

from __future__ import annotations

from collections.abc import Mapping

from lei.ownership import RelationshipType
from lei.record import EntityStatus, RegistrationStatus

REGISTRATIONS: Mapping[RegistrationStatus, str] = {
    RegistrationStatus.PENDING_VALIDATION: "code being checked",
    RegistrationStatus.ISSUED: "code current",
    RegistrationStatus.DUPLICATE: "code a duplicate",
    RegistrationStatus.LAPSED: "code lapsed",
    RegistrationStatus.MERGED: "code merged",
    RegistrationStatus.RETIRED: "code retired",
    RegistrationStatus.ANNULLED: "code annulled",
    RegistrationStatus.CANCELLED: "code cancelled",
    RegistrationStatus.TRANSFERRED: "code moved to another issuer",
    RegistrationStatus.PENDING_TRANSFER: "code moving to another issuer",
    RegistrationStatus.PENDING_ARCHIVAL: "code about to move to another issuer",
}

FIRMS: Mapping[EntityStatus, str] = {
    EntityStatus.ACTIVE: "firm active",
    EntityStatus.INACTIVE: "firm ended",
    EntityStatus.NULL: "firm’s state not told",
}

RELATIONS: Mapping[RelationshipType, str] = {
    RelationshipType.IS_DIRECTLY_CONSOLIDATED_BY: "Direct parent:",
    RelationshipType.IS_ULTIMATELY_CONSOLIDATED_BY: "Top of the group:",
    RelationshipType.IS_INTERNATIONAL_BRANCH_OF: "Branch of:",
    RelationshipType.IS_FUND_MANAGED_BY: "Fund managed by:",
    RelationshipType.IS_SUBFUND_OF: "Sub-fund of:",
    RelationshipType.IS_FEEDER_TO: "Feeds the fund:",
}

RELATION_STATES: Mapping[str, str] = {
    "ACTIVE": "in force",
    "INACTIVE": "ended",
    "NULL": "state not told",
}
