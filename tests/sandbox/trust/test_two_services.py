"""Two services on one home share it; a backup while one runs is whole, and restores."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import requests

PROGRAM = str(Path(sys.executable).parent / "lei-sandbox")
ACTS = 15


def _open(url: str) -> tuple[str, dict[str, str]]:
    made = requests.post(
        f"{url}/api/worlds", json={"scenario": "late-bill-of-lading"}, timeout=30
    ).json()
    return f"/api/worlds/{made['id']}", {"Authorization": f"Bearer {made['key']}"}


def _advance(url: str, at: str, head: dict[str, str], done: list[int]) -> None:
    for _ in range(ACTS):
        answer = requests.post(
            f"{url}{at}/clock", json={"advance": "PT1H"}, headers=head, timeout=30
        )
        done.append(answer.status_code)


def _check(home: Path, *options: str) -> int:
    return subprocess.run([PROGRAM, "--home", str(home), "database", "check", *options]).returncode


def test_two_services_on_one_home_share_its_worlds(
    serve: Callable[..., Any], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    services = [serve(home=home), serve(home=home)]
    at, head = _open(services[0].url)
    done: list[int] = []
    threads = [Thread(target=_advance, args=(s.url, at, head, done)) for s in services]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [201] * 2 * ACTS
    told = {requests.get(s.url + at, headers=head, timeout=30).json()["number"] for s in services}
    assert told == {1 + 2 * ACTS}
    assert _check(home, "--database", services[0].database) == 0


@pytest.mark.sqlite
def test_a_backup_under_load_is_whole_and_restores(
    serve: Callable[..., Any], tmp_path: Path
) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    service = serve(home=home)
    at, head = _open(service.url)
    done: list[int] = []
    _advance(service.url, at, head, done)
    writing = Thread(target=_advance, args=(service.url, at, head, done))
    writing.start()
    copy = tmp_path / "copy.sqlite"
    command = [PROGRAM, "--home", str(home), "database", "backup", str(copy)]
    assert subprocess.run(command).returncode == 0
    writing.join()
    service.stop()
    other.mkdir()
    shutil.copyfile(copy, other / "sandbox.sqlite")
    assert _check(other) == 0
    restored = serve(home=other)
    seen = requests.get(restored.url + at, headers=head, timeout=30)
    assert seen.status_code == 200  # the keys given before are good there
    assert 1 + ACTS <= seen.json()["number"] <= 1 + 2 * ACTS
    _advance(restored.url, at, head, done)
    assert done == [201] * 3 * ACTS


@pytest.mark.sqlite
def test_a_backup_after_a_power_cut_has_what_was_acknowledged(
    serve: Callable[..., Any], tmp_path: Path
) -> None:
    """The last acts are in SQLite's log beside the file only, and a backup was cut off as well."""
    home, other = tmp_path / "home", tmp_path / "other"
    service = serve(home=home)
    at, head = _open(service.url)
    done: list[int] = []
    _advance(service.url, at, head, done)
    service.kill()
    (home / "sandbox.sqlite-shm").unlink()
    other.mkdir()
    copy = other / "sandbox.sqlite"
    copy.with_name("sandbox.sqlite.part").write_bytes(b"torn")
    command = [PROGRAM, "--home", str(home), "database", "backup", str(copy)]
    assert subprocess.run(command).returncode == 0
    assert [path.name for path in other.iterdir()] == ["sandbox.sqlite"]
    world = at.rpartition("/")[2]
    with closing(sqlite3.connect(copy)) as connection:
        query = "SELECT count(*) FROM act WHERE world = ?"
        assert connection.execute(query, (world,)).fetchone() == (1 + ACTS,)
