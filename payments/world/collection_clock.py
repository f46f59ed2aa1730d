"""What the clock does to a collection: a draft falls due, a day of payment ends, sixty days pass.

Source: URC 522 art. 6 and 26(c).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from payments.collection.collection import Collection, Role
from payments.collection.guards import Moment, waits_until
from payments.collection.machine import move, open_now
from payments.errors import NoSuchPart
from payments.network.model import Due, Outcome
from payments.world.collection_telling import told
from payments.world.kinds import Effect, caused, seats_of
from payments.world.parts import calendar_at
from payments.world.state import World

FALL_DUE = "collection.fall_due"
DEFAULT = "collection.default"
SIXTY_DAYS = "collection.sixty_days"
DIARY = "diary"  # something was put on the agenda, or struck off
KINDS = frozenset({FALL_DUE, DEFAULT, SIXTY_DAYS})


def run(world: World, due: Due) -> Effect:
    """Do what is due, where the collection still stands so; else only strike it off."""
    collection = collection_of(world, due.about)
    moment = moment_at(world, collection)
    if due.kind not in {m.kind for m in open_now(collection, Role.CLOCK, moment)}:
        return caused(world, (Outcome(DIARY, due.at, due.about, spent=(due.key,)),))
    moved = move(collection, due.kind, Role.CLOCK, moment)
    world = kept(world, moved)
    audience = seats_of(world, told(due.kind, Role.CLOCK, collection.instruction))
    outcome = Outcome(due.kind, due.at, due.about, spent=(due.key,), audience=audience)
    return caused(world, (outcome,))


def accepted(world: World, collection: Collection) -> Outcome:
    """The day of payment goes on the agenda: as banks open on it, and as they close."""
    day, place = collection.payable_on, moment_at(world, collection).calendar
    assert day is not None  # `steps.accepted` has worked it out
    opens = _due(collection, FALL_DUE, place.opening(day))
    return _noted(world, collection, opens, _due(collection, DEFAULT, place.closing(day)))


def dishonoured(world: World, collection: Collection) -> Outcome:
    """Sixty days for instructions begin to run."""
    until = waits_until(world.now, moment_at(world, collection).calendar)
    return _noted(world, collection, _due(collection, SIXTY_DAYS, until))


def collection_of(world: World, number: str) -> Collection:
    """The collection of that number. Raises NoSuchPart."""
    found = world.collections.get(number)
    if found is None:
        raise NoSuchPart("collection", number)
    return found


def moment_at(world: World, collection: Collection) -> Moment:
    """Now, at the presenting bank's place."""
    return Moment(world.now, calendar_at(world, collection.instruction.presenting_bank))


def kept(world: World, collection: Collection) -> World:
    """The world with this collection as it is now."""
    number = collection.instruction.number
    return replace(world, collections=world.collections.set(number, collection))


def _due(collection: Collection, kind: str, at: datetime) -> Due:
    """One item; a second presentation has keys of its own."""
    number, bank = collection.instruction.number, collection.instruction.presenting_bank
    return Due(at, f"{kind}/{number}/{len(collection.steps)}", kind, number, bank)


def _noted(world: World, collection: Collection, *due: Due) -> Outcome:
    return Outcome(DIARY, world.now, collection.instruction.number, due=due)
