"""`database` on PostgreSQL, and `pg_dump`, which is its backup, and comes back whole."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import postgresql as server
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from payments.world.state import TRAINER, Opening
from sandbox.cli import main
from sandbox.services import worlds
from sandbox.services.worlds import OpenedWorld
from sandbox.store import keys
from sandbox.store.database import Database, connect, unit_of_work
from sandbox.store.migrations import upgrade

START = """
import sys
from sandbox.store.database import connect
from sandbox.store.migrations import upgrade
database = connect(sys.argv[1])
print("ready", flush=True)
input()
upgrade(database)
print("made")
"""
NOBODY = "postgresql://somebody:secret-word@127.0.0.1:1/worlds"


def _run(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--home", str(home), "database", *arguments])


def _tool(name: str, *arguments: str) -> None:
    subprocess.run([server.program(name), *arguments], check=True, capture_output=True)


@pytest.fixture
def database(postgresql_url: str) -> Iterator[Database]:
    made = connect(postgresql_url)
    upgrade(made)
    yield made
    made.engine.dispose()


def _opened(database: Database, opening: Opening) -> OpenedWorld:
    with unit_of_work(database.writing()) as session:
        world = worlds.open_world(session, opening)
        worlds.act(session, world.id, TRAINER, "advance", {"to": "PT1H"})
    return world


def test_upgrade_and_check_go_to_the_database_that_is_named(
    tmp_path: Path, postgresql_url: str, opening: Opening
) -> None:
    there = ("--database", postgresql_url)
    refused = _run(tmp_path, "check", *there)
    assert (refused.exit_code, "database upgrade" in refused.stderr) == (2, True)
    assert _run(tmp_path, "upgrade", *there).exit_code == 0
    database = connect(postgresql_url)
    _opened(database, opening)
    assert _run(tmp_path, "check", *there).exit_code == 0
    with unit_of_work(database.writing()) as session:
        session.execute(text("UPDATE act SET digest = 'x' WHERE number = 2"))
    database.engine.dispose()
    found = _run(tmp_path, "check", *there)
    assert (found.exit_code, "act 2" in found.output) == (1, True)
    assert list(tmp_path.iterdir()) == []  # no file of SQLite was made beside


def test_a_backup_is_made_by_postgresql_itself(tmp_path: Path, postgresql_url: str) -> None:
    refused = _run(tmp_path, "backup", "--database", postgresql_url, str(tmp_path / "copy"))
    assert (refused.exit_code, "pg_dump" in refused.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["upgrade", "check"])
def test_a_server_that_does_not_answer_is_told_without_the_password(
    tmp_path: Path, command: str
) -> None:
    refused = _run(tmp_path, command, "--database", NOBODY)
    assert refused.exit_code == 2
    assert "127.0.0.1" in refused.stderr
    assert "secret-word" not in refused.output
    assert "Traceback" not in refused.output


def test_tables_are_made_once_when_several_machines_start_together(postgresql_url: str) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", START, postgresql_url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    told = [process.communicate("\n")[0] for process in processes]
    assert told == ["made\n"] * 3


def test_a_dump_made_while_it_is_written_is_whole_and_restores(
    tmp_path: Path, postgresql: str, database: Database, postgresql_url: str, opening: Opening
) -> None:
    opened = _opened(database, opening)
    stopped, dump = threading.Event(), tmp_path / "worlds.dump"
    writing = threading.Thread(target=_write_until, args=(database, opened.id, stopped))
    writing.start()
    _tool("pg_dump", "--format=custom", f"--file={dump}", postgresql_url)
    stopped.set()
    writing.join()
    other = server.create(postgresql)
    _tool("pg_restore", "--exit-on-error", "--no-owner", f"--dbname={other}", str(dump))
    assert _run(tmp_path, "check", "--database", other).exit_code == 0
    restored = connect(other)
    with restored.reading() as session:
        assert worlds.number(session, opened.id) >= opened.number + 1
        assert keys.seat_of(session, opened.key) == (opened.id, TRAINER)
    _write(restored, opened.id)
    restored.engine.dispose()
    server.drop(postgresql, other)


def _write_until(database: Database, world: str, stopped: threading.Event) -> None:
    while not stopped.is_set():
        _write(database, world)


def _write(database: Database, world: str) -> None:
    with unit_of_work(database.writing()) as session:
        worlds.act(session, world, TRAINER, "advance", {"to": "PT1H"})
