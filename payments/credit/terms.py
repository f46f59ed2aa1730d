"""What a documentary credit says.

Source: UCP 600; field tags of MT 700 (Standards MT, November 2020) stand beside each line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from payments.money import Money


class Availability(StrEnum):
    """How a credit is available (UCP 600 art. 6(b); MT 700 field 41a)."""

    SIGHT_PAYMENT = "sight_payment"
    DEFERRED_PAYMENT = "deferred_payment"
    ACCEPTANCE = "acceptance"
    NEGOTIATION = "negotiation"


class Confirmation(StrEnum):
    """Whether another bank is asked to add its own undertaking (MT 700 field 49)."""

    CONFIRM = "confirm"
    MAY_ADD = "may_add"
    WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class Goods:
    """The goods as the credit describes them (45A)."""

    description: str
    quantity: int
    unit: str
    unit_price: Money | None = None
    incoterm: str | None = None  # with its place: "CIF Hamburg"


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one documentary credit; parties are ids of the world's parties."""

    number: str  # 20
    applicant: str  # 50
    beneficiary: str  # 59
    issuing_bank: str  # 52a
    advising_bank: str  # 57a
    nominated_bank: str  # 41a
    amount: Money  # 32B
    goods: Goods  # 45A
    latest_shipment_on: date | None  # 44C
    expires_on: date  # 31D
    place_of_expiry: str  # 31D
    documents: tuple[str, ...]  # 46A: kinds of documents stipulated
    presentation_days: int = 21  # 48; UCP 600 art. 14(c)
    port_of_loading: str | None = None  # 44E
    port_of_discharge: str | None = None  # 44F
    insured_percent: int = 110  # UCP 600 art. 28(f)(ii)
    availability: Availability = Availability.SIGHT_PAYMENT
    partial_shipments_allowed: bool = True  # 43P
    transhipment_allowed: bool = True  # 43T
    issued_on: date | None = None  # 31C
    rules: str = "UCP 600"  # 40E
    confirmation: Confirmation = Confirmation.WITHOUT  # 49
    confirming_bank: str | None = None  # 58a
    transferable: bool = False  # 40A; UCP 600 art. 38
