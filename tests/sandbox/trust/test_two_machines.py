"""Two services with a home each, on one PostgreSQL: a class plays at both, and one of them dies."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import requests

SCENARIO = "late-bill-of-lading"


def _trainer(service: Any) -> dict[str, str]:
    """Of the link in its greeting."""
    key = re.findall(r"/t/(trainer\.\S+)", service.log.read_text("utf-8"))[-1]
    return {"Authorization": f"Bearer {key}"}


def _ask(method: str, url: str, key: dict[str, str], **given: Any) -> Any:
    answer = requests.request(method, url, headers=key, timeout=60, **given)
    assert answer.status_code < 300, answer.text
    return answer.json() if answer.content else None


def test_who_joined_at_one_machine_plays_on_at_the_other_when_the_first_is_gone(
    serve: Callable[..., Any], postgresql_url: str
) -> None:
    one, other = (serve(database=postgresql_url) for _ in range(2))
    led = _trainer(one)
    room = _ask("POST", f"{one.url}/api/workshops", led, json={"scenario": SCENARIO, "tables": 1})
    asked = {"nickname": "Pelican", "table": 1, "seat": "buyer"}
    joined = _ask("POST", f"{one.url}/api/workshops/{room['code']}/join", {}, json=asked)
    seat = {"Authorization": f"Bearer {joined['key']}"}
    acts = f"/api/worlds/{joined['world']}/acts"
    apply = {"kind": "credit.apply", "body": {}}
    done = _ask("POST", f"{other.url}{acts}", {**seat, "Idempotency-Key": "once"}, json=apply)
    one.kill()
    again = _ask("POST", f"{other.url}{acts}", {**seat, "Idempotency-Key": "once"}, json=apply)
    assert again["number"] == done["number"]
    assert _ask("GET", f"{other.url}/api/workshops/{room['id']}/monitor", led)["tables"]
