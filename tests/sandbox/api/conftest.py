"""A client of a running service: real HTTP, one world a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import requests

SCENARIO = "late-bill-of-lading"


@dataclass(frozen=True, slots=True)
class Client:
    """Asks the API with one key, or with none."""

    url: str
    key: str = ""

    def ask(self, method: str, path: str, **options: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        headers |= options.pop("headers", {})
        return requests.request(method, self.url + path, headers=headers, timeout=30, **options)

    def get(self, path: str, **options: Any) -> requests.Response:
        return self.ask("GET", path, **options)

    def post(self, path: str, json: Any = None, **options: Any) -> requests.Response:
        return self.ask("POST", path, json=json, **options)

    def act(self, world: str, kind: str, **body: Any) -> requests.Response:
        return self.post(f"/api/worlds/{world}/acts", {"kind": kind, "body": body})


@dataclass(frozen=True, slots=True)
class Opened:
    """A world that was opened over the API, and a client for each of its keys."""

    id: str
    path: str
    trainer: Client
    seats: dict[str, Client]

    def ship(self, day: str, papers_day: str) -> None:
        """A credit is advised, the goods leave on a day, and the clock goes on to another."""
        credit, at = "HU-2026-0117", "T12:00:00+03:00"
        acts: tuple[tuple[Client, str, dict[str, str]], ...] = (
            (self.seats["buyer"], "credit.apply", {}),
            (self.seats["buyer_bank"], "credit.issue", {"credit": credit}),
            (self.seats["seller_bank"], "credit.advise", {"credit": credit}),
            (self.trainer, "advance", {"to": day + at}),
            (self.seats["seller"], "credit.ship", {"credit": credit}),
            (self.trainer, "advance", {"to": papers_day + at}),
        )
        for client, kind, body in acts:
            done = client.act(self.id, kind, **body)
            assert done.status_code == 201, done.text


@pytest.fixture(scope="session")
def anyone(service: Any) -> Client:
    """A client without a key."""
    return Client(service.url)


@pytest.fixture(scope="session")
def open_world(anyone: Client) -> Callable[[], Opened]:
    """Opens worlds."""

    def opened() -> Opened:
        answer = anyone.post("/api/worlds", {"scenario": SCENARIO})
        assert answer.status_code == 201, answer.text
        made = answer.json()
        seats = {name: Client(anyone.url, seat["key"]) for name, seat in made["seats"].items()}
        trainer = Client(anyone.url, made["key"])
        return Opened(made["id"], f"/api/worlds/{made['id']}", trainer, seats)

    return opened


@pytest.fixture
def world(open_world: Callable[[], Opened]) -> Opened:
    """A world of this test."""
    return open_world()
