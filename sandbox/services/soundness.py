"""Whether kept worlds are sound: the log folds to what was kept, none is missing, books balance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session

from payments.network.ledger import check
from payments.world.replay import Difference, difference, proof, replay
from sandbox.services.folds import act_of
from sandbox.store import worlds


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a kept world, at an act, in plain English."""

    world: str
    number: int
    what: str


def verify(session: Session, world: str) -> Difference | None:
    """Fold a world's log again: the first act whose outcome differs from what is kept, or None.

    Raises:
        NotFound: there is no such world.
    """
    worlds.find(session, world)
    kept = zip(worlds.acts(session, world), worlds.outcomes(session, world), strict=True)
    return difference((act_of(row), proof(caused.outcomes, row.digest)) for row, caused in kept)


def check_all(session: Session) -> Iterator[Fault]:
    """What is at fault in kept worlds: gaps in numbers, other digests, books out of balance."""
    for row in worlds.every(session):
        yield from _check(session, row.id)


def _check(session: Session, world: str) -> Iterator[Fault]:
    log = [act_of(row) for row in worlds.acts(session, world)]
    for place, kept in enumerate(log, start=1):
        if kept.number != place:
            yield Fault(world, place, "this act is missing")
            return
    found = verify(session, world)
    if found is not None:
        yield Fault(world, found.number, "the replay causes something else than what was kept")
    elif check(replay(log).network):
        yield Fault(world, len(log), "the books do not sum to zero")
