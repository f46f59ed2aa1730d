"""What a service counts of itself: requests, seconds, acts. Numbers only, of nobody.

Each worker counts in its own memory and puts its counts beside those of the others, in a file of
the home that is replaced whole. Whoever is asked adds them up, so that every worker answers the
same. A run of `serve` begins at zero, as Prometheus expects of a process that starts.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from typing import TypeAlias

import orjson
from sqlmodel import Session

from sandbox.services import whole_file
from sandbox.store.database import after_commit, memory

Name: TypeAlias = tuple[str, ...]
"""What is counted, and its labels: `("requests", "api", "200")`."""

WRITE_EVERY_S = 1.0
FOLDER = "tallies"
_TALLIES = "tallies"

LOG = logging.getLogger("lei_sandbox")


@dataclass(slots=True)
class Tallies:
    """The counts of one process; `file` is where the others find them, None where it is alone."""

    file: Path | None = None
    counts: dict[Name, float] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def add(self, *name: str, by: float = 1) -> None:
        """Count something."""
        with self.lock:
            self.counts[name] = self.counts.get(name, 0) + by

    def own(self) -> dict[Name, float]:
        """What this process has counted so far."""
        with self.lock:
            return dict(self.counts)

    def total(self) -> dict[Name, float]:
        """What all workers of this run have counted, others up to a second ago."""
        total = self.own()
        for path in _others(self.file):
            for name, count in _read(path).items():
                total[name] = total.get(name, 0) + count
        return total

    def write(self) -> None:
        """Put the counts where the others find them."""
        if self.file is not None:
            whole_file.write(self.file, orjson.dumps(list(self.own().items())))


def tallies(session: Session) -> Tallies:
    """The counts of the process that a session is in."""
    return of(memory(session))


def of(remembered: dict[str, object]) -> Tallies:
    """The counts that hang on what a process remembers of its database."""
    found = remembered.setdefault(_TALLIES, Tallies())
    assert isinstance(found, Tallies), "nothing else is kept under this name"
    return found


def count(session: Session, *name: str) -> None:
    """Count something once the session's work is committed."""
    after_commit(session, lambda: tallies(session).add(*name))


def share(counted: Tallies, home: Path, port: int) -> None:
    """Share counts with the other workers of a run of `serve`, from a thread that writes them."""
    folder = home / FOLDER
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
    counted.file = folder / f"{port}-{os.getpid()}.json"
    Thread(target=_write_on, args=(counted,), daemon=True).start()


def begin(home: Path, port: int) -> None:
    """Forget what an earlier run on this port has counted."""
    for path in (home / FOLDER).glob(f"{port}-*.json"):
        path.unlink(missing_ok=True)


def _others(file: Path | None) -> Iterable[Path]:
    if file is None:
        return ()
    run, _, _ = file.name.partition("-")
    return (path for path in sorted(file.parent.glob(f"{run}-*.json")) if path != file)


def _read(path: Path) -> dict[Name, float]:
    try:
        return {tuple(name): count for name, count in orjson.loads(path.read_bytes())}
    except (OSError, orjson.JSONDecodeError):  # it went away between the list and the look
        return {}


def _write_on(counted: Tallies) -> None:
    shared = True
    while True:
        time.sleep(WRITE_EVERY_S)
        try:
            counted.write()
            shared = True
        except OSError as problem:
            if shared:  # told once, not every second
                LOG.warning("what was counted is not shared: %s", problem.strerror)
            shared = False
