"""`database`: upgrade, check, backup."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result
from sqlalchemy import text

from payments.world.state import Opening
from sandbox.cli import main
from sandbox.home import sqlite_url
from sandbox.services import worlds
from sandbox.store.database import connect, unit_of_work


def _run(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--home", str(home), "database", *arguments])


def _open_world(home: Path, opening: Opening) -> None:
    database = connect(sqlite_url(home))
    with unit_of_work(database.writing()) as session:
        worlds.open_world(session, opening)
    database.engine.dispose()


def test_a_database_that_was_never_made_is_refused_with_the_remedy(tmp_path: Path) -> None:
    refused = _run(tmp_path, "check")
    assert refused.exit_code == 2
    assert "database upgrade" in refused.stderr


def test_a_home_that_is_not_there_is_refused_and_not_made(tmp_path: Path) -> None:
    refused = _run(tmp_path / "none", "check")
    assert refused.exit_code == 2
    assert "Traceback" not in refused.output
    assert not (tmp_path / "none").exists()


def test_check_finds_what_was_changed_behind_its_back(tmp_path: Path, opening: Opening) -> None:
    assert _run(tmp_path, "upgrade").exit_code == 0
    _open_world(tmp_path, opening)
    assert _run(tmp_path, "check").exit_code == 0
    database = connect(sqlite_url(tmp_path))
    with unit_of_work(database.writing()) as session:
        session.execute(text("UPDATE act SET digest = 'x'"))
    database.engine.dispose()
    found = _run(tmp_path, "check")
    assert found.exit_code == 1
    assert "act 1" in found.output


def test_a_backup_is_a_database_that_checks(tmp_path: Path, opening: Opening) -> None:
    _run(tmp_path, "upgrade")
    _open_world(tmp_path, opening)
    other = tmp_path / "other"
    other.mkdir()
    copy = other / "sandbox.sqlite"
    assert _run(tmp_path, "backup", str(copy)).exit_code == 0
    assert _run(other, "check").exit_code == 0
    assert _run(tmp_path, "backup", str(copy)).exit_code == 2  # never over another file
