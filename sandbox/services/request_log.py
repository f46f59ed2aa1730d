"""The log of requests of a world: what was asked by which seat, how it was answered, how fast.

Neither bodies nor keys are kept. A process gathers requests and writes them together, twice a
second, so that a read costs no write of its own; those of the last half second are lost when the
process is killed.
"""

from __future__ import annotations

import atexit
import logging
import secrets
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock, Thread

from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from payments.world.state import TRAINER
from sandbox.errors import NotWritten
from sandbox.store import requests
from sandbox.store.database import Database, unit_of_work
from sandbox.store.requests import KeptRequest

WRITE_EVERY_S = 0.5
LATEST = "~"  # above every id
PATH_LENGTH_MAX, UETRS_LENGTH_MAX = 300, 2000

LOG = logging.getLogger("lei_sandbox")


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request as it is listed, newest first."""

    id: str
    at: str
    seat: str
    method: str
    path: str
    status: int
    took_ms: int
    uetrs: tuple[str, ...]


@dataclass(slots=True)
class RequestLog:
    """What one process has gathered and not yet written."""

    database: Database
    requests_max: int
    gathered: list[KeptRequest] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)
    writer: Thread | None = None

    def note(
        self,
        world: str,
        seat: str,
        method: str,
        path: str,
        status: int,
        took_s: float,
        uetrs: tuple[str, ...],
    ) -> None:
        """Gather one request; the first one starts the thread that writes."""
        now, took_ms = datetime.now(UTC), round(took_s * 1000)
        made_id = f"{int(now.timestamp() * 1e6):016x}{secrets.token_hex(4)}"
        known = " ".join(uetrs)[:UETRS_LENGTH_MAX]
        path = path[:PATH_LENGTH_MAX]
        at = now.isoformat(timespec="milliseconds")
        row = KeptRequest(world, made_id, at, seat, method, path, status, took_ms, known)
        with self.lock:
            self.gathered.append(row)
            if self.writer is None:
                self._start()

    def write(self) -> None:
        """Write what is gathered, and drop what is too old."""
        with self.lock:
            rows, self.gathered = self.gathered, []
        if rows:
            with unit_of_work(self.database.writing()) as session:
                requests.add(session, rows)
                for world in sorted({row.world for row in rows}):
                    requests.forget(session, world, self.requests_max)

    def _start(self) -> None:
        self.writer = Thread(target=self._write_on, daemon=True)
        self.writer.start()
        atexit.register(self._write_or_tell)

    def _write_on(self) -> None:
        while True:
            time.sleep(WRITE_EVERY_S)
            self._write_or_tell()

    def _write_or_tell(self) -> None:
        try:
            self.write()
        except (NotWritten, OperationalError) as problem:
            LOG.warning("requests were not logged: %s", problem)


def page(
    session: Session, world: str, seat: str, uetr: str, before: str, count: int
) -> tuple[RequestView, ...]:
    """At most `count` requests before the id `before`, newest first; a seat sees its own."""
    own = None if seat == TRAINER else seat
    rows = requests.page(session, world, own, uetr, before or LATEST, count)
    return tuple(_view(row) for row in rows)


def _view(row: KeptRequest) -> RequestView:
    return RequestView(
        id=row.id,
        at=row.at,
        seat=row.seat,
        method=row.method,
        path=row.path,
        status=row.status,
        took_ms=row.took_ms,
        uetrs=tuple(row.uetrs.split()),
    )
