"""Where the register keeps what a filter or a sort of the API names.

A test holds this table to GLEIF's own: every field with operators has its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sandbox.store.register_facets import FACETS
from sandbox.store.register_relations import RELATIONS


@dataclass(frozen=True, slots=True)
class Place:
    """A facet or another question to the register, about the record or one related to it."""

    by: str
    relation: str = ""

    @property
    def is_column(self) -> bool:
        """Whether records can be ordered by it in the database."""
        return self.by in _COLUMNS


def place_of(field: str) -> Place | None:
    """The place of a field by its name in filters, or None."""
    return _PLACES.get(field)


_RECORD: Final = {
    "lei": "lei",
    "bic": "bics",
    "mic": "mics",
    "isin": "isin",
    "ocid": "ocid",
    "qcc": "qcc",
    "spglobal": "spglobal",
    "conformityFlag": "conformity",
    "fulltext": "fulltext",
    "owns": "owns",
    "ownedBy": "owned_by",
    "entity.legalName": "legal_name",
    "entity.names": "names",
    "entity.transliteratedOtherNames.type": "name_types",
    "entity.addresses": "addresses",
    "entity.addresses.city": "cities",
    "entity.addresses.country": "countries",
    "entity.addresses.region": "regions",
    "entity.addresses.postalCode": "postal_codes",
    "entity.legalAddress.country": "legal_country",
    "entity.legalForm": "legal_form",
    "entity.legalForm.code": "legal_form",
    "entity.legalForm.other": "legal_form_other",
    "entity.category": "category",
    "entity.subCategory": "sub_category",
    "entity.status": "entity_status",
    "entity.jurisdiction": "jurisdiction",
    "entity.creationDate": "created_at",
    "entity.expiration.date": "expired_at",
    "entity.expiration.reason": "expiration_reason",
    "entity.associatedEntity": "associated",
    "entity.successorEntities": "successors",
    "entity.successorEntities.lei": "successors",
    "entity.successorEntities.name": "successors",
    "entity.successorEntities.lang": "nothing",  # no record has it
    "entity.registeredAt": "registered_at",
    "entity.registeredAt.id": "registered_at",
    "entity.registeredAt.other": "registered_at_other",
    "entity.registeredAs": "registered_as",
    "registration.status": "status",
    "registration.initialRegistrationDate": "initial_at",
    "registration.lastUpdateDate": "updated_at",
    "registration.nextRenewalDate": "renewal_at",
    "registration.managingLou": "managing_lou",
    "registration.corroborationLevel": "corroboration",
    "registration.validatedAt": "validated_at",
    "registration.validatedAs": "validated_as",
    "registration.otherValidationAuthorities.validatedAt.id": "other_validated_at",
    "registration.otherValidationAuthorities.validatedAt.other": "other_validated_at_other",
    "registration.otherValidationAuthorities.validatedAs": "other_validated_as",
    "meta.validFrom": "nothing",  # the register holds the present only
    "meta.validTo": "nothing",
}

_RELATED: Final = {
    "lei": "lei",
    "legalName": "legal_name",
    "names": "names",
    "addresses.city": "cities",
    "addresses.country": "countries",
    "addresses.region": "regions",
    "addresses.postalCode": "postal_codes",
    "managingLou": "managing_lou",
    "entityStatus": "entity_status",
    "validFrom": "valid_from",
    "validTo": "valid_to",
}

_EXCEPTION: Final = {
    "exception.reason": "exception_reason",
    "exception.validFrom": "nothing",  # GLEIF gives it no value
    "exception.validTo": "nothing",
}

_PLACES: Final[dict[str, Place]] = {
    **{field: Place(by) for field, by in _RECORD.items()},
    **{relation.count: Place("count", relation.field) for relation in RELATIONS if relation.count},
    **{
        f"{relation.field}.{name}": Place(by, relation.field)
        for relation in RELATIONS
        for name, by in _RELATED.items()
    },
    **{
        f"{parent}.{name}": Place(by, parent)
        for parent in ("directParent", "ultimateParent")
        for name, by in _EXCEPTION.items()
    },
}
_COLUMNS: Final = {*(facet.column for facet in FACETS), "count"}
