"""A class and developers on one service: alone, then beside clients that hold on to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crowd import Tally, gather, memory_mb, play
from figure import Figure
from nuisances import Nuisances
from served import Served, serve

MEMORY_MB_MAX = 500


@dataclass(frozen=True, slots=True)
class Size:
    """How much of a load: people of a class, developers, idle connections, seconds."""

    people: int
    developers: int
    idle: int
    seconds: float
    page_ms_max: float


SHORT = Size(people=24, developers=2, idle=300, seconds=5, page_ms_max=3_000)
LONG = Size(people=200, developers=8, idle=1_000, seconds=120, page_ms_max=1_000)
"""Served is who reads a page within a second, with developers and nuisances beside; `make bench`
holds a class alone to 300 ms. The limit of the short form is wide: it runs beside other tests."""


def figures(folder: Path, size: Size) -> Iterator[Figure]:
    """A row alone, and a row beside the nuisances."""
    home = folder / "home"
    served = serve(home)
    try:
        joined = gather(served.port, size.people)
        alone = play(served.port, joined, size.developers, size.seconds)
        yield _figure("a class and developers", alone, size, served)
        with Nuisances(served.port, size.idle):
            beside = play(served.port, joined, size.developers, size.seconds)
            what = f"the same beside {size.idle} idle, 50 slow heads, 50 slow bodies"
            yield _figure(what, beside, size, served)
    finally:
        served.stop()


def _figure(what: str, tally: Tally, size: Size, served: Served) -> Figure:
    page, act, memory = tally.p95("page"), tally.p95("act"), memory_mb(served.home)
    told = f"95 of 100 pages within {page:.0f} ms, acts {act:.0f} ms; {memory:.0f} MB"
    wrong = [f"{len(tally.errors)} errors, the first: {tally.errors[0]}"] if tally.errors else []
    if page > size.page_ms_max:
        wrong.append(f"95 of 100 pages within {page:.0f} ms, not {size.page_ms_max:.0f}")
    if memory > MEMORY_MB_MAX:
        wrong.append(f"{memory:.0f} MB of memory, not {MEMORY_MB_MAX}")
    if not tally.taken_ms.get("page") or not tally.taken_ms.get("transfer"):
        wrong.append("no page or no payment was asked for")
    return Figure(what, tally.requests, "requests", told, tuple(wrong))
