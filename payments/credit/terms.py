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
class Requirement:
    """What the credit asks of one kind of document beyond that it be there (46A).

    `issuer` and `addressed` are names as the credit writes them; `statement` is what the document
    has to say. What is None is not asked for (UCP 600 art. 14(f)).
    """

    kind: str
    originals: int = 1
    copies: int = 0
    issuer: str | None = None
    signed: bool = False
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """An additional condition (47A), and the kind of document that is to show it is met."""

    text: str
    document: str | None = None  # None: no document shows it (UCP 600 art. 14(h))


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Per cent more and less that the amount may be (39A)."""

    plus: int = 0
    minus: int = 0


class About(StrEnum):
    """What the credit says "about" or "approximately" of (UCP 600 art. 30(a))."""

    AMOUNT = "amount"
    QUANTITY = "quantity"
    UNIT_PRICE = "unit_price"


class After(StrEnum):
    """What the days of a tenor count from, that day itself not counted (UCP 600 art. 3)."""

    SIGHT = "sight"  # the presentation
    SHIPMENT = "shipment"  # the date on board, or of dispatch


@dataclass(frozen=True, slots=True)
class Tenor:
    """When what is not paid at sight falls due (42C, 42P): so many days after something."""

    days: int
    after: After = After.SIGHT


@dataclass(frozen=True, slots=True)
class Instalment:
    """A period, both days included, in which one part is to be drawn (UCP 600 art. 32)."""

    first: date
    last: date
    amount: Money


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
    requirements: tuple[Requirement, ...] = ()  # 46A, in detail
    conditions: tuple[Condition, ...] = ()  # 47A
    tolerance: Tolerance | None = None  # 39A
    about: tuple[About, ...] = ()  # UCP 600 art. 30(a)
    drawee: str | None = None  # 42a; a party's id
    place_of_receipt: str | None = None  # 44A
    destination: str | None = None  # 44B
    consignee: str | None = None  # 46A: to whom the transport document is to be made out
    notify: str | None = None  # 46A: whom the carrier is to notify
    freight: str | None = None  # 46A: "prepaid" or "collect"
    risks: tuple[str, ...] = ()  # 46A: risks to be covered
    tenor: Tenor | None = None  # 42C, 42P
    any_bank: bool = False  # 41a: any bank may act, not the nominated one alone
    reimbursing_bank: str | None = None  # 53a; URR 725
    instalments: tuple[Instalment, ...] = ()  # UCP 600 art. 32
