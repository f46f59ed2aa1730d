"""The log finds a bug by the reference its reader was told, and holds nothing about people."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from sandbox.edge import EXTENSION
from sandbox.services import journal

CANARIES = ("Pelican-canary", "10.9.8.7", "key-canary", "query-canary", "body-canary")


@pytest.fixture
def written(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[[], str]]:
    """What the log has written, read again when asked; the logger is as before afterwards."""
    kept = journal.LOG.handlers, journal.LOG.propagate, journal.LOG.level
    yield lambda: capsys.readouterr().err
    journal.LOG.handlers, journal.LOG.propagate = kept[0], kept[1]
    journal.LOG.setLevel(kept[2])


@pytest.fixture
def broken(app: Flask) -> Flask:
    """A service with a bug whose message quotes what was sent."""

    def fail(*_given: Any, **_named: Any) -> None:
        raise ValueError(f"cannot read {CANARIES[0]}")

    app.view_functions["web.ask_for_list"] = fail
    return app


@pytest.mark.parametrize("form", ["json", "text"])
def test_the_reference_of_a_bug_finds_its_line(
    broken: Flask, written: Callable[[], str], form: str
) -> None:
    journal.arrange(form)
    answer = broken.test_client().get("/checks?canary=1")
    assert answer.status_code == 500
    (reference,) = re.findall(r"\b[0-9a-f]{8}\b", answer.text)
    (line,) = [line for line in written().splitlines() if reference in line]
    assert "GET /checks" in line
    assert "ValueError" in line


def test_each_line_of_json_is_an_object_with_time_level_and_event(
    broken: Flask, written: Callable[[], str]
) -> None:
    journal.arrange("json")
    client = broken.test_client()
    for path in ("/help", "/checks", "/no-such-page"):
        client.get(path)
    told = [json.loads(line) for line in written().splitlines()]
    assert [line["event"] for line in told] == ["request", "bug", "request", "request"]
    assert all({"at", "level", "event"} <= set(line) for line in told)
    assert told[0] | {"at": "", "took_ms": 0} == {
        "at": "", "level": "info", "event": "request", "route": "GET /help", "status": 200,
        "took_ms": 0,
    }  # fmt: skip
    assert "test_journal.py" in told[1]["went_through"][-1]


@pytest.mark.parametrize("form", ["json", "text"])
def test_no_line_tells_who_asked_or_what(
    broken: Flask, written: Callable[[], str], form: str
) -> None:
    journal.arrange(form)
    client = broken.test_client()
    head = {"Authorization": "Bearer key-canary", "X-Forwarded-For": "10.9.8.7"}
    client.get("/checks?q=query-canary", headers=head, environ_base={"REMOTE_ADDR": "10.9.8.7"})
    client.get("/s/key-canary")
    client.post("/join", data={"code": "body-canary", "nickname": "Pelican-canary"})
    told = written()
    assert "bug" in told
    assert [word for word in CANARIES if word in told] == []


def test_as_text_requests_have_no_line(app: Flask, written: Callable[[], str]) -> None:
    journal.arrange("text")
    app.test_client().get("/help")
    assert written() == ""


def test_a_service_writes_json_lines_only(
    serve: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its greeting, with the links, goes to standard output; the test's service joins the two."""
    monkeypatch.setenv("SANDBOX_LOG", "json")
    service = serve()
    requests.get(f"{service.url}/help?q=query-canary", timeout=30)
    service.stop()
    _greeting, _blank, log = service.log.read_text().rpartition("\n\n")
    lines = [json.loads(line) for line in log.splitlines()]
    assert {"route": "GET /help", "status": 200}.items() <= next(
        line for line in lines if line["event"] == "request" and line["route"] == "GET /help"
    ).items()
    assert "query-canary" not in log


def test_a_database_error_is_told_without_what_was_to_be_written(app: Flask) -> None:
    """SQLAlchemy would quote the parameters of the statement: nicknames, secrets of webhooks."""
    with (
        app.extensions[EXTENSION].database.reading() as session,
        pytest.raises(DBAPIError) as refused,
    ):
        session.execute(text("INSERT INTO nowhere VALUES (:it)"), {"it": "canary"})
    assert "canary" not in str(refused.value)


def test_what_fails_when_work_is_kept_is_a_bug_with_a_reference_too(
    app: Flask, written: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the door's own code, where the framework would answer by itself."""

    def fail(_session: object) -> None:
        raise RuntimeError(CANARIES[0])

    monkeypatch.setattr("sandbox.app.commit", fail)
    journal.arrange("json")
    answer = app.test_client().post("/api/worlds", json={"scenario": "late-bill-of-lading"})
    assert (answer.status_code, answer.json["type"]) == (500, "/help/problems/bug")
    told = written()
    assert any(word in told for word in re.findall(r"\b[0-9a-f]{8}\b", answer.json["detail"]))
    assert CANARIES[0] not in told
