"""The record behind an LEI, as GLEIF publishes it: Level 1, "who is who".

Field names follow GLEIF's API v1 in snake case; the one table from these to CDF XPaths, CSV
columns and JSON pointers is `lei.gleif.fields`. Instants keep the offset the source gave.

Source: LEI-CDF 3.1 (2021-03-04). Enumerations are closed here but read leniently: a word that
the standard does not know is a reject line, not a crash.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RegistrationStatus(StrEnum):
    """State of the LEI's registration; says nothing about whether the firm lives."""

    PENDING_VALIDATION = "PENDING_VALIDATION"
    ISSUED = "ISSUED"
    DUPLICATE = "DUPLICATE"
    LAPSED = "LAPSED"
    MERGED = "MERGED"
    RETIRED = "RETIRED"
    ANNULLED = "ANNULLED"
    CANCELLED = "CANCELLED"
    TRANSFERRED = "TRANSFERRED"
    PENDING_TRANSFER = "PENDING_TRANSFER"
    PENDING_ARCHIVAL = "PENDING_ARCHIVAL"


class EntityStatus(StrEnum):
    """Whether the firm itself lives. `NULL` is a word of the standard, not an absence."""

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"
    NULL = "NULL"


class EntityCategory(StrEnum):
    GENERAL = "GENERAL"
    BRANCH = "BRANCH"
    FUND = "FUND"
    SOLE_PROPRIETOR = "SOLE_PROPRIETOR"
    RESIDENT_GOVERNMENT_ENTITY = "RESIDENT_GOVERNMENT_ENTITY"
    INTERNATIONAL_ORGANIZATION = "INTERNATIONAL_ORGANIZATION"


class Corroboration(StrEnum):
    """How far the issuer checked the record (LEI-CDF ValidationSources)."""

    PENDING = "PENDING"
    ENTITY_SUPPLIED_ONLY = "ENTITY_SUPPLIED_ONLY"
    PARTIALLY_CORROBORATED = "PARTIALLY_CORROBORATED"
    FULLY_CORROBORATED = "FULLY_CORROBORATED"


class Conformity(StrEnum):
    """GLEIF's policy conformity flag, since April 2024."""

    CONFORMING = "CONFORMING"
    NON_CONFORMING = "NON_CONFORMING"
    NOT_APPLICABLE = "NOT_APPLICABLE"


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its language (BCP 47) and, for all but the legal name, its type."""

    text: str
    language: str | None = None
    type: str | None = None


PREVIOUS_LEGAL_NAME = "PREVIOUS_LEGAL_NAME"
"""The type of a name that the firm has given up."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address: `lines` has one to four, the first always present."""

    lines: tuple[str, ...]
    city: str
    country: str
    region: str | None = None
    postal_code: str | None = None
    number: str | None = None
    number_within_building: str | None = None
    mail_routing: str | None = None
    language: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """A registration or validation authority (RA list code) and the entity's number there."""

    id: str | None = None
    other: str | None = None
    entity_id: str | None = None


@dataclass(frozen=True, slots=True)
class LegalForm:
    """An Entity Legal Form code (ISO 20275) or, with 8888, its text."""

    id: str | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Successor:
    """The entity that took over: by LEI or, where it has none, by name."""

    lei: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class AssociatedEntity:
    """Deprecated in LEI-CDF 3.1: the fund family, by LEI or name."""

    lei: str | None = None
    name: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A legal entity event, alone or in a group."""

    type: str
    status: str
    group_type: str
    recorded_at: datetime | None = None
    effective_at: datetime | None = None
    group_id: str | None = None
    group_sequence: str | None = None
    validation_documents: str | None = None
    validation_reference: str | None = None
    affected_fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Registration:
    """The LEI's registration: dates, status, who manages it, how far it was checked."""

    initial_at: datetime
    updated_at: datetime
    status: RegistrationStatus
    renewal_at: datetime | None = None
    managing_lou: str | None = None
    corroboration: Corroboration | None = None
    validated_at: Authority | None = None
    other_validation_authorities: tuple[Authority, ...] = ()


@dataclass(frozen=True, slots=True)
class LeiRecord:
    """One entity of the register.

    The last five fields are codes of others that are mapped to the LEI: of Swift, ISO 10383,
    OpenCorporates, QCC and S&P Global. The CDF files do not carry them.
    """

    lei: str
    legal_name: Name
    legal_address: Address
    headquarters_address: Address
    registration: Registration
    status: EntityStatus
    other_names: tuple[Name, ...] = ()
    transliterated_names: tuple[Name, ...] = ()
    other_addresses: tuple[Address, ...] = ()
    transliterated_addresses: tuple[Address, ...] = ()
    registered_at: Authority | None = None
    jurisdiction: str | None = None
    category: EntityCategory | None = None
    sub_category: str | None = None
    legal_form: LegalForm | None = None
    associated_entity: AssociatedEntity | None = None
    created_at: datetime | None = None
    expired_at: datetime | None = None
    expiration_reason: str | None = None
    successors: tuple[Successor, ...] = ()
    events: tuple[Event, ...] = ()
    conformity: Conformity | None = None
    bics: tuple[str, ...] = ()
    mics: tuple[str, ...] = ()
    ocid: str | None = None
    qcc: str | None = None
    spglobal: tuple[str, ...] = ()
