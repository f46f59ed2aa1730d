"""Documents beside each other, datum by datum, with those that contradict each other marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from payments.documents.conflicts import Comparison, conflicts
from payments.documents.elements import ELEMENTS, Element, element_of
from payments.documents.kinds import Document


@dataclass(frozen=True, slots=True)
class Entry:
    """What one document says of an element: None where it is silent."""

    value: object
    conflicts: bool = False


@dataclass(frozen=True, slots=True)
class Datum:
    """An element, and an entry of each document in their order."""

    element: Element
    entries: tuple[Entry, ...]

    @property
    def conflicts(self) -> bool:
        return any(entry.conflicts for entry in self.entries)


def side_by_side(
    documents: tuple[Document, ...], held: tuple[Document, ...] = ()
) -> tuple[Datum, ...]:
    """Each element that two documents state, conflicts first, else in the dictionary's order.

    `held` are the documents held against each other: those that the credit asks for (UCP 600
    art. 14(d), 14(g)); without any, nothing is marked.
    """
    rows = (row for row in stated(documents, held) if row.element.id not in OWN)
    shared = [row for row in rows if sum(one.value is not None for one in row.entries) > 1]
    return tuple(sorted(shared, key=lambda row: not row.conflicts))


def stated(documents: tuple[Document, ...], held: tuple[Document, ...] = ()) -> tuple[Datum, ...]:
    """Each element that a document states, in the dictionary's order; `held` as above."""
    found = conflicts(held)
    rows = (_datum(one, documents, found) for one in ELEMENTS)
    return tuple(row for row in rows if any(one.value is not None for one in row.entries))


def _datum(
    element: Element, documents: tuple[Document, ...], found: tuple[Comparison, ...]
) -> Datum:
    against = [one for one in found if one.element is element]
    return Datum(
        element,
        tuple(Entry(_value(element, one), _is_in(one, against)) for one in documents),
    )


def _value(element: Element, document: Document) -> object:
    return next(_values(element, document), None)


def _values(element: Element, document: Document) -> Iterator[object]:
    for field in fields(document):
        value = getattr(document, field.name)
        if value is not None and element_of(document.kind, field.name) is element:
            yield value


def _is_in(document: Document, found: list[Comparison]) -> bool:
    """Whether it is a side of a conflict; a sum names all the documents that it is of."""
    sides = (side for one in found for side in (one.one, one.other))
    return any(side.kind == document.kind and document.ref in side.document for side in sides)


OWN = frozenset({"document_number", "document_date"})
"""Elements that are each document's own: nobody lays them beside each other."""
