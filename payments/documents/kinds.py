"""The trade documents a seller presents: typed facts, not pictures.

Only facts that stand on the face of a document are here (UCP 600 art. 14(a)). `None` means that
the document does not state it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeAlias

from payments.money import Money


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


@dataclass(frozen=True, slots=True)
class BillOfLading:
    """Bill of lading covering port-to-port shipment (UCP 600 art. 20)."""

    kind: ClassVar[str] = "bill_of_lading"
    ref: str
    carrier: str
    shipper: str
    consignee: str
    description: str
    quantity: int
    unit: str
    port_of_loading: str | None
    port_of_discharge: str | None
    vessel: str | None
    issued_on: date | None
    shipped_on_board: bool  # "shipped on board" pre-printed, or the notation is there
    on_board_on: date | None = None  # date of the dated on-board notation, if there is one
    intended_vessel: bool = False  # the vessel is named as "intended"
    notify: str | None = None
    originals: int = 3
    credit_number: str | None = None

    @property
    def shipped_on(self) -> date | None:
        """The date of shipment, None when the bill does not show one (UCP 600 art. 20(a)(ii)).

        The date of the on-board notation counts; without one the date of issue, on a bill that
        is pre-printed "shipped on board" a ship which is not merely intended.
        """
        pre_printed = self.shipped_on_board and not self.intended_vessel
        return self.on_board_on or (self.issued_on if pre_printed else None)


@dataclass(frozen=True, slots=True)
class InsurancePolicy:
    """Insurance policy or certificate (UCP 600 art. 28)."""

    kind: ClassVar[str] = "insurance_policy"
    ref: str
    insurer: str
    insured: str
    amount: Money
    issued_on: date | None
    risks: str
    effective_on: date | None = None
    from_place: str | None = None
    to_place: str | None = None
    credit_number: str | None = None


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


@dataclass(frozen=True, slots=True)
class CertificateOfOrigin:
    """Certificate of origin (UCP 600 art. 14(f))."""

    kind: ClassVar[str] = "certificate_of_origin"
    ref: str
    issuer: str
    origin: str
    description: str
    issued_on: date | None = None
    exporter: str | None = None
    consignee: str | None = None
    credit_number: str | None = None


Document: TypeAlias = Invoice | BillOfLading | InsurancePolicy | PackingList | CertificateOfOrigin

DOCUMENT_KINDS: tuple[type[Document], ...] = (
    Invoice,
    BillOfLading,
    InsurancePolicy,
    PackingList,
    CertificateOfOrigin,
)
