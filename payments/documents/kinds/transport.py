"""What carriers write: bill of lading, sea waybill, air waybill, road note.

Each has `shipped_on`: the day that counts as the day of shipment, read as the article of its own
kind says, and None when the document does not show one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar


class Capacity(StrEnum):
    """As what somebody signed (UCP 600 art. 20(a)(i), 23(a)(i), 28(a))."""

    CARRIER = "carrier"
    MASTER = "master"
    AGENT_FOR_CARRIER = "agent_for_carrier"
    AGENT_FOR_MASTER = "agent_for_master"
    FORWARDER = "forwarder"  # not as carrier, and not for one
    INSURER = "insurer"
    UNDERWRITER = "underwriter"
    AGENT_FOR_INSURER = "agent_for_insurer"
    BROKER = "broker"


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
    originals: int = 3  # presented
    credit_number: str | None = None
    originals_issued: int | None = None  # as the bill itself says
    signed_as: Capacity | None = None
    endorsement: str | None = None  # "in blank", "to the order of …"
    notify_address: str | None = None
    consignee_address: str | None = None
    freight: str | None = None  # "prepaid", "collect"
    charter_party: bool | None = None  # says that it is subject to one
    clauses: tuple[str, ...] | None = None  # notations on the state of goods or packing
    on_deck: bool | None = None  # says that the goods are loaded on deck
    shippers_count: bool | None = None  # "said by shipper to contain" and the like
    transhipment: bool | None = None  # says that the goods will be transhipped
    containers: tuple[str, ...] | None = None
    voyage: str | None = None
    packages: int | None = None
    marks: str | None = None
    net_weight_kg: int | None = None
    gross_weight_kg: int | None = None
    copies: int | None = None
    unauthenticated_correction: bool | None = None

    @property
    def shipped_on(self) -> date | None:
        """The date of shipment, None when the bill does not show one (UCP 600 art. 20(a)(ii)).

        The date of the on-board notation counts; without one the date of issue, on a bill that
        is pre-printed "shipped on board" a ship which is not merely intended.
        """
        pre_printed = self.shipped_on_board and not self.intended_vessel
        return self.on_board_on or (self.issued_on if pre_printed else None)


@dataclass(frozen=True, slots=True)
class SeaWaybill:
    """Sea waybill, which is not negotiable (UCP 600 art. 21)."""

    kind: ClassVar[str] = "sea_waybill"
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
    shipped_on_board: bool
    on_board_on: date | None = None
    notify: str | None = None
    freight: str | None = None
    clauses: tuple[str, ...] | None = None
    on_deck: bool | None = None
    shippers_count: bool | None = None
    containers: tuple[str, ...] | None = None
    voyage: str | None = None
    packages: int | None = None
    marks: str | None = None
    net_weight_kg: int | None = None
    gross_weight_kg: int | None = None
    signed_as: Capacity | None = None
    credit_number: str | None = None
    originals: int | None = None
    originals_issued: int | None = None
    copies: int | None = None
    unauthenticated_correction: bool | None = None

    @property
    def shipped_on(self) -> date | None:
        """The on-board date, else the date of issue of a pre-printed one (art. 21(a)(ii))."""
        return self.on_board_on or (self.issued_on if self.shipped_on_board else None)


@dataclass(frozen=True, slots=True)
class AirWaybill:
    """Air transport document (UCP 600 art. 23)."""

    kind: ClassVar[str] = "air_waybill"
    ref: str
    carrier: str
    shipper: str
    consignee: str
    description: str
    quantity: int
    unit: str
    airport_of_departure: str | None
    airport_of_destination: str | None
    issued_on: date | None
    flown_on: date | None = None  # date of a notation of the actual shipment, not of a box
    flight: str | None = None
    accepted_for_carriage: bool | None = None
    original_for: str | None = None  # "shipper", "consignee", "carrier"
    notify: str | None = None
    freight: str | None = None
    clauses: tuple[str, ...] | None = None
    shippers_count: bool | None = None
    packages: int | None = None
    marks: str | None = None
    gross_weight_kg: int | None = None
    signed_as: Capacity | None = None
    credit_number: str | None = None
    originals: int | None = None
    copies: int | None = None
    unauthenticated_correction: bool | None = None

    @property
    def shipped_on(self) -> date | None:
        """The date of a notation of the actual shipment, else that of issue (art. 23(a)(iii))."""
        return self.flown_on or self.issued_on


@dataclass(frozen=True, slots=True)
class RoadNote:
    """Road transport document (UCP 600 art. 24)."""

    kind: ClassVar[str] = "road_note"
    ref: str
    carrier: str
    shipper: str
    consignee: str
    description: str
    quantity: int
    unit: str
    taken_over_at: str | None
    delivered_at: str | None
    issued_on: date | None
    received_on: date | None = None  # date of the stamp or notation of receipt or shipment
    vehicle: str | None = None
    freight: str | None = None
    clauses: tuple[str, ...] | None = None
    shippers_count: bool | None = None
    packages: int | None = None
    marks: str | None = None
    net_weight_kg: int | None = None
    gross_weight_kg: int | None = None
    signed_as: Capacity | None = None
    credit_number: str | None = None
    originals: int | None = None
    copies: int | None = None
    unauthenticated_correction: bool | None = None

    @property
    def shipped_on(self) -> date | None:
        """The date of the stamp of receipt, else that of issue (art. 24(a)(ii))."""
        return self.received_on or self.issued_on
