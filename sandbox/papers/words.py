"""What a document and its fields are called on paper and on a page, and what its ticks say."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from payments.documents.kinds import Capacity

PAPERS: Mapping[str, LazyString] = {
    "invoice": _("Commercial invoice"),
    "bill_of_lading": _("Bill of lading"),
    "insurance_policy": _("Insurance policy"),
    "packing_list": _("Packing list"),
    "certificate_of_origin": _("Certificate of origin"),
    "contract": _("Contract of sale"),
    "order": _("Purchase order"),
    "credit_note": _("Credit note"),
    "sea_waybill": _("Sea waybill"),
    "air_waybill": _("Air waybill"),
    "road_note": _("Road consignment note"),
    "insurance_certificate": _("Insurance certificate"),
    "inspection_certificate": _("Inspection certificate"),
    "weight_certificate": _("Weight certificate"),
    "beneficiary_certificate": _("Seller’s certificate"),
    "draft": _("Draft"),
}

PAPER_FIELDS: Mapping[str, LazyString] = {
    "ref": _("Number"),
    "issuer": _("Issued by"),
    "addressee": _("Made out to"),
    "description": _("Goods"),
    "quantity": _("Quantity"),
    "unit": _("Unit"),
    "total": _("Total"),
    "issued_on": _("Dated"),
    "unit_price": _("Unit price"),
    "incoterm": _("Delivery term"),
    "credit_number": _("Credit"),
    "issuer_address": _("Address of the issuer"),
    "addressee_address": _("Address of the addressee"),
    "issuer_lei": _("LEI of the issuer"),
    "addressee_lei": _("LEI of the addressee"),
    "carrier": _("Carrier"),
    "shipper": _("Shipper"),
    "consignee": _("Consignee"),
    "port_of_loading": _("Loaded at"),
    "port_of_discharge": _("Discharged at"),
    "vessel": _("Vessel"),
    "shipped_on_board": _("Says “shipped on board”"),
    "on_board_on": _("On board"),
    "intended_vessel": _("Vessel only intended"),
    "notify": _("Notify"),
    "originals": _("Originals"),
    "insurer": _("Insurer"),
    "insured": _("Insured"),
    "amount": _("Amount insured"),
    "risks": _("Risks"),
    "effective_on": _("Cover begins"),
    "from_place": _("From"),
    "to_place": _("To"),
    "net_weight_kg": _("Net weight, kg"),
    "gross_weight_kg": _("Gross weight, kg"),
    "origin": _("Origin"),
    "exporter": _("Exporter"),
    "seller": _("Seller"),
    "buyer": _("Buyer"),
    "seller_lei": _("LEI of the seller"),
    "buyer_lei": _("LEI of the buyer"),
    "invoice_number": _("Invoice"),
    "order_number": _("Order"),
    "contract_number": _("Contract"),
    "packages": _("Packages"),
    "marks": _("Marks"),
    "containers": _("Containers"),
    "clauses": _("Clauses on the goods"),
    "originals_issued": _("Originals issued"),
    "statement": _("Statement"),
    "reason": _("Reason"),
    "drawer": _("Drawn by"),
    "drawee": _("Drawn on"),
}

LABELS_OF_KIND: Mapping[tuple[str, str], LazyString] = {
    ("draft", "amount"): _("Amount"),
    ("credit_note", "total"): _("Amount credited"),
}
"""Where a field is called otherwise on one kind."""

SAYS: Mapping[tuple[str, bool], LazyString] = {
    ("shipped_on_board", True): _("Shipped on board."),
    ("shipped_on_board", False): _("Received for shipment."),
    ("intended_vessel", True): _("The vessel is the intended one."),
    ("charter_party", True): _("Subject to a charter party."),
    ("on_deck", True): _("Loaded on deck."),
    ("shippers_count", True): _("Loaded and counted by the shipper."),
    ("transhipment", True): _("The goods will be transhipped."),
    ("transhipment", False): _("The goods will not be transhipped."),
    ("accepted_for_carriage", True): _("Accepted for carriage."),
    ("accepted_for_carriage", False): _("Not accepted for carriage."),
    ("cover_note", True): _("This is a cover note."),
    ("unauthenticated_correction", True): _("A correction here is not authenticated."),
}
"""What a tick on a document says; one that is not listed says nothing."""

PRINTED: Mapping[str, LazyString] = {
    "draft": _("Pay this bill of exchange against the documents of the credit."),
    "bill_of_lading": _("The goods are delivered against one original; the others are then void."),
    "sea_waybill": _("Not negotiable: the goods are delivered to the consignee."),
    "air_waybill": _("Not negotiable: the goods are delivered to the consignee."),
    "certificate_of_origin": _("It is certified that the goods originate as stated above."),
    "weight_certificate": _("It is certified that the goods were weighed as stated above."),
}
"""What is printed on the form of a kind, whoever fills it in."""

CAPACITIES: Mapping[Capacity, LazyString] = {
    Capacity.CARRIER: _("as carrier"),
    Capacity.MASTER: _("as master"),
    Capacity.AGENT_FOR_CARRIER: _("as agent for the carrier"),
    Capacity.AGENT_FOR_MASTER: _("as agent for the master"),
    Capacity.FORWARDER: _("as forwarder"),
    Capacity.INSURER: _("as insurer"),
    Capacity.UNDERWRITER: _("as underwriter"),
    Capacity.AGENT_FOR_INSURER: _("as agent for the insurer"),
    Capacity.BROKER: _("as broker"),
}
