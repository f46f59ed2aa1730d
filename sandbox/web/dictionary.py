"""`/help/documents`: the dictionary of data, as a table that people read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from payments.documents import comparators
from payments.documents.elements import ELEMENTS, Element, kinds_with
from payments.documents.ktdde import KTDDE
from sandbox.papers.sheet import title
from sandbox.wording import filled


@dataclass(frozen=True, slots=True)
class DictionaryRow:
    """A datum: its name, what the ICC calls it, the kinds that carry it, how it is compared."""

    id: str
    name: str
    ktdde: str
    kinds: tuple[str, ...]
    compared: str


def dictionary() -> tuple[DictionaryRow, ...]:
    """Every datum, in the order of the table."""
    return tuple(_row(element) for element in ELEMENTS)


def _row(element: Element) -> DictionaryRow:
    kinds = tuple(title(kind) for kind in kinds_with(element))
    how = str(COMPARED[element.compare]) if element.compare else ""
    name = filled(element.name, {})
    return DictionaryRow(element.id, name, KTDDE.get(element.id, ""), kinds, how)


COMPARED: Mapping[Callable[[Any, Any], bool], LazyString] = {
    comparators.same_id: _("the same letters and digits"),
    comparators.same_party: _("the same name, however it is written"),
    comparators.same_vessel: _("the same ship"),
    comparators.same_number: _("exactly as many"),
    comparators.same_amount: _("the same money"),
    comparators.same_quantity: _("as many, units converted"),
    comparators.same_hs_code: _("one begins the other"),
    comparators.same_place: _("one says all that the other says"),
    comparators.same_description: _("general and specific, no contradiction"),
    comparators.within: _("one is a part of the other"),
}
"""How two statements of a datum are held against each other, in words."""
