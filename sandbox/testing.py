"""For tests of others: a world of the sandbox as a pytest fixture, found by pytest by itself.

    def test_a_closed_account(lei_sandbox):
        planted = lei_sandbox.post("/faults", {"fault": "account-closed", "on": ACCOUNT})
        ...

The service runs in the process of the test run and is thrown away with it. Each test has a world of
its own, whose clock stands still until the test moves it.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

LAB = "lab"
ANSWER_WITHIN_S = 30


@dataclass(frozen=True, slots=True)
class Answer:
    """What the service answered: the status, and the body read as JSON."""

    status: int
    body: Any


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of a world: it stands still until it is moved."""

    url: str
    key: str

    @property
    def now(self) -> str:
        """Where it stands, ISO 8601."""
        return str(ask("GET", self.url, key=self.key).body["now"])

    def advance(self, by: str = "next") -> str:
        """Move it by a duration such as `P1D`, or to what is due next; where it stands then."""
        given = {"to": by} if by == "next" else {"advance": by}
        answer = ask("POST", f"{self.url}/clock", given, self.key)
        assert answer.status == 201, answer.body
        return str(answer.body["at"])


@dataclass(frozen=True, slots=True)
class World:
    """A world: `key` sees and does everything, each key of `seats` what its role may."""

    url: str  # of the world: paths such as `/transfers` go under it
    service: str  # of the whole service
    key: str
    seats: Mapping[str, str]

    @property
    def clock(self) -> Clock:
        """The world's clock."""
        return Clock(self.url, self.key)

    def get(self, path: str, *, seat: str | None = None) -> Answer:
        """Read something under the world's address, with the world's key or that of a seat."""
        return ask("GET", self.url + path, key=self._key(seat))

    def post(self, path: str, body: object, *, seat: str | None = None) -> Answer:
        """Do something under the world's address, with the world's key or that of a seat."""
        return ask("POST", self.url + path, body, self._key(seat))

    def _key(self, seat: str | None) -> str:
        return self.key if seat is None else self.seats[seat]


def ask(method: str, url: str, body: object = None, key: str | None = None) -> Answer:
    """One request; a refusal is an answer too."""
    headers = {"Content-Type": "application/json"} if body is not None else {}
    if key is not None:
        headers["Authorization"] = f"Bearer {key}"
    data = None if body is None else json.dumps(body).encode()
    try:
        with urlopen(Request(url, data, headers, method=method), timeout=ANSWER_WITHIN_S) as found:
            return Answer(found.status, json.load(found))
    except HTTPError as refusal:
        with refusal:
            return Answer(refusal.code, json.load(refusal))


@pytest.fixture(scope="session")
def lei_sandbox_url() -> Iterator[str]:
    """The address of a running service, one for the whole run."""
    from sandbox.in_process import running  # only a run that asks for it pays for its imports

    with tempfile.TemporaryDirectory(prefix="lei-sandbox-") as home, running(Path(home)) as url:
        yield url


@pytest.fixture
def lei_sandbox(lei_sandbox_url: str) -> World:
    """A world of this test, with all banks and no story."""
    answer = ask("POST", f"{lei_sandbox_url}/api/worlds", {"scenario": LAB})
    assert answer.status == 201, answer.body
    seats = {name: seat["key"] for name, seat in answer.body["seats"].items()}
    url = f"{lei_sandbox_url}/api/worlds/{answer.body['id']}"
    return World(url, lei_sandbox_url, answer.body["key"], seats)
