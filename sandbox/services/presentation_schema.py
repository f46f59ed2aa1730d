"""The shape of a presentation as a JSON schema, and examples to copy from: one of each kind.

The schema is made from the types that read the file, so that it cannot say anything else.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pydantic import TypeAdapter

from payments.documents.kinds import DOCUMENT_KINDS
from sandbox.errors import NotFound
from sandbox.services.presentation_files import PresentationFile

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def presentation_schema() -> Schema:
    """JSON schema (2020-12) of a presentation, its examples in the definitions of the kinds."""
    made = TypeAdapter(PresentationFile).json_schema()
    kinds = made["$defs"]
    for kind in DOCUMENT_KINDS:
        kinds[kind.__name__] = _document(kinds[kind.__name__], kind.kind)
    kinds["Money"]["properties"]["amount"] = {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}
    for name in kinds:
        kinds[name].pop("default", None)
        if kinds[name].get("type") == "object":
            kinds[name]["additionalProperties"] = False
    made["properties"]["calendar"] = _calendar(made["properties"]["calendar"])
    return {"$schema": DRAFT, "title": "Presentation", **made, "examples": [example()]}


def example() -> Schema:
    """A presentation with two discrepancies and several things that look like one."""
    return deepcopy(EXAMPLE)


def example_with(kind: str) -> Schema:
    """The example with a document of this kind in it. Raises NotFound for no kind known here."""
    if kind not in EXAMPLES:
        raise NotFound("kind of document", kind)
    made = example()
    if kind not in made["terms"]["documents"]:
        made["terms"]["documents"].append(kind)
        made["documents"].append(deepcopy(EXAMPLES[kind]))
    return made


def _document(made: Schema, kind: str) -> Schema:
    required = [
        name
        for name in made["required"]
        if not any(part.get("type") == "null" for part in made["properties"][name].get("anyOf", []))
    ]
    return {
        **made,
        "properties": {"kind": {"const": kind}, **made["properties"]},
        "required": ["kind", *required],
        "examples": [EXAMPLES[kind]],
    }


def _calendar(own: Schema) -> Schema:
    named = {"type": "string", "description": "a calendar of this installation: nairobi, hamburg"}
    return {"anyOf": [named, own]}


def _eur(amount: str) -> Schema:
    return {"amount": amount, "currency": "EUR"}


_GOODS = "Green coffee, arabica, HS 0901 11, 180 bags of 60 kg"
_BAGS = {"description": _GOODS, "quantity": 180, "unit": "bags"}
_COFFEE = {"description": "Green coffee in bags", "quantity": 180, "unit": "bags"}
_SELLER, _BUYER = "Highland Beans Ltd", "Rösterei Elbe GmbH"
_SELLER_LEI, _BUYER_LEI = "SBOX00H4K7NB39D2XV53", "SBOX00R7ELBK04T9QZ11"
_PRICE = {"unit_price": _eur("270.00"), "total": _eur("48600.00"), "incoterm": "CIF Hamburg"}
_LEIS = {"seller_lei": _SELLER_LEI, "buyer_lei": _BUYER_LEI}
_CARRIED = {
    "carrier": "Kilindini Practice Line Ltd",
    "shipper": _SELLER,
    "consignee": "To the order of Hansa Übungsbank AG",
    **_COFFEE,
}
_BY_SHIP = {
    **_CARRIED,
    "port_of_loading": "Mombasa",
    "port_of_discharge": "Hamburg",
    "vessel": "MV Übungsstern",
    "issued_on": "2026-03-13",
    "shipped_on_board": True,
    "on_board_on": "2026-03-13",
    "signed_as": "agent_for_carrier",
    "originals": 3,
    "originals_issued": 3,
}
_INSURED = {
    "insurer": "Nyanza Lesson Assurance Ltd",
    "insured": _SELLER,
    "amount": _eur("53000.00"),
    "issued_on": "2026-03-09",
    "issued_as": "insurer",
    "risks": "All risks",
    "from_place": "Nairobi",
    "to_place": "Hamburg",
}

EXAMPLES: dict[str, Schema] = {
    "contract": {
        "kind": "contract", "ref": "SC-2025-88", "seller": _SELLER, "buyer": _BUYER, **_BAGS,
        **_PRICE, **_LEIS, "payment_terms": "Documentary credit at sight",
        "issued_on": "2025-12-18", "latest_shipment_on": "2026-03-10",
    },
    "order": {
        "kind": "order", "ref": "PO-4711", "buyer": _BUYER, "seller": _SELLER, **_BAGS, **_PRICE,
        **_LEIS, "issued_on": "2025-12-15", "contract_number": "SC-2025-88",
    },
    "invoice": {
        "kind": "invoice", "ref": "INV-2026-031", "issuer": _SELLER, "addressee": _BUYER, **_BAGS,
        **_PRICE, "issuer_address": "Milimani Training Road 14, 00100 Nairobi, KE",
        "issuer_lei": _SELLER_LEI, "addressee_address": "Probierkai 12, 20457 Hamburg, DE",
        "addressee_lei": _BUYER_LEI, "issued_on": "2026-03-14", "credit_number": "HU-2026-0171",
        "signed": False,
    },
    "credit_note": {
        "kind": "credit_note", "ref": "CN-2026-004", "issuer": _SELLER, "addressee": _BUYER,
        "description": _GOODS, "quantity": 2, "unit": "bags", "unit_price": _eur("270.00"),
        "total": _eur("540.00"), "invoice_number": "INV-2026-031", "issued_on": "2026-05-06",
        "reason": "2 bags arrived wet", "issuer_lei": _SELLER_LEI, "addressee_lei": _BUYER_LEI,
        "issuer_address": "Milimani Training Road 14, 00100 Nairobi, KE",
        "addressee_address": "Probierkai 12, 20457 Hamburg, DE",
    },
    "packing_list": {
        "kind": "packing_list", "ref": "PL-2026-031", "issuer": _SELLER, **_COFFEE,
        "net_weight_kg": 10800, "gross_weight_kg": 10980, "packages": 180,
        "invoice_number": "INV-2026-031", "issued_on": "2026-03-12",
    },
    "bill_of_lading": {
        "kind": "bill_of_lading", "ref": "BL-MBA-5521", **_BY_SHIP, "notify": _BUYER,
        "gross_weight_kg": 10980, "credit_number": "HU-2026-0117",
    },
    "sea_waybill": {
        "kind": "sea_waybill", "ref": "SWB-MBA-5522", **_BY_SHIP,
        "consignee": "Hansa Übungsbank AG",
    },
    "air_waybill": {
        "kind": "air_waybill", "ref": "AWB-555-1204", **_CARRIED,
        "carrier": "Rift Training Airways", "consignee": "Hansa Übungsbank AG",
        "airport_of_departure": "Nairobi", "airport_of_destination": "Hamburg",
        "issued_on": "2026-03-09", "accepted_for_carriage": True, "original_for": "shipper",
        "signed_as": "agent_for_carrier",
    },
    "road_note": {
        "kind": "road_note", "ref": "CMR-310", **_CARRIED, "carrier": "Rift Lesson Haulage Ltd",
        "taken_over_at": "Nairobi", "delivered_at": "Mombasa", "issued_on": "2026-03-08",
        "received_on": "2026-03-08", "signed_as": "carrier",
    },
    "insurance_policy": {"kind": "insurance_policy", "ref": "POL-77310", **_INSURED},
    "insurance_certificate": {
        "kind": "insurance_certificate", "ref": "CERT-310", **_INSURED, "open_cover": "OC-2026-9",
    },
    "certificate_of_origin": {
        "kind": "certificate_of_origin", "ref": "CO-KE-88120", "origin": "Kenya",
        "issuer": "Nairobi Training Chamber of Commerce", "description": "Green coffee",
        "exporter": _SELLER, "consignee": _BUYER, "issued_on": "2026-03-12",
    },
    "inspection_certificate": {
        "kind": "inspection_certificate", "ref": "INSP-19", **_COFFEE,
        "issuer": "Mombasa Practice Inspections Ltd", "inspected_on": "2026-03-10",
        "statement": "Found in sound condition, sampled from 18 bags", "issued_on": "2026-03-11",
    },
    "weight_certificate": {
        "kind": "weight_certificate", "ref": "WGT-19", "issuer": "Mombasa Practice Inspections Ltd",
        "description": "Green coffee", "gross_weight_kg": 10980, "net_weight_kg": 10800,
        "packages": 180, "issued_on": "2026-03-11",
    },
    "beneficiary_certificate": {
        "kind": "beneficiary_certificate", "ref": "BC-31", "issuer": _SELLER, "signed": True,
        "statement": "One set of copies was sent to the buyer", "issued_on": "2026-03-14",
    },
    "draft": {
        "kind": "draft", "ref": "DR-31", "drawer": _SELLER, "drawee": "Savanna Training Bank Ltd",
        "amount": _eur("48600.00"), "tenor": "at sight", "issued_on": "2026-03-16",
    },
}  # fmt: skip
"""A document of each kind, from one sale of coffee."""

_ADDRESSES: dict[str, Schema] = {
    "highland": {
        "street": "Milimani Training Road", "building": "14", "post_code": "00100",
        "town": "Nairobi", "country": "KE",
    },
    "elbe": {
        "street": "Speicherweg", "building": "4", "post_code": "20457", "town": "Hamburg",
        "country": "DE",
    },
}  # fmt: skip

EXAMPLE: Schema = {
    "terms": {
        "number": "HU-2026-0117", "applicant": "elbe", "beneficiary": "highland",
        "issuing_bank": "hansa", "advising_bank": "savanna", "nominated_bank": "savanna",
        "amount": _eur("48600.00"), "latest_shipment_on": "2026-03-10",
        "expires_on": "2026-04-10", "place_of_expiry": "Nairobi", "presentation_days": 21,
        "documents": ["invoice", "bill_of_lading", "insurance_policy", "packing_list",
                      "certificate_of_origin"],
        "goods": {**_BAGS, "unit_price": _eur("270.00"), "incoterm": "CIF Hamburg"},
        "port_of_loading": "Mombasa", "port_of_discharge": "Hamburg",
        "availability": "sight_payment", "issued_on": "2026-01-14",
    },
    "documents": [
        EXAMPLES[kind]
        for kind in ("invoice", "bill_of_lading", "insurance_policy", "packing_list",
                     "certificate_of_origin")
    ],
    "parties": [
        {"id": "highland", "name": _SELLER, "lei": _SELLER_LEI, "address": _ADDRESSES["highland"]},
        {"id": "elbe", "name": _BUYER, "lei": _BUYER_LEI, "address": _ADDRESSES["elbe"]},
        {"id": "hansa", "name": "Hansa Übungsbank AG"},
        {"id": "savanna", "name": "Savanna Training Bank Ltd"},
    ],
    "presented_on": "2026-04-02",
    "presented_to": "savanna",
    "calendar": "nairobi",
}  # fmt: skip

QUESTION: Schema = {
    "ask": "last_day_to_present", "on": "2026-03-13", "expires_on": "2026-04-10", "days": 21,
    "calendar": "nairobi",
}  # fmt: skip

NOTICE: Schema = {
    "notice": {
        "given_at": "2026-04-09T11:00:00+03:00",
        "charges": [
            {"rule": "ucp600-20a-ii-latest", "document": "BL-MBA-5521", "article": 20},
            {"rule": "ucp600-14c"},
        ],
        "disposal": "holding",
    },
    "presentation": EXAMPLE,
}
