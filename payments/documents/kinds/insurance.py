"""What insurers write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from payments.documents.kinds.transport import Capacity
from payments.money import Money


@dataclass(frozen=True, slots=True)
class InsurancePolicy:
    """Insurance policy (UCP 600 art. 28)."""

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
    issued_as: Capacity | None = None
    cover_note: bool | None = None
    excess: str | None = None  # franchise or deductible
    exclusions: str | None = None
    vessel: str | None = None
    originals_issued: int | None = None
    originals: int | None = None
    copies: int | None = None
    unauthenticated_correction: bool | None = None


@dataclass(frozen=True, slots=True)
class InsuranceCertificate(InsurancePolicy):
    """Certificate or declaration under an open cover. A policy may take its place (28(d))."""

    kind: ClassVar[str] = "insurance_certificate"
    open_cover: str | None = None
