"""The pages of the developers' lab: the log, the deliveries, the requests, each as a seat may."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

import pytest
from flask import Flask

from sandbox.config import Settings
from sandbox.services import webhooks as service
from sandbox.store import webhooks as store
from sandbox.store.database import connect, unit_of_work

Table: TypeAlias = Any
HOOK = "http://127.0.0.1:10009/hook"


def _register(settings: Settings, world: str, seat: str, *kinds: str) -> None:
    with unit_of_work(connect(settings.database).writing()) as session:
        service.register(session, world, seat, HOOK, kinds, "loopback")


def test_the_log_tells_each_act_with_its_digest(table: Table) -> None:
    table.act("buyer", "credit.apply")
    page = table.train("/log").text
    assert "asks its bank for the credit" in page
    kept = table.train("/log").text
    digests = re.findall(r"<code class=\"small\">([0-9a-f]{12})…", kept)
    assert len(digests) == len(set(digests)) == 2
    assert "canary-5f1c" not in page  # the opening is not told as a body


def test_a_seat_sees_its_own_acts_and_no_digests(table: Table) -> None:
    table.act("buyer", "entity.look_up", lei="SBOX00R7ELBK04T9QZ11")
    table.act("seller", "entity.look_up", lei="SBOX00H4K7NB39D2XV53")
    page = table.get("buyer", f"/worlds/{table.world.id}/log")
    assert "SBOX00R7ELBK04T9QZ11" in page
    assert "SBOX00H4K7NB39D2XV53" not in page
    assert "…</code>" not in page


def test_what_was_rewound_is_told_as_such(table: Table) -> None:
    table.act("buyer", "credit.apply")
    table.train("/acts", kind="rewind", to="1")
    page = table.train("/log").text
    assert page.count("no longer in force") == 1
    assert re.search(r"asks its bank.*?no longer in force", page, re.DOTALL)


def test_the_log_is_read_in_pages(table: Table) -> None:
    for _ in range(55):
        table.act("buyer", "entity.look_up", lei="SBOX00R7ELBK04T9QZ11")
    first = table.train("/log").text
    older = re.search(r'href="[^"]*(\?before=\d+)"', first)
    assert older
    numbers = [re.findall(r'scope="row">(\d+)<', text) for text in (first, _older(table, older))]
    assert [int(n) for n in numbers[0] + numbers[1]] == list(range(56, 0, -1))


def _older(table: Table, found: re.Match[str]) -> str:
    return str(table.train(f"/log{found.group(1)}").text)


@pytest.mark.parametrize("before", ["", "x", "-1", "0", "9" * 40, "٣"])
@pytest.mark.parametrize("page", ["log", "webhooks", "requests"])
def test_a_page_that_is_none_is_the_first_or_empty(table: Table, page: str, before: str) -> None:
    assert table.train(f"/{page}?before={before}").status_code == 200


def test_deliveries_stand_with_state_answer_and_next_try(table: Table, settings: Settings) -> None:
    _register(settings, table.world.id, "trainer", "act.done")
    table.act("buyer", "credit.apply")
    page = table.train("/webhooks").text
    assert HOOK in page
    assert "Waits" in page
    assert re.search(r"\d\d:\d\d:\d\d UTC", page)
    with unit_of_work(connect(settings.database).writing()) as session:
        row = store.find(session, table.world.id, 1)
        assert row
        store.note(session, row, state="delivered", tries=3, answered="204")
    page = table.train("/webhooks").text
    assert "Delivered" in page
    assert "status 204" in page
    again = table.train("/deliveries/1/replay", again="1")
    assert again.status_code == 303
    assert "Waits" in table.train("/webhooks").text


def test_a_seat_sees_and_replays_its_own_deliveries_only(table: Table, settings: Settings) -> None:
    _register(settings, table.world.id, "trainer")
    table.act("buyer", "credit.apply")
    at = f"/worlds/{table.world.id}"
    assert HOOK not in table.get("buyer", f"{at}/webhooks")
    assert table.browsers["buyer"].post(f"{at}/deliveries/1/replay").status_code == 404


def test_requests_are_shown_by_payment(table: Table, app: Flask) -> None:
    order = {
        "debtor_account": "DE11000000000000480600",
        "creditor_account": "0100-480600-EUR",
        "amount": "10.00",
        "currency": "EUR",
    }
    path = f"/api/worlds/{table.world.id}"
    uetr = table.browsers["buyer"].post(f"{path}/transfers", json=order).json["uetr"]
    table.browsers["buyer"].get(f"{path}/accounts")
    app.extensions["lei_sandbox"].requests.write()
    every = table.train("/requests").text
    assert f"{path}/accounts" in every
    of_it = table.train(f"/requests?uetr={uetr}").text
    assert f"{path}/transfers" in of_it
    assert f"{path}/accounts" not in of_it
    wrong = table.train("/requests?uetr=nonsense'").text
    assert "That is no UETR" in wrong
    assert f"{path}/accounts" in wrong
    assert f"{path}/transfers" not in table.get("seller", f"/worlds/{table.world.id}/requests")


def test_the_world_leads_to_all_three(table: Table) -> None:
    page = table.train("").text
    for name in ("log", "webhooks", "requests"):
        assert f'/worlds/{table.world.id}/{name}"' in page
