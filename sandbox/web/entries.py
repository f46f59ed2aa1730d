"""What the acts of a world ask for on a form: THE TABLE of entries, by kind of act.

What is chosen from stands in tables of the floor below: reasons, faults, rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from payments.credential.roles import PURPOSES
from payments.credential.roles import ROLES as CREDENTIAL_ROLES
from payments.documents.kinds import BillOfLading
from payments.messages import codes
from payments.messages.code_sets import (
    CANCELLATION_REASON,
    CANCELLATION_REJECTION,
    STATUS_REASON,
)
from payments.network import recalls, verbs
from payments.network.faults import FAULTS
from payments.network.model import ChargeBearer
from payments.title.effects import AMENDABLE
from payments.title.moves import ISSUE
from payments.title.title import Medium
from payments.world import (
    clock,
    collection_instructing,
    credential_acts,
    fault_acts,
    look_up,
    register_acts,
    rewind,
    transfer_acts,
)
from payments.world import transfer_verbs as on_transfer
from payments.world.state import Happening
from payments.world.view import WorldView
from sandbox.papers.sheet import label
from sandbox.web.collection_words import BEARERS, EXTRAS, ORDERS, PROTESTS, WAIVERS
from sandbox.web.credit_entries import CREDIT_ENTRIES, papers_ready
from sandbox.web.fields import Field as Field
from sandbox.web.fields import Fields as Fields
from sandbox.web.fields import Option as Option
from sandbox.web.language import gettext as _
from sandbox.web.language import money
from sandbox.web.title_words import MEDIA
from sandbox.web.words import CHARGES, HAPPENINGS

TYPED = "typed"
"""The choice of a clock's form that takes the day and time beside it."""


Word = TypeVar("Word", bound=StrEnum)


def _advance(view: WorldView) -> tuple[Field, ...]:
    place = next(iter(view.calendars), None)
    ways = (
        Option("next", _("To the next thing that falls due")),
        Option("PT1H", _("One hour on")),
        Option("P1D", _("One day on")),
        Option("P7D", _("Seven days on")),
        Option(TYPED, _("To a day and time in %(place)s", place=place.place if place else "UTC")),
    )
    return (Field("to", _("How far"), "clock", "", ways, zone=place.zone if place else "UTC"),)


def _rewind(view: WorldView) -> tuple[Field, ...]:
    hint = _(
        "All that came after it is no longer in force; nothing is deleted. Now: %(n)s.",
        n=view.number,
    )
    return (Field("to", _("Number of the act to go back to"), "number", hint),)


def _look_up(_view: WorldView) -> tuple[Field, ...]:
    return (Field("lei", _("LEI"), "text", _("Twenty characters, as they stand on the paper.")),)


def _instruct(view: WorldView) -> tuple[Field, ...]:
    """What completes the instruction; what is left open stays unsaid, and that has its price."""
    unsaid = _("Without a choice the instruction says nothing of it.")
    return (
        *papers_ready(view),
        _choice("protest", _("If the draft is not paid or accepted"), unsaid, PROTESTS),
        _choice("charges", _("Who bears the banks’ charges"), unsaid, BEARERS),
        _choice("charges_waiver", _("If the buyer refuses the charges"), unsaid, WAIVERS),
        Field(
            "on_dishonour", _("What the bank is to do then, in your words"), "text", needed=False
        ),
        Field("advice_by", _("How you want to be told, as in: by MT"), "text", needed=False),
        Field("rules", _("Rules that apply, as in: URC 522"), "text", needed=False),
    )


def _order_further(_view: WorldView) -> tuple[Field, ...]:
    lower = _("A lower amount that will do, if you present once more")
    return (
        _choice("order", _("What is to happen now"), "", ORDERS, needed=True),
        Field("amount", lower, "money", needed=False),
    )


def _pay_collection(_view: WorldView) -> tuple[Field, ...]:
    extras = tuple(Option(extra.value, str(word)) for extra, word in EXTRAS.items())
    hint = _("Your bank hands the documents over without them if the instruction allows it.")
    return (Field("declined", _("What you refuse to pay beside"), "many", hint, extras, False),)


def _refuse_collection(_view: WorldView) -> tuple[Field, ...]:
    hint = _("You owe no reason; the bank passes on what you say.")
    return (Field("reason", _("Why"), "text", hint, needed=False),)


def _choice(
    name: str, label: str, hint: str, words: Mapping[Word, object], *, needed: bool = False
) -> Field:
    """One of a table of words."""
    options = tuple(Option(word.value, str(text)) for word, text in words.items())
    return Field(name, label, "one", hint, options, needed)


def _order(_view: WorldView) -> tuple[Field, ...]:
    bearers = tuple(Option(bearer.value, str(CHARGES[bearer])) for bearer in ChargeBearer)
    return (
        Field("creditor_account", _("Account of the receiver"), "text"),
        Field("amount", _("Amount"), "money", _("Figures and a point, as in 12150.00.")),
        Field("charge_bearer", _("Charges"), "one", options=bearers),
        Field("remittance", _("What it is for"), "text", needed=False),
        *_payee(),
    )


def _payee() -> tuple[Field, ...]:
    """The receiver as the payer writes it; all empty: as the bank knows it."""
    hint = _("Only if you write the address yourself.")
    return (
        Field("payee.name", _("Name of the receiver"), "text", hint, needed=False),
        Field("payee.lei", _("LEI of the receiver"), "text", needed=False),
        Field("payee.lines", _("Address as a free line"), "text", needed=False),
        Field("payee.town", _("Town of the receiver"), "text", needed=False),
        Field("payee.country", _("Country, two letters as in ES"), "text", needed=False),
    )


