"""The papers of a scenario as a seat finds them: those that are there, and those still to come.

A set is there when it tells of what left and each of its papers is dated by today. Nobody is shown
papers of a shipment that has not happened.

Source: UCP 600 art. 14(i).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from payments.credit.credit import Credit
from payments.world.parts import calendar_at, moment_at
from payments.world.shipments import Sailing, dated_on, is_there, sailing, true_of
from payments.world.state import TRAINER, Actor, DocumentSet, World


@dataclass(frozen=True, slots=True)
class ComingSet:
    """Papers on their way to the seller: which, and the day from which they are there."""

    name: str
    says: str
    there_on: date


def sets_there(world: World, who: Actor) -> tuple[DocumentSet, ...]:
    """The sets that a seat may hand over now, in the order of the scenario."""
    told = (laid for credit, on in _of_seller(world, who) for laid in _there(world, credit, on))
    found = {laid.name for laid in (*told, *_to_collect(world, who))}
    return tuple(laid for laid in world.opening.document_sets if laid.name in found)


def sets_coming(world: World, who: Actor) -> tuple[ComingSet, ...]:
    """The sets of what has left whose papers are not all there yet."""
    found = {
        ComingSet(laid.name, laid.says, dated)
        for credit, on in _of_seller(world, who)
        for laid in true_of(world, credit)
        if credit.shipped_on and (dated := dated_on(laid.documents)) and dated > on
    }
    return tuple(sorted(found, key=lambda each: (each.there_on, each.name)))


def bills_there(world: World) -> tuple[DocumentSet, ...]:
    """The sets that are there for whoever ships."""
    return sets_there(world, Actor(TRAINER, None))


def next_sailing(world: World, who: Actor) -> Sailing | None:
    """The sailing that would take the seller's goods today, while nothing has left."""
    found = (sailing(world, on) for credit, on in _of_seller(world, who) if not credit.shipped_on)
    return next((each for each in found if each is not None), None)


def _of_seller(world: World, who: Actor) -> Iterator[tuple[Credit, date]]:
    """The credits that a seat presents under, and what day it is there."""
    for number in sorted(world.credits):
        credit = world.credits[number]
        if who.seat == TRAINER or who.party == credit.terms.beneficiary:
            yield credit, moment_at(world, credit).on


def _there(world: World, credit: Credit, on: date) -> Iterator[DocumentSet]:
    yield from (laid for laid in true_of(world, credit) if is_there(laid, on))


def _to_collect(world: World, who: Actor) -> Iterator[DocumentSet]:
    """The papers of a contract that foresees a collection."""
    foreseen = world.opening.collection
    if foreseen is None or (who.seat != TRAINER and who.party != foreseen.principal):
        return
    on = calendar_at(world, foreseen.remitting_bank).local(world.now).date()
    yield from (laid for laid in world.opening.document_sets if is_there(laid, on))
