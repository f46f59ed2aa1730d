"""What the words of a collection are called on a page: one table a noun, whole sentences."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from payments.collection.collection import Role, State
from payments.collection.terms import Bearer, Counted, Order, Protest, Release, Waiver
from payments.world.collection_money import Extra

COLLECTION_STATES: Mapping[State, LazyString] = {
    State.DRAFT: _("Draft"),
    State.INSTRUCTED: _("Instructed"),
    State.SENT: _("Sent"),
    State.RECEIVED: _("Received"),
    State.PRESENTED: _("Presented"),
    State.ACCEPTED: _("Accepted"),
    State.AVALISED: _("Avalised"),
    State.DUE: _("Due"),
    State.OVERDUE: _("Overdue"),
    State.REFUSED: _("Refused"),
    State.DISHONOURED: _("Dishonoured"),
    State.COLLECTED: _("Collected"),
    State.PAID: _("Paid"),
    State.RETURNED: _("Returned"),
}

COLLECTION_ROLES: Mapping[Role, LazyString] = {
    Role.PRINCIPAL: _("the seller (principal)"),
    Role.REMITTING_BANK: _("the remitting bank"),
    Role.PRESENTING_BANK: _("the presenting bank"),
    Role.DRAWEE: _("the buyer (drawee)"),
    Role.CASE_OF_NEED: _("the case of need"),
    Role.CLOCK: _("the clock"),
}

DOCUMENTS_WITH: Mapping[Role, LazyString] = {
    Role.PRINCIPAL: _("The seller has the documents."),
    Role.REMITTING_BANK: _("The remitting bank has the documents."),
    Role.PRESENTING_BANK: _("The presenting bank has the documents, or they are on the way to it."),
    Role.DRAWEE: _("The buyer has the documents, and with them the goods."),
}

RELEASES: Mapping[Release, LazyString] = {
    Release.PAYMENT: _("against payment (D/P)"),
    Release.ACCEPTANCE: _("against acceptance of a draft (D/A)"),
}

COUNTED: Mapping[Counted, LazyString] = {
    Counted.SIGHT: _("after sight"),
    Counted.BILL_OF_LADING: _("after the date of the bill of lading"),
    Counted.INVOICE: _("after the date of the invoice"),
    Counted.DRAFT: _("after the date of the draft"),
}

PROTESTS: Mapping[Protest, LazyString] = {
    Protest.PROTEST: _("Have the draft protested"),
    Protest.DO_NOT_PROTEST: _("Do not have it protested"),
}

BEARERS: Mapping[Bearer, LazyString] = {
    Bearer.DRAWEE: _("The buyer bears the charges"),
    Bearer.PRINCIPAL: _("The seller bears the charges"),
    Bearer.EACH_ITS_OWN: _("Each bears the charges of its own bank"),
}

WAIVERS: Mapping[Waiver, LazyString] = {
    Waiver.MAY_BE_WAIVED: _("They may be waived"),
    Waiver.MAY_NOT_BE_WAIVED: _("They may not be waived: no documents without them"),
}

ORDERS: Mapping[Order, LazyString] = {
    Order.PRESENT_AGAIN: _("Present once more"),
    Order.PROTEST: _("Have the draft protested"),
    Order.RETURN: _("Send the documents back"),
}

EXTRAS: Mapping[Extra, LazyString] = {
    Extra.CHARGES: _("The banks’ charges"),
    Extra.INTEREST: _("Interest"),
}

COLLECTION_DUES: Mapping[str, tuple[str, LazyString]] = {
    "collection.fall_due": (
        "URC 522 art. 6",
        _("The accepted draft is due. A day on which banks are closed moves to the next one."),
    ),
    "collection.default": (
        "URC 522 art. 26(c)",
        _("The day of payment ends. Without payment the bank tells so; it pays nothing itself."),
    ),
    "collection.sixty_days": (
        "URC 522 art. 26(c)(iii)",
        _("Sixty days without instructions: after them the bank may send the documents back."),
    ),
}
