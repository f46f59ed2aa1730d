"""Forms for the acts that are open to a seat, and a posted form read back into an act's body.

Which acts are open comes from the world (`WorldView.offers`), which fields an act needs from the
table here. No act is emphasised: choosing is the exercise.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import UnionType
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from werkzeug.datastructures import MultiDict

from payments.credit.credit import Disposal
from payments.documents.ucp600 import RULES
from payments.money import Money
from payments.network.model import ChargeBearer
from payments.world import clock, credit_acts, look_up, rewind, transfer_acts
from payments.world.acts import kind_of
from payments.world.state import Offer
from payments.world.view import WorldView
from sandbox.web.language import gettext as _
from sandbox.web.papers import Paper, paper
from sandbox.web.words import CHARGES, DISPOSALS, GROUNDS

TYPED = "typed"
"""The choice of a clock's form that takes the day and time beside it."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose, what stands under it, and the papers it would hand over."""

    value: str
    label: str
    hint: str = ""
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """An entry of a form. `control` is text, number, money, one (radio), many (checkbox) or
    clock (radio, or a day and time in `zone`)."""

    name: str
    label: str
    control: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    needed: bool = True
    zone: str = ""


@dataclass(frozen=True, slots=True)
class ActForm:
    """An open act as a form. `once` makes a second tap of the same form do nothing."""

    kind: str
    says: str
    about: str
    known: Mapping[str, str]
    fields: tuple[Field, ...]
    once: str
    entered: MultiDict[str, str] = field(default_factory=MultiDict)
    wrong: str = ""  # name of the field that could not be read

    @property
    def asked(self) -> frozenset[str]:
        """The names that the form asks for."""
        return frozenset(entry.name for entry in self.fields)


def act_forms(view: WorldView) -> tuple[ActForm, ...]:
    """A form for each act open to the seat of `view`, in the order of the world's table."""
    return tuple(_form(view, offer) for offer in view.offers)


def body_of(kind: str, form: MultiDict[str, str]) -> dict[str, object]:
    """The body of an act as posted; what was left empty is left out.

    Raises NoSuchPart when there is no such kind of act.
    """
    if kind == clock.KIND:
        return {"to": _clock_to(form)}
    hints = get_type_hints(kind_of(kind).body)
    read = {name: _read(hint, name, form) for name, hint in hints.items()}
    return {name: value for name, value in read.items() if value}


def form_of(forms: tuple[ActForm, ...], posted: MultiDict[str, str]) -> ActForm | None:
    """The form that was posted, with what was entered in it, if its act is still open."""
    for form in forms:
        known = all(posted.get(name) == value for name, value in form.known.items())
        if form.kind == posted.get("kind") and known:
            return replace(form, entered=posted)
    return None


def field_at(form: ActForm, at: str) -> Field | None:
    """The entry of a form that stands at a place (`$.amount.currency`) in the body of its act."""
    name = at.removeprefix("$.").partition(".")[0].partition("[")[0]
    return next((entry for entry in form.fields if entry.name == name), None)


def _clock_to(form: MultiDict[str, str]) -> str:
    """Where the clock goes: as chosen, or the day and time typed, with the offset of its place."""
    typed, zone = form.get("to.at", ""), form.get("to.zone", "")
    if form.get("to") != TYPED:
        return form.get("to", "")
    try:
        return datetime.fromisoformat(typed).replace(tzinfo=ZoneInfo(zone)).isoformat()
    except (ValueError, ZoneInfoNotFoundError):
        return typed


def _form(view: WorldView, offer: Offer) -> ActForm:
    fields = FIELDS.get(offer.kind, _nothing)(view)
    says = _(kind_of(offer.kind).says)
    return ActForm(offer.kind, says, offer.about, offer.body, fields, secrets.token_urlsafe(12))


def _read(hint: Any, name: str, form: MultiDict[str, str]) -> object:
    kinds = set(get_args(hint)) - {type(None)} if isinstance(hint, UnionType) else {hint}
    if Money in kinds:
        return {"amount": form.get(name, ""), "currency": form.get(f"{name}.currency", "")}
    if any(get_origin(kind) is tuple for kind in kinds):
        return form.getlist(name)
    text = form.get(name, "").strip()
    return int(text) if int in kinds and text.isdecimal() else text


def _nothing(_view: WorldView) -> tuple[Field, ...]:
    return ()


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


def _present(view: WorldView) -> tuple[Field, ...]:
    sets = tuple(
        Option(laid.name, laid.says, papers=tuple(map(paper, laid.documents)))
        for laid in view.document_sets
    )
    return (Field("document_set", _("Which papers"), "one", options=sets),)


def _refuse(_view: WorldView) -> tuple[Field, ...]:
    rules = tuple(
        Option(rule.id, str(GROUNDS.get(rule.id, rule.id)), rule.source) for rule in RULES
    )
    places = tuple(Option(d.value, str(DISPOSALS[d])) for d in Disposal)
    return (
        Field(
            "discrepancies",
            _("What does not comply"),
            "many",
            _("One notice only: what is not in it is lost."),
            rules,
        ),
        Field(
            "disposal",
            _("The papers"),
            "one",
            _("Without this line the notice is not valid."),
            places,
        ),
    )


def _order(_view: WorldView) -> tuple[Field, ...]:
    bearers = tuple(Option(bearer.value, str(CHARGES[bearer])) for bearer in ChargeBearer)
    return (
        Field("creditor_account", _("Account of the receiver"), "text"),
        Field("amount", _("Amount"), "money", _("Figures and a point, as in 12150.00.")),
        Field("charge_bearer", _("Charges"), "one", options=bearers),
        Field("remittance", _("What it is for"), "text", needed=False),
    )


Fields: TypeAlias = Callable[[WorldView], tuple[Field, ...]]

FIELDS: Mapping[str, Fields] = {
    clock.KIND: _advance,
    rewind.KIND: _rewind,
    look_up.KIND: _look_up,
    credit_acts.PRESENT: _present,
    "credit.refuse": _refuse,
    transfer_acts.KIND: _order,
}
"""The entries of each act that needs some; every other act is a single button."""
