"""Forms for the acts that are open to a seat, and a posted form read back into an act's body.

Which acts are open comes from the world (`WorldView.offers`), which fields an act needs from the
table here. No act is emphasised: choosing is the exercise.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, is_dataclass, replace
from datetime import datetime
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from werkzeug.datastructures import MultiDict

from payments.money import Money
from payments.world import clock
from payments.world.acts import kind_of
from payments.world.state import Offer
from payments.world.view import WorldView
from sandbox.web.entries import ENTRIES, TYPED, Field
from sandbox.web.guarantee_entries import GUARANTEE_ENTRIES
from sandbox.web.language import gettext as _
from sandbox.web.language import money

ALL_ENTRIES = {**ENTRIES, **GUARANTEE_ENTRIES}

REVIEWED = frozenset({"credit.refuse"})
"""Acts that nothing takes back and that are done once: a notice of refusal (UCP 600 art. 16(c))."""


@dataclass(frozen=True, slots=True)
class ActForm:
    """An open act as a form. `once` makes a second tap of the same form do nothing."""

    kind: str
    says: str
    about: str
    about_says: str
    known: Mapping[str, str]
    fields: tuple[Field, ...]
    once: str
    entered: MultiDict[str, str] = field(default_factory=MultiDict)
    wrong: str = ""  # name of the field that could not be read
    read_at: int = 0  # the last act that the page knows of

    @property
    def reviewed(self) -> bool:
        """Whether a page shows what it will say before it is done."""
        return self.kind in REVIEWED

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
    fields = ALL_ENTRIES[offer.kind](view) if offer.kind in ALL_ENTRIES else ()
    says, about = _(kind_of(offer.kind).says), told_about(view, offer.about)
    once = secrets.token_urlsafe(12)
    return ActForm(
        offer.kind, says, offer.about, about, offer.body, fields, once, read_at=view.number
    )


def told_about(view: WorldView, about: str) -> str:
    """What an act is about, as people call it: a payment by its amount."""
    for transfer in view.transfers:
        if transfer.uetr == about:
            return money(transfer.instruction.amount)
    return about


def _read(hint: Any, name: str, form: MultiDict[str, str]) -> object:
    kinds = set(get_args(hint)) - {type(None)} if isinstance(hint, UnionType) else {hint}
    if Money in kinds:
        amount = form.get(name, "")
        left_out = not amount and type(None) in get_args(hint)
        return None if left_out else {"amount": amount, "currency": form.get(f"{name}.currency")}
    if any(get_origin(kind) is tuple for kind in kinds):
        return [text for text in form.getlist(name) if text]
    part = next((kind for kind in kinds if is_dataclass(kind)), None)
    if part is not None and any(entry.startswith(f"{name}.") for entry in form):
        inside = {f: _read(h, f"{name}.{f}", form) for f, h in get_type_hints(part).items()}
        return {key: value for key, value in inside.items() if value}
    text = form.get(name, "").strip()
    is_whole = text.isdecimal() and len(text) <= DIGITS_MAX
    return int(text) if int in kinds and is_whole else text


DIGITS_MAX = 18
