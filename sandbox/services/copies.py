"""A copy of a world: its acts performed again by this engine, as a new world with new keys.

A world of another engine is continued that way. Numbers, seats and the seed of identifiers stay, so
that an act which names a payment or a credit still names the same one in the copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from payments.errors import PaymentsError
from payments.world.replay import after
from payments.world.state import ENGINE, Act, World
from sandbox.services import worlds
from sandbox.services.worlds import OpenedWorld
from sandbox.store import worlds as store


@dataclass(frozen=True, slots=True)
class Copied:
    """The new world at its last act, how many acts the old one has, and why the first that is not
    in the copy was refused; None where all are in it."""

    opened: OpenedWorld
    acts: int
    refusal: PaymentsError | None


def copy(session: Session, world: str, worlds_max: int) -> Copied:
    """Perform a world's acts again as a new world, up to the first that this engine refuses.

    Webhooks are not copied. The caller's unit of work commits.

    Raises:
        NotFound: there is no such world.
        LimitReached: there are `worlds_max` worlds.
    """
    log = worlds.acts(session, world)
    worlds.require_room(session, worlds_max)
    first = replace(log[0], body=replace(log[0].body, engine=ENGINE))
    opened = worlds.open_world(session, first.body)
    now, refusal = _performed(session, opened.id, (first, *log[1:]))
    return Copied(replace(opened, now=now.now, number=now.number), len(log), refusal)


def _performed(
    session: Session, world: str, log: Sequence[Act]
) -> tuple[World, PaymentsError | None]:
    """Folded here as it goes: what a process remembers of a world is of committed acts only."""
    row, now = store.find(session, world), worlds.current(session, world)
    for place, act in enumerate(log[1:], start=1):
        try:
            change = after(log[:place], now, act)
        except PaymentsError as refusal:
            return now, refusal
        worlds.keep(session, row, now, change)
        now = change.world
    return now, None
