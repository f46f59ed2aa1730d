"""Webhooks: of the act's transaction, signed, tried again, and no more than a seat may see."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from payments.world.state import TRAINER, Opening
from sandbox.errors import ForbiddenAddress, LimitReached, NotFound
from sandbox.services import deliveries, webhooks, worlds
from sandbox.services.deliveries import FIRST_WAIT_S, TAKEN_S, TRIES_MAX, deliver_one
from sandbox.store.database import Database, unit_of_work

ORDER = {
    "debtor_account": "DE11000000000000480600",
    "creditor_account": "0100-480600-EUR",
    "amount": {"amount": "250.00", "currency": "EUR"},
}
FAR = 4e9  # a moment at which whatever waits is due


@pytest.fixture
def world(database: Database, opening: Opening) -> str:
    """A world that is just open."""
    with unit_of_work(database.writing()) as session:
        return worlds.open_world(session, opening).id


@pytest.fixture
def act(database: Database, world: str) -> Callable[..., Any]:
    """Acts in the world, each in its own unit of work."""

    def acted(seat: str, kind: str, body: Any, **options: Any) -> worlds.ActView:
        with unit_of_work(database.writing()) as session:
            return worlds.act(session, world, seat, kind, body, **options)

    return acted


@pytest.fixture
def hook(database: Database, world: str, httpserver: HTTPServer) -> Callable[..., str]:
    """Registers the server of this test; its secret."""

    def registered(seat: str = TRAINER, *kinds: str, **options: Any) -> str:
        url = httpserver.url_for("/hook")
        with unit_of_work(database.writing()) as session:
            made = webhooks.register(session, world, seat, url, kinds, "loopback", **options)
        return made.secret

    return registered


def _deliver(database: Database, now: float = FAR) -> int:
    count = 0
    while deliver_one(database, "loopback", now):
        count += 1
    return count


def _bodies(httpserver: HTTPServer) -> list[dict[str, Any]]:
    return [json.loads(request.data) for request, _answer in httpserver.log]


def _listed(database: Database, world: str, seat: str = TRAINER) -> Any:
    with database.reading() as session:
        return webhooks.deliveries(session, world, seat, 0, 100)


def test_an_act_is_told_with_a_signature_that_the_secret_proves(
    database: Database, hook: Any, act: Any, httpserver: HTTPServer
) -> None:
    secret = hook(TRAINER, "transfer.status")
    httpserver.expect_request("/hook", method="POST").respond_with_data("")
    done = act("buyer", "transfer.order", ORDER)
    assert _deliver(database) == 1
    ((request, _answer),) = httpserver.log
    at, mac = (part.split("=")[1] for part in request.headers["Sandbox-Signature"].split(","))
    signed = at.encode() + b"." + request.data
    assert hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest() == mac
    event = json.loads(request.data)
    assert (event["kind"], event["act"]) == ("transfer.status", done.number)
    assert event["data"] == {"uetr": done.about[0], "status": "ACSP", "reason": None}
    (kept,) = _listed(database, event["world"])
    assert (kept.state, kept.tries, kept.answered) == ("delivered", 1, "200")


def test_what_is_rolled_back_is_not_told(
    database: Database, world: str, hook: Any, httpserver: HTTPServer
) -> None:
    hook()
    session = database.writing()
    worlds.act(session, world, "buyer", "transfer.order", ORDER)
    session.rollback()
    session.close()
    assert _deliver(database) == 0


def test_a_failure_is_tried_again_later_and_then_noted_as_delivered(
    database: Database, world: str, hook: Any, act: Any, httpserver: HTTPServer
) -> None:
    hook(TRAINER, "act.done")
    answers = iter([500, 200])
    httpserver.expect_request("/hook").respond_with_handler(
        lambda _request: Response("", next(answers))
    )
    act(TRAINER, "advance", {"to": "PT1H"})
    assert _deliver(database, FAR) == 1
    (waiting,) = _listed(database, world)
    assert (waiting.state, waiting.answered) == ("waiting", "500")
    assert _deliver(database, FAR + FIRST_WAIT_S - 1) == 0
    assert _deliver(database, FAR + FIRST_WAIT_S) == 1
    (delivered,) = _listed(database, world)
    assert (delivered.state, delivered.tries) == ("delivered", 2)
    first, second = _bodies(httpserver)
    assert first == second


def test_waits_double_and_end(
    database: Database, world: str, hook: Any, act: Any, httpserver: HTTPServer
) -> None:
    hook(TRAINER, "act.done")
    httpserver.expect_request("/hook").respond_with_data("", 410)
    act(TRAINER, "advance", {"to": "PT1H"})
    now, waits = FAR, []
    for _ in range(TRIES_MAX):
        before = now
        while _deliver(database, now) == 0:
            now += FIRST_WAIT_S
        waits.append(now - before)
    assert waits[1:] == [FIRST_WAIT_S * 2**n for n in range(TRIES_MAX - 1)]
    (given_up,) = _listed(database, world)
    assert (given_up.state, given_up.tries) == ("given_up", TRIES_MAX)
    assert _deliver(database, now + 1e9) == 0


def test_a_redirect_is_a_failure(
    database: Database, world: str, hook: Any, act: Any, httpserver: HTTPServer
) -> None:
    hook(TRAINER, "act.done")
    httpserver.expect_request("/hook").respond_with_data("", 307, {"Location": "/other"})
    act(TRAINER, "advance", {"to": "PT1H"})
    _deliver(database)
    assert [kept.answered for kept in _listed(database, world)] == ["307"]
    assert {request.path for request, _answer in httpserver.log} == {"/hook"}


def test_who_dies_with_a_delivery_in_hand_loses_it_to_the_next(
    database: Database, world: str, hook: Any, act: Any, httpserver: HTTPServer
) -> None:
    hook(TRAINER, "act.done")
    httpserver.expect_request("/hook").respond_with_data("")
    act(TRAINER, "advance", {"to": "PT1H"})
    with unit_of_work(database.writing()) as session:
        assert deliveries.webhooks.take(session, FAR, FAR + TAKEN_S)
    assert _deliver(database, FAR + 1) == 0
    assert _deliver(database, FAR + TAKEN_S + 1) == 1


def test_a_delivery_is_made_again_on_demand_with_the_same_event(
    database: Database, world: str, hook: Any, act: Any, httpserver: HTTPServer
) -> None:
    hook(TRAINER, "act.done")
    httpserver.expect_request("/hook").respond_with_data("")
    act(TRAINER, "advance", {"to": "PT1H"})
    _deliver(database)
    with unit_of_work(database.writing()) as session:
        webhooks.replay(session, world, TRAINER, 1)
    assert _deliver(database) == 1
    first, again = _bodies(httpserver)
    assert first == again


@pytest.mark.parametrize("behaviour", ["normal", "twice", "reversed"])
def test_faults_on_demand_repeat_or_turn_round_what_is_told(
    database: Database, hook: Any, act: Any, httpserver: HTTPServer, behaviour: str
) -> None:
    hook(TRAINER, behaviour=behaviour)
    httpserver.expect_request("/hook").respond_with_data("")
    act("buyer", "transfer.order", ORDER)
    _deliver(database)
    ids = [event["id"] for event in _bodies(httpserver)]
    in_order = sorted(dict.fromkeys(ids))
    assert len(in_order) >= 3
    expected = {
        "normal": in_order,
        "twice": [each for each in in_order for _ in range(2)],
        "reversed": in_order[::-1],
    }
    assert ids == expected[behaviour]


def test_a_seats_webhook_hears_what_the_seat_may_see(
    database: Database, world: str, hook: Any, act: Any, httpserver: HTTPServer
) -> None:
    hook("seller")
    hook("buyer")
    httpserver.expect_request("/hook").respond_with_data("")
    act("buyer", "credit.apply", {})
    act("buyer_bank", "credit.issue", {"credit": "HU-2026-0117"})
    _deliver(database)
    with database.reading() as session:
        log = {seat: worlds.log(session, world, seat) for seat in ("seller", "buyer")}
    for seat, acts in log.items():
        told = [kept.body for kept in _listed(database, world, seat)]
        done = [event["data"]["number"] for event in told if event["kind"] == "act.done"]
        assert done == [act.number for act in acts if act.number > 1]
    seen = {
        kept.body["data"]["state"]
        for kept in _listed(database, world, "buyer")
        if kept.kind == "credit.state"
    }
    assert seen == {"applied", "issued"}


def test_message_numbers_are_those_of_the_world(
    database: Database, world: str, hook: Any, act: Any
) -> None:
    act("buyer", "transfer.order", ORDER)
    hook(TRAINER, "message.sent")
    act("buyer", "transfer.order", ORDER)
    with database.reading() as session:
        seen = {
            number: message.about
            for number, message in worlds.show(session, world, TRAINER).messages
        }
    told = [kept.body["data"] for kept in _listed(database, world)]
    assert told
    assert all(seen[data["number"]] == data["about"] for data in told)


def test_a_removed_webhook_is_told_nothing_any_more(
    database: Database, world: str, hook: Any, act: Any
) -> None:
    hook(TRAINER, "act.done")
    act(TRAINER, "advance", {"to": "PT1H"})
    with unit_of_work(database.writing()) as session:
        webhooks.remove(session, world, TRAINER, 1)
    act(TRAINER, "advance", {"to": "PT1H"})
    assert _deliver(database) == 0
    assert [kept.state for kept in _listed(database, world)] == ["given_up"]


def test_another_seats_webhook_is_not_there(database: Database, world: str, hook: Any) -> None:
    hook("buyer")
    with unit_of_work(database.writing()) as session:
        assert webhooks.every(session, world, "seller") == ()
        with pytest.raises(NotFound):
            webhooks.remove(session, world, "seller", 1)
        with pytest.raises(NotFound):
            webhooks.replay(session, world, "buyer", 1)


def test_a_world_has_so_many_webhooks_and_not_more(hook: Any) -> None:
    hook(webhooks_max=1)
    with pytest.raises(LimitReached):
        hook(webhooks_max=1)


def test_an_address_out_of_reach_is_not_registered(database: Database, world: str) -> None:
    with unit_of_work(database.writing()) as session, pytest.raises(ForbiddenAddress):
        webhooks.register(session, world, TRAINER, "http://169.254.169.254/", (), "private")


@pytest.fixture(autouse=True)
def _no_thread() -> Iterator[None]:
    """Nobody delivers here but the test."""
    yield
    webhooks.WAKE.clear()


def test_old_deliveries_are_dropped_and_what_waits_is_kept(
    database: Database, world: str, hook: Any, act: Any, httpserver: HTTPServer
) -> None:
    hook(TRAINER, "act.done")
    httpserver.expect_ordered_request("/hook").respond_with_data("", status=500)
    for _ in range(5):
        httpserver.expect_ordered_request("/hook").respond_with_data("")
    for _ in range(6):
        act("buyer", "transfer.order", ORDER)
    for _ in range(6):
        assert deliver_one(database, "loopback", time.time() + 1, kept_max=2)
    left = {row.number: row.state for row in _listed(database, world)}
    assert left == {1: "waiting", 5: "delivered", 6: "delivered"}
    act("buyer", "transfer.order", ORDER)
    assert [row.number for row in _listed(database, world)][-1] == 7


def test_the_newest_deliveries_come_first_page_by_page(
    database: Database, world: str, hook: Any, act: Any
) -> None:
    hook(TRAINER, "act.done")
    for _ in range(5):
        act("buyer", "transfer.order", ORDER)
    with database.reading() as session:
        first = webhooks.latest(session, world, TRAINER, 2**31 - 1, 3)
        rest = webhooks.latest(session, world, TRAINER, first[-1].number, 3)
        assert webhooks.latest(session, world, "buyer", 2**31 - 1, 3) == ()
    assert [row.number for row in (*first, *rest)] == [5, 4, 3, 2, 1]
    assert all(row.next_try_at for row in first)
