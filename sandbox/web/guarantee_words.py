"""What pages call the states, roles, purposes and dates of guarantees and invoices."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from payments.guarantee.guarantee import Role, State
from payments.guarantee.terms import Form, Purpose
from payments.sale.due_dates import Counted
from payments.sale.invoice import Standing

STATES: Mapping[State, tuple[str, LazyString]] = {
    State.DRAFT: ("muted", _("Draft")),
    State.INSTRUCTED: ("wait", _("Asked for")),
    State.ISSUED: ("ok", _("In force")),
    State.DEMANDED: ("wait", _("Demanded")),
    State.EXTEND_OR_PAY: ("wait", _("Extend or pay")),
    State.SUSPENDED: ("wait", _("Payment suspended")),
    State.REJECTED: ("warn", _("Demand rejected")),
    State.MUST_PAY: ("warn", _("To be paid")),
    State.PAID: ("ok", _("Demand paid")),
    State.EXPIRED: ("closed", _("Expired")),
    State.RELEASED: ("closed", _("Released")),
    State.EXHAUSTED: ("closed", _("Used up")),
}

ROLES: Mapping[Role, LazyString] = {
    Role.APPLICANT: _("the applicant"),
    Role.INSTRUCTING_PARTY: _("the instructing party"),
    Role.COUNTER_GUARANTOR: _("the counter-guarantor"),
    Role.GUARANTOR: _("the guarantor"),
    Role.BENEFICIARY: _("the beneficiary"),
    Role.CLOCK: _("the clock"),
    Role.TRAINER: _("the trainer"),
}

FORMS: Mapping[Form, LazyString] = {
    Form.GUARANTEE: _("Demand guarantee"),
    Form.STANDBY: _("Standby"),
}

PURPOSES: Mapping[Purpose, LazyString] = {
    Purpose.ADVANCE_PAYMENT: _("that an advance payment comes back"),
    Purpose.PERFORMANCE: _("that the contract is performed"),
    Purpose.PAYMENT: _("that the price is paid"),
    Purpose.TENDER: _("that a tender is kept to"),
    Purpose.WARRANTY: _("that defects are made good"),
}

STANDINGS: Mapping[Standing, tuple[str, LazyString]] = {
    Standing.OPEN: ("wait", _("Not yet due")),
    Standing.PART_PAID: ("wait", _("Paid in part")),
    Standing.OVERDUE: ("warn", _("Overdue")),
    Standing.PAID: ("ok", _("Paid")),
}

DUES: Mapping[str, tuple[str, LazyString]] = {
    "guarantee.preclude": (
        "URDG 758 art. 20(a), 24(e)",
        _("The guarantor’s last moment to reject the demand; after it, the demand is to be paid."),
    ),
    "guarantee.fall_due": (
        "URDG 758 art. 23",
        _("The suspension ends. Without an extension, the demand is to be paid."),
    ),
    "guarantee.expire": (
        "URDG 758 art. 25(b), 25(d)",
        _("The guarantee ends. A last day on which the bank is closed moves to its next day."),
    ),
    "invoice.fall_due": ("", _("The invoice is due.")),
}

COUNTED: Mapping[Counted, LazyString] = {
    Counted.INVOICE: _("from the date of the invoice"),
    Counted.TRANSPORT: _("from the day of shipment"),
    Counted.END_OF_MONTH: _("from the end of the month"),
}

GROUNDS: Mapping[str, LazyString] = {
    "urdg758-14a": _("Presented too late"),
    "urdg758-19b": _("Names another guarantee"),
    "urdg758-2-signed": _("Not signed by the beneficiary"),
    "urdg758-15a": _("Does not say in what respect there is a breach"),
    "urdg758-15a-documents": _("A document that was asked for is missing"),
    "urdg758-15d": _("Dated too early or too late"),
    "urdg758-17c": _("A second demand where one only is allowed"),
    "urdg758-17e": _("For more than is available"),
    "urdg758-17e-stated": _("For more than its own papers show"),
    "urdg758-21a": _("In another currency"),
    "urdg758-23a": _("The extension asked for is none"),
}
"""Grounds on which a guarantor may reject, by rule id."""
