"""What left, and which papers tell of it: the sets of a scenario are bound to the day of shipment.

A set with a transport document tells of one sailing: the day on which that document has the goods
on board. Goods that are handed over leave with the next sailing, and then only the sets of that
sailing are true. A set is there from the day on which the last of its papers is dated. A world
without such sets has a sailing every day.

Source: UCP 600 art. 14(i), 20(a)(ii), 21(a)(ii), 23(a)(iii), 24(a)(ii).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args

from lei.sentences import Sentence
from payments.credit.credit import Credit
from payments.documents.kinds import Document, TransportDocument
from payments.errors import NoSuchPart, NotPossible
from payments.world.state import DocumentSet, World

TRANSPORT = get_args(TransportDocument)


@dataclass(frozen=True, slots=True, order=True)
class Sailing:
    """A day on which goods leave, and with what, where the papers name a vessel."""

    on: date
    vessel: str = ""


def sailing(world: World, on: date) -> Sailing | None:
    """The sailing that takes goods handed over on a day; None when there is none to take them."""
    return taking(world.opening.document_sets, world.opening.goods_ready_on, on)


def taking(sets: Iterable[DocumentSet], ready_on: date | None, on: date) -> Sailing | None:
    """The same, of a scenario's sets and the day from which its goods can be shipped."""
    if ready_on is not None and on < ready_on:
        return None
    known = sailings(sets)
    return next((each for each in known if each.on >= on), None) if known else Sailing(on)


def sailings(sets: Iterable[DocumentSet]) -> tuple[Sailing, ...]:
    """The sailings that the papers tell of, soonest first."""
    return tuple(sorted({found for laid in sets for found in _of(laid)}))


def require_sailing(world: World, on: date) -> Sailing:
    """The same as `sailing`. Raises NotPossible with the day that is too early or too late."""
    found, ready_on = sailing(world, on), world.opening.goods_ready_on
    if found is not None:
        return found
    if ready_on is not None and on < ready_on:
        raise NotPossible("$", Sentence("the goods are ready on {day}, not before", day=ready_on))
    last = sailings(world.opening.document_sets)[-1].on
    raise NotPossible("$", Sentence("the last sailing was on {day}", day=last))


def true_of(world: World, credit: Credit) -> Iterator[DocumentSet]:
    """The sets that tell of what was shipped under a credit, there or not yet."""
    for laid in world.opening.document_sets:
        left_on = shipped_on(laid.documents)
        if left_on is None or left_on in credit.shipped_on:
            yield laid


def laid_ready(world: World, name: str) -> DocumentSet:
    """The set of that name, true or not. Raises NoSuchPart."""
    for laid in world.opening.document_sets:
        if laid.name == name:
            return laid
    raise NoSuchPart("document set", name)


def papers(world: World, credit: Credit, name: str, on: date) -> tuple[Document, ...]:
    """The documents of a set, presented under a credit on a day. Raises NoSuchPart, NotPossible."""
    laid = laid_ready(world, name)
    if laid not in true_of(world, credit):
        raise NotPossible("$.document_set", _untrue(laid, credit))
    require_there(laid.documents, on)
    return laid.documents


def require_there(documents: tuple[Document, ...], on: date) -> None:
    """Raises NotPossible when a paper of a set is dated later than the day it is handed over."""
    dated = dated_on(documents)
    if dated is not None and dated > on:
        raise NotPossible("$.document_set", Sentence(THERE_FROM, day=dated))


def is_there(laid: DocumentSet, on: date) -> bool:
    """Whether every paper of a set is dated by that day."""
    dated = dated_on(laid.documents)
    return dated is None or dated <= on


def dated_on(documents: tuple[Document, ...]) -> date | None:
    """The latest day that stands on the papers as theirs; None where none is dated."""
    days = (day for paper in documents for day in (paper.issued_on, _left_on(paper)))
    return max((day for day in days if day is not None), default=None)


def shipped_on(documents: tuple[Document, ...]) -> date | None:
    """The day on which the papers have the goods leave: the latest (UCP 600 art. 31(b))."""
    days = (_left_on(paper) for paper in documents)
    return max((day for day in days if day is not None), default=None)


def _of(laid: DocumentSet) -> Iterator[Sailing]:
    on = shipped_on(laid.documents)
    if on is not None:
        vessels = (getattr(paper, "vessel", None) for paper in laid.documents)
        yield Sailing(on, next((vessel for vessel in vessels if vessel), ""))


def _left_on(paper: Document) -> date | None:
    return paper.shipped_on if isinstance(paper, TRANSPORT) else None


def _untrue(laid: DocumentSet, credit: Credit) -> Sentence:
    told = shipped_on(laid.documents)
    if credit.shipped_on:
        return Sentence(LEFT, told=told, left=credit.shipped_on[-1])
    return Sentence(NOTHING_LEFT, told=told)


NOTHING_LEFT = "these papers tell of a shipment on {told}; nothing has left yet"
LEFT = "these papers tell of a shipment on {told}; the goods left on {left}"
THERE_FROM = "the papers of this set are dated {day}; they are there from that day"
