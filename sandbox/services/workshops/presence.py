"""Who was seen when: gathered in memory, written by a thread of its own, as reading never writes.

A page in view asks every two seconds: what is not yet written when a process dies is seen again.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from threading import Lock, Thread

from sqlalchemy.exc import OperationalError

from sandbox.errors import NotWritten
from sandbox.store import people
from sandbox.store.database import Database, unit_of_work

WRITE_EVERY_S = 5.0
LOG = logging.getLogger("lei_sandbox")


@dataclass
class Presence:
    """What one process has seen of people since it last wrote."""

    database: Database
    seen: dict[tuple[str, int], float] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    writer: Thread | None = None

    def note(self, workshop: str, person: int) -> None:
        """Somebody asked for a page; the first one starts the thread that writes."""
        with self.lock:
            self.seen[(workshop, person)] = time.time()
            if self.writer is None:
                self.writer = Thread(target=self._write_on, daemon=True)
                self.writer.start()

    def write(self) -> None:
        """Write what is gathered."""
        with self.lock:
            seen, self.seen = self.seen, {}
        if seen:
            with unit_of_work(self.database.writing()) as session:
                people.note_seen(session, seen)

    def _write_on(self) -> None:
        while True:
            time.sleep(WRITE_EVERY_S)
            try:
                self.write()
            except (NotWritten, OperationalError) as problem:
                LOG.warning("who is there was not noted: %s", problem)