def _change_lei(_view: WorldView) -> tuple[Field, ...]:
    happens = tuple(Option(each.value, str(HAPPENINGS[each])) for each in Happening)
    return (
        Field("lei", _("LEI"), "text"),
        Field("happens", _("What happens to it"), "one", options=happens),
        Field("successor", _("LEI of the firm it merges into"), "text", needed=False),
    )


def reason_in_words(code: str, of: str = STATUS_REASON) -> Option:
    """A reason code of a set, with what it says and what it asks the firm to do."""
    known = codes.explained(of, code)
    return Option(code, f"{code}: {_(known.says)}", _(known.do)) if known else Option(code, code)


def _reasons(allowed: Iterable[str], of: str) -> tuple[Option, ...]:
    return tuple(reason_in_words(code, of) for code in allowed)


def _why(_view: WorldView) -> tuple[Field, ...]:
    return (Field("reason", _("Why"), "one", options=_reasons(verbs.REJECTIONS, STATUS_REASON)),)


def _recall(_view: WorldView) -> tuple[Field, ...]:
    why = _reasons(recalls.REASONS, CANCELLATION_REASON)
    return (Field("reason", _("Why"), "one", options=why),)


def _answer_recall(_view: WorldView) -> tuple[Field, ...]:
    back = Option("", _("Give the money back"))
    ways = (back, *_reasons(recalls.REFUSALS, CANCELLATION_REJECTION))
    return (Field("reason", _("Your answer"), "one", options=ways),)


def _plant(view: WorldView) -> tuple[Field, ...]:
    faults = tuple(Option(row.id, _(row.says), _(row.happens)) for row in FAULTS)
    accounts = (Option(held.account.number, held.account.number) for held in view.accounts)
    payments = (
        Option(transfer.uetr, money(transfer.instruction.amount), transfer.uetr)
        for transfer in view.transfers
    )
    return (
        Field("on", _("On which account or payment"), "one", options=(*accounts, *payments)),
        Field("fault", _("What goes wrong"), "one", options=faults),
    )


def _issue_title(_view: WorldView) -> tuple[Field, ...]:
    media = tuple(Option(medium.value, str(MEDIA[medium])) for medium in Medium)
    return (Field("medium", _("On which medium"), "one", options=media),)


def _parties(view: WorldView) -> tuple[Option, ...]:
    own = view.party.id if view.party else None
    return tuple(Option(party.id, party.name) for party in view.parties if party.id != own)


def _to_party(view: WorldView) -> tuple[Field, ...]:
    hint = _("Whoever holds it without owning it can endorse it only to the next owner named.")
    return (
        Field("to", _("To whom"), "one", hint, _parties(view)),
        Field("remark", _("Remark"), "text", _("At most 120 bytes."), needed=False),
    )


def _amend(_view: WorldView) -> tuple[Field, ...]:
    data = tuple(Option(name, label(BillOfLading.kind, name)) for name in AMENDABLE)
    return (
        Field("field", _("What to amend"), "one", options=data),
        Field("after", _("What it is to say"), "text"),
    )


def _ask_credential(view: WorldView) -> tuple[Field, ...]:
    roles = tuple(Option(row.id, _(row.says)) for row in CREDENTIAL_ROLES)
    person = Field("person", _("Name of the person"), "text", _("An invented one."))
    role = Field("role", _("Role"), "one", options=roles)
    days = Field("days", _("Days it is good for"), "number", _("A year if left empty."), (), False)
    firm = Field("party", _("For which firm"), "one", options=_parties(view))
    return (person, role, days) if view.party else (firm, person, role, days)


def _show_credential(view: WorldView) -> tuple[Field, ...]:
    return (Field("to", _("To whom"), "one", options=_parties(view)),)


def _check_credential(_view: WorldView) -> tuple[Field, ...]:
    none = Option("", _("For nothing in particular"))
    purposes = (none, *(Option(purpose, _(says)) for purpose, says in PURPOSES))
    return (Field("purpose", _("For what"), "one", options=purposes, needed=False),)


ENTRIES: Mapping[str, Fields] = {
    clock.KIND: _advance,
    rewind.KIND: _rewind,
    look_up.KIND: _look_up,
    register_acts.CHANGE: _change_lei,
    **CREDIT_ENTRIES,
    collection_instructing.INSTRUCT: _instruct,
    "collection.order": _order_further,
    "collection.pay": _pay_collection,
    "collection.refuse": _refuse_collection,
    transfer_acts.KIND: _order,
    on_transfer.REJECT: _why,
    on_transfer.RETURN: _why,
    on_transfer.RECALL: _recall,
    on_transfer.ANSWER_RECALL: _answer_recall,
    fault_acts.PLANT: _plant,
    ISSUE: _issue_title,
    "title.nominate": _to_party,
    "title.hand_over": _to_party,
    "title.endorse": _to_party,
    "title.transfer": _to_party,
    "title.propose_amendment": _amend,
    credential_acts.ASK: _ask_credential,
    credential_acts.SHOW: _show_credential,
    credential_acts.CHECK: _check_credential,
}
"""The entries of each act that needs some; every other act is a single button."""
