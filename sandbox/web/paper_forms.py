"""Forms on which a seller makes its documents: entered once and carried along, or typed on each.

An entry is named by the document's place and its field: `1.vessel`. What is left empty is not
stated by the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum, StrEnum
from types import NoneType
from typing import Any, get_args, get_type_hints

from werkzeug.datastructures import MultiDict

from payments.documents.entering import carried_by, entered_once
from payments.documents.kinds import DOCUMENT_KINDS, Capacity, Document
from payments.money import Money
from sandbox.papers.sheet import label, title
from sandbox.papers.words import CAPACITIES


class Mode(StrEnum):
    """How data come onto the documents."""

    ONCE = "once"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Entry:
    """One field to fill in. `control` is text, number, money, date, tick, choice or lines."""

    name: str
    label: str
    control: str
    value: str
    currency: str
    needed: bool
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PaperForm:
    """One document to fill in: what it asks first, what it may say besides, what it carries."""

    title: str
    asked: tuple[Entry, ...]
    more: tuple[Entry, ...]
    carried: tuple[tuple[str, str], ...]  # label, and the document it comes from


def paper_forms(
    kinds: tuple[str, ...], mode: Mode, said: Mapping[str, Any], posted: MultiDict[str, str] | None
) -> tuple[PaperForm, ...]:
    """A form for each kind. `said` is what the credit says, by element: where "once" begins."""
    begun = said if mode is Mode.ONCE else None
    owners = _owners(kinds, begun) if begun is not None else {}
    return tuple(_form(place, kinds, owners, begun or {}, posted) for place in range(len(kinds)))


def documents_of(
    kinds: tuple[str, ...], mode: Mode, posted: MultiDict[str, str]
) -> list[dict[str, Any]]:
    """The documents as they were filled in, for the body of `credit.present`."""
    own = {kind: dict(_filled(place, kind, posted)) for place, kind in enumerate(kinds)}
    if mode is Mode.ONCE:
        return list(entered_once(kinds, {}, own))
    return [{"kind": kind, **own[kind]} for kind in kinds]


def named_at(kinds: tuple[str, ...], at: str) -> tuple[str, str] | None:
    """Document and field, in words, of a place in the body: `$.documents[1].vessel`."""
    place, _bracket, rest = at.removeprefix("$.documents[").partition("].")
    field = rest.partition(".")[0]
    if not place.isdecimal() or int(place) >= len(kinds):
        return None
    kind = kinds[int(place)]
    known = {one.name for one in fields(_KINDS[kind])}
    return (title(kind), label(kind, field)) if field in known else None


def _owners(kinds: tuple[str, ...], said: Mapping[str, Any]) -> dict[str, int]:
    """Where each element is entered: on the first paper that asks for it, else that has it."""
    asked: dict[str, int] = {}
    had: dict[str, int] = {}
    for place, kind in enumerate(kinds):
        for field in fields(_KINDS[kind]):
            element = carried_by(kind, field.name)
            if element is not None:
                had.setdefault(element, place)
                if element in said or _is_asked(kind, field.name):
                    asked.setdefault(element, place)
    return {**had, **asked}


def _is_asked(kind: str, field: str) -> bool:
    return _is_needed(kind, field) or field in FIRST


def _form(
    place: int,
    kinds: tuple[str, ...],
    owners: Mapping[str, int],
    said: Mapping[str, Any],
    posted: MultiDict[str, str] | None,
) -> PaperForm:
    kind = kinds[place]
    entries: dict[bool, list[Entry]] = {True: [], False: []}
    carried = []
    for field in fields(_KINDS[kind]):
        element = carried_by(kind, field.name) or ""
        owner = owners.get(element, place)
        if owner < place:
            carried.append((label(kind, field.name), title(kinds[owner])))
        elif owner == place:
            entry = _entry(place, kind, field.name, said.get(element), posted)
            entries[_is_asked(kind, field.name) or bool(entry.value)].append(entry)
    return PaperForm(title(kind), tuple(entries[True]), tuple(entries[False]), tuple(carried))


def _entry(
    place: int, kind: str, field: str, value: Any, posted: MultiDict[str, str] | None
) -> Entry:
    name, inside = f"{place}.{field}", _inside(kind, field)
    control, options = _control(inside)
    text, currency = _text(value)
    if posted is not None:
        text, currency = posted.get(name, ""), posted.get(f"{name}.currency", "")
    needed = _is_needed(kind, field)
    return Entry(name, label(kind, field), control, text, currency or "EUR", needed, options)


def _is_needed(kind: str, field: str) -> bool:
    """Whether the document cannot be without it."""
    inside = _inside(kind, field)
    return NoneType not in inside and field not in _DEFAULTED[kind]


def _text(value: Any) -> tuple[str, str]:
    if isinstance(value, dict):
        return str(value["amount"]), str(value["currency"])
    return ("" if value is None else str(value)), ""


def _inside(kind: str, field: str) -> tuple[Any, ...]:
    hint = get_type_hints(_KINDS[kind])[field]
    return get_args(hint) if NoneType in get_args(hint) else (hint,)


def _control(inside: tuple[Any, ...]) -> tuple[str, tuple[tuple[str, str], ...]]:
    kind = next(one for one in inside if one is not NoneType)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "choice", tuple((one.value, str(CAPACITIES[one])) for one in Capacity)
    if get_args(kind):
        return "lines", ()
    return CONTROLS.get(kind, "text"), ()


def _filled(place: int, kind: str, posted: MultiDict[str, str]) -> Iterator[tuple[str, Any]]:
    for field in fields(_KINDS[kind]):
        name = f"{place}.{field.name}"
        control, _options = _control(_inside(kind, field.name))
        text = posted.get(name, "").strip()
        if text:
            yield field.name, _read(control, text, posted.get(f"{name}.currency", "").strip())


def _read(control: str, text: str, currency: str) -> Any:
    """As JSON would have it; what is no number stays text, and is refused by its place."""
    if control == "money":
        return {"amount": text, "currency": currency}
    if control == "number":
        return int(text) if text.isdecimal() and len(text) <= DIGITS_MAX else text
    if control == "tick":
        return {"yes": True, "no": False}.get(text, text)
    return [part.strip() for part in text.split(",")] if control == "lines" else text


DIGITS_MAX = 15
CONTROLS: Mapping[Any, str] = {int: "number", Money: "money", date: "date", bool: "tick"}
FIRST = frozenset({
    "issued_on", "unit_price", "incoterm", "credit_number", "on_board_on", "flown_on",
    "received_on", "port_of_loading", "port_of_discharge", "vessel", "shipped_on_board", "notify",
    "signed_as", "issued_as", "from_place", "to_place", "net_weight_kg", "gross_weight_kg",
    "invoice_number", "originals_issued", "exporter", "consignee", "tenor",
})  # fmt: skip
"""Fields that a form asks at once; the others are folded away."""

_KINDS: Mapping[str, type[Document]] = {kind.kind: kind for kind in DOCUMENT_KINDS}
_DEFAULTED = {
    kind.kind: frozenset(f.name for f in fields(kind) if isinstance(f.default, int))
    for kind in DOCUMENT_KINDS
}
