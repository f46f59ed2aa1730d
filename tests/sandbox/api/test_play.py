"""A scenario played over HTTP is the scenario played in pure Python, and no seat sees a secret."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
import requests

from payments.world.play import Played, play
from payments.world.scenario import Scenario
from payments.world.state import ExpectedFinding, PlantedFault
from payments.world.tagged import plain
from sandbox.home import default_fixtures_dir
from sandbox.services import scenarios, worlds
from sandbox.store import worlds as store
from sandbox.store.database import Database, connect, unit_of_work
from sandbox.wording import sentence

CANARY = "kanarienvogel"
DECIDING = ("credit.refuse", "credit.honour", "credit.preclude")


@pytest.fixture
def scenario() -> Scenario:
    """The scenario of the house with a canary in everything that is the trainer's alone."""
    loaded = scenarios.load("late-bill-of-lading", default_fixtures_dir(), "canary")
    faults = (*loaded.opening.faults, PlantedFault(CANARY, f"Planted {CANARY}."))
    expected = (*loaded.opening.expected, ExpectedFinding(CANARY, CANARY, "refused"))
    opening = replace(loaded.opening, faults=faults, expected=expected)
    return replace(loaded, opening=opening)


@pytest.fixture
def kept(service: Any) -> Iterator[Database]:
    """The database of the running service, from outside."""
    database = connect(service.database)
    yield database
    database.engine.dispose()


@pytest.mark.parametrize("end", ["refused", "paid"])
def test_played_over_http_it_comes_to_the_same_and_tells_no_secret(
    service: Any, kept: Database, scenario: Scenario, end: str
) -> None:
    played = play(scenario, scenario.end(end))
    with unit_of_work(kept.writing()) as session:
        opened = worlds.open_world(session, scenario.opening)
    keys = {name: seat.key for name, seat in opened.seats.items()} | {"trainer": opened.key}
    secrets = _secrets_until_decided(played)
    assert secrets or end == "paid"
    for done in _acted(service.url, opened.id, keys, played):
        decided = bool(done & set(DECIDING))
        _holds_none(service.url, opened.id, keys, {CANARY} if decided else {CANARY, *secrets})
    with kept.reading() as session:
        digests = tuple(row.digest for row in store.acts(session, opened.id))
    assert digests == played.digests


def _acted(url: str, world: str, keys: dict[str, str], played: Played) -> Iterator[set[str]]:
    """Post each act of the play; after each, the kinds done so far."""
    done: set[str] = set()
    for entry in played.entries[1:]:
        act = {"kind": entry.act.kind, "body": plain(entry.act.body)}
        headers = {"Authorization": f"Bearer {keys[entry.act.seat]}"}
        answer = requests.post(
            f"{url}/api/worlds/{world}/acts", json=act, headers=headers, timeout=30
        )
        assert answer.status_code == 201, answer.text
        done.add(entry.act.kind)
        yield done


def _secrets_until_decided(played: Played) -> set[str]:
    """What the engine saw in the documents, as sentences; nobody is told before a bank decides."""
    outcomes = [o for entry in played.entries for o in entry.outcomes if not o.audience]
    return {sentence(finding) for outcome in outcomes for finding in outcome.findings}


def _holds_none(url: str, world: str, keys: dict[str, str], secrets: set[str]) -> None:
    for seat, key in keys.items():
        if seat != "trainer":
            seen = html.unescape("".join(_everything(url, world, key)))
            assert {secret for secret in secrets if secret in seen} == set(), seat


def _everything(url: str, world: str, key: str) -> Iterator[str]:
    """The text of every address of a world, as API and as page, with the key of one seat."""
    ask = _asker(url, key)
    api, page = f"/api/worlds/{world}", f"/worlds/{world}"
    seen = ask(api)
    numbers = [credit["terms"]["number"] for credit in seen.json()["credits"]]
    uetrs = [transfer["uetr"] for transfer in seen.json()["transfers"]]
    parts = [f"/credits/{number}" for number in numbers]
    parts += [f"/transfers/{uetr}" for uetr in uetrs]
    yield seen.text
    for path in ("/log", "/acts/open", "/accounts", "/ledger/check", "/replay", *parts):
        yield ask(api + path).text
    for path in ("", "/log", *parts):
        yield ask(page + path).text
    yield ask("/seat").text


def _asker(url: str, key: str) -> Callable[[str], requests.Response]:
    session = requests.Session()
    session.cookies.set("sandbox_seat", key, domain="127.0.0.1")

    def ask(path: str) -> requests.Response:
        answer = session.get(url + path, timeout=30)
        assert answer.status_code < 500, answer.text
        return answer

    return ask
