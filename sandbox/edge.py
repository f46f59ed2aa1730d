"""What one HTTP request has, for the doors: the settings, one session, and who asks.

The session is opened when first asked for, so a request that needs none holds no lock: a writing
one for unsafe methods, a reading one for the others. `sandbox.app` ends it. Who asks is found by
a short reading session of its own, before any lock is taken.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app, g, request
from sqlmodel import Session

from payments.world.state import TRAINER
from sandbox.config import Settings
from sandbox.errors import (
    KeyNeeded,
    NoLongerIn,
    NotFound,
    NotYours,
    TrainerNeeded,
    WorkshopOver,
)
from sandbox.services.request_log import RequestLog
from sandbox.services.workshops.presence import Presence
from sandbox.store import keys, people, workshops
from sandbox.store.database import Database
from sandbox.store.entities import Register

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
COOKIE = "sandbox_seat"
TRAINER_COOKIE = "sandbox_trainer"
NO_SEAT = "of somebody who waits for one"
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-Ip", "Sandbox-Delivery")
"""What a proxy adds, and our own deliveries: who comes so does not sit at this machine."""

EXTENSION = "lei_sandbox"


@dataclass(frozen=True, slots=True)
class Installation:
    """What every request of one process shares."""

    settings: Settings
    database: Database
    register: Register
    requests: RequestLog
    presence: Presence


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: the holder of the key of one seat in one world.

    Somebody in a workshop has its id, a number and a table too, and no world while without a seat.
    """

    world: str
    seat: str
    workshop: str = ""
    person: int = 0
    table: int = 0


def install(app: Flask, installation: Installation) -> None:
    """Give `app` its settings and its database."""
    app.extensions[EXTENSION] = installation


def installation() -> Installation:
    """What this process was started with."""
    found: Installation = current_app.extensions[EXTENSION]
    return found


def settings() -> Settings:
    """The settings of this process."""
    return installation().settings


def register() -> Register:
    """The register of entities: read only, and of its own file."""
    return installation().register


def session() -> Session:
    """This request's one session."""
    if "session" not in g:
        database = installation().database
        safe = request.method in SAFE_METHODS
        g.session = database.reading() if safe else database.writing()
    found: Session = g.session
    return found


def caller() -> Caller | None:
    """Who asks: by Bearer key, else by the seat's cookie; None when neither opens anything."""
    if "caller" not in g:
        g.caller = _caller(bearer() or request.cookies.get(COOKIE, ""))
    found: Caller | None = g.caller
    return found


def seat_in(world: str) -> str:
    """The caller's seat in a world.

    Raises:
        KeyNeeded: no key came, or one that opens nothing.
        NotFound: the key is another world's: whether this one exists is not told.
    """
    found = caller()
    if found is not None and found.world == world:
        return found.seat
    if leads(world):
        return TRAINER
    if found is None:
        raise nobody()
    raise NotFound("world", world)


def require_trainer(world: str, what: str) -> None:
    """Raise NotYours unless the caller holds the world's own key."""
    seat = seat_in(world)
    if seat != TRAINER:
        raise NotYours(what, seat)


def is_trainer() -> bool:
    """Whether who asks leads the workshops here: by the trainer's key, or by sitting at this
    machine when nobody else can reach the server."""
    if "is_trainer" not in g:
        g.is_trainer = _is_trainer()
    found: bool = g.is_trainer
    return found


def require_leader(workshop: str = "") -> None:
    """Raise unless who asks leads the workshops here.

    Raises:
        TrainerNeeded: no key came.
        NotYours: who asks takes part in this workshop, or would lead with a seat's key.
        NotFound: the key is for something else: whether this workshop exists is not told.
    """
    if is_trainer():
        return
    found = caller()
    if found is None:
        raise TrainerNeeded
    if workshop and found.workshop != workshop:
        raise NotFound("workshop", workshop)
    raise NotYours("The trainer's part", found.seat or NO_SEAT)


def leads(world: str) -> bool:
    """Whether who asks leads the workshop whose world it is."""
    if not is_trainer():
        return False
    with installation().database.reading() as own:
        return workshops.table_of(own, world) is not None


def person_in(workshop: str) -> Caller:
    """Who asks, as somebody who takes part in a workshop. Raises KeyNeeded, NotFound."""
    found = caller()
    if found is None:
        raise nobody()
    if found.workshop != workshop:
        raise NotFound("workshop", workshop)
    return found


def nobody() -> KeyNeeded:
    """Why nobody is known: no key, one that opens nothing, or a browser's that once did."""
    key = "" if bearer() is not None else request.cookies.get(COOKIE, "")
    if not key:
        return KeyNeeded()
    with installation().database.reading() as own:
        there = workshops.is_there(own, key.partition(".")[0])
    return NoLongerIn() if there else WorkshopOver()


def bearer() -> str | None:
    """The key of the Authorization header."""
    given = request.authorization
    return given.token if given is not None and given.type == "bearer" else None


def _caller(key: str) -> Caller | None:
    if not key:
        return None
    with installation().database.reading() as own:
        opened = keys.seat_of(own, key)
        person = None if opened else people.seated(own, key)
    if person is None:
        return Caller(*opened) if opened else None
    installation().presence.note(person.workshop, person.number)
    return Caller(person.world, person.seat, person.workshop, person.number, person.table)


def _is_trainer() -> bool:
    key = bearer() or request.cookies.get(TRAINER_COOKIE, "")
    if key:
        with installation().database.reading() as own:
            if people.is_trainer_key(own, key):
                return True
    return _sits_here()


def _sits_here() -> bool:
    """Whether who asks sits at this machine, and has not come as somebody else."""
    if not settings().trusts_this_machine or bearer() is not None:
        return False
    if any(name in request.headers for name in FORWARDED):
        return False
    found = caller()
    return found is None or not found.workshop
