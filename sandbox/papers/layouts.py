"""Where the fields of each kind stand on its paper: THE TABLE of sheets.

A row of a sheet is boxes; a box is a tuple of fields, named after the first. The goods stand in a
table of their own, a column a tuple. What a document states and no row places comes below, so
that nothing on it is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Fields: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A kind on paper: rows of boxes, columns of goods, and the field of who signs."""

    rows: tuple[tuple[Fields, ...], ...]
    goods: tuple[Fields, ...]
    signed_by: str


def _party(name: str) -> Fields:
    return (name, f"{name}_address", f"{name}_lei")


_NUMBERED: tuple[Fields, ...] = (("ref",), ("issued_on",))
_PRICED: tuple[Fields, ...] = (
    ("marks",),
    ("description", "hs_code"),
    ("quantity", "unit"),
    ("unit_price",),
    ("total",),
)
_WEIGHED: tuple[Fields, ...] = (
    ("marks",),
    ("packages",),
    ("description", "hs_code"),
    ("quantity", "unit"),
    ("net_weight_kg",),
    ("gross_weight_kg",),
)
_CARRIED: tuple[tuple[Fields, ...], ...] = (
    (("shipper",), *_NUMBERED),
    (("consignee", "consignee_address"), ("carrier",)),
    (("notify", "notify_address"), ("credit_number",)),
)
_AT_SEA: tuple[tuple[Fields, ...], ...] = (
    *_CARRIED,
    (("vessel",), ("voyage",), ("port_of_loading",), ("port_of_discharge",)),
)

SHEETS: Mapping[str, SheetLayout] = {
    "contract": SheetLayout(
        (
            (("seller", "seller_lei"), *_NUMBERED),
            (("buyer", "buyer_lei"), ("payment_terms",)),
            (("incoterm",), ("latest_shipment_on",), ("credit_number",)),
        ),
        _PRICED,
        "seller",
    ),
    "order": SheetLayout(
        (
            (("buyer", "buyer_lei"), *_NUMBERED),
            (("seller", "seller_lei"), ("contract_number",)),
            (("incoterm",), ("credit_number",)),
        ),
        _PRICED,
        "buyer",
    ),
    "invoice": SheetLayout(
        (
            (_party("issuer"), *_NUMBERED),
            (_party("addressee"), ("credit_number",), ("order_number",)),
            (("incoterm",), ("contract_number",), ("origin",)),
        ),
        _PRICED,
        "issuer",
    ),
    "credit_note": SheetLayout(
        (
            (_party("issuer"), *_NUMBERED),
            (_party("addressee"), ("invoice_number",)),
            (("reason",), ("credit_number",)),
        ),
        _PRICED,
        "issuer",
    ),
    "packing_list": SheetLayout(
        (
            (("issuer",), *_NUMBERED),
            (("invoice_number",), ("credit_number",)),
            (("vessel",), ("containers",)),
        ),
        _WEIGHED,
        "issuer",
    ),
    "bill_of_lading": SheetLayout(_AT_SEA, _WEIGHED, "carrier"),
    "sea_waybill": SheetLayout(_AT_SEA, _WEIGHED, "carrier"),
    "air_waybill": SheetLayout(
        (
            *_CARRIED,
            (("flight",), ("airport_of_departure",), ("airport_of_destination",), ("flown_on",)),
        ),
        _WEIGHED,
        "carrier",
    ),
    "road_note": SheetLayout(
        (*_CARRIED, (("vehicle",), ("taken_over_at",), ("received_on",), ("delivered_at",))),
        _WEIGHED,
        "carrier",
    ),
    "insurance_policy": SheetLayout(
        (
            (("insurer",), *_NUMBERED),
            (("insured",), ("amount",)),
            (("from_place",), ("to_place",), ("vessel",), ("effective_on",)),
            (("risks",),),
            (("exclusions",), ("excess",)),
            (("credit_number",), ("open_cover",)),
        ),
        (),
        "insurer",
    ),
    "certificate_of_origin": SheetLayout(
        (
            (("exporter",), *_NUMBERED),
            (("consignee",), ("origin",)),
            (("invoice_number",), ("credit_number",), ("vessel",)),
        ),
        (("description", "hs_code"), ("gross_weight_kg",)),
        "issuer",
    ),
    "inspection_certificate": SheetLayout(
        (
            (("issuer",), *_NUMBERED),
            (("inspected_on",), ("vessel",)),
            (("invoice_number",), ("credit_number",)),
            (("statement",),),
        ),
        (("description",), ("quantity", "unit")),
        "issuer",
    ),
    "weight_certificate": SheetLayout(
        ((("issuer",), *_NUMBERED), (("invoice_number",), ("credit_number",))),
        (("packages",), ("description",), ("net_weight_kg",), ("gross_weight_kg",)),
        "issuer",
    ),
    "beneficiary_certificate": SheetLayout(
        (
            (("issuer",), *_NUMBERED),
            (("invoice_number",), ("credit_number",)),
            (("statement",),),
        ),
        (),
        "issuer",
    ),
    "draft": SheetLayout(
        (
            (("ref",), ("issued_on",), ("amount",)),
            (("tenor",), ("payee",)),
            (("drawee",), ("credit_number",)),
        ),
        (),
        "drawer",
    ),
}
"""By kind; an insurance certificate is laid out as a policy."""
