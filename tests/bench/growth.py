"""What classes take: every scenario played by its bots at many tables, and kept as a service does.

The figures on which the page about performance counts on to a thousand classes a day: acts of a
table, bytes of an act on the disk, acts a second of one process, and of several on one PostgreSQL.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import shared_database
from figures import Row
from sqlmodel import Session

from payments.world.play import Played, play
from sandbox.home import default_fixtures_dir
from sandbox.services import scenarios, worlds
from sandbox.store.database import connect, unit_of_work
from sandbox.store.migrations import upgrade

TABLES_EACH = 8
ACTS_LEAST = 300


def rows(home: Path) -> Iterator[Row]:
    """Acts of a table, bytes of an act, acts a second; one transaction an act, as over HTTP."""
    file = home / "growth.sqlite"
    database = connect(f"sqlite:///{file}")
    upgrade(database)
    played = [(name, _played(name)) for name in scenarios.names(default_fixtures_dir())]
    before = _bytes(file)
    began = time.process_time()
    acts = 0
    with database.writing() as session:
        for name, play_of in played:
            for _ in range(TABLES_EACH):
                acts += _kept(session, name, play_of)
    taken = time.process_time() - began
    tables = len(played) * TABLES_EACH
    yield Row("acts of a table, a scenario played to its end", "acts", acts / tables)
    yield Row("an act kept, with what it caused", "bytes", (_bytes(file) - before) / acts)
    yield Row("acts kept by one core, without HTTP", "/s", acts / taken, least=ACTS_LEAST)
    yield from shared_database.rows()


def _played(name: str) -> Played:
    scenario = scenarios.load(name, default_fixtures_dir(), "bench")
    return play(scenario, scenario.ends[0])


def _kept(session: Session, name: str, played: Played) -> int:
    """Do the acts of a play in a world of its own; how many there were."""
    opening = scenarios.load(name, default_fixtures_dir(), "bench").opening
    with unit_of_work(session):
        world = worlds.open_world(session, opening).id
    for entry in played.entries[1:]:
        act = entry.act
        with unit_of_work(session):
            worlds.perform(session, world, act.seat, act.kind, act.body)
    return len(played.entries)


def _bytes(file: Path) -> int:
    return sum(path.stat().st_size for path in file.parent.glob(f"{file.name}*"))
