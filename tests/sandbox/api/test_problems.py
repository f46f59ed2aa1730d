"""Every refusal under /api is problem+json with the same members, whatever refuses."""

from __future__ import annotations

from typing import Any

import pytest
import requests

JSON = {"Content-Type": "application/json"}
BIG = b"x" * (11 * 1024 * 1024)

REFUSALS = [
    ("GET", "/api/nowhere", {}, 404),
    ("DELETE", "/api/worlds", {}, 405),
    ("GET", "/api/worlds/none", {}, 401),
    ("GET", "/api/worlds/none/log", {"headers": {"Authorization": "Bearer none.x"}}, 401),
    ("GET", "/api/worlds/none", {"headers": {"Authorization": "Basic eDp5"}}, 401),
    ("POST", "/api/worlds", {"data": b"{", "headers": JSON}, 400),
    ("POST", "/api/worlds", {"data": b"[]", "headers": JSON}, 422),
    ("POST", "/api/worlds", {"data": b"\xff", "headers": JSON}, 400),
    ("POST", "/api/worlds", {"data": b"{}", "headers": {"Content-Type": "text/plain"}}, 415),
    ("POST", "/api/worlds", {"data": BIG, "headers": JSON}, 413),
    ("POST", "/api/worlds", {"json": {}}, 422),
    ("POST", "/api/worlds", {"json": {"scenario": "none"}}, 404),
    ("POST", "/api/worlds", {"json": {"scenario": "../secrets"}}, 404),
    ("POST", "/api/worlds", {"json": {"scenario": "x", "now": "2026-01-01"}}, 422),
    ("GET", "/api/entities/none", {"headers": {"Host": "evil.example"}}, 421),
    ("POST", "/api/worlds", {"json": {}, "headers": {"Origin": "http://evil.example"}}, 403),
    ("POST", "/api/worlds", {"json": {}, "headers": {"Origin": "null"}}, 403),
    ("POST", "/api/worlds", {"json": {}, "headers": {"Sec-Fetch-Site": "cross-site"}}, 403),
]


@pytest.mark.parametrize(("method", "path", "options", "status"), REFUSALS)
def test_a_refusal_is_problem_json(
    anyone: Any, method: str, path: str, options: dict[str, Any], status: int
) -> None:
    answer = anyone.ask(method, path, **options)
    assert answer.status_code == status, answer.text
    _is_problem(answer)


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/acts", {"kind": "credit.apply", "body": {}, "seat": "buyer"}, 422),
        ("/acts", {"kind": "credit.apply", "body": {"seat": "buyer"}}, 422),
        ("/acts", {"kind": "credit.apply", "body": []}, 422),
        ("/acts", {"kind": "no.such"}, 404),
        ("/acts", {"kind": "open", "body": {}}, 422),
        ("/clock", {}, 400),
        ("/clock", {"advance": "P1D", "to": "next"}, 400),
        ("/clock", {"to": "soon"}, 422),
        ("/transfers", {"amount": 12.5}, 422),
    ],
)
def test_a_refused_act_is_problem_json_and_changes_nothing(
    world: Any, path: str, body: Any, status: int
) -> None:
    answer = world.trainer.post(world.path + path, body)
    assert answer.status_code == status, answer.text
    _is_problem(answer)
    assert world.trainer.get(world.path).json()["number"] == 1


def test_a_key_of_one_world_does_not_tell_of_another(world: Any, open_world: Any) -> None:
    other = open_world()
    known = other.trainer.get(world.path)
    unknown = other.trainer.get("/api/worlds/none")
    assert known.status_code == unknown.status_code == 404
    assert known.json()["type"] == unknown.json()["type"]


def test_a_refusal_outside_the_api_is_a_page(anyone: Any) -> None:
    answer = anyone.get("/nowhere")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "SANDBOX" in answer.text


def test_the_allowed_methods_are_named(anyone: Any) -> None:
    assert "GET" in anyone.ask("DELETE", "/api/openapi.json").headers["Allow"]


def test_every_answer_is_guarded(anyone: Any) -> None:
    for path in ("/", "/api/docs", "/api/nowhere", "/health"):
        headers = anyone.get(path).headers
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"


def _is_problem(answer: requests.Response) -> None:
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    body = answer.json()
    assert {"type", "title", "status", "detail"} <= set(body)
    assert body["status"] == answer.status_code
    assert body["type"].startswith("/help/problems/")
