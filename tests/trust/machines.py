"""Many machines on one PostgreSQL: they share worlds, and one of them dies in the middle.

No act is lost or done twice, no event either: an event comes twice only from a process that died
between the answer and the note of it. Clocks tick once for all.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import one_machine
import postgresql
from figure import Figure
from one_machine import PROCESSES
from receiver import Receiver

from payments.world.state import TRAINER
from sandbox.home import default_fixtures_dir
from sandbox.services import deliveries, scenarios, soundness, webhooks, worlds
from sandbox.services.workshops import people, rooms
from sandbox.store import workshops
from sandbox.store.database import Database, connect, unit_of_work
from sandbox.store.migrations import upgrade

SCENARIO, WORLDS, TABLES = "late-bill-of-lading", 3, 2
ANSWER_AFTER_S = 0.01
"""Of the receiver: so that whoever is killed has deliveries in hand."""

KILL_EVERY = 3
"""Turns of the first victim before it is killed; twice as many of the second, and so on."""


@dataclass(frozen=True, slots=True)
class Size:
    """Seconds of acting, and how many of the eight are killed meanwhile."""

    seconds: float
    kills: int


SHORT, LONG = Size(seconds=2, kills=1), Size(seconds=60, kills=4)


@dataclass(frozen=True, slots=True)
class Shared:
    """A database with worlds that all processes act in, and a workshop whose clock they tick."""

    database: Database
    worlds: tuple[str, ...]
    workshop: str


def figures(_folder: Path, size: Size) -> Iterator[Figure]:
    """One row, on a PostgreSQL of its own."""
    with postgresql.running() as uri:
        yield figure(postgresql.create(uri), size)


def figure(url: str, size: Size) -> Figure:
    """Eight processes on the empty database behind `url`."""
    with Receiver(ANSWER_AFTER_S) as receiver:
        shared = _opened(url, receiver.url)
        said = _run(url, shared, size)
        wrong = [*_judged(shared, said), *_told(shared, receiver.events(), size.kills)]
    kept = sum(line.startswith("kept") for line in said)
    told = f"{len(receiver.events())} events, {said.count('busy')} times busy"
    shared.database.engine.dispose()
    what = f"eight processes on one PostgreSQL, {size.kills} killed"
    return Figure(what, kept, "acts", told, tuple(wrong))


def _opened(url: str, hook: str) -> Shared:
    database, folder = connect(url), default_fixtures_dir()
    upgrade(database)
    with unit_of_work(database.writing()) as session:
        opening = scenarios.load(SCENARIO, folder, "machines").opening
        opened = tuple(worlds.open_world(session, opening).id for _ in range(WORLDS))
        for world in opened:
            webhooks.register(session, world, TRAINER, hook, ["act.done"], "loopback")
        room = rooms.start(session, folder, SCENARIO, tables=TABLES)
        rooms.set_pace(session, room.id, 600)
        workshops.change(session, room.id, ticked_at=0.0)
    return Shared(database, opened, room.id)


def _run(url: str, shared: Shared, size: Size) -> list[str]:
    """What the eight said; a victim is killed in the middle of what it says."""
    program = [sys.executable, one_machine.__file__, url, shared.workshop, str(size.seconds)]
    said: list[str] = []
    with subprocess.Popen(
        [*program, *shared.worlds], stdout=subprocess.PIPE, text=True, env=_environment()
    ) as mother:
        assert mother.stdout is not None
        children = [int(child) for child in mother.stdout.readline().split()]
        last = {f"M{n}T{KILL_EVERY * (n + 1)}": children[n] for n in range(size.kills)}
        for line in mother.stdout:
            said.append(line.strip())
            victim = last.pop(said[-1].split()[2], None) if line.startswith("kept") else None
            if victim is not None:
                os.kill(victim, signal.SIGKILL)
    return [*said, *(f"bug: {mark} was not reached, nobody was killed" for mark in last)]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def _judged(shared: Shared, said: list[str]) -> Iterator[str]:
    """Acts: those that were acknowledged are kept once, in one place; worlds are sound."""
    yield from (line for line in said if line.startswith("bug"))
    with shared.database.reading() as session:
        logs = {world: worlds.log(session, world, TRAINER, 0, 10**6) for world in shared.worlds}
        yield from map(str, soundness.check_all(session))
        room = rooms.show(session, shared.workshop)
        ticks = [worlds.number(session, world) for world in room.tables.values()]
        joined = [person.number for person in people.every(session, shared.workshop)]
    yield from _lost(logs, said)
    if set(ticks) != {2}:
        yield f"the clocks of the workshop ticked {[number - 1 for number in ticks]} times"
    if sorted(joined) != list(range(1, PROCESSES + 2)):
        yield f"the people of the workshop have the numbers {joined}"
    if sum(line.startswith("joined") for line in said) != 1:
        yield "one nickname went to several people, or to nobody"


def _lost(logs: dict[str, tuple[worlds.ActView, ...]], said: list[str]) -> Iterator[str]:
    marks = {
        world: Counter((act.body or {}).get("end_to_end_id") for act in log)
        for world, log in logs.items()
    }
    for line in (line for line in said if line.startswith("kept")):
        _kept, world, mark, *numbers = line.split()
        place = int(numbers[0]) - 1
        if len(numbers) != 1:
            yield f"{mark} was told to be acts {numbers}"
        elif logs[world][place].kind != "advance" and marks[world][mark] != 1:
            yield f"{mark} is in the log {marks[world][mark]} times"
    if len({line.split()[2][:2] for line in said if line.startswith("kept")}) != PROCESSES:
        yield "not all of the eight had an act kept"


def _told(shared: Shared, events: Counter[str], kills: int) -> Iterator[str]:
    """Events: each act's, at least once; again only what was in the hands of who was killed."""
    with shared.database.reading() as session:
        rows = [
            row
            for world in shared.worlds
            for row in webhooks.deliveries(session, world, TRAINER, 0, 10**6)
        ]
        acts = sum(worlds.number(session, world) - 1 for world in shared.worlds)
    again = sum(events.values()) - len(events)
    if {row.state for row in rows} != {"delivered"}:
        yield f"deliveries are {Counter(row.state for row in rows)}"
    if not len(rows) == len(events) == acts:
        yield f"{acts} acts, {len(rows)} events in the outbox, {len(events)} told"
    if again > kills * deliveries.THREADS:
        yield f"{again} events were told again"
