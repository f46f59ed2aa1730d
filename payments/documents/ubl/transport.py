"""Packing list, bill of lading, waybills and certificate of origin in UBL 2.1.

Sources: OASIS UBL 2.1 (2013); UN/ECE Recommendation 19 (mode of transport: 1 sea, 3 road, 4 air);
UNTDID 1001 (380 commercial invoice, 465 documentary credit, 861 certificate of origin).
"""

from __future__ import annotations

from payments.documents.kinds import (
    AirWaybill,
    BillOfLading,
    CertificateOfOrigin,
    PackingList,
    RoadNote,
    SeaWaybill,
)
from payments.documents.ubl.layout import Echo, Fixed, Layout, Place, Row
from payments.documents.ubl.parts import (
    CREDIT_CODE,
    INVOICE_CODE,
    goods,
    named_party,
    referred,
)

SEA, ROAD, AIR = "1", "3", "4"
_STAGE = "cac:Shipment/cac:ShipmentStage"
_UNIT = "cac:Shipment/cac:TransportHandlingUnit"
_KG = "[@unitCode='KGM']"
_CREDIT = referred("cac:DocumentReference", "credit_number", CREDIT_CODE)
_NUMBER_AND_DATE: tuple[Row, ...] = (Place("ref", "cbc:ID"), Place("issued_on", "cbc:IssueDate"))
_SHIPMENT = Fixed("1", "cac:Shipment/cbc:ID")
_GROSS = Place("gross_weight_kg", f"cac:Shipment/cbc:GrossWeightMeasure{_KG}")
_NET = Place("net_weight_kg", f"cac:Shipment/cbc:NetWeightMeasure{_KG}")
_PACKAGES = Place("packages", "cac:Shipment/cbc:TotalTransportHandlingUnitQuantity")
_MARKS = Place("marks", f"{_UNIT}/cbc:ShippingMarks")
_CLAUSES = Place("clauses", f"{_UNIT}/cbc:DamageRemarks*")
_CONTAINERS = Place("containers", f"{_UNIT}/cac:TransportEquipment*/cbc:ID")
_VESSEL = Place("vessel", f"{_STAGE}/cac:TransportMeans/cac:MaritimeTransport/cbc:VesselName")

_CARRIED: tuple[Row, ...] = (
    *_NUMBER_AND_DATE,
    named_party("cac:ConsignorParty", "shipper"),
    named_party("cac:CarrierParty", "carrier"),
    _SHIPMENT,
)
"""How every document of transport begins."""


def _consignment(*more: Row) -> tuple[Row, ...]:
    consignment = "cac:Shipment/cac:Consignment"
    return (
        Fixed("1", f"{consignment}/cbc:ID"),
        named_party(f"{consignment}/cac:ConsigneeParty", "consignee"),
        *more,
    )


def _address(role: str, field: str) -> Place:
    party = f"cac:Shipment/cac:Consignment/cac:{role}"
    return Place(field, f"{party}/cac:PostalAddress/cac:AddressLine/cbc:Line")


_NOTIFY = named_party("cac:Shipment/cac:Consignment/cac:NotifyParty", "notify")
_FREIGHT = Place("freight", "cac:Shipment/cac:Consignment/cac:PaymentTerms/cbc:Note")

_BY_SEA: tuple[Row, ...] = (
    Fixed(SEA, f"{_STAGE}/cbc:TransportModeCode"),
    Place("voyage", f"{_STAGE}/cac:TransportMeans/cbc:JourneyID"),
    _VESSEL,
    Place("port_of_loading", f"{_STAGE}/cac:LoadingPortLocation/cbc:Name"),
    Place("port_of_discharge", f"{_STAGE}/cac:UnloadingPortLocation/cbc:Name"),
    Place("on_board_on", f"{_STAGE}/cac:LoadingTransportEvent/cbc:OccurrenceDate"),
    Place("shipped_on_board", f"{_STAGE}/cac:LoadingTransportEvent/cbc:CompletionIndicator"),
    _CLAUSES,
    _MARKS,
    _CONTAINERS,
    *_CREDIT,
)

_BILL_OF_LADING: tuple[Row, ...] = (
    *_CARRIED,
    _GROSS,
    _NET,
    _PACKAGES,
    *_consignment(_address("ConsigneeParty", "consignee_address"), _NOTIFY),
    _address("NotifyParty", "notify_address"),
    _FREIGHT,
    *goods(),
    *_BY_SEA,
)

_SEA_WAYBILL: tuple[Row, ...] = (
    *_CARRIED,
    _GROSS,
    _NET,
    _PACKAGES,
    *_consignment(_NOTIFY),
    _FREIGHT,
    *goods(),
    *_BY_SEA,
)

_AIR_WAYBILL: tuple[Row, ...] = (
    *_CARRIED,
    _GROSS,
    _PACKAGES,
    *_consignment(_NOTIFY),
    _FREIGHT,
    *goods(),
    Fixed(AIR, f"{_STAGE}/cbc:TransportModeCode"),
    Place("flight", f"{_STAGE}/cac:TransportMeans/cbc:JourneyID"),
    Place("airport_of_departure", f"{_STAGE}/cac:LoadingPortLocation/cbc:Name"),
    Place("airport_of_destination", f"{_STAGE}/cac:UnloadingPortLocation/cbc:Name"),
    Place(
        "accepted_for_carriage", f"{_STAGE}/cac:AcceptanceTransportEvent/cbc:CompletionIndicator"
    ),
    Place("flown_on", f"{_STAGE}/cac:ActualDepartureTransportEvent/cbc:OccurrenceDate"),
    _CLAUSES,
    _MARKS,
    *_CREDIT,
)

