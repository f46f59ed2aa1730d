"""Whether kept worlds are sound: the log folds to what was kept, none is missing, books balance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session

from lei.sentences import Sentence
from payments.network.ledger import check
from payments.world.replay import Difference, difference, proof, replay
from payments.world.state import ENGINE
from sandbox.services.folds import act_of
from sandbox.store import worlds
from sandbox.store.worlds import KeptWorld


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a kept world, at an act, in plain English."""

    world: str
    number: int
    what: str


def verify(session: Session, world: str) -> Difference | None:
    """Fold a world's log again: the first act whose outcome differs from what is kept, or None.

    A log of another engine is not folded: whether what is kept has its digests is looked at.

    Raises:
        NotFound: there is no such world.
    """
    other = worlds.find(session, world).engine != ENGINE
    kept = zip(worlds.acts(session, world), worlds.outcomes(session, world), strict=True)
    proved = ((row, proof(caused.outcomes, row.digest)) for row, caused in kept)
    if other:
        changed = (Difference(row.number, row.digest, p) for row, p in proved if p != row.digest)
        return next(changed, None)
    return difference((act_of(row), found) for row, found in proved)


def check_all(session: Session) -> Iterator[Fault]:
    """What is at fault in kept worlds: gaps in numbers, other digests, books out of balance."""
    for row in worlds.every(session):
        yield from _check(session, row)


def _check(session: Session, row: KeptWorld) -> Iterator[Fault]:
    world, kept_acts = row.id, worlds.acts(session, row.id)
    for place, kept in enumerate(kept_acts, start=1):
        if kept.number != place:
            yield Fault(world, place, Sentence("this act is missing"))
            return
    found = verify(session, world)
    if found is not None:
        yield Fault(
            world, found.number, Sentence("the replay causes something else than what was kept")
        )
    elif row.engine == ENGINE and check(replay([act_of(kept) for kept in kept_acts]).network):
        yield Fault(world, len(kept_acts), Sentence("the books do not sum to zero"))
