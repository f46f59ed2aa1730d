"""What the ICC's glossary calls the data of the dictionary. A datum that is not here is ours.

The glossary is of data on 36 documents; most of the rest are statements of fact that the rules of
examination ask for, such as the capacity in which somebody signed.

Source: ICC Digital Standards Initiative, Key Trade Documents and Data Elements (2024), short names
of the Key Trade Data Glossary.
"""

from __future__ import annotations

from collections.abc import Mapping

KTDDE: Mapping[str, str] = {
    "document_number": "Document identifier",
    "document_date": "Issue date",
    "signature": "Signature",
    "issuing_party": "Issuer",
    "endorsement": "Document endorsement",
    "credit_number": "Documentary credit identifier",
    "invoice_number": "Invoice number",
    "order_number": "Purchase order number",
    "contract_number": "Contract number",
    "open_cover": "Insurance policy identifier",
    "seller_name": "Seller",
    "buyer_name": "Buyer",
    "exporter": "Exporter",
    "consignor": "Consignor",
    "consignee": "Consignee",
    "notify_party": "Notify party",
    "carrier": "Carrier",
    "insurer": "Insurer",
    "insured": "Insured party",
    "drawee": "Drawee",
    "payee": "Payee",
    "goods_description": "Description of goods",
    "quantity": "Quantity",
    "packages": "Number of packages",
    "shipping_marks": "Shipping marks",
    "hs_code": "HS code (commodity code)",
    "origin_country": "Origin country",
    "net_weight": "Net weight",
    "gross_weight": "Gross weight",
    "unit_price": "Price",
    "amount_claimed": "Invoice payable amount",
    "incoterm": "Incoterm",
    "payment_terms": "Payment term",
    "vessel": "Transport means identifier",
    "vehicle": "Vehicle registration number",
    "voyage": "Conveyance reference number",
    "flight": "Conveyance reference number",
    "containers": "Transport equipment identifier",
    "loading_place": "Place of loading",
    "discharge_place": "Place of discharge",
    "shipment_date": "Consignment loading date",
    "insured_amount": "Insured value amount",
}
"""Element id to short name. Two may share one: a voyage and a flight are one datum there."""
