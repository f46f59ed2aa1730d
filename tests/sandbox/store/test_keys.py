"""Keys open what they were issued for, and the database cannot tell them."""

from __future__ import annotations

from sqlalchemy import text

from sandbox.store import keys, worlds
from sandbox.store.database import Database, unit_of_work


def test_a_key_opens_its_seat_and_nothing_near_it_does(database: Database) -> None:
    with unit_of_work(database.writing()) as session:
        _world(session, "one")
        _world(session, "two")
        seller = keys.issue(session, "one", "seller")
        keys.issue(session, "two", "buyer")
    with database.reading() as session:
        assert keys.seat_of(session, seller) == ("one", "seller")
        moved = f"two.{seller.partition('.')[2]}"
        for other in ("", "one", "one.", seller[:-1], f"{seller}x", moved):
            assert keys.seat_of(session, other) is None


def test_no_key_is_kept(database: Database) -> None:
    with unit_of_work(database.writing()) as session:
        _world(session, "one")
        key = keys.issue(session, "one", "seller")
    with database.reading() as session:
        kept = str(session.execute(text("SELECT * FROM seat_key")).all())
    assert key.partition(".")[2] not in kept


def _world(session: object, world: str) -> None:
    row = worlds.KeptWorld(id=world, scenario="s", title="t", engine=1, opened_at="2026-01-05")
    worlds.add(session, row)  # type: ignore[arg-type]
