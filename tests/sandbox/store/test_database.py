"""Transactions: readers cannot write, writers wait their turn, tables are this release's."""

from __future__ import annotations

import threading
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

import sandbox.store
from sandbox.errors import BrokenDatabase, DatabaseBusy
from sandbox.store import database as store
from sandbox.store import worlds
from sandbox.store.database import Database, connect, unit_of_work
from sandbox.store.migrations import require_current, upgrade


def _row(world: str) -> worlds.KeptWorld:
    return worlds.KeptWorld(id=world, scenario="s", title="t", engine=1, opened_at="2026-01-05")


def test_migrations_make_the_tables_that_the_code_declares(database: Database) -> None:
    for module in iter_modules(sandbox.store.__path__, "sandbox.store."):
        import_module(module.name)
    with database.reading() as session:
        context = MigrationContext.configure(session.connection())
        assert compare_metadata(context, SQLModel.metadata) == []


def test_an_upgrade_of_a_current_database_changes_nothing(database: Database) -> None:
    upgrade(database)
    require_current(database)


def test_an_empty_database_is_told_with_the_remedy(database_url: str) -> None:
    empty = connect(database_url)
    with pytest.raises(BrokenDatabase, match="database upgrade"):
        require_current(empty)
    empty.engine.dispose()


def test_a_reading_session_cannot_write(database: Database) -> None:
    with database.reading() as session, pytest.raises(DBAPIError, match=r"read.?only"):
        worlds.add(session, _row("w"))


def test_a_connection_that_read_can_write_afterwards(database: Database) -> None:
    with database.reading() as session:
        worlds.head(session, "w")
    with unit_of_work(database.writing()) as session:
        worlds.add(session, _row("w"))
    with database.reading() as session:
        assert worlds.find(session, "w").title == "t"


def test_a_unit_of_work_that_raises_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), unit_of_work(database.writing()) as session:
        worlds.add(session, _row("w"))
        raise ZeroDivisionError
    with database.reading() as session:
        assert worlds.every(session) == []


def test_what_waits_for_the_commit_is_dropped_by_a_rollback(database: Database) -> None:
    done: list[str] = []
    with pytest.raises(ZeroDivisionError), unit_of_work(database.writing()) as session:
        store.after_commit(session, lambda: done.append("never"))
        raise ZeroDivisionError
    with unit_of_work(database.writing()) as session:
        store.after_commit(session, lambda: done.append("once"))
    assert done == ["once"]


def test_what_only_reads_has_nothing_to_wait_for(database: Database) -> None:
    done: list[str] = []
    with database.reading() as session:
        store.after_commit(session, lambda: done.append("at once"))
    assert done == ["at once"]


def test_a_second_writer_waits_for_the_first(database: Database) -> None:
    with unit_of_work(database.writing()) as session:
        worlds.add(session, _row("w"))
    numbers: list[int] = []

    def write() -> None:
        with unit_of_work(database.writing()) as session:
            worlds.lock(session, "w")
            number = worlds.head(session, "w") + 1
            worlds.append(session, _act("w", number), [])
            numbers.append(number)

    threads = [threading.Thread(target=write) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1, 17))


def test_a_lock_that_stays_taken_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_TIMEOUT_MS", 50)
    database = connect(f"sqlite:///{tmp_path / 'w.sqlite'}")
    upgrade(database)
    with database.writing() as holder:
        worlds.head(holder, "w")
        with pytest.raises(DatabaseBusy), unit_of_work(database.writing()) as session:
            worlds.head(session, "w")
    database.engine.dispose()


def test_a_url_that_names_no_database_is_told() -> None:
    with pytest.raises(BrokenDatabase):
        connect("no database")


def _act(world: str, number: int) -> worlds.KeptAct:
    return worlds.KeptAct(
        world=world, number=number, seat="trainer", kind="k", body={}, at="", digest=""
    )