_ROAD_NOTE: tuple[Row, ...] = (
    *_CARRIED,
    _GROSS,
    _NET,
    _PACKAGES,
    *_consignment(),
    _FREIGHT,
    *goods(),
    Fixed(ROAD, f"{_STAGE}/cbc:TransportModeCode"),
    Place("vehicle", f"{_STAGE}/cac:TransportMeans/cac:RoadTransport/cbc:LicensePlateID"),
    Place("received_on", f"{_STAGE}/cac:TakeoverTransportEvent/cbc:OccurrenceDate"),
    Place("taken_over_at", f"{_STAGE}/cac:TakeoverTransportEvent/cac:Location/cbc:Name"),
    Place("delivered_at", f"{_STAGE}/cac:DeliveryTransportEvent/cac:Location/cbc:Name"),
    _CLAUSES,
    _MARKS,
    *_CREDIT,
)

_PACKING_LIST: tuple[Row, ...] = (
    *_NUMBER_AND_DATE,
    named_party("cac:ConsignorParty", "issuer"),
    _SHIPMENT,
    _GROSS,
    _NET,
    _PACKAGES,
    *goods(),
    _VESSEL,
    _MARKS,
    _CONTAINERS,
    *referred("cac:DocumentReference", "invoice_number", INVOICE_CODE),
    *_CREDIT,
)

_APPLICATION = "cac:CertificateOfOriginApplication"
_ENDORSEMENT = "cac:IssuerEndorsement"


def _endorser(role: str) -> tuple[Row, ...]:
    """The body that signs; UBL wants its part, its turn and whom to ask."""
    return (
        Fixed("ISSUER", f"{role}/cbc:RoleCode"),
        Fixed("1", f"{role}/cbc:SequenceNumeric"),
        Echo("issuer", f"{role}/cac:Party/cac:PartyName/cbc:Name"),
        Echo("issuer", f"{role}/cac:SignatoryContact/cbc:Name"),
    )


_CERTIFICATE_OF_ORIGIN: tuple[Row, ...] = (
    *_NUMBER_AND_DATE,
    named_party("cac:ExporterParty", "exporter"),
    Echo("ref", f"{_APPLICATION}/cbc:ReferenceID"),
    Fixed("861", f"{_APPLICATION}/cbc:CertificateType"),
    Echo("ref", f"{_APPLICATION}/cbc:OriginalJobID"),
    Fixed("1", f"{_APPLICATION}/cac:Shipment/cbc:ID"),
    Place("gross_weight_kg", f"{_APPLICATION}/cac:Shipment/cbc:GrossWeightMeasure{_KG}"),
    Fixed("1", f"{_APPLICATION}/cac:Shipment/cac:Consignment/cbc:ID", beside="consignee"),
    named_party(f"{_APPLICATION}/cac:Shipment/cac:Consignment/cac:ConsigneeParty", "consignee"),
    Place("description", f"{_APPLICATION}/cac:Shipment/cac:GoodsItem/cbc:Description"),
    Place(
        "hs_code",
        f"{_APPLICATION}/cac:Shipment/cac:GoodsItem/cac:Item/cac:CommodityClassification"
        "/cbc:ItemClassificationCode[@listID='HS']",
    ),
    Place(
        "origin",
        f"{_APPLICATION}/cac:Shipment/cac:GoodsItem/cac:OriginAddress/cac:Country/cbc:Name",
    ),
    Place(
        "vessel",
        f"{_APPLICATION}/cac:Shipment/cac:ShipmentStage/cac:TransportMeans"
        "/cac:MaritimeTransport/cbc:VesselName",
    ),
    *_endorser(f"{_APPLICATION}/cac:EndorserParty"),
    Echo("issuer", f"{_APPLICATION}/cac:PreparationParty/cac:PartyName/cbc:Name"),
    named_party(f"{_APPLICATION}/cac:IssuerParty", "issuer"),
    Fixed("not stated", f"{_APPLICATION}/cac:IssuingCountry/cbc:Name"),
    *referred(f"{_APPLICATION}/cac:SupportingDocumentReference", "invoice_number", INVOICE_CODE),
    *referred(f"{_APPLICATION}/cac:SupportingDocumentReference", "credit_number", CREDIT_CODE),
    Echo("ref", f"{_ENDORSEMENT}/cbc:DocumentID"),
    Fixed("issued", f"{_ENDORSEMENT}/cbc:ApprovalStatus"),
    *_endorser(f"{_ENDORSEMENT}/cac:EndorserParty"),
)

LAYOUTS: tuple[Layout, ...] = (
    Layout(PackingList, "PackingList", _PACKING_LIST, line="cac:Shipment/cac:GoodsItem"),
    Layout(BillOfLading, "BillOfLading", _BILL_OF_LADING, line="cac:Shipment/cac:GoodsItem"),
    Layout(SeaWaybill, "Waybill", _SEA_WAYBILL, mode=SEA, line="cac:Shipment/cac:GoodsItem"),
    Layout(AirWaybill, "Waybill", _AIR_WAYBILL, mode=AIR, line="cac:Shipment/cac:GoodsItem"),
    Layout(RoadNote, "Waybill", _ROAD_NOTE, mode=ROAD, line="cac:Shipment/cac:GoodsItem"),
    Layout(
        CertificateOfOrigin,
        "CertificateOfOrigin",
        _CERTIFICATE_OF_ORIGIN,
        line=f"{_APPLICATION}/cac:Shipment/cac:GoodsItem",
    ),
)
