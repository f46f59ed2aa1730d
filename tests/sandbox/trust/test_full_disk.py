"""A full disk, a folder that cannot be written, a home that is none: one line, and nothing torn.

The disk is a tmpfs of two megabytes where this machine lets us mount one.
"""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NoReturn

import pytest
from click.testing import CliRunner, Result

from sandbox.app import create_app
from sandbox.cli import main
from sandbox.config import from_environment
from sandbox.services import first_run

SCENARIO = "late-bill-of-lading"
FIXTURES = ("lei.xml", "rr.xml")


def _run(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--home", str(home), *arguments])


def _mounted(place: Path, *options: str) -> bool:
    program = shutil.which("mount")
    if program is None:
        return False
    command = [program, "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(place)]
    return subprocess.run(command, capture_output=True).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path, lacking: Callable[[str], NoReturn]) -> Iterator[Path]:
    """A disk of its own, of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    if not _mounted(place, "size=2m"):
        lacking("no disk of its own here: mounting a tmpfs needs root")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def _fill(place: Path, leave: int = 0) -> None:
    """Take all room of a disk, but for `leave` bytes."""
    with (place / "ballast").open("wb", buffering=0) as ballast, suppress(OSError):
        while ballast.write(b"x" * 4096):
            pass
    size = (place / "ballast").stat().st_size
    os.truncate(place / "ballast", max(0, size - leave))


def _is_whole(file: Path) -> bool:
    with closing(sqlite3.connect(file)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


@pytest.fixture
def client(small_disk: Path) -> Any:
    settings = from_environment({}, home=small_disk)
    assert _run(small_disk, "database", "upgrade").exit_code == 0
    app = create_app(settings)
    return app.test_client()


def test_an_act_on_a_full_disk_is_refused_and_what_was_done_is_kept(
    client: Any, small_disk: Path
) -> None:
    made = client.post("/api/worlds", json={"scenario": SCENARIO}).json
    head = {"Authorization": f"Bearer {made['key']}"}
    path = f"/api/worlds/{made['id']}"
    _fill(small_disk)
    done, answer = 0, None
    for _ in range(400):
        answer = client.post(f"{path}/clock", json={"advance": "PT1H"}, headers=head)
        if answer.status_code != 201:
            break
        done += 1
    assert (answer.status_code, answer.json["type"]) == (507, "/help/problems/disk-full")
    assert client.get(path, headers=head).json["number"] == 1 + done
    (small_disk / "ballast").unlink()
    assert client.post(f"{path}/clock", json={"advance": "PT1H"}, headers=head).status_code == 201
    assert _run(small_disk, "database", "check").exit_code == 0


@pytest.mark.parametrize("leave", [0, 4096, 65536])
def test_a_backup_onto_a_full_disk_leaves_no_half(
    tmp_path: Path, small_disk: Path, leave: int
) -> None:
    assert _run(tmp_path, "database", "upgrade").exit_code == 0
    _fill(small_disk, leave)
    refused = _run(tmp_path, "database", "backup", str(small_disk / "copy.sqlite"))
    assert refused.exit_code == 2
    assert "The disk is full" in refused.stderr or "no room left" in refused.stderr
    assert [path.name for path in small_disk.iterdir()] == ["ballast"]


@pytest.mark.parametrize("leave", [0, 65536, 150_000])
def test_an_import_onto_a_full_disk_leaves_the_register_as_it_was(
    small_disk: Path, leave: int
) -> None:
    settings = from_environment({}, home=small_disk)
    files = [str(settings.fixtures_dir / "gleif" / name) for name in FIXTURES]
    _fill(small_disk, leave)
    refused = _run(small_disk, "import", "--realm", "fictional", *files)
    assert refused.exit_code == 2, refused.output
    assert "no room left" in refused.stderr
    assert not settings.register.exists()
    (small_disk / "ballast").unlink()
    assert _run(small_disk, "import", "--realm", "fictional", *files).exit_code in (0, 1)
    assert _is_whole(settings.register)


@pytest.mark.parametrize("leave", [0, 4096, 40_000, 150_000])
def test_a_first_start_on_a_full_disk_is_refused_and_succeeds_with_room(
    small_disk: Path, leave: int
) -> None:
    _fill(small_disk, leave)
    refused = _run(small_disk, "database", "upgrade")
    if refused.exit_code != 0:
        assert refused.exit_code == 2, refused.output
        assert refused.stderr.count("\n") == 1
    (small_disk / "ballast").unlink()
    assert _run(small_disk, "database", "upgrade").exit_code == 0
    assert _is_whole(small_disk / "sandbox.sqlite")


@pytest.mark.parametrize("leave", [0, 4096, 40_000])
def test_an_upgrade_on_a_full_disk_is_refused_and_goes_through_with_room(
    small_disk: Path, leave: int
) -> None:
    (small_disk / "sandbox.sqlite").write_bytes(gzip.decompress(BEFORE.read_bytes()))
    _fill(small_disk, leave)
    refused = _run(small_disk, "database", "upgrade")
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1), refused.output
    assert "no room left" in refused.stderr
    (small_disk / "ballast").unlink()
    assert _run(small_disk, "database", "upgrade").exit_code == 0
    assert _run(small_disk, "database", "check").exit_code == 0


BEFORE = Path(__file__).with_name("engine-2.sqlite.gz")


@pytest.mark.parametrize("leave", [0, 8192])
def test_papers_on_a_full_disk_are_refused_and_what_was_there_stays(
    tmp_path: Path, small_disk: Path, leave: int
) -> None:
    log, paper, story = tmp_path / "story.jsonl", small_disk / "a.pdf", small_disk / "a.jsonl"
    assert _run(tmp_path, "play", SCENARIO, "--log", str(log)).exit_code == 0
    paper.write_bytes(b"before")
    _fill(small_disk, leave)
    for command in (
        ("debrief", str(log), "--pdf", str(paper)),
        ("play", SCENARIO, "--log", str(story)),
    ):
        refused = _run(tmp_path, *command)
        assert refused.exit_code == 2, refused.output
        assert "no room left" in refused.stderr
    assert sorted(path.name for path in small_disk.iterdir()) == ["a.pdf", "ballast"]
    assert paper.read_bytes() == b"before"
    (small_disk / "ballast").unlink()
    assert _run(tmp_path, "debrief", str(log), "--pdf", str(paper)).exit_code == 0
    assert paper.read_bytes().startswith(b"%PDF")


COMMANDS = (
    ("database", "upgrade"),
    ("database", "check"),
    ("serve", "--port", "1"),
    ("find", "firm"),
)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_home_below_a_file_is_refused_in_a_line(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("")
    _is_refused(_run(tmp_path / "file" / "home", *command))


@pytest.fixture
def unwritable(tmp_path: Path, lacking: Callable[[str], NoReturn]) -> Iterator[Path]:
    """A folder that nobody can write to, the superuser neither."""
    place = tmp_path / "shut"
    place.mkdir()
    if not _mounted(place, "ro"):
        lacking("no read-only folder here: mounting a tmpfs needs root")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.parametrize("command", [*COMMANDS[:3], ("import", "--realm", "fictional")])
@pytest.mark.parametrize("below", ["", "home"])
def test_a_home_that_cannot_be_written_is_refused_in_a_line(
    unwritable: Path, command: tuple[str, ...], below: str
) -> None:
    files = [str(from_environment({}, home=unwritable).fixtures_dir / "gleif" / "lei.xml")]
    more = files if command[0] == "import" else []
    _is_refused(_run(unwritable / below, *command, *more))


def test_a_file_that_cannot_be_written_is_refused(tmp_path: Path, unwritable: Path) -> None:
    assert _run(tmp_path, "database", "upgrade").exit_code == 0
    _is_refused(_run(tmp_path, "database", "backup", str(unwritable / "copy.sqlite")))
    _is_refused(_run(tmp_path, "play", SCENARIO, "--log", str(unwritable / "story.jsonl")))


def _is_refused(result: Result) -> None:
    assert result.exit_code == 2, (result.output, result.exception)
    assert result.stderr.startswith("Refused: ")
    assert result.stderr.count("\n") == 1


def test_first_run_is_what_serve_does(small_disk: Path) -> None:
    """`serve` on a full disk: its first steps, without the server below it."""
    settings = from_environment({}, home=small_disk)
    _fill(small_disk, 30_000)
    with pytest.raises((OSError, sqlite3.OperationalError)) as refusal:
        first_run.prepare(settings, lambda _line: None)
    assert "full" in str(refusal.value) or "space" in str(refusal.value)
