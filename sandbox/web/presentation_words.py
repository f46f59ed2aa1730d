"""What is laid beside each other on the page of a presentation, and the papers of grounds."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from lei.findings import Rule
from payments.documents.presentation import Dossier
from payments.documents.ucp600 import (
    amounts,
    bill_of_lading,
    dates,
    insurance,
    invoice,
    other_documents,
    transport,
    whole_set,
)


def ids(*tables: tuple[Rule[Dossier], ...]) -> frozenset[str]:
    """The ids of the rules of some tables."""
    return frozenset(rule.id for table in tables for rule in table)


AIR = frozenset(one for one in ids(transport.RULES) if one.startswith("ucp600-23"))

BLOCKS: tuple[tuple[LazyString, tuple[str, ...]], ...] = (
    (
        _("Dates"),
        ("shipment_date", "document_date", "latest_shipment", "cover_start", "inspection_date"),
    ),
    (
        _("Amounts"),
        ("amount_claimed", "insured_amount", "unit_price", "payment_terms", "tenor"),
    ),
    (
        _("Parties"),
        (
            *("seller_name", "seller_address", "seller_lei"),
            *("buyer_name", "buyer_address", "buyer_lei"),
            *("exporter", "consignor", "consignee", "consignee_address"),
            *("notify_party", "notify_address", "carrier", "insurer", "insured"),
            *("drawee", "payee", "issuing_party"),
        ),
    ),
    (
        _("Goods"),
        (
            *("goods_description", "quantity", "quantity_unit", "packages", "shipping_marks"),
            *("hs_code", "origin_country", "net_weight", "gross_weight", "incoterm"),
        ),
    ),
    (
        _("The way and the cover"),
        (
            *("vessel", "voyage", "loading_place", "discharge_place", "containers"),
            *("transhipment", "freight", "cover_from", "cover_to", "covered_risks"),
        ),
    ),
    (
        _("What they refer to"),
        ("credit_number", "invoice_number", "order_number", "contract_number"),
    ),
)
"""The blocks of the table, each with the ids of its elements in their order."""

GROUND_PAPERS: tuple[tuple[LazyString, frozenset[str], frozenset[str]], ...] = (
    (_("The presentation as a whole"), frozenset(), ids(dates.RULES, whole_set.RULES)),
    (_("Invoice"), frozenset({"invoice"}), ids(invoice.RULES, amounts.RULES)),
    (
        _("Bill of lading"),
        frozenset({"bill_of_lading", "sea_waybill"}),
        ids(bill_of_lading.RULES),
    ),
    (_("Any transport document"), frozenset(), ids(transport.RULES) - AIR),
    (_("Air waybill"), frozenset({"air_waybill"}), AIR),
    (
        _("Insurance document"),
        frozenset({"insurance_policy", "insurance_certificate"}),
        ids(insurance.RULES),
    ),
    (_("Other documents"), frozenset(), ids(other_documents.RULES)),
)
"""Grounds to refuse by the paper they are about: its name, the kinds of document, the rule ids.

A ground about no kind in particular is always near at hand.
"""
