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
from sandbox.errors import KeyNeeded, NotFound, NotYours
from sandbox.services.request_log import RequestLog
from sandbox.store import keys
from sandbox.store.database import Database
from sandbox.store.entities import Register

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
COOKIE = "sandbox_seat"
EXTENSION = "lei_sandbox"


@dataclass(frozen=True, slots=True)
class Installation:
    """What every request of one process shares."""

    settings: Settings
    database: Database
    register: Register
    requests: RequestLog


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: the holder of the key of one seat in one world."""

    world: str
    seat: str


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
    if found is None:
        raise KeyNeeded
    if found.world != world:
        raise NotFound("world", world)
    return found.seat


def require_trainer(world: str, what: str) -> None:
    """Raise NotYours unless the caller holds the world's own key."""
    seat = seat_in(world)
    if seat != TRAINER:
        raise NotYours(what, seat)


def bearer() -> str | None:
    """The key of the Authorization header."""
    given = request.authorization
    return given.token if given is not None and given.type == "bearer" else None


def _caller(key: str) -> Caller | None:
    with installation().database.reading() as own:
        opened = keys.seat_of(own, key) if key else None
    return Caller(*opened) if opened else None
