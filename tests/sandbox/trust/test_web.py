"""What a browser is told with every answer, and what a foreign page cannot do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sandbox.access import written
from sandbox.access_table import ACCESS

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ANSWERS = ("/", "/help", "/no-such-page", "/api/worlds/none", "/health", "/metrics",
           "/gleif/api/v1/lei-records/x", "/assets/sandbox.css", "/api/docs", "/s/none",
           "/workshops/new", "/api/openapi.json")  # fmt: skip
FOREIGN = (
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Origin": "https://localhost"[:-1]},
    {"Origin": "http://localhost:81"},
    {"Origin": "http://localhost.evil.example"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
)
NAMES = ("evil.example", "localhost.evil.example", "rebound.example:8000", "", "a b", "[::1", "@x")


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_carries_the_headers(client: FlaskClient, path: str) -> None:
    headers = _headers(client, path)
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    parts = headers["Content-Security-Policy"].split("; ")
    policy = {name: said for name, _, said in (part.partition(" ") for part in parts)}
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert not re.search(r"unsafe|\*|https?:|data:", " ".join(policy.values()))


def _headers(client: FlaskClient, path: str, **sent: str) -> Any:
    answer = client.get(path, headers=sent)
    answer.close()  # a file of the pages is open until then
    return answer.headers


def _unsafe(app: Flask) -> Iterator[tuple[str, str]]:
    for rule in app.url_map.iter_rules():
        for method in sorted({"POST", "DELETE", "PUT", "PATCH"} & set(rule.methods or ())):
            yield method, re.sub(r"<\w+>", "1", written(rule.rule))


@pytest.mark.parametrize("head", FOREIGN, ids=lambda head: str(next(iter(head.values()))))
def test_no_unsafe_route_listens_to_a_foreign_page(app: Flask, head: dict[str, str]) -> None:
    client = app.test_client()
    routes = list(_unsafe(app))
    statuses = {client.open(path, method=method, headers=head).status_code
                for method, path in routes}  # fmt: skip
    assert len(routes) > 40
    assert statuses == {403}


@pytest.mark.parametrize("name", NAMES)
def test_no_route_answers_to_a_foreign_name(app: Flask, name: str) -> None:
    """DNS rebinding: the browser believes that it speaks to the foreign site."""
    client = app.test_client()
    for method, path in [*_unsafe(app), *(("GET", path) for path in ANSWERS)]:
        answer = client.open(path, method=method, headers={"Host": name})
        assert answer.status_code in (421, 400), (method, path)
        assert "set-cookie" not in answer.headers


def test_a_program_sends_no_origin_and_is_heard(client: FlaskClient) -> None:
    """No cookie goes to another site's request (SameSite=Strict), so no Origin is no risk."""
    answer = client.post("/api/worlds", json={"scenario": "late-bill-of-lading"})
    assert answer.status_code == 201


def test_a_foreign_form_cannot_be_read_as_json(client: FlaskClient) -> None:
    """A form can send text/plain without asking first; JSON has to say that it is JSON."""
    answer = client.post("/api/worlds", data='{"scenario": "lab"}', content_type="text/plain")
    assert answer.status_code == 415


def test_no_answer_lets_another_origin_read_it(client: FlaskClient) -> None:
    for path in ANSWERS:
        headers = _headers(client, path, Origin="http://evil.example")
        assert "Access-Control-Allow-Origin" not in headers


def test_cookies_are_for_this_site_and_for_no_script(client: FlaskClient) -> None:
    made = client.post("/api/worlds", json={"scenario": "late-bill-of-lading"}).json
    answers = [client.get(made["seats"]["seller"]["link"]), client.get("/help?lang=en&theme=light")]
    cookies = [cookie for answer in answers for cookie in answer.headers.getlist("Set-Cookie")]
    assert len(cookies) == 3
    assert [c for c in cookies if not {"HttpOnly", "SameSite=Strict"} <= set(c.split("; "))] == []
    assert [c for c in cookies if "Domain" in c] == []


def test_a_cookie_of_a_key_is_not_cached(client: FlaskClient) -> None:
    made = client.post("/api/worlds", json={"scenario": "late-bill-of-lading"}).json
    answer = client.get(made["seats"]["seller"]["link"])
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_a_seat_reads_is_kept_by_no_cache_between(client: FlaskClient) -> None:
    made = client.post("/api/worlds", json={"scenario": "late-bill-of-lading"}).json
    client.get(made["seats"]["seller"]["link"])
    for path in ("/seat", f"/worlds/{made['id']}", f"/api/worlds/{made['id']}/log"):
        assert "private" in client.get(path).headers["Cache-Control"]
    for path in ("/worlds/none", "/api/worlds/none"):
        assert "private" in client.get(path).headers["Cache-Control"]


ELSEWHERE = ("https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)",
             "/%0d%0aLocation:%20https://evil.example", "https:evil.example")  # fmt: skip


@pytest.mark.parametrize("there", ELSEWHERE)
def test_no_entry_of_a_form_leads_away(client: FlaskClient, there: str) -> None:
    """Each entry from which a way back is made, and each name that such entries usually have."""
    made = client.post("/api/worlds", json={"scenario": "late-bill-of-lading"}).json
    client.get(made["seats"]["seller"]["link"])
    at = f"/worlds/{made['id']}/acts"
    for number, entry in enumerate(ENTRIES):
        form = {"kind": "entity.look_up", "lei": "SBOX00R7ELBK04T9QZ11", "once": f"k{number}"}
        _stays(client.post(f"{at}?next={there}", data={**form, entry: there}))


ENTRIES = (
    "from_credit",
    "from_title",
    "from_collection",
    "from_guarantee",
    "from_invoice",
    "from_transfer",
    "from_world",
    "from",
    "next",
    "url",
    "back",
)
AWAY = "&".join(f"{name}=https://evil.example" for name in ("next", "url", "back", "return_to"))


def test_no_address_leads_away(client: FlaskClient) -> None:
    for start in ("//evil.example/", "//evil.example/%2e%2e", "/\\evil.example", "/help//evil"):
        _stays(client.get(start))
    for row in ACCESS:
        path = re.sub(r"<\w+>|\*$", "x", row.path)
        _stays(client.get(f"{path}?{AWAY}"))


def _stays(answer: Any) -> None:
    answer.close()
    there = urlsplit(answer.headers.get("Location", "/"))
    assert (there.scheme or "http", there.netloc or "localhost") == ("http", "localhost")
    assert not answer.headers.get("Location", "/").startswith(("//", "/\\"))
    assert "evil.example" not in answer.headers.get("Refresh", "")
