"""What the comparison of terms calls its risks, their bearers, and the entries of its form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from payments.sale.risks import Bearer, Risk

RISKS: Mapping[Risk, LazyString] = {
    Risk.BUYER: _("The buyer does not pay"),
    Risk.BUYERS_BANK: _("The buyer’s bank does not pay"),
    Risk.COUNTRY: _("A country stops money or goods"),
    Risk.PERFORMANCE: _("The goods do not come as agreed"),
    Risk.DOCUMENTS: _("A paper does not comply"),
}

BEARERS: Mapping[Bearer, LazyString] = {
    Bearer.SELLER: _("the seller"),
    Bearer.BUYER: _("the buyer"),
    Bearer.SELLERS_BANK: _("the seller’s bank"),
    Bearer.BUYERS_BANK: _("the buyer’s bank"),
    Bearer.INSURER: _("the insurer"),
    Bearer.FACTOR: _("the factor"),
    Bearer.NOBODY: _("nobody"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the form: a number of days or a per cent."""

    name: str
    label: LazyString
    hint: LazyString


ENTRIES: tuple[Entry, ...] = (
    Entry("days", _("Days to pay"), _("After shipment, where the buyer pays later.")),
    Entry(
        "lead_days", _("Days from order to shipment"), _("The buyer pays an advance that early.")
    ),
    Entry(
        "documents_days",
        _("Days until the documents are there"),
        _("At the buyer’s bank, after shipment."),
    ),
    Entry("transit_days", _("Days until the goods are there"), _("With the buyer.")),
    Entry("down_percent", _("Paid in advance, per cent"), _("Where a part is.")),
    Entry("seller_rate", _("The seller’s money, per cent a year"), _("What its bank asks for it.")),
    Entry("buyer_rate", _("The buyer’s money, per cent a year"), _("What its bank asks for it.")),
    Entry(
        "discount_rate",
        _("An advance on the invoice, per cent a year"),
        _("From a bank or factor."),
    ),
    Entry("advance_percent", _("Advanced on the invoice, per cent"), _("Of its amount.")),
    Entry("insured_percent", _("Insured, per cent"), _("Of a loss.")),
)
