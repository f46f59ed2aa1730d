"""Deleting what nobody came back to: workshops some days after their last act, and old tries."""

from __future__ import annotations

import logging
import time
from threading import Event, Thread

from sqlalchemy.exc import OperationalError

from sandbox.errors import NotFound, NotWritten
from sandbox.services.workshops import rooms, tries
from sandbox.store import people, workshops
from sandbox.store.database import Database, unit_of_work

DAY_S = 24 * 3600.0
LOOK_EVERY_S = 3_600.0
LOG = logging.getLogger("lei_sandbox")


def start(database: Database, days: int) -> Event:
    """Sweep now and every hour, with a daemon thread that the answer stops when it is set."""
    stopped = Event()
    Thread(target=_sweep_until, args=(stopped, database, days), daemon=True).start()
    return stopped


def sweep(database: Database, days: int, now: float) -> tuple[str, ...]:
    """Delete what nobody touched for `days`; the ids of the workshops that are gone."""
    with unit_of_work(database.writing()) as session:
        workshops.bring_back(session, now)
        old = workshops.untouched_since(session, now - days * DAY_S)
    gone = tuple(workshop for workshop in old if _deleted(database, workshop))
    with unit_of_work(database.writing()) as session:
        people.forget_old_tries(session, now - tries.WINDOW_S)
    return gone


def _deleted(database: Database, workshop: str) -> bool:
    try:
        with unit_of_work(database.writing()) as session:
            rooms.delete(session, workshop)
    except NotFound:  # another process was quicker
        return False
    return True


def _sweep_until(stopped: Event, database: Database, days: int) -> None:
    while not stopped.is_set():
        try:
            sweep(database, days, time.time())
        except (NotWritten, OperationalError) as problem:
            LOG.warning("old workshops wait: %s", problem)
        stopped.wait(LOOK_EVERY_S)
