"""What chambers, inspectors, weighers and the seller certify (UCP 600 art. 14(f))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


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
    invoice_number: str | None = None
    hs_code: str | None = None
    vessel: str | None = None
    gross_weight_kg: int | None = None
    signed: bool | None = None
    originals: int | None = None
    copies: int | None = None
    unauthenticated_correction: bool | None = None


@dataclass(frozen=True, slots=True)
class InspectionCertificate:
    """Certificate of an inspection before shipment."""

    kind: ClassVar[str] = "inspection_certificate"
    ref: str
    issuer: str
    description: str
    statement: str  # what was found
    issued_on: date | None = None
    inspected_on: date | None = None
    quantity: int | None = None
    unit: str | None = None
    vessel: str | None = None
    credit_number: str | None = None
    invoice_number: str | None = None
    signed: bool | None = None
    originals: int | None = None
    copies: int | None = None
    unauthenticated_correction: bool | None = None


@dataclass(frozen=True, slots=True)
class WeightCertificate:
    """Certificate of weight."""

    kind: ClassVar[str] = "weight_certificate"
    ref: str
    issuer: str
    description: str
    gross_weight_kg: int
    net_weight_kg: int | None = None
    packages: int | None = None
    issued_on: date | None = None
    credit_number: str | None = None
    invoice_number: str | None = None
    signed: bool | None = None
    originals: int | None = None
    copies: int | None = None
    unauthenticated_correction: bool | None = None


@dataclass(frozen=True, slots=True)
class BeneficiaryCertificate:
    """The seller's own certificate: what the credit wants it to state."""

    kind: ClassVar[str] = "beneficiary_certificate"
    ref: str
    issuer: str
    statement: str
    issued_on: date | None = None
    credit_number: str | None = None
    invoice_number: str | None = None
    signed: bool | None = None
    originals: int | None = None
    copies: int | None = None
    unauthenticated_correction: bool | None = None
