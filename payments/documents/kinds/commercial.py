"""What seller and buyer write: contract, order, invoice, credit note, packing list, draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from payments.money import Money


@dataclass(frozen=True, slots=True)
class Contract:
    """Contract of sale. No document of a presentation, but where its data begin."""

    kind: ClassVar[str] = "contract"
    ref: str
    seller: str
    buyer: str
    description: str
    quantity: int
    unit: str
    total: Money
    issued_on: date | None = None
    unit_price: Money | None = None
    incoterm: str | None = None
    payment_terms: str | None = None
    latest_shipment_on: date | None = None
    seller_lei: str | None = None
    buyer_lei: str | None = None
    credit_number: str | None = None
    originals: int | None = None
    copies: int | None = None
    unauthenticated_correction: bool | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """Purchase order: the buyer's."""

    kind: ClassVar[str] = "order"
    ref: str
    buyer: str
    seller: str
    description: str
    quantity: int
    unit: str
    issued_on: date | None = None
    unit_price: Money | None = None
    total: Money | None = None
    incoterm: str | None = None
    contract_number: str | None = None
    seller_lei: str | None = None
    buyer_lei: str | None = None
    credit_number: str | None = None
    originals: int | None = None
    copies: int | None = None
    unauthenticated_correction: bool | None = None


@dataclass(frozen=True, slots=True)
class Invoice:
    """Commercial invoice (UCP 600 art. 18)."""

    kind: ClassVar[str] = "invoice"
    ref: str
    issuer: str  # the name as it stands on the document
    addressee: str
    description: str
    quantity: int
    unit: str
    total: Money
    issued_on: date | None = None
    unit_price: Money | None = None
    incoterm: str | None = None
    credit_number: str | None = None
    issuer_address: str | None = None
    addressee_address: str | None = None
    issuer_lei: str | None = None
    addressee_lei: str | None = None
    signed: bool | None = None
    order_number: str | None = None
    contract_number: str | None = None
    origin: str | None = None
    hs_code: str | None = None
    marks: str | None = None
    net_weight_kg: int | None = None
    gross_weight_kg: int | None = None
    originals: int | None = None
    copies: int | None = None
    unauthenticated_correction: bool | None = None


@dataclass(frozen=True, slots=True)
class CreditNote:
    """Credit note: the seller takes back an invoice or a part of it. `total` is what it takes back.

    No document of a presentation; beside the invoice in open account trade.
    """

    kind: ClassVar[str] = "credit_note"
    ref: str
    issuer: str
    addressee: str
    description: str
    quantity: int
    unit: str
    total: Money
    invoice_number: str  # the invoice that it corrects
    issued_on: date | None = None
    unit_price: Money | None = None
    reason: str | None = None
    credit_number: str | None = None
    issuer_address: str | None = None
    addressee_address: str | None = None
    issuer_lei: str | None = None
    addressee_lei: str | None = None
    originals: int | None = None
    copies: int | None = None
    unauthenticated_correction: bool | None = None


@dataclass(frozen=True, slots=True)
class PackingList:
    """Packing list: content by quantity and packages (UCP 600 art. 14(f))."""

    kind: ClassVar[str] = "packing_list"
    ref: str
    issuer: str
    description: str
    quantity: int
    unit: str
    issued_on: date | None = None
    net_weight_kg: int | None = None
    gross_weight_kg: int | None = None
    credit_number: str | None = None
    invoice_number: str | None = None
    packages: int | None = None
    marks: str | None = None
    containers: tuple[str, ...] | None = None
    vessel: str | None = None
    originals: int | None = None
    copies: int | None = None
    unauthenticated_correction: bool | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Bill of exchange drawn under the credit (UCP 600 art. 6(c))."""

    kind: ClassVar[str] = "draft"
    ref: str
    drawer: str
    drawee: str
    amount: Money
    tenor: str | None = None  # "at sight", "60 days after the date of the bill of lading"
    payee: str | None = None
    issued_on: date | None = None
    credit_number: str | None = None
    originals: int | None = None
    copies: int | None = None
    unauthenticated_correction: bool | None = None
