"""Data that conflict between the documents of one presentation (UCP 600 art. 14(d)).

Which data are held against each other, and how, is the table `payments.documents.elements`. A
number is the sum over the documents of one kind, so that two bills of 90 bags agree with an
invoice for 180.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from payments.documents.comparators import Measure
from payments.documents.elements import ELEMENTS, Element, element_of
from payments.documents.kinds import AirWaybill, BillOfLading, Document, RoadNote, SeaWaybill
from payments.money import Money


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as it stands on a document, or on several of one kind together."""

    document: str
    kind: str
    value: Any  # what the comparator of the element takes


@dataclass(frozen=True, slots=True)
class Comparison:
    """An element on two documents, and whether they agree."""

    element: Element
    one: Stated
    other: Stated
    agree: bool


def conflicts(documents: tuple[Document, ...]) -> tuple[Comparison, ...]:
    """Every pair of documents that conflict, by element, in the order of the dictionary."""
    return tuple(made for made in comparisons(documents) if not made.agree)


def comparisons(documents: tuple[Document, ...]) -> Iterator[Comparison]:
    """Each statement of an element beside the first one of it."""
    for element in ELEMENTS:
        if element.compare is None:
            continue
        stated = _stated(element, documents)
        if element.id in OF_ONE_SHIPMENT and len(carried := _carried(stated)) > 1:
            yield from _beside_any(element, carried, stated)
        else:
            yield from _beside_any(element, stated[:1], stated)


def _beside_any(
    element: Element, first: Sequence[Stated], stated: Sequence[Stated]
) -> Iterator[Comparison]:
    """Each other statement beside those of `first`, and with which it agrees if with any."""
    assert element.compare is not None
    for other in stated:
        if other not in first:
            alike = (one for one in first if element.compare(one.value, other.value))
            beside = next(alike, None)
            yield Comparison(element, beside or first[0], other, beside is not None)


def _carried(stated: Sequence[Stated]) -> tuple[Stated, ...]:
    """The statements of carriers: two shipments may be on two ships (UCP 600 art. 31(a))."""
    return tuple(one for one in stated if one.kind in CARRIERS)


def written(value: object) -> str:
    """A value as a finding quotes it."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _stated(element: Element, documents: tuple[Document, ...]) -> tuple[Stated, ...]:
    found = [
        Stated(document.ref, document.kind, _valued(document, field.name))
        for document in documents
        for field in fields(document)
        if element_of(document.kind, field.name) is element
        and getattr(document, field.name) is not None
    ]
    return tuple(_summed(found)) if _adds_up(element) else tuple(found)


def _valued(document: Document, field: str) -> object:
    value: object = getattr(document, field)
    if field == "quantity" and isinstance(value, int):
        return Measure(value, getattr(document, "unit", None) or "")
    return value


def _adds_up(element: Element) -> bool:
    return element.id in ADDED


def _summed(found: Sequence[Stated]) -> Iterator[Stated]:
    for kind in dict.fromkeys(stated.kind for stated in found):
        same = [stated for stated in found if stated.kind == kind]
        yield same[0] if len(same) == 1 else _sum(same)


def _sum(same: Sequence[Stated]) -> Stated:
    at = ", ".join(stated.document for stated in same)
    total = same[0].value
    for stated in same[1:]:
        total = _plus(total, stated.value)
    return Stated(at, same[0].kind, total)


def _plus(one: Any, other: Any) -> Any:
    if isinstance(one, Measure):
        return Measure(one.number + other.number, one.unit)
    same_currency = not isinstance(one, Money) or one.currency == other.currency
    return one + other if same_currency else one


CARRIERS = frozenset(kind.kind for kind in (BillOfLading, SeaWaybill, AirWaybill, RoadNote))
OF_ONE_SHIPMENT = frozenset({"vessel", "voyage", "containers"})
"""Elements that each shipment has of its own; whether there may be several is art. 31(b)'s."""

ADDED = frozenset({"quantity", "packages", "net_weight", "gross_weight", "amount_claimed"})
"""Elements of which the documents of one kind share the whole."""
