"""What the parts of a payment's page are called: messages, tracker codes, costs, targets."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from payments.messages import (
    camt_029,
    camt_054,
    camt_056,
    camt_110,
    camt_111,
    pacs_002,
    pacs_004,
    pacs_008,
    pacs_009,
    pain_002,
)
from payments.network.cost import CostKind
from payments.network.model import Method

METHODS: Mapping[Method, LazyString] = {
    Method.SERIAL: _("Serial: message and money go from bank to bank"),
    Method.COVER: _("Cover: the message goes straight, the money through correspondents"),
}

LETTERS: Mapping[str, LazyString] = {
    pacs_008.ID: _("the payment itself"),
    pacs_009.ID: _("the cover: money from bank to bank for the payment"),
    pacs_002.ID: _("how the payment stands"),
    pacs_004.ID: _("the money on its way back"),
    pain_002.ID: _("how the order stands, to the payer"),
    camt_054.ID: _("what was booked, to the customer"),
    camt_056.ID: _("the recall: please give it back"),
    camt_029.ID: _("the answer to the recall"),
    camt_110.ID: _("a question about the payment"),
    camt_111.ID: _("the answer to the question"),
}
"""What a message is, beside its name."""

TRACKER: Mapping[str, LazyString] = {
    "G000": _("Passed on to a bank that the tracker follows."),
    "G001": _("Passed on to a bank that the tracker does not follow."),
    "G002": _("The value day is a later one, so the money may not be there the same day."),
    "G003": _("It waits for documents."),
    "G004": _("It waits for the money."),
}
"""What a bank tells the tracker, by code."""

COSTS: Mapping[CostKind, LazyString] = {
    CostKind.BILLED: _("Charge, paid by the payer beside the amount"),
    CostKind.DEDUCTED: _("Charge, taken out of the amount"),
    CostKind.MARGIN: _("Margin on the rate of exchange"),
}
