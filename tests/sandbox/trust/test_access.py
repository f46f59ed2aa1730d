"""Every route is in the table of access, and each row is tried as everybody who might come.

The server is one that a room can reach (`--host`), so that sitting at this machine opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from flask import Flask
from werkzeug.exceptions import UnsupportedMediaType
from werkzeug.routing import RequestRedirect, Rule

from sandbox.access import row_of, written
from sandbox.access_table import ACCESS, Row, Who
from sandbox.app import create_app
from sandbox.config import from_environment
from sandbox.errors import SandboxError
from sandbox.store import people
from sandbox.store.database import connect, unit_of_work
from sandbox.store.migrations import upgrade

SCENARIO = "late-bill-of-lading"
SAFE = ("HEAD", "OPTIONS")


@dataclass(frozen=True)
class House:
    """Two worlds and two workshops in one service; `keys` by who holds them."""

    app: Flask
    keys: dict[str, str]
    world: str  # of `key` and `seat`
    table: str  # the world in which `participant` sits
    workshop: str

    def head(self, caller: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.keys[caller]}"} if caller != NOBODY else {}

    def status(self, method: str, path: str, caller: str) -> int:
        """What a caller is answered over the whole way, with a body that any form could send."""
        client = self.app.test_client()
        return client.open(path, method=method, headers=self.head(caller)).status_code

    def admits(self, method: str, path: str, caller: str) -> bool:
        """Whether the caller gets past the door; what stands behind it is not called."""
        head = self.head(caller)
        with self.app.test_request_context(path, method=method, headers=head) as asked:
            if isinstance(asked.request.routing_exception, RequestRedirect):
                return True
            try:
                self.app.preprocess_request()
            except UnsupportedMediaType:  # the next thing that is looked at
                return True
            except SandboxError:
                return False
        return True


NOBODY, KEY, SEAT, OTHER_KEY, OTHER_SEAT = "nobody", "key", "seat", "other key", "other seat"
PARTICIPANT, OTHER_PARTICIPANT, TRAINER = "participant", "other participant", "trainer"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    settings = from_environment({}, home=tmp_path_factory.mktemp("home"), host="0.0.0.0")
    database = connect(settings.database)
    upgrade(database)
    with unit_of_work(database.writing()) as session:
        trainer = people.issue_trainer_key(session)
    made = House(create_app(settings), {TRAINER: trainer}, "", "", "")
    worlds = [_opened(made, "/api/worlds", {"scenario": SCENARIO}) for _ in range(2)]
    rooms = [_room(made, name) for name in ("Pelican", "Heron")]
    keys = {
        TRAINER: trainer,
        KEY: worlds[0]["key"],
        SEAT: worlds[0]["seats"]["seller"]["key"],
        OTHER_KEY: worlds[1]["key"],
        OTHER_SEAT: worlds[1]["seats"]["seller"]["key"],
        PARTICIPANT: rooms[0]["key"],
        OTHER_PARTICIPANT: rooms[1]["key"],
    }
    here = rooms[0]
    return replace(
        made, keys=keys, world=worlds[0]["id"], table=here["world"], workshop=here["workshop"]
    )


def _opened(made: House, path: str, body: dict[str, Any]) -> Any:
    answer = made.app.test_client().post(path, json=body, headers=made.head(TRAINER))
    assert answer.status_code == 201, answer.text
    return answer.json


def _room(made: House, nickname: str) -> Any:
    room = _opened(made, "/api/workshops", {"scenario": SCENARIO, "tables": 1})
    wanted = {"nickname": nickname, "table": 1, "seat": "buyer"}
    joined = _opened(made, f"/api/workshops/{room['id']}/join", wanted)
    return {**joined, "workshop": room["id"]}


def _routes(app: Flask) -> Iterator[tuple[str, Rule]]:
    for rule in app.url_map.iter_rules():
        for method in sorted(set(rule.methods or ()) - set(SAFE)):
            yield method, rule


def test_every_route_has_a_row(house: House) -> None:
    """A new route needs a row: `Row("GET", "/a/<world>/path", Who.WORLD)` in the table."""
    missing = [(m, written(r.rule)) for m, r in _routes(house.app) if row_of(m, r.rule) is None]
    assert missing == [], "add a Row for each to sandbox/access_table.py"


def test_every_row_has_a_route(house: House) -> None:
    held = {(row_of(method, rule.rule), method) for method, rule in _routes(house.app)}
    lone = [(method, row.path) for row in ACCESS for method in row.methods.split()
            if (row, method) not in held]  # fmt: skip
    assert lone == [], "these rows of sandbox/access_table.py stand for no route"


def test_a_route_without_a_row_is_shut(app: Flask) -> None:
    called: list[str] = []
    app.add_url_rule("/help", "more", lambda: str(called.append("more")), methods=["POST"])
    app.add_url_rule("/new", "new", lambda: str(called.append("new")))
    client, asked = app.test_client(), [("POST", "/help"), ("GET", "/new"), ("HEAD", "/new")]
    statuses = [client.open(path, method=method).status_code for method, path in asked]
    assert (statuses, called) == ([500, 500, 500], [])


def test_no_route_has_two_rows() -> None:
    named = [(method, row.path) for row in ACCESS for method in row.methods.split()]
    assert sorted(set(named)) == sorted(named)


@dataclass(frozen=True)
class Try:
    """What a row promises to one caller: 0 is the way in, else the status of the refusal."""

    who: Who
    caller: str
    status: int
    place: str = "world"  # whose id stands in the address: the world's, or the table's


IN = 0
REFUSALS = (
    *(Try(Who.SEATED, *tried) for tried in ((NOBODY, 401), (SEAT, IN), (PARTICIPANT, IN))),
    *(
        Try(Who.PARTICIPANT, *tried)
        for tried in ((NOBODY, 401), (PARTICIPANT, IN), (TRAINER, 401), (SEAT, 404), (KEY, 404))
    ),
    Try(Who.PARTICIPANT, OTHER_PARTICIPANT, 404),
    *(
        Try(Who.MEMBER, *tried)
        for tried in ((NOBODY, 401), (PARTICIPANT, IN), (TRAINER, IN), (SEAT, 404), (KEY, 404))
    ),
    Try(Who.MEMBER, OTHER_PARTICIPANT, 404),
    *(
        Try(who, *tried)
        for who in (Who.WORLD, Who.ACTOR)
        for tried in (
            (NOBODY, 401),
            (SEAT, IN),
            (KEY, IN),
            (OTHER_KEY, 404),
            (OTHER_SEAT, 404),
            (PARTICIPANT, 404),
            (TRAINER, 401),
            (PARTICIPANT, IN, "table"),
            (TRAINER, IN, "table"),
            (OTHER_PARTICIPANT, 404, "table"),
            (OTHER_KEY, 404, "table"),
        )
    ),
    *(
        Try(Who.WORLD_KEY, *tried)
        for tried in (
            (NOBODY, 401),
            (SEAT, 403),
            (KEY, IN),
            (OTHER_KEY, 404),
            (OTHER_SEAT, 404),
            (PARTICIPANT, 403, "table"),
            (TRAINER, IN, "table"),
            (OTHER_PARTICIPANT, 404, "table"),
        )
    ),
    *(
        Try(Who.TRAINER, *tried)
        for tried in ((NOBODY, 401), (PARTICIPANT, 403), (TRAINER, IN), (SEAT, 404), (KEY, 404))
    ),
    Try(Who.TRAINER, OTHER_PARTICIPANT, 404),
    *(Try(Who.ANYBODY, caller, IN) for caller in (NOBODY, SEAT, PARTICIPANT)),
)


@pytest.mark.parametrize("tried", REFUSALS, ids=lambda t: f"{t.who.name}-{t.caller}-{t.place}")
def test_each_row_lets_in_whom_it_names_and_nobody_else(house: House, tried: Try) -> None:
    wrong = [
        (method, path, found)
        for row, method, path in _addresses(house, tried)
        if (found := _found(house, row, method, path, tried)) is not None
    ]
    assert wrong == []


def _addresses(house: House, tried: Try) -> Iterator[tuple[Row, str, str]]:
    for method, rule in _routes(house.app):
        row = row_of(method, rule.rule)
        if row is not None and row.who is tried.who:
            yield row, method, _address(house, rule.rule, tried)


PLACEHOLDER = re.compile(r"<(?:(\w+)(?:\(([^)]*)\))?:)?(\w+)>")


def _address(house: House, rule: str, tried: Try) -> str:
    """A rule of the URL map with something in each of its placeholders."""
    world = house.table if tried.place == "table" else house.world
    known = {"world": world, "world_id": world, "workshop": house.workshop, "seat": "seller"}

    def filled(found: re.Match[str]) -> str:
        kind, options, name = found.groups()
        if kind == "any":
            return str(options).split(",")[0].strip("'\" ")
        return known.get(name, "1")

    return PLACEHOLDER.sub(filled, rule)


def _found(house: House, row: Row, method: str, path: str, tried: Try) -> int | bool | None:
    """What came instead of what was promised; None where the promise was kept."""
    status = tried.status if "<wor" in row.path else UNNAMED.get((tried.who, tried.caller))
    status = tried.status if status is None else status
    if row.who is Who.ANYBODY:
        found = house.status(method, path, tried.caller)
        return found if found in (401, 403) else None
    if status == IN:
        return None if house.admits(method, path, tried.caller) else False
    found = house.status(method, path, tried.caller)
    return None if found == status else found


UNNAMED = {
    (Who.PARTICIPANT, SEAT): 401,
    (Who.PARTICIPANT, KEY): 401,
    (Who.PARTICIPANT, OTHER_PARTICIPANT): IN,
    (Who.TRAINER, SEAT): 403,
    (Who.TRAINER, KEY): 403,
    (Who.TRAINER, OTHER_PARTICIPANT): 403,
}
"""An address that names no workshop is nobody else's: what is promised instead."""


@pytest.mark.parametrize("path", ["/s/", "/t/"])
@pytest.mark.parametrize("key", ["x", "a.b", "seat", "%00", "../t/x"])
def test_a_link_opens_only_with_its_key(house: House, path: str, key: str) -> None:
    assert house.status("GET", path + key, NOBODY) in (401, 404)
