"""The dictionary: every datum that trade documents carry, under one name.

A row names the element, says what it is, and lists where it stands: a field that means the same
on every document, or `kind.field` where the kind decides. `compare` is how two documents are held
against each other for it; None where they may differ, with the reason in a comment.

Source: named after ICC DSI, Key Trade Documents and Data Elements (2024); comparison by UCP 600
art. 14(d), 14(e), 14(j), 14(k), 26(b) and ISBP 821.

>>> element_of("packing_list", "gross_weight_kg").name
'Gross weight'
>>> element_of("invoice", "issuer").id, element_of("certificate_of_origin", "issuer").id
('seller_name', 'issuing_party')
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from payments.documents.comparators import (
    Agree,
    same_amount,
    same_description,
    same_hs_code,
    same_id,
    same_number,
    same_party,
    same_place,
    same_quantity,
    same_vessel,
    within,
)
from payments.documents.kinds import DOCUMENT_KINDS


@dataclass(frozen=True, slots=True)
class Element:
    """One datum: its id, its name in the trade, where it stands, how it is compared."""

    id: str
    name: str
    places: tuple[str, ...]
    compare: Agree | None = None


def element_of(kind: str, field: str) -> Element:
    """The element that a field of a kind of document carries. Raises KeyError."""
    return _BY_PLACE.get(f"{kind}.{field}") or _BY_PLACE[field]


def kinds_with(element: Element) -> tuple[str, ...]:
    """The kinds of document that have a place for an element."""
    return tuple(
        kind.kind
        for kind in DOCUMENT_KINDS
        if any(element_of(kind.kind, field.name) is element for field in fields(kind))
    )


# fmt: off
ELEMENTS: tuple[Element, ...] = (
    # The document itself. Numbers and dates of two documents are two things.
    Element("document_number", "Document number", ("ref",)),
    Element("document_date", "Document issue date", ("issued_on",)),
    Element("originals", "Number of originals", ("originals",)),
    Element("originals_issued", "Number of originals issued", ("originals_issued",)),
    Element("copies", "Number of copies", ("copies",)),
    Element("correction", "Correction without authentication", ("unauthenticated_correction",)),
    Element("signature", "Signature", ("signed",)),
    Element("signatory_capacity", "Capacity of the signatory", ("signed_as", "issued_as")),
    Element("issuing_party", "Issuing party", ("issuer",)),
    # What a document refers to.
    Element("credit_number", "Documentary credit number", ("credit_number",)),  # ISBP 821 viii
    Element("invoice_number", "Invoice number", ("invoice.ref", "invoice_number"), same_id),
    Element("order_number", "Order number", ("order.ref", "order_number"), same_id),
    Element("contract_number", "Contract number", ("contract.ref", "contract_number"), same_id),
    Element("open_cover", "Open cover number", ("open_cover",)),
    # Parties. Shipper and exporter may be others than the seller (14(k)), addresses differ (14(j)).
    Element("seller_name", "Seller",
            ("invoice.issuer", "credit_note.issuer", "seller", "drawer"), same_party),
    Element("buyer_name", "Buyer", ("addressee", "buyer"), same_party),
    Element("seller_address", "Seller address", ("issuer_address",)),
    Element("buyer_address", "Buyer address", ("addressee_address",)),
    Element("seller_lei", "Seller LEI", ("issuer_lei", "seller_lei"), same_id),
    Element("buyer_lei", "Buyer LEI", ("addressee_lei", "buyer_lei"), same_id),
    Element("exporter", "Exporter", ("exporter",)),
    Element("consignor", "Consignor", ("shipper",)),
    Element("consignee", "Consignee", ("consignee",)),  # a certificate may name the buyer instead
    Element("consignee_address", "Consignee address", ("consignee_address",)),
    Element("notify_party", "Notify party", ("notify",), same_party),
    Element("notify_address", "Notify party address", ("notify_address",)),
    Element("carrier", "Carrier", ("carrier",)),  # two legs, two carriers
    Element("insurer", "Insurer", ("insurer",)),
    Element("insured", "Insured party", ("insured",)),
    Element("drawee", "Drawee", ("drawee",)),
    Element("payee", "Payee", ("payee",)),
    # Goods.
    Element("goods_description", "Goods description", ("description",), same_description),
    Element("quantity", "Quantity", ("quantity",), same_quantity),
    Element("credited_quantity", "Credited quantity", ("credit_note.quantity",)),
    Element("quantity_unit", "Unit of quantity", ("unit",)),  # read with the quantity
    Element("packages", "Number of packages", ("packages",), same_number),
    Element("shipping_marks", "Shipping marks", ("marks",), within),
    Element("hs_code", "Commodity code", ("hs_code",), same_hs_code),
    Element("origin_country", "Country of origin", ("origin",), same_party),
    Element("net_weight", "Net weight", ("net_weight_kg",), same_number),
    Element("gross_weight", "Gross weight", ("gross_weight_kg",), same_number),
    Element("statement", "Statement", ("statement",)),
    Element("inspection_date", "Inspection date", ("inspected_on",)),
    # Price and money.
    Element("unit_price", "Unit price", ("unit_price",), same_amount),
    Element("amount_claimed", "Amount claimed", ("total", "draft.amount"), same_amount),
    Element("amount_credited", "Amount credited", ("credit_note.total",)),
    Element("credit_reason", "Reason for the credit", ("reason",)),
    Element("incoterm", "Delivery term", ("incoterm",), same_place),
    Element("payment_terms", "Payment terms", ("payment_terms",)),
    Element("tenor", "Tenor", ("tenor",)),
    Element("freight", "Freight payment", ("freight",), same_party),
    Element("latest_shipment", "Latest shipment date", ("latest_shipment_on",)),
    # Transport.
    Element("vessel", "Vessel", ("vessel",), same_vessel),
    Element("voyage", "Voyage number", ("voyage",), same_id),
    Element("flight", "Flight number", ("flight",)),
    Element("vehicle", "Vehicle", ("vehicle",)),
    Element("containers", "Container numbers", ("containers",), within),
    Element("loading_place", "Place of loading",
            ("port_of_loading", "airport_of_departure", "taken_over_at")),
    Element("discharge_place", "Place of discharge",
            ("port_of_discharge", "airport_of_destination", "delivered_at")),
    Element("shipment_date", "Shipment date", ("on_board_on", "flown_on", "received_on")),
    Element("on_board", "On-board statement", ("shipped_on_board",)),
    Element("intended_vessel", "Intended vessel", ("intended_vessel",)),
    Element("accepted_for_carriage", "Accepted for carriage", ("accepted_for_carriage",)),
    Element("original_for", "Original for", ("original_for",)),
    Element("endorsement", "Endorsement", ("endorsement",)),
    Element("charter_party", "Charter party", ("charter_party",)),
    Element("condition_clauses", "Clauses on the condition of the goods", ("clauses",)),
    Element("on_deck", "Loaded on deck", ("on_deck",)),
    Element("shippers_count", "Shipper's load and count", ("shippers_count",)),  # 26(b)
    Element("transhipment", "Transhipment", ("transhipment",)),
    # Insurance.
    Element("insured_amount", "Insured amount", ("amount",)),
    Element("cover_start", "Start of cover", ("effective_on",)),
    Element("covered_risks", "Covered risks", ("risks",)),
    Element("cover_from", "Cover from place", ("from_place",)),
    Element("cover_to", "Cover to place", ("to_place",)),
    Element("cover_note", "Cover note", ("cover_note",)),
    Element("excess", "Franchise or excess", ("excess",)),
    Element("exclusions", "Exclusion clauses", ("exclusions",)),
)
# fmt: on

_BY_PLACE = {place: element for element in ELEMENTS for place in element.places}
