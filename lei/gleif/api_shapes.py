"""What the API writes for an entity, relationship or exception of which nothing is known.

Members stand in the API's order. What is not there is null, but for the members of `LEFT_OUT`.

Source: GLEIF API v1, as recorded from golden copy 2025-05-15.
"""

from __future__ import annotations

from typing import Final

from lei.gleif.page import Json

LEFT_OUT: Final = frozenset({"validationReference", "endDate"})
"""Members that the API does not write as null."""

NAMED: Final[dict[str, Json]] = {"lei": None, "name": None}
REGISTER: Final[dict[str, Json]] = {"id": None, "other": None}
NAME: Final[dict[str, Json]] = {"name": None, "language": None}

ADDRESS: Final[dict[str, Json]] = {
    "language": None,
    "addressLines": [],
    "addressNumber": None,
    "addressNumberWithinBuilding": None,
    "mailRouting": None,
    "city": None,
    "region": None,
    "country": None,
    "postalCode": None,
}

OTHER_ADDRESS: Final[dict[str, Json]] = {
    "fieldType": "OtherAddress",
    "language": None,
    "type": None,
    "addressLines": [],
    "city": None,
    "region": None,
    "country": None,
    "postalCode": None,
}

RECORD: Final[dict[str, Json]] = {
    "lei": None,
    "entity": {
        "legalName": NAME,
        "otherNames": [],
        "transliteratedOtherNames": [],
        "legalAddress": ADDRESS,
        "headquartersAddress": ADDRESS,
        "registeredAt": REGISTER,
        "registeredAs": None,
        "jurisdiction": None,
        "category": None,
        "legalForm": REGISTER,
        "associatedEntity": NAMED,
        "status": None,
        "expiration": {"date": None, "reason": None},
        "successorEntity": NAMED,
        "successorEntities": [],
        "creationDate": None,
        "subCategory": None,
        "otherAddresses": [],
        "eventGroups": [],
    },
    "registration": {
        "initialRegistrationDate": None,
        "lastUpdateDate": None,
        "status": None,
        "nextRenewalDate": None,
        "managingLou": None,
        "corroborationLevel": None,
        "validatedAt": REGISTER,
        "validatedAs": None,
        "otherValidationAuthorities": [],
    },
    "bic": None,
    "mic": None,
    "ocid": None,
    "qcc": None,
    "spglobal": [],
    "conformityFlag": None,
}

EVENT: Final[dict[str, Json]] = {
    "validationDocuments": None,
    "validationReference": None,
    "effectiveDate": None,
    "recordedDate": None,
    "type": None,
    "status": None,
}

RELATIONSHIP: Final[dict[str, Json]] = {
    "validFrom": None,
    "validTo": None,
    "relationship": {
        "startNode": {"id": None, "type": None},
        "endNode": {"id": None, "type": None},
        "type": None,
        "status": None,
        "periods": [],
    },
    "registration": {
        "initialRegistrationDate": None,
        "lastUpdateDate": None,
        "status": None,
        "nextRenewalDate": None,
        "managingLou": None,
        "corroborationLevel": None,
        "corroborationDocuments": None,
        "corroborationReference": None,
    },
    "extension": {"deletedAt": None},
}

EXCEPTION: Final[dict[str, Json]] = {
    "validFrom": None,
    "validTo": None,
    "lei": None,
    "category": None,
    "reason": None,
    "reference": None,
}

ITEMS: Final[dict[str, dict[str, Json]]] = {
    "other_names": {**NAME, "type": None},
    "transliterated_names": {**NAME, "type": None},
    "other_addresses": OTHER_ADDRESS,
    "transliterated_addresses": {**OTHER_ADDRESS, "fieldType": "TransliteratedOtherAddress"},
    "successors": NAMED,
    "other_validation_authorities": {"validatedAt": REGISTER, "validatedAs": None},
    "periods": {"startDate": None, "endDate": None, "type": None},
}
"""The shape of one member of each list."""
