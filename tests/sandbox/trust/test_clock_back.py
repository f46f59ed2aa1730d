"""The clock of the machine is set back: nothing waits until it has caught up, nothing is lost."""

from __future__ import annotations

import time

import pytest
from flask import Flask
from pytest_httpserver import HTTPServer

from sandbox.config import Settings
from sandbox.errors import TooManyTries
from sandbox.services import deliveries
from sandbox.services.workshops import rooms, sweeping, tries
from sandbox.store import webhooks
from sandbox.store import workshops as store
from sandbox.store.database import Database, connect, unit_of_work

DAY_S = 86_400.0
ADVANCE = {"advance": "PT1H"}


@pytest.fixture
def database(app: Flask, settings: Settings) -> Database:
    assert app is not None
    return connect(settings.database)


def _world_with_webhook(app: Flask, url: str) -> tuple[str, dict[str, str]]:
    client = app.test_client()
    made = client.post("/api/worlds", json={"scenario": "late-bill-of-lading"}).json
    head, at = {"Authorization": f"Bearer {made['key']}"}, f"/api/worlds/{made['id']}"
    assert client.post(f"{at}/webhooks", json={"url": url}, headers=head).status_code == 201
    assert client.post(f"{at}/clock", json=ADVANCE, headers=head).status_code == 201
    return at, head


def test_what_waited_is_delivered_at_once(
    app: Flask, database: Database, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/hook").respond_with_data("ok")
    _world_with_webhook(app, httpserver.url_for("/hook"))
    yesterday = time.time() - DAY_S
    assert deliveries.deliver_one(database, "loopback", yesterday)
    assert len(httpserver.log) == 1
    assert not deliveries.deliver_one(database, "loopback", yesterday)


def test_a_failed_try_is_still_made_again_after_its_wait(
    app: Flask, database: Database, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/hook").respond_with_data("", 500)
    _world_with_webhook(app, httpserver.url_for("/hook"))
    now = time.time() + 1
    assert deliveries.deliver_one(database, "loopback", now)
    assert not deliveries.deliver_one(database, "loopback", now + 1)
    assert deliveries.deliver_one(database, "loopback", now + deliveries.wait_after(1) + 1)
    longest = deliveries.wait_after(deliveries.TRIES_MAX - 1)
    assert longest + deliveries.TAKEN_S < 900


def test_the_world_does_not_notice(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    at, head = _world_with_webhook(app, "http://127.0.0.1:9009/hook")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now - DAY_S)
    client = app.test_client()
    done = client.post(f"{at}/clock", json=ADVANCE, headers=head)
    assert (done.status_code, done.json["number"]) == (201, 3)
    assert client.get(f"{at}/replay", headers=head).json["same"]


def test_wrong_pins_are_counted_anew_and_not_for_ever(database: Database) -> None:
    now = time.time()
    with pytest.raises(TooManyTries):
        for _ in range(tries.FREE + 1):
            tries.spend_pin(database, "room", "pelican", now)
    assert tries.spend_pin(database, "room", "pelican", now - DAY_S) == tries.FREE - 1
    with pytest.raises(TooManyTries):
        for _ in range(tries.FREE + 1):
            tries.spend_pin(database, "room", "pelican", now - DAY_S)


def test_a_class_whose_clock_moves_by_itself_goes_on(
    database: Database, settings: Settings
) -> None:
    with unit_of_work(database.writing()) as session:
        room = rooms.start(session, settings.fixtures_dir, "late-bill-of-lading", tables=1)
        rooms.set_pace(session, room.id, 1)
    yesterday = time.time() - DAY_S
    with unit_of_work(database.writing()) as session:
        assert store.tick(session, room.id, yesterday, 60.0)
        assert not store.tick(session, room.id, yesterday + 1, 60.0)
        assert store.tick(session, room.id, yesterday + 61, 60.0)


def test_a_room_opened_under_a_wrong_date_still_ends_some_days_after_its_last_act(
    database: Database, settings: Settings
) -> None:
    with unit_of_work(database.writing()) as session:
        room = rooms.start(session, settings.fixtures_dir, "late-bill-of-lading", tables=1)
    now = time.time() - 400 * DAY_S
    assert sweeping.sweep(database, 30, now) == ()
    assert sweeping.sweep(database, 30, now + 29 * DAY_S) == ()
    assert sweeping.sweep(database, 30, now + 31 * DAY_S) == (room.id,)


def test_a_seat_stays_taken(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its cookie says for how long (Max-Age), which browsers heed before a date (RFC 6265, 5.3)."""
    client, now = app.test_client(), time.time()
    made = client.post("/api/worlds", json={"scenario": "late-bill-of-lading"}).json
    (cookie,) = client.get(made["seats"]["seller"]["link"]).headers.getlist("Set-Cookie")
    assert "Max-Age=" in cookie
    monkeypatch.setattr(time, "time", lambda: now - 400 * DAY_S)
    assert client.get("/seat").status_code == 200


def test_a_try_that_a_dead_worker_took_is_free_again(
    app: Flask, database: Database, httpserver: HTTPServer
) -> None:
    """It was taken until an instant that the clock, set back, would reach tomorrow."""
    httpserver.expect_request("/hook").respond_with_data("ok")
    _world_with_webhook(app, httpserver.url_for("/hook"))
    now = time.time() + 1
    with unit_of_work(database.writing()) as session:
        assert webhooks.take(session, now, now + deliveries.TAKEN_S) is not None
    assert not deliveries.deliver_one(database, "loopback", now + 1)
    assert deliveries.deliver_one(database, "loopback", now - DAY_S)
