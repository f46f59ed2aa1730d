"""How data come onto documents: entered once and carried along, or typed again on each.

A datum that is entered once is the same on every document that has it. Typed again it may come
out otherwise, and that is where most data conflicts begin (UCP 600 art. 14(d)).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from decimal import ROUND_UP, Decimal
from typing import Any, TypeAlias

from payments.credit.terms import Terms
from payments.documents.elements import element_of
from payments.documents.kinds import DOCUMENT_KINDS, Contract, Document
from payments.money import Money, minor_digits
from payments.party import Party
from payments.world.tagged import plain, typed

Said: TypeAlias = Mapping[str, Any]  # field or element id to a value as JSON has it


def carried_by(kind: str, field: str) -> str | None:
    """The element that a field takes from where it was entered first; None for its own data.

    >>> carried_by("invoice", "issuer"), carried_by("packing_list", "issuer")
    ('seller_name', 'seller_name')
    >>> carried_by("invoice", "issued_on"), carried_by("certificate_of_origin", "issuer")
    (None, None)
    """
    element = ALSO.get(f"{kind}.{field}") or ALSO.get(field) or element_of(kind, field).id
    return None if element in OWN else element


def from_contract(
    contract: Contract, kinds: Iterable[type[Document]], own: Mapping[str, Said]
) -> tuple[Document, ...]:
    """Documents that carry the contract's data; `own` has by kind what each says beside them.

    Raises MalformedBody for what a kind needs and nobody entered.
    """
    known = _noted({}, contract.kind, plain(contract))
    kinds = tuple(kinds)
    made = entered_once([kind.kind for kind in kinds], known, own)
    return tuple(typed(kind, said) for kind, said in zip(kinds, made, strict=True))


def entered_once(
    kinds: Iterable[str], known: Said, own: Mapping[str, Said]
) -> tuple[dict[str, Any], ...]:
    """The documents of `kinds`, each with what was entered before it, in `known` or above it."""
    made = []
    for kind in kinds:
        said = {**own.get(kind, {}), **filled(kind, known)}
        known = _noted(known, kind, said)
        made.append({"kind": kind, **said})
    return tuple(made)


def filled(kind: str, known: Said) -> dict[str, Any]:
    """The fields of a kind whose element is known."""
    carried = {field.name: carried_by(kind, field.name) for field in fields(_KINDS[kind])}
    return {name: known[one] for name, one in carried.items() if one is not None and one in known}


def agreed(terms: Terms, parties: Mapping[str, Party]) -> dict[str, Any]:
    """What the credit already says, by element: where a seller's typing can begin."""
    said = {
        "credit_number": terms.number,
        **_names(terms, parties),
        "goods_description": terms.goods.description,
        "quantity": terms.goods.quantity,
        "quantity_unit": terms.goods.unit,
        "unit_price": plain(terms.goods.unit_price),
        "incoterm": terms.goods.incoterm,
        "amount_claimed": plain(terms.amount),
        "insured_amount": plain(_insured(terms)),
        "covered_risks": ", ".join(terms.risks) or None,
        "loading_place": terms.port_of_loading,
        "discharge_place": terms.port_of_discharge,
        "freight": terms.freight,
    }
    return {element: value for element, value in said.items() if value is not None}


def _names(terms: Terms, parties: Mapping[str, Party]) -> Said:
    seller, buyer = parties.get(terms.beneficiary), parties.get(terms.applicant)
    bank = parties.get(terms.nominated_bank)
    issuing = parties.get(terms.issuing_bank)
    return {
        "seller_name": seller.name if seller else None,
        "seller_lei": seller.lei if seller else None,
        "buyer_name": buyer.name if buyer else None,
        "buyer_lei": buyer.lei if buyer else None,
        "notify_party": terms.notify or (buyer.name if buyer else None),
        "consignee": terms.consignee or (f"To the order of {issuing.name}" if issuing else None),
        "drawee": bank.name if bank else None,
    }


def _insured(terms: Terms) -> Money:
    """The amount of the credit raised by the percentage, up to the next smallest unit."""
    unit = Decimal(1).scaleb(-minor_digits(terms.amount.currency))
    raised = terms.amount.amount * terms.insured_percent / 100
    return Money(raised.quantize(unit, ROUND_UP), terms.amount.currency)


def _noted(known: Said, kind: str, said: Said) -> dict[str, Any]:
    """`known` and what a document says for the first time."""
    found = dict(known)
    for name, value in said.items():
        element = carried_by(kind, name) if name != "kind" else None
        if element is not None and value is not None:
            found.setdefault(element, value)
    return found


OWN = frozenset({
    "document_number", "document_date", "originals", "originals_issued", "copies", "correction",
    "signature", "signatory_capacity", "issuing_party", "statement", "carrier", "shipment_date",
    "on_board", "intended_vessel", "accepted_for_carriage", "original_for", "endorsement",
    "cover_note", "credited_quantity", "amount_credited", "credit_reason", "inspection_date",
})  # fmt: skip
"""Elements that are each document's own: nothing carries them."""

ALSO: Mapping[str, str] = {
    "packing_list.issuer": "seller_name",
    "beneficiary_certificate.issuer": "seller_name",
    "certificate_of_origin.consignee": "buyer_name",
    "shipper": "seller_name",
    "exporter": "seller_name",
    "insured": "seller_name",
    "payee": "seller_name",
    "from_place": "loading_place",
    "to_place": "discharge_place",
}
"""Fields that carry what another element says when data are entered once, and need not."""

_KINDS = {kind.kind: kind for kind in DOCUMENT_KINDS}
