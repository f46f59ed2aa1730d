"""A workshop of two tables, on each kind of database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from sandbox.home import default_fixtures_dir
from sandbox.services.workshops import acting, people, rooms
from sandbox.services.workshops.people import Joined
from sandbox.services.workshops.rooms import Room
from sandbox.store.database import Database, unit_of_work

SCENARIO = "late-bill-of-lading"


@dataclass(frozen=True)
class Class:
    """A workshop, and short ways to do something in it, each in a transaction of its own."""

    database: Database
    id: str

    @property
    def room(self) -> Room:
        with self.database.reading() as session:
            return rooms.show(session, self.id)

    def do(self, service: Any, *given: Any, **options: Any) -> Any:
        with unit_of_work(self.database.writing()) as session:
            return service(session, self.id, *given, **options)

    def read(self, service: Any, *given: Any) -> Any:
        with self.database.reading() as session:
            return service(session, *given)

    def join(self, nickname: str, table: int = 0, seat: str = "") -> Joined:
        joined: Joined = self.do(people.join, nickname, wanted=(table, seat) if table else None)
        return joined

    def act(self, table: int, seat: str, kind: str, body: Any = None, **options: Any) -> Any:
        with unit_of_work(self.database.writing()) as session:
            return acting.act(session, self.room.world(table), seat, kind, body or {}, **options)


@pytest.fixture
def start(database: Database) -> Any:
    """Opens workshops of a seating."""

    def started(**options: Any) -> Class:
        with unit_of_work(database.writing()) as session:
            given = {"tables": 2, **options}
            room = rooms.start(session, default_fixtures_dir(), SCENARIO, **given)
        return Class(database, room.id)

    return started


@pytest.fixture
def workshop(start: Any) -> Class:
    """Two tables; people choose their seats."""
    made: Class = start()
    return made
