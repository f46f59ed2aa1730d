"""What GLEIF's words are called on the command line."""

from __future__ import annotations

from collections.abc import Mapping

from lei.code import Verdict
from lei.ownership import RelationshipType
from lei.record import EntityStatus, RegistrationStatus
from lei.sentences import Sentence

REGISTRATIONS: Mapping[RegistrationStatus, Sentence] = {
    RegistrationStatus.PENDING_VALIDATION: Sentence("code being checked"),
    RegistrationStatus.ISSUED: Sentence("code current"),
    RegistrationStatus.DUPLICATE: Sentence("code a duplicate"),
    RegistrationStatus.LAPSED: Sentence("code lapsed"),
    RegistrationStatus.MERGED: Sentence("code merged"),
    RegistrationStatus.RETIRED: Sentence("code retired"),
    RegistrationStatus.ANNULLED: Sentence("code annulled"),
    RegistrationStatus.CANCELLED: Sentence("code cancelled"),
    RegistrationStatus.TRANSFERRED: Sentence("code moved to another issuer"),
    RegistrationStatus.PENDING_TRANSFER: Sentence("code moving to another issuer"),
    RegistrationStatus.PENDING_ARCHIVAL: Sentence("code about to move to another issuer"),
}

FIRMS: Mapping[EntityStatus, Sentence] = {
    EntityStatus.ACTIVE: Sentence("firm active"),
    EntityStatus.INACTIVE: Sentence("firm ended"),
    EntityStatus.NULL: Sentence("firm’s state not told"),
}

RELATIONS: Mapping[RelationshipType, Sentence] = {
    RelationshipType.IS_DIRECTLY_CONSOLIDATED_BY: Sentence("Direct parent:"),
    RelationshipType.IS_ULTIMATELY_CONSOLIDATED_BY: Sentence("Top of the group:"),
    RelationshipType.IS_INTERNATIONAL_BRANCH_OF: Sentence("Branch of:"),
    RelationshipType.IS_FUND_MANAGED_BY: Sentence("Fund managed by:"),
    RelationshipType.IS_SUBFUND_OF: Sentence("Sub-fund of:"),
    RelationshipType.IS_FEEDER_TO: Sentence("Feeds the fund:"),
}

RELATION_STATES: Mapping[str, Sentence] = {
    "ACTIVE": Sentence("in force"),
    "INACTIVE": Sentence("ended"),
    "NULL": Sentence("state not told"),
}

VERDICTS: Mapping[Verdict, Sentence] = {
    Verdict.VALID: Sentence("valid"),
    Verdict.WARNING: Sentence("warning"),
    Verdict.INVALID: Sentence("invalid"),
}
