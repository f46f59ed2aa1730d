"""A home of the release before (tables 0002, engine 2), kept as it was: brought here, read, copied.

It holds three worlds: the first scenario played to each of two ends, with a webhook at one, and a
payment that was held, rewound and ordered to go on in a world of all banks.
"""

from __future__ import annotations

import gzip
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from payments.world.state import TRAINER
from sandbox.app import create_app
from sandbox.cli import main
from sandbox.config import from_environment
from sandbox.services import worlds
from sandbox.store.database import Database, connect, unit_of_work

KEPT = Path(__file__).with_name("engine-2.sqlite.gz")
ACTS = {"refused": 19, "paid": 22, "lab": 5}
KEYS = {
    "paid": "paid.Fsn4bp-TixrTilfAQA1LB4cgJ9Snld48",
    "refused": "refused.-QWBW2Yl4kiigmBUG7CIaDZ5NaReux6-",
}
"""The trainer's, as that release gave them out."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The home as it was left."""
    (tmp_path / "sandbox.sqlite").write_bytes(gzip.decompress(KEPT.read_bytes()))
    return tmp_path


@pytest.fixture
def upgraded(home: Path) -> Path:
    done = _run(home, "database", "upgrade")
    assert done.exit_code == 0, done.output
    return home


def _run(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--home", str(home), *arguments])


def _database(home: Path) -> Database:
    return connect(f"sqlite:///{home / 'sandbox.sqlite'}")


def _asked(home: Path, method: str, path: str, body: Any = None, world: str = "paid") -> Any:
    return _ask(home, method, f"/api/worlds/{world}{path}", KEYS[world], body)


def _ask(home: Path, method: str, path: str, key: str, body: Any = None) -> Any:
    client = create_app(from_environment({}, home=home)).test_client()
    return client.open(path, method=method, json=body, headers={"Authorization": f"Bearer {key}"})


def test_it_is_refused_until_it_is_upgraded(home: Path) -> None:
    refused = _run(home, "database", "check")
    assert refused.exit_code == 2
    assert "database upgrade" in refused.stderr


@pytest.mark.parametrize("command", [("database", "upgrade"), ("serve", "--port", "65001")])
def test_a_database_of_a_newer_release_is_refused(home: Path, command: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(home / "sandbox.sqlite")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    (home / "register.sqlite").write_bytes(b"")  # not looked at yet
    refused = _run(home, *command)
    assert refused.exit_code == 2, refused.exception
    assert "newer release" in refused.stderr


def test_the_upgrade_loses_no_row(upgraded: Path) -> None:
    with closing(sqlite3.connect(upgraded / "sandbox.sqlite")) as connection:
        counted = dict(connection.execute("SELECT world, count(*) FROM act GROUP BY world"))
        (hooks,) = connection.execute("SELECT count(*) FROM webhook").fetchone()
    assert (counted, hooks) == (ACTS, 1)


def test_the_check_finds_it_sound_and_still_finds_a_change(upgraded: Path) -> None:
    assert _run(upgraded, "database", "check").exit_code == 0
    with closing(sqlite3.connect(upgraded / "sandbox.sqlite")) as connection, connection:
        connection.execute("UPDATE outcome SET outcomes = '[]' WHERE world = 'paid' AND number = 7")
    found = _run(upgraded, "database", "check")
    assert found.exit_code == 1
    assert "World paid, act 7" in found.output


@pytest.mark.parametrize(("world", "acts"), ACTS.items())
def test_every_seat_reads_its_world_to_the_end(upgraded: Path, world: str, acts: int) -> None:
    with _database(upgraded).reading() as session:
        for seat in (TRAINER, *worlds.show(session, world, TRAINER).seats):
            seen = worlds.show(session, world, seat)
            assert (seen.number, seen.engine, seen.offers) == (acts, 2, ())
        assert worlds.show(session, world, TRAINER).story


def test_money_and_story_stand_as_they_were_kept(upgraded: Path) -> None:
    with _database(upgraded).reading() as session:
        seen = {world: worlds.show(session, world, TRAINER) for world in ACTS}
    assert [t.status.value for t in seen["paid"].transfers] == PAID
    assert [t.reason for t in seen["lab"].transfers] == ["RR04"]
    assert [c.state.value for c in seen["refused"].credits] == ["refused"]
    assert "credit.reimburse" in [line.kind for line in seen["paid"].story]
    assert sum(posting.money.minor for posting in seen["paid"].postings) == 0


PAID = ["ACCC"]


def test_it_takes_no_act(upgraded: Path) -> None:
    assert _asked(upgraded, "GET", "/acts/open").json == {"open": []}
    refused = _asked(upgraded, "POST", "/clock", {"advance": "P1D"})
    assert (refused.status_code, refused.json["type"]) == (409, "/help/problems/other-engine")
    assert _asked(upgraded, "GET", "").json["number"] == ACTS["paid"]


@pytest.mark.parametrize("path", ["/worlds/paid", "/worlds/paid/log"])
def test_its_pages_are_shown_and_say_so(upgraded: Path, path: str) -> None:
    page = _ask(upgraded, "GET", path, KEYS["paid"])
    assert page.status_code == 200
    assert ("Played by an earlier release" in page.text) == (path == "/worlds/paid")


def test_its_log_and_its_replay_are_told(upgraded: Path) -> None:
    assert len(_asked(upgraded, "GET", "/log?count=100").json["acts"]) == ACTS["paid"]
    assert _asked(upgraded, "GET", "/replay").json == {"same": True, "differs": None}


def test_its_copy_goes_on(upgraded: Path) -> None:
    made = _asked(upgraded, "POST", "/copy", world="refused")
    assert made.status_code == 201, made.text
    assert (made.json["number"], made.json["refused"]) == (ACTS["refused"], None)
    at, key = made.headers["Location"], made.json["key"]
    assert _ask(upgraded, "POST", f"{at}/clock", key, {"advance": "P1D"}).status_code == 201
    assert _ask(upgraded, "GET", f"{at}/replay", key).json["same"]
    assert _run(upgraded, "database", "check").exit_code == 0


def test_a_copy_ends_where_this_engine_knows_better(upgraded: Path) -> None:
    """Here the issuing bank looks at the documents itself before it pays the other."""
    made = _asked(upgraded, "POST", "/copy", world="paid").json
    assert (made["number"], made["acts"]) == (20, 22)
    assert "credit.examine" in made["refused"]
    copied = _run(upgraded, "copy", "paid")
    assert copied.exit_code == 1
    assert "20 of 22 acts" in copied.output


def _posted(home: Path, key: str, path: str) -> Any:
    client = create_app(from_environment({}, home=home)).test_client()
    client.get(f"/s/{key}")
    return client.post(path)


@pytest.mark.parametrize(("world", "acts"), [("refused", 19), ("paid", 20)])
def test_its_page_goes_on_with_a_copy(upgraded: Path, world: str, acts: int) -> None:
    page = _ask(upgraded, "GET", f"/worlds/{world}", KEYS[world]).text
    assert f'action="/worlds/{world}/copy"' in page
    made = _posted(upgraded, KEYS[world], f"/worlds/{world}/copy")
    assert made.status_code == 200
    assert made.headers["Cache-Control"] == "no-store"
    assert f"{acts} of {ACTS[world]} acts" in made.text
    assert ("The next one was refused here" in made.text) == (acts < ACTS[world])
    copy, *seats = re.findall(r"<code>http://localhost(/s/[\w.-]+)</code>", made.text)
    assert len(seats) == 4
    shown = create_app(from_environment({}, home=upgraded)).test_client()
    shown.get(copy)
    opened = shown.get(f"/worlds/{_world_of(copy)}").text
    assert "Played by an earlier release" not in opened
    assert "/copy" not in opened
    assert _ask(upgraded, "GET", f"/worlds/{world}", KEYS[world]).status_code == 200


def _world_of(link: str) -> str:
    return link.removeprefix("/s/").partition(".")[0]


def test_a_seat_is_told_who_can_copy_and_cannot(upgraded: Path) -> None:
    with unit_of_work(_database(upgraded).writing()) as session:
        seats = worlds.new_links(session, "paid")
    page = _ask(upgraded, "GET", "/worlds/paid", seats["buyer"].key).text
    assert "lei-sandbox copy paid" in page
    assert 'action="/worlds/paid/copy"' not in page
    assert _posted(upgraded, seats["buyer"].key, "/worlds/paid/copy").status_code == 403


def test_the_command_copies_too_a_rewind_included(upgraded: Path) -> None:
    copied = _run(upgraded, "copy", "lab")
    assert copied.exit_code == 0, copied.output
    (world,) = re.findall(r"world (\w+):", copied.output)
    with _database(upgraded).reading() as session:
        old, new = (worlds.show(session, each, TRAINER) for each in ("lab", world))
    assert [t.uetr for t in new.transfers] == [t.uetr for t in old.transfers]
    assert _run(upgraded, "copy", "nowhere").exit_code == 2
