"""The one table: a field of ours <-> its path in CDF XML, its CSV column, its pointer in the API.

Readers and writers of every format walk these rows; `lei.gleif.rows` says how a row is written.
A new field of GLEIF's is one line here and one in `lei.record` or `lei.ownership`.

Source: LEI-CDF 3.1, RR-CDF 2.1, Reporting Exceptions 2.1 (schemas); GLEIF API v1, GET /fields.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from lei.gleif.file import DataSet
from lei.gleif.rows import (
    SLOTS,
    Field,
    Group,
    Part,
    exception_reason,
    instant,
    lei_shape,
    many,
    many_parts,
    one,
    one_part,
)
from lei.ownership import (
    ExceptionCategory,
    Period,
    Relationship,
    RelationshipRegistration,
    RelationshipType,
    ReportingException,
)
from lei.record import (
    Address,
    AssociatedEntity,
    Authority,
    Conformity,
    Corroboration,
    EntityCategory,
    EntityStatus,
    Event,
    LegalForm,
    LeiRecord,
    Name,
    Registration,
    RegistrationStatus,
    Successor,
)


def _qualifier(dimension: str, category: str | None = None) -> tuple[str, str]:
    return (dimension, category or "")


def _quantifier(
    method: str | None = None, amount: str | None = None, unit: str | None = None
) -> tuple[str, str, str]:
    return (method or "", amount or "", unit or "")


NAME: Final = Group(
    Name,
    (
        one("text", ".", "/name"),
        Field("language", "@lang", "/language"),
        Field("type", "@type", "/type"),
    ),
)

ADDRESS: Final = Group(
    Address,
    (
        Field("language", "@lang", "/language"),
        Field("type", "@type", "/type"),
        many(
            "lines",
            "FirstAddressLine|AdditionalAddressLine",
            "/addressLines/*",
            csv="FirstAddressLine|AdditionalAddressLine.*",
            slots=3,
        ),
        Field("number", "AddressNumber", "/addressNumber"),
        Field(
            "number_within_building", "AddressNumberWithinBuilding", "/addressNumberWithinBuilding"
        ),
        Field("mail_routing", "MailRouting", "/mailRouting"),
        one("city", "City", "/city"),
        Field("region", "Region", "/region"),
        one("country", "Country", "/country"),
        Field("postal_code", "PostalCode", "/postalCode"),
    ),
    order=(
        "FirstAddressLine",
        "AddressNumber",
        "AddressNumberWithinBuilding",
        "MailRouting",
        "AdditionalAddressLine",
        "City",
        "Region",
        "Country",
        "PostalCode",
    ),
)

REGISTERED_AT: Final = Group(
    Authority,
    (
        Field("id", "RegistrationAuthorityID", "/registeredAt/id"),
        Field("other", "OtherRegistrationAuthorityID", "/registeredAt/other"),
        Field("entity_id", "RegistrationAuthorityEntityID", "/registeredAs"),
    ),
)

VALIDATED_AT: Final = Group(
    Authority,
    (
        Field("id", "ValidationAuthorityID", "/validatedAt/id"),
        Field("other", "OtherValidationAuthorityID", "/validatedAt/other"),
        Field("entity_id", "ValidationAuthorityEntityID", "/validatedAs"),
    ),
)

LEGAL_FORM: Final = Group(
    LegalForm,
    (
        Field("id", "EntityLegalFormCode", "/id"),
        Field("other", "OtherLegalForm", "/other"),
    ),
)

ASSOCIATED_ENTITY: Final = Group(
    AssociatedEntity,
    (
        Field("type", "@type"),
        Field("lei", "AssociatedLEI", "/lei"),
        Field("name", "AssociatedEntityName", "/name"),
    ),
    unread=("AssociatedEntityName.xmllang",),
)

SUCCESSOR: Final = Group(
    Successor,
    (
        Field("lei", "SuccessorLEI", "/lei"),
        Field("name", "SuccessorEntityName", "/name"),
    ),
    unread=("SuccessorEntity.xmllang",),
)

EVENT: Final = Group(
    Event,
    (
        one("group_type", "@group_type", "/groupType"),
        one("status", "@event_status", "/status"),
        Field("group_id", "@group_id"),
        Field("group_sequence", "@group_sequence_no"),
        one("type", "LegalEntityEventType", "/type"),
        Field("effective_at", "LegalEntityEventEffectiveDate", "/effectiveDate", read=instant),
        Field("recorded_at", "LegalEntityEventRecordedDate", "/recordedDate", read=instant),
        Field("validation_documents", "ValidationDocuments", "/validationDocuments"),
        Field("validation_reference", "ValidationReference", "/validationReference"),
        many(
            "affected_fields",
            "AffectedFields/AffectedField",
            csv="AffectedFields.*.AffectedField",
        ),
    ),
    unread=tuple(f"AffectedFields.{number}.field_xpath" for number in range(1, SLOTS + 1)),
)

REGISTRATION: Final = Group(
    Registration,
    (
        one("initial_at", "InitialRegistrationDate", "/initialRegistrationDate", read=instant),
        one("updated_at", "LastUpdateDate", "/lastUpdateDate", read=instant),
        one("status", "RegistrationStatus", "/status", read=RegistrationStatus),
        Field("renewal_at", "NextRenewalDate", "/nextRenewalDate", read=instant),
        Field("managing_lou", "ManagingLOU", "/managingLou"),
        Field("corroboration", "ValidationSources", "/corroborationLevel", read=Corroboration),
        Part("validated_at", "ValidationAuthority", VALIDATED_AT, "."),
        many_parts(
            "other_validation_authorities",
            "OtherValidationAuthorities/OtherValidationAuthority",
            VALIDATED_AT,
            "/otherValidationAuthorities/*",
        ),
    ),
)

RECORD: Final = Group(
    LeiRecord,
    (
        one("lei", "LEI", "/lei", read=lei_shape),
        one_part("legal_name", "Entity/LegalName", NAME, "/entity/legalName"),
        many_parts(
            "other_names", "Entity/OtherEntityNames/OtherEntityName", NAME, "/entity/otherNames/*"
        ),
        many_parts(
            "transliterated_names",
            "Entity/TransliteratedOtherEntityNames/TransliteratedOtherEntityName",
            NAME,
            "/entity/transliteratedOtherNames/*",
        ),
        one_part("legal_address", "Entity/LegalAddress", ADDRESS, "/entity/legalAddress"),
        one_part(
            "headquarters_address",
            "Entity/HeadquartersAddress",
            ADDRESS,
            "/entity/headquartersAddress",
        ),
        many_parts(
            "other_addresses",
            "Entity/OtherAddresses/OtherAddress",
            ADDRESS,
            "/entity/otherAddresses/*",
        ),
        many_parts(
            "transliterated_addresses",
            "Entity/TransliteratedOtherAddresses/TransliteratedOtherAddress",
            ADDRESS,
        ),
        Part("registered_at", "Entity/RegistrationAuthority", REGISTERED_AT, "/entity"),
        Field("jurisdiction", "Entity/LegalJurisdiction", "/entity/jurisdiction"),
        Field("category", "Entity/EntityCategory", "/entity/category", read=EntityCategory),
        Field("sub_category", "Entity/EntitySubCategory", "/entity/subCategory"),
        Part("legal_form", "Entity/LegalForm", LEGAL_FORM, "/entity/legalForm"),
        Part(
            "associated_entity",
            "Entity/AssociatedEntity",
            ASSOCIATED_ENTITY,
            "/entity/associatedEntity",
        ),
        one("status", "Entity/EntityStatus", "/entity/status", read=EntityStatus),
        Field("created_at", "Entity/EntityCreationDate", "/entity/creationDate", read=instant),
        Field("expired_at", "Entity/EntityExpirationDate", "/entity/expiration/date", read=instant),
        Field("expiration_reason", "Entity/EntityExpirationReason", "/entity/expiration/reason"),
        many_parts(
            "successors", "Entity/SuccessorEntity", SUCCESSOR, "/entity/successorEntities/*"
        ),
        many_parts(
            "events",
            "Entity/LegalEntityEvents/LegalEntityEvent",
            EVENT,
            "/entity/eventGroups/*/events/*",
        ),
        one_part("registration", "Registration", REGISTRATION, "/registration"),
        Field(
            "conformity",
            "Extension/conformity/conformityflag",
            "/conformityFlag",
            read=Conformity,
            csv="ConformityFlag",
        ),
    ),
)

PERIOD: Final = Group(
    Period,
    (
        Field("starts_at", "StartDate", "/startDate", read=instant, csv="startDate"),
        Field("ends_at", "EndDate", "/endDate", read=instant, csv="endDate"),
        one("type", "PeriodType", "/type", csv="periodType"),
    ),
)

QUALIFIER: Final = Group(
    _qualifier,
    (
        one("dimension", "QualifierDimension"),
        Field("category", "QualifierCategory"),
    ),
)

QUANTIFIER: Final = Group(
    _quantifier,
    (
        Field("method", "MeasurementMethod"),
        Field("amount", "QuantifierAmount"),
        Field("unit", "QuantifierUnits"),
    ),
)

RELATIONSHIP_REGISTRATION: Final = Group(
    partial(RelationshipRegistration, initial_at=None, updated_at=None),
    (
        Field("initial_at", "InitialRegistrationDate", "/initialRegistrationDate", read=instant),
        Field("updated_at", "LastUpdateDate", "/lastUpdateDate", read=instant),
        one("status", "RegistrationStatus", "/status"),
        Field("renewal_at", "NextRenewalDate", "/nextRenewalDate", read=instant),
        Field("managing_lou", "ManagingLOU", "/managingLou"),
        Field("corroboration", "ValidationSources", "/corroborationLevel"),
        Field("documents", "ValidationDocuments", "/corroborationDocuments"),
        Field("reference", "ValidationReference", "/corroborationReference"),
    ),
)

RELATIONSHIP: Final = Group(
    Relationship,
    (
        one("child", "Relationship/StartNode/NodeID", "/relationship/startNode/id"),
        one("child_id_type", "Relationship/StartNode/NodeIDType", "/relationship/startNode/type"),
        one("parent", "Relationship/EndNode/NodeID", "/relationship/endNode/id"),
        one("parent_id_type", "Relationship/EndNode/NodeIDType", "/relationship/endNode/type"),
        one("type", "Relationship/RelationshipType", "/relationship/type", read=RelationshipType),
        many_parts(
            "periods",
            "Relationship/RelationshipPeriods/RelationshipPeriod",
            PERIOD,
            "/relationship/periods/*",
            csv="Relationship.Period.*",
        ),
        one("status", "Relationship/RelationshipStatus", "/relationship/status"),
        many_parts(
            "qualifiers",
            "Relationship/RelationshipQualifiers/RelationshipQualifier",
            QUALIFIER,
            csv="Relationship.Qualifiers.*",
        ),
        many_parts(
            "quantifiers",
            "Relationship/RelationshipQuantifiers/RelationshipQuantifier",
            QUANTIFIER,
            csv="Relationship.Quantifiers.*",
        ),
        one_part("registration", "Registration", RELATIONSHIP_REGISTRATION, "/registration"),
    ),
)

REPORTING_EXCEPTION: Final = Group(
    ReportingException,
    (
        one("lei", "LEI", "/lei", read=lei_shape),
        one(
            "category",
            "ExceptionCategory",
            "/category",
            read=ExceptionCategory,
            csv="Exception.Category",
        ),
        many(
            "reasons", "ExceptionReason", "/reason", read=exception_reason, csv="Exception.Reason.*"
        ),
        many("references", "ExceptionReference", "/reference", csv="Exception.Reference.*"),
    ),
)

GROUPS: Final = {
    DataSet.LEI: RECORD,
    DataSet.RELATIONSHIPS: RELATIONSHIP,
    DataSet.EXCEPTIONS: REPORTING_EXCEPTION,
}
"""What the records of each set are made of."""
