"""Every operation of the API's description, asked in many ways, with keys and ids that exist.

No answer is a server's error, each has a status and a body that the description tells of.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import hypothesis
import schemathesis
from figure import Figure
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from sandbox.app import create_app
from sandbox.config import from_environment
from sandbox.edge import EXTENSION
from sandbox.services.first_run import prepare

SCENARIO = "late-bill-of-lading"
PLAYED = Path(__file__).parents[1] / "sandbox" / "golden" / f"{SCENARIO}-paid.jsonl"
CHECKS = [not_a_server_error, response_schema_conformance]
ENDS_THE_ROOM = "DELETE /api/workshops/{workshop}"


@dataclass(frozen=True, slots=True)
class Known:
    """What is there to ask for: a played world, a room, and what is in them."""

    world: str
    key: str
    person: str  # the key of a participant
    workshop: str
    parts: dict[str, str]  # names of path parameters to values that exist


@dataclass(frozen=True, slots=True)
class Api:
    """The application on a home of its own, with its description."""

    app: Any
    schema: Any
    known: Known
    done: set[str] = field(default_factory=set)  # operations that have done what was asked, once

    def operations(self) -> list[Any]:
        """All that the description has."""
        return [found.ok() for found in self.schema.get_all_operations()]

    def close(self) -> None:
        """Let go of the database."""
        self.app.extensions[EXTENSION].database.engine.dispose()


def opened(home: Path) -> Api:
    """The application with something in it."""
    settings = from_environment({}, home=home)
    prepare(settings, lambda _line: None)
    app = create_app(settings)
    return Api(app, schemathesis.openapi.from_wsgi("/api/openapi.json", app), _filled(app))


def figures(folder: Path, requests_each: int) -> Iterator[Figure]:
    """One row: all operations."""
    api = opened(folder / "home")
    tried, wrong = 0, []
    for operation in api.operations():
        count, broken = ask(api, operation, requests_each)
        tried += count
        wrong += broken
    told = f"{len(api.operations())} operations, {len(api.done)} of them done"
    api.close()
    yield Figure("requests made of the API's description", tried, "requests", told, tuple(wrong))


def ask(api: Api, operation: Any, requests: int) -> tuple[int, list[str]]:
    """Ask for one operation in so many ways; how many it were, and what is wrong."""
    tried = 0

    @hypothesis.settings(
        max_examples=requests,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
        report_multiple_bugs=False,
    )
    @hypothesis.given(case=operation.as_strategy())
    def give(case: Any) -> None:
        nonlocal tried
        tried += 1
        _aim(case, api.known, tried)
        given = headers(api.known, case.path, tried)
        if case.call_and_validate(headers=given, checks=CHECKS).status_code < 400:
            api.done.add(operation.label)

    try:
        give()
    except Exception as problem:  # of whatever kind: it is what is looked for
        return tried, [f"{operation.label}: {_first(problem)}"]
    return tried, []


def _aim(case: Any, known: Known, number: int) -> None:
    """Let most requests meet something that exists."""
    for name in case.path_parameters or {}:
        if name in known.parts and number % 8 and case.operation.label != ENDS_THE_ROOM:
            case.path_parameters[name] = known.parts[name]


def headers(known: Known, path: str, number: int) -> dict[str, str]:
    """The world's key; now and then none, or a wrong one. In rooms the trainer's, who sits at this
    machine without any, or a participant's."""
    if number % 11 == WRONG:
        return {"Authorization": "Bearer demo.wrong"}
    if "/workshops" in path:
        return {"Authorization": f"Bearer {known.person}"} if number % 2 else {}
    return {} if number % 11 == NOBODY else {"Authorization": f"Bearer {known.key}"}


WRONG, NOBODY = 5, 3


def _first(problem: Exception) -> str:
    return " ".join(str(problem).split())[:400]


def _filled(app: Any) -> Known:
    """A world played to its end by its seats, and a room."""
    client = app.test_client()
    made = client.post("/api/worlds", json={"scenario": SCENARIO}).get_json()
    path = f"/api/worlds/{made['id']}"
    for line in PLAYED.read_text("utf-8").splitlines():
        act = json.loads(line)
        holder = made["seats"].get(act.get("seat"), made)
        client.post(
            f"{path}/acts",
            json={"kind": act["kind"], "body": act["body"]},
            headers={"Authorization": f"Bearer {holder['key']}"},
        )
    room = client.post("/api/workshops", json={"scenario": SCENARIO}).get_json()
    joined = client.post(
        f"/api/workshops/{room['id']}/join",
        json={"nickname": "Pelican", "table": 1, "seat": "buyer"},
    ).get_json()
    parts = _parts(client, made, room["id"])
    return Known(made["id"], made["key"], joined["key"], room["id"], parts)


def _parts(client: Any, made: Any, workshop: str) -> dict[str, str]:
    path, head = f"/api/worlds/{made['id']}", {"Authorization": f"Bearer {made['key']}"}
    seen = client.get(path, headers=head).get_json()
    transfers = [one["uetr"] for one in seen.get("transfers") or ()]
    return {
        "world": made["id"],
        "workshop": workshop,
        "lei": "SBOX00R7ELBK04T9QZ11",
        "code": "SBOX00R7ELBK04T9QZ11",
        "credit": seen["messages"][0][1]["about"],
        "presentation": "P1",
        "number": "1",
        "uetr": transfers[0] if transfers else "none",
    }
