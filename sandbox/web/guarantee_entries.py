"""What the acts on guarantees and invoices ask for on a form, by kind of act."""

from __future__ import annotations

from collections.abc import Mapping

from payments.guarantee.examination import RULES
from payments.guarantee.terms import Form, Purpose
from payments.network.model import ChargeBearer
from payments.sale.due_dates import Counted
from payments.world import guarantee_acts, invoice_acts
from payments.world.view import WorldView
from sandbox.web.entries import Field, Fields, Option
from sandbox.web.guarantee_words import COUNTED, FORMS, GROUNDS, PURPOSES
from sandbox.web.language import gettext as _
from sandbox.web.words import CHARGES


def _instruct(view: WorldView) -> tuple[Field, ...]:
    forms = tuple(Option(form.value, str(FORMS[form])) for form in Form)
    purposes = tuple(Option(purpose.value, str(PURPOSES[purpose])) for purpose in Purpose)
    return (
        Field("guarantor", _("Which bank is to promise"), "one", options=_banks(view)),
        Field("beneficiary", _("To whom"), "one", options=_others(view)),
        Field("amount", _("Amount"), "money", _("Figures and a point, as in 12150.00.")),
        Field("purpose", _("What it secures"), "one", options=purposes),
        Field("underlying", _("Contract that it secures"), "text"),
        Field("expires_on", _("Last day"), "text", _day_hint(), needed=False),
        Field("form", _("Form"), "one", options=forms),
    )


def _amend(_view: WorldView) -> tuple[Field, ...]:
    return (
        Field("amount", _("New amount"), "money", _("Empty: it stays."), needed=False),
        Field("expires_on", _("New last day"), "text", _day_hint(), needed=False),
    )


def _transfer(view: WorldView) -> tuple[Field, ...]:
    return (Field("beneficiary", _("To whom"), "one", options=_others(view)),)


def _demand(_view: WorldView) -> tuple[Field, ...]:
    hint = _("In what respect the other side is in breach.")
    return (
        Field("amount", _("Amount"), "money", _("Figures and a point, as in 12150.00.")),
        Field("statement", _("Statement"), "text", hint, needed=False),
        Field("dated_on", _("Date of the demand"), "text", _day_hint(), needed=False),
    )


def _extend_or_pay(view: WorldView) -> tuple[Field, ...]:
    extend = Field("extend_to", _("Last day that would do instead"), "text", _day_hint())
    return (extend, *_demand(view))


def _reject(_view: WorldView) -> tuple[Field, ...]:
    rules = tuple(
        Option(rule.id, str(GROUNDS[rule.id]), rule.source) for rule in RULES if rule.id in GROUNDS
    )
    hint = _("One notice only: what is not in it is lost.")
    return (Field("discrepancies", _("What does not comply"), "many", hint, rules),)


def _send(view: WorldView) -> tuple[Field, ...]:
    counted = tuple(Option(each.value, str(COUNTED[each])) for each in Counted)
    return (
        Field("buyer", _("To whom"), "one", options=_others(view)),
        Field("amount", _("Amount"), "money", _("Figures and a point, as in 12150.00.")),
        Field("days", _("Days to pay"), "number"),
        Field("counted", _("Counted"), "one", options=counted),
        Field("shipped_on", _("Day of shipment"), "text", _day_hint(), needed=False),
    )


def _pay(_view: WorldView) -> tuple[Field, ...]:
    bearers = tuple(Option(bearer.value, str(CHARGES[bearer])) for bearer in ChargeBearer)
    return (
        Field("amount", _("Amount"), "money", _("Empty: all that is left."), needed=False),
        Field("charge_bearer", _("Charges"), "one", options=bearers),
    )


def _banks(view: WorldView) -> tuple[Option, ...]:
    held = {account.bank for account in (each.account for each in view.accounts)}
    return tuple(Option(p.id, p.name) for p in view.parties if p.id in held)


def _others(view: WorldView) -> tuple[Option, ...]:
    own = view.party.id if view.party else None
    return tuple(Option(party.id, party.name) for party in view.parties if party.id != own)


def _day_hint() -> str:
    return _("As in 2026-06-30.")


GUARANTEE_ENTRIES: Mapping[str, Fields] = {
    guarantee_acts.INSTRUCT: _instruct,
    "guarantee.propose_amendment": _amend,
    "guarantee.transfer": _transfer,
    "guarantee.demand": _demand,
    "guarantee.demand_extend_or_pay": _extend_or_pay,
    "guarantee.reject": _reject,
    invoice_acts.SEND: _send,
    invoice_acts.PAY: _pay,
}
"""The entries of each act that needs some; every other act is a single button."""
