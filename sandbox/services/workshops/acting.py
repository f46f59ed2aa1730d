"""Acting at a table: the one way in for every door, whether the world is a workshop's or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from payments.world.acts import kind_of
from payments.world.rewind import KIND as REWIND
from payments.world.state import TRAINER
from payments.world.tagged import typed
from sandbox.errors import Frozen, NotFound
from sandbox.services import worlds
from sandbox.services.workshops import companions, rooms
from sandbox.services.worlds import ActView
from sandbox.store import workshops as store
from sandbox.store import worlds as world_rows


def act(
    session: Session,
    world: str,
    seat: str,
    kind: str,
    body: Mapping[str, Any],
    *,
    key: str | None = None,
    acts_max: int = worlds.ACTS_MAX,
    read_at: int | None = None,
) -> ActView:
    """Let a seat act, and the bots of its table after it.

    `read_at` is the number of the last act that the seat's page knew of.

    Raises:
        StalePage: the seat has acted since then.
        Frozen: the trainer has stopped the class.
        what `sandbox.services.worlds.act` raises.
    """
    given: object = typed(kind_of(kind).body, body)  # read before the lock is taken
    world_rows.lock(session, world)
    table = store.table_of(session, world)
    room = rooms.show(session, table.workshop) if table else None
    if room is not None and room.frozen and seat != TRAINER and not _done(session, world, key):
        raise Frozen
    done = worlds.perform(
        session, world, seat, kind, given, key=key, acts_max=acts_max, read_at=read_at
    )
    if room is not None and table is not None and done.change is not None:
        rooms.touch(session, room.id)
        if kind != REWIND:  # the trainer went back in order to let somebody decide anew
            companions.follow(session, room, table.number, done.change, acts_max)
    return done.view


def act_for(
    session: Session,
    world: str,
    seat: str,
    kind: str,
    body: Mapping[str, Any],
    *,
    key: str | None = None,
    acts_max: int = worlds.ACTS_MAX,
    read_at: int | None = None,
) -> ActView:
    """Let the trainer act in the place of a seat; it is noted who did. A freeze does not hold.

    Raises as `act`, and NotFound for a world of no workshop.
    """
    given: object = typed(kind_of(kind).body, body)
    world_rows.lock(session, world)
    table = store.table_of(session, world)
    if table is None:
        raise NotFound("table", world)
    done = worlds.perform(
        session, world, seat, kind, given, key=key, acts_max=acts_max, read_at=read_at
    )
    if done.change is not None:
        room = rooms.show(session, table.workshop)
        store.add_stand_in(session, world, done.change.act.number, companions.TRAINER)
        rooms.touch(session, room.id)
        companions.follow(session, room, table.number, done.change, acts_max)
    return done.view


def _done(session: Session, world: str, key: str | None) -> bool:
    """Whether the request was done before the freeze: it gets the same answer again."""
    return key is not None and world_rows.act_of_key(session, world, key) is not None
