"""A full class: 200 people at 50 tables poll and act for two minutes, on one service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from crowd import gather, memory_mb, play
from figures import Row
from services import require, sandbox

PEOPLE, SECONDS = 200, 120.0
PAGE_MS_MAX, MEMORY_MB_MAX = 300, 500


def rows(home: Path, people: int = PEOPLE, seconds: float = SECONDS) -> Iterator[Row]:
    """How long 95 of 100 pages take at most, and what the service holds at the end."""
    with sandbox(home) as port:
        tally = play(port, gather(port, people), 0, seconds)
        memory = memory_mb(home)
    require(not tally.errors, f"{len(tally.errors)} errors, the first {tally.errors[:1]}")
    require(len(tally.taken_ms.get("page", ())) >= people, "too few pages were read")
    what = f"a page, 95 of 100, while {people} people poll and act"
    yield Row(what, "ms", tally.p95("page"), least=PAGE_MS_MAX)
    yield Row(f"memory of the service with {people} people", "MB", memory, least=MEMORY_MB_MAX)
