"""Invoice, credit note and order in UBL 2.1, as Peppol BIS Billing 3.0 has them.

Goods that leave a country are invoiced without its VAT: category O, not subject to VAT, which
asks for no VAT number of either side. An invoice of this house is for a buyer abroad.

Sources: Peppol BIS Billing 3.0 and Ordering 3.x; EN 16931-1 (BT-3 type 380 and 381, BT-121).
"""

from __future__ import annotations

from payments.documents.kinds import CreditNote, Invoice, Order
from payments.documents.ubl.layout import Echo, Fixed, Layout, Place, Row
from payments.documents.ubl.parts import (
    billed_party,
    counted,
    currency_of,
    described,
    nothing_of,
    stated_as,
    trading_party,
)

BILLING = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
ORDERING = "urn:fdc:peppol.eu:poacc:trns:order:3"
CREDIT = "Documentary credit"


def _totals() -> tuple[Row, ...]:
    """The sums: one line, no tax."""
    tax, total = "cac:TaxTotal/cac:TaxSubtotal", "cac:LegalMonetaryTotal"
    return (
        Echo("total", "cac:TaxTotal/cbc:TaxAmount", nothing_of),
        Echo("total", f"{tax}/cbc:TaxableAmount"),
        Echo("total", f"{tax}/cbc:TaxAmount", nothing_of),
        Fixed("O", f"{tax}/cac:TaxCategory/cbc:ID"),
        Fixed("VATEX-EU-O", f"{tax}/cac:TaxCategory/cbc:TaxExemptionReasonCode"),
        Fixed("VAT", f"{tax}/cac:TaxCategory/cac:TaxScheme/cbc:ID"),
        Echo("total", f"{total}/cbc:LineExtensionAmount"),
        Echo("total", f"{total}/cbc:TaxExclusiveAmount"),
        Echo("total", f"{total}/cbc:TaxInclusiveAmount"),
        Place("total", f"{total}/cbc:PayableAmount"),
    )


def _line(line: str, quantity: str) -> tuple[Row, ...]:
    item = f"{line}/cac:Item"
    return (
        Fixed("1", f"{line}/cbc:ID"),
        *counted(f"{line}/cbc:{quantity}"),
        Echo("total", f"{line}/cbc:LineExtensionAmount"),
        Place("description", f"{item}/cbc:Name"),
    )


def _untaxed(item: str) -> tuple[Row, ...]:
    return (
        Fixed("O", f"{item}/cac:ClassifiedTaxCategory/cbc:ID"),
        Fixed("VAT", f"{item}/cac:ClassifiedTaxCategory/cac:TaxScheme/cbc:ID"),
        *stated_as(item, "unit", "Unit"),
    )


_INVOICE: tuple[Row, ...] = (
    Fixed(BILLING, "cbc:CustomizationID"),
    Fixed("urn:fdc:peppol.eu:2017:poacc:billing:01:1.0", "cbc:ProfileID"),
    Place("ref", "cbc:ID"),
    Place("issued_on", "cbc:IssueDate"),
    Fixed("380", "cbc:InvoiceTypeCode"),
    Echo("total", "cbc:DocumentCurrencyCode", currency_of),
    Place("order_number", "cac:OrderReference/cbc:ID"),
    Place("contract_number", "cac:ContractDocumentReference/cbc:ID"),
    *described("cac:AdditionalDocumentReference", "credit_number", CREDIT),
    *billed_party("AccountingSupplierParty", "issuer"),
    *billed_party("AccountingCustomerParty", "addressee"),
    Place("incoterm", "cac:DeliveryTerms/cbc:SpecialTerms"),
    *_totals(),
    *_line("cac:InvoiceLine", "InvoicedQuantity"),
    Place("origin", "cac:InvoiceLine/cac:Item/cac:OriginCountry/cbc:Name"),
    Place(
        "hs_code",
        "cac:InvoiceLine/cac:Item/cac:CommodityClassification"
        "/cbc:ItemClassificationCode[@listID='HS']",
    ),
    *_untaxed("cac:InvoiceLine/cac:Item"),
    *stated_as("cac:InvoiceLine/cac:Item", "marks", "Shipping marks"),
    *stated_as("cac:InvoiceLine/cac:Item", "net_weight_kg", "Net weight, kg"),
    *stated_as("cac:InvoiceLine/cac:Item", "gross_weight_kg", "Gross weight, kg"),
    Place("unit_price", "cac:InvoiceLine/cac:Price/cbc:PriceAmount"),
)

_CREDIT_NOTE: tuple[Row, ...] = (
    Fixed(BILLING, "cbc:CustomizationID"),
    Fixed("urn:fdc:peppol.eu:2017:poacc:billing:01:1.0", "cbc:ProfileID"),
    Place("ref", "cbc:ID"),
    Place("issued_on", "cbc:IssueDate"),
    Fixed("381", "cbc:CreditNoteTypeCode"),
    Place("reason", "cbc:Note"),
    Echo("total", "cbc:DocumentCurrencyCode", currency_of),
    Place("invoice_number", "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"),
    *described("cac:AdditionalDocumentReference", "credit_number", CREDIT),
    *billed_party("AccountingSupplierParty", "issuer"),
    *billed_party("AccountingCustomerParty", "addressee"),
    *_totals(),
    *_line("cac:CreditNoteLine", "CreditedQuantity"),
    *_untaxed("cac:CreditNoteLine/cac:Item"),
    Place("unit_price", "cac:CreditNoteLine/cac:Price/cbc:PriceAmount"),
)

_ORDER: tuple[Row, ...] = (
    Fixed(ORDERING, "cbc:CustomizationID"),
    Fixed("urn:fdc:peppol.eu:poacc:bis:order_only:3", "cbc:ProfileID"),
    Place("ref", "cbc:ID"),
    Place("issued_on", "cbc:IssueDate"),
    Echo("total", "cbc:DocumentCurrencyCode", currency_of),
    *described("cac:AdditionalDocumentReference", "credit_number", CREDIT),
    Place("contract_number", "cac:Contract/cbc:ID"),
    *trading_party("BuyerCustomerParty", "buyer"),
    *trading_party("SellerSupplierParty", "seller"),
    Place("incoterm", "cac:DeliveryTerms/cbc:SpecialTerms"),
    Place("total", "cac:AnticipatedMonetaryTotal/cbc:PayableAmount"),
    Fixed("1", "cac:OrderLine/cac:LineItem/cbc:ID"),
    *counted("cac:OrderLine/cac:LineItem/cbc:Quantity"),
    Place("unit_price", "cac:OrderLine/cac:LineItem/cac:Price/cbc:PriceAmount"),
    Place("description", "cac:OrderLine/cac:LineItem/cac:Item/cbc:Name"),
    *stated_as("cac:OrderLine/cac:LineItem/cac:Item", "unit", "Unit"),
)

LAYOUTS: tuple[Layout, ...] = (
    Layout(Invoice, "Invoice", _INVOICE, needs=("issued_on",), line="cac:InvoiceLine"),
    Layout(CreditNote, "CreditNote", _CREDIT_NOTE, needs=("issued_on",), line="cac:CreditNoteLine"),
    Layout(Order, "Order", _ORDER, needs=("issued_on",), line="cac:OrderLine"),
)
