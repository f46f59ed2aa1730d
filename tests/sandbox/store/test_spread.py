"""What a PostgreSQL-compatible distributed database needs: a world lies in one place.

Every key leads with the world (or the workshop), so that an act, all it reads and all it writes are
one place's business; and nothing asks the whole database to agree: no sequence, no lock but a
row's. Whatever does otherwise stands in a table here, with its reason; `help/postgresql.md` says
the same for who runs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, Table, event, text
from sqlalchemy.schema import Index, PrimaryKeyConstraint, UniqueConstraint
from sqlmodel import SQLModel

from sandbox.app import create_app
from sandbox.config import Settings, from_environment
from sandbox.edge import EXTENSION
from sandbox.services import deliveries, imports
from sandbox.services.workshops import clocks, sweeping
from sandbox.store.database import connect
from sandbox.store.migrations import upgrade

SCENARIO = "late-bill-of-lading"
ORDERS = Path(__file__).parents[3] / "fixtures" / "messages" / "pain_001" / "coffee.xml"
TABLES = SQLModel.metadata.sorted_tables
LEADS = {"world": "id", "workshop": "id"}
"""With what the keys of these tables lead; those of all others with `world` or `workshop`."""

KEYS_ACROSS = {
    ("workshop", "code"): "a room's code is typed before its workshop is known; once a workshop",
    ("delivery", "state"): "who delivers looks for what is due in all worlds; no unique key",
    ("wrong_try", "who"): "a digest, spread evenly, of an address or of a nickname in a room",
    ("trainer_key", "hash"): "a digest, spread evenly; one row for each start of a service",
}
STATEMENTS_ACROSS = {
    r"SELECT delivery\..* WHERE delivery.state = .*": "is anything due: a read of the index",
    r"UPDATE delivery SET taken_until.* IN \(SELECT .* LIMIT .*": "claims one row by its whole key",
    r"SELECT workshop\.id .* WHERE workshop.code = .*": "the workshop of a typed code",
    r"SELECT workshop\.id .* WHERE workshop.touched_at < .*": "once an hour: what to delete",
    r"UPDATE workshop SET touched_at.* WHERE workshop.touched_at > .*": "once an hour, as above",
    r"SELECT count\(\*\) .* FROM world": "how many worlds there are: before one is opened",
    r".* wrong_try .*\bwho = .*": "one row by its digest",
    r"DELETE FROM wrong_try WHERE wrong_try.last_at < .*": "once an hour: counts that are over",
    r".* trainer_key .*\bhash = .*": "one row by its digest",
}
FORBIDDEN = re.compile(
    r"nextval|\bSERIAL\b|\bIDENTITY\b|advisory|\bLISTEN\b|\bNOTIFY\b|\bTEMP(?:ORARY)?\b|LOCK TABLE"
    r"|SKIP LOCKED|\bSAVEPOINT\b|\bctid\b",
    re.IGNORECASE,
)
LOCKED = {"world": "id", "workshop": "id", "wrong_try": "who"}
"""Rows that are held until a transaction ends, by the column that names them."""


def _keys(table: Table) -> Iterator[tuple[str, ...]]:
    for made in (*table.constraints, *table.indexes):
        if isinstance(made, PrimaryKeyConstraint | UniqueConstraint | Index):
            yield tuple(column.name for column in made.columns)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_key_leads_with_the_world_or_is_in_the_table(table: Table) -> None:
    leads = {LEADS.get(table.name, "world"), "world", LEADS.get(table.name, "workshop")}
    across = {key[0] for key in _keys(table) if key[0] not in leads}
    assert across == {column for name, column in KEYS_ACROSS if name == table.name}


def test_no_number_is_drawn_by_the_database(postgresql_url: str) -> None:
    database = connect(postgresql_url)
    upgrade(database)
    with database.reading() as session:
        drawn = "SELECT relname FROM pg_class WHERE relkind = 'S'"
        assert session.execute(text(drawn)).all() == []
        default = "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"
        assert session.execute(text(default)).scalar() == 0
    database.engine.dispose()


@pytest.fixture
def here(tmp_path: Path, postgresql_url: str) -> Settings:
    return from_environment({}, home=tmp_path / "home", database=postgresql_url)


@pytest.fixture
def app(here: Settings) -> Iterator[Flask]:
    here.home.mkdir()
    imports.load_fictional(here.fixtures_dir, here.register)
    database = connect(here.database)
    upgrade(database)
    database.engine.dispose()
    made = create_app(here)
    yield made
    made.extensions[EXTENSION].database.engine.dispose()


@pytest.fixture
def said() -> Iterator[set[str]]:
    """The statements that any engine sends, on one line each."""
    found: set[str] = set()

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        found.add(" ".join(statement.split()))

    event.listen(Engine, "before_cursor_execute", note)
    yield found
    event.remove(Engine, "before_cursor_execute", note)


def test_every_statement_names_its_world_or_is_in_the_table(app: Flask, said: set[str]) -> None:
    _play_in_a_world(app)
    _play_in_a_workshop(app)
    _work_behind(app)
    assert {f"{verb} {table}" for verb, table in map(_written, said) if table} >= WRITTEN
    assert [each for each in sorted(said) if FORBIDDEN.search(each)] == []
    assert [each for each in sorted(said) if not _in_one_place(each) and not _known(each)] == []
    assert [
        each for each in STATEMENTS_ACROSS if not any(re.fullmatch(each, s) for s in said)
    ] == []


def _lock_of_more_than_a_named_row(statement: str) -> bool:
    if "FOR UPDATE" not in statement:
        return False
    found = re.search(r" FROM (\w+) WHERE \1\.(\w+) = \S+ FOR UPDATE$", statement)
    return found is None or LOCKED.get(found[1]) != found[2]


def _ask(app: Flask, method: str, path: str, key: str = "", **given: Any) -> Any:
    head = {**given.pop("headers", {}), **({"Authorization": f"Bearer {key}"} if key else {})}
    answer = app.test_client().open(path, method=method, headers=head, **given)
    assert answer.status_code < 300, (path, answer.text)
    return answer.json if answer.data else None


def _play_in_a_world(app: Flask) -> None:
    made = _ask(app, "POST", "/api/worlds", json={"scenario": SCENARIO})
    at, key = f"/api/worlds/{made['id']}", made["key"]
    hook = {"url": "http://127.0.0.1:65535/hook"}
    _ask(app, "POST", f"{at}/webhooks", key, json=hook)
    once = {"Idempotency-Key": "once"}
    for _ in range(2):
        _ask(app, "POST", f"{at}/clock", key, json={"advance": "P1D"}, headers=once)
    xml = {"Content-Type": "application/xml"}
    buyer = made["seats"]["buyer"]["key"]
    _ask(app, "POST", f"{at}/transfers", buyer, data=ORDERS.read_bytes(), headers=xml)
    _ask(app, "POST", f"{at}/acts", key, json={"kind": "rewind", "body": {"to": 2}})
    for _ in range(2):  # to nobody; then it is due at once and waits, for the claim
        _deliver(app)
        _ask(app, "POST", f"{at}/deliveries/1/replay", key)
    for path in ("", "/log", "/deliveries", "/webhooks", "/acts/open", "/accounts"):
        _ask(app, "GET", f"{at}{path}", key)
    _ask(app, "POST", f"{at}/copy", key)
    _ask(app, "DELETE", f"{at}/webhooks/1", key)


def _play_in_a_workshop(app: Flask) -> None:
    room = _ask(app, "POST", "/api/workshops", json={"scenario": SCENARIO, "tables": 2})
    at = f"/api/workshops/{room['id']}"
    join = f"/api/workshops/{room['code']}/join"
    joined = _ask(app, "POST", join, json={"nickname": "Pelican", "table": 1, "seat": "buyer"})
    act = {"kind": "credit.apply", "body": {}}
    _ask(app, "POST", f"/api/worlds/{joined['world']}/acts", joined["key"], json=act)
    _ask(app, "GET", at, joined["key"])
    _ask(app, "POST", f"{at}/phase", json={"phase": 1})
    _ask(app, "POST", f"{at}/broadcast", json={"text": "Ten minutes left."})
    _ask(app, "POST", f"{at}/clock", json={"to": "next"})
    for _ in range(2):
        app.test_client().post("/join", data={"code": "BBBBBB"})
    pin = {"code": room["code"], "nickname": "Pelican", "pin": "nope"}
    app.test_client().post("/rejoin", data=pin)
    guessed = {"Authorization": "Bearer trainer.guessed"}
    app.test_client().get(f"{at}/monitor", headers=guessed)
    _ask(app, "GET", f"{at}/monitor")
    _ask(app, "GET", f"{at}/debrief")
    database = app.extensions[EXTENSION].database
    clocks.tick(database, room["id"])
    _behind(app)
    _ask(app, "DELETE", at)


def _deliver(app: Flask) -> None:
    database = app.extensions[EXTENSION].database
    while deliveries.deliver_one(database, "loopback", 4e9):
        pass


def _behind(app: Flask) -> None:
    """What threads of their own do: here at once."""
    here = app.extensions[EXTENSION]
    here.requests.write()
    here.presence.write()


def _work_behind(app: Flask) -> None:
    _behind(app)
    sweeping.sweep(app.extensions[EXTENSION].database, 0, 4e9)


def _written(statement: str) -> tuple[str, str]:
    found = re.match(r"(INSERT INTO|UPDATE|DELETE FROM) (\w+)", statement)
    return (found[1].split()[0], found[2]) if found else ("", "")


def _in_one_place(statement: str) -> bool:
    """An INSERT gives its whole key; else the condition names a world or workshop outright."""
    if statement.startswith("INSERT INTO"):
        return True
    condition = statement.partition(" WHERE ")[2]
    named = r"\b\w+\.(?:world|workshop) (?:= [%$]|IN \()|\b(?:world|workshop)\.id (?:= [%$]|IN \()"
    return bool(re.search(named, condition)) and " OR " not in condition


def _known(statement: str) -> bool:
    return any(re.fullmatch(each, statement) for each in STATEMENTS_ACROSS)


WRITTEN = {
    "INSERT act", "INSERT outcome", "INSERT world", "INSERT seat_key", "INSERT webhook",
    "INSERT delivery", "INSERT workshop", "INSERT workshop_table", "INSERT person",
    "INSERT request", "INSERT stand_in", "INSERT wrong_try", "UPDATE world", "UPDATE webhook",
    "UPDATE delivery", "UPDATE workshop", "UPDATE person", "UPDATE wrong_try", "DELETE world",
    "DELETE act", "DELETE outcome", "DELETE delivery", "DELETE request", "DELETE wrong_try",
}  # fmt: skip
"""What the play has to have written, so that the test has seen it."""
