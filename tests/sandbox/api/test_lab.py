"""The developers' lab over HTTP: webhooks that arrive, requests that are logged, short ways."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

WITHIN_S = 20
ORDER = {
    "debtor_account": "DE11000000000000480600",
    "creditor_account": "0100-480600-EUR",
    "amount": "10.00",
    "currency": "EUR",
}


def _until(found: Callable[[], Any]) -> Any:
    until = time.monotonic() + WITHIN_S
    while not (seen := found()):
        assert time.monotonic() < until
        time.sleep(0.05)
    return seen


def test_a_payment_is_told_to_a_webhook(world: Any, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook").respond_with_data("")
    made = world.seats["buyer"].post(
        f"{world.path}/webhooks",
        {"url": httpserver.url_for("/hook"), "kinds": ["transfer.status"]},
    )
    assert made.status_code == 201
    assert made.json()["secret"]
    ordered = world.seats["buyer"].post(f"{world.path}/transfers", ORDER).json()
    _until(lambda: httpserver.log)
    event = json.loads(httpserver.log[0][0].data)
    assert event["data"]["uetr"] == ordered["uetr"]

    def delivered() -> Any:
        listed = world.seats["buyer"].get(f"{world.path}/deliveries").json()["deliveries"]
        return [each for each in listed if each["state"] == "delivered"]

    (delivery,) = _until(delivered)
    assert delivery["body"] == event
    again = world.seats["buyer"].post(f"{world.path}/deliveries/{delivery['number']}/replay")
    assert again.status_code == 202
    _until(lambda: len(httpserver.log) == 2)


def test_no_seat_reads_the_secret_or_anothers_deliveries(world: Any) -> None:
    hook = {"url": "http://127.0.0.1:10009/hook"}
    made = world.seats["buyer"].post(f"{world.path}/webhooks", hook).json()
    world.seats["buyer"].post(f"{world.path}/transfers", ORDER)
    listed = world.seats["buyer"].get(f"{world.path}/webhooks")
    assert [hook["number"] for hook in listed.json()["webhooks"]] == [1]
    assert made["secret"] not in listed.text
    for what in ("webhooks", "deliveries"):
        assert world.seats["seller"].get(f"{world.path}/{what}").json()[what] == []
    refused = world.seats["seller"].ask("DELETE", f"{world.path}/webhooks/1")
    assert refused.status_code == 404
    assert world.trainer.ask("DELETE", f"{world.path}/webhooks/1").status_code == 204


@pytest.mark.parametrize("url", ["http://169.254.169.254/", "ftp://x/", "http://10.0.0.1/"])
def test_an_address_that_is_not_sent_to_is_refused(world: Any, url: str) -> None:
    refused = world.trainer.post(f"{world.path}/webhooks", {"url": url})
    assert (refused.status_code, refused.json()["type"]) == (
        422,
        "/help/problems/forbidden-address",
    )


def test_requests_are_logged_without_bodies_and_keys(world: Any) -> None:
    buyer = world.seats["buyer"]
    uetr = buyer.post(f"{world.path}/transfers", ORDER).json()["uetr"]
    buyer.post(f"{world.path}/transfers", {**ORDER, "amount": "-1"})
    buyer.get(f"{world.path}/transfers/{uetr}")
    world.seats["seller"].get(world.path)

    def logged() -> Any:
        requests = buyer.get(f"{world.path}/requests").json()["requests"]
        others = [each for each in requests if not each["path"].endswith("/requests")]
        return others if len(others) == 3 else None

    seen = [(each["method"], each["status"]) for each in reversed(_until(logged))]
    assert seen == [("POST", 202), ("POST", 422), ("GET", 200)]
    of_it = buyer.get(f"{world.path}/requests", params={"uetr": uetr}).json()["requests"]
    assert [each["method"] for each in of_it] == ["GET", "POST"]

    def everybodys() -> str | None:
        text = world.trainer.get(f"{world.path}/requests").text
        seats = {each["seat"] for each in json.loads(text)["requests"]}
        return text if seats >= {"buyer", "seller"} else None

    text = _until(everybodys)
    assert buyer.key not in text
    assert ORDER["debtor_account"] not in text


def test_the_log_of_requests_is_read_in_pages(world: Any) -> None:
    for _ in range(5):
        world.trainer.get(f"{world.path}/accounts")
    path = f"{world.path}/requests"
    _until(lambda: len(world.trainer.get(path).json()["requests"]) >= 5)
    time.sleep(1)  # until what was asked while waiting is written too
    everything = [each["id"] for each in world.trainer.get(path).json()["requests"]]
    page = world.trainer.get(path, params={"count": 3, "before": everything[0]}).json()
    assert [each["id"] for each in page["requests"]] == everything[1:4]
    assert page["next"] == everything[3]


def test_documents_are_presented_by_the_short_way_and_read_back(world: Any) -> None:
    credit = "HU-2026-0117"
    world.ship("2026-03-09", "2026-03-10")
    made = world.seats["seller"].post(
        f"{world.path}/credits/{credit}/presentations", {"document_set": "in_order"}
    )
    assert made.status_code == 201, made.text
    (presented,) = (
        world.seats["seller"].get(f"{world.path}/credits/{credit}").json()["presentations"]
    )
    path = f"{world.path}/presentations/{presented['id']}"
    assert world.seats["seller"].get(path).json() == {"credit": credit, **presented}
    assert world.seats["buyer"].get(path).status_code == 404


def test_a_list_of_codes_is_checked_as_csv(anyone: Any) -> None:
    given = "name,LEI\r\nElbe,SBOX00R7ELBK04T9QZ11\r\nSlip,SBOX00R7ELBKO4T9QZ11\r\nOdd,=1+1\r\n"
    answer = anyone.ask(
        "POST", "/api/lei/checks", data=given.encode(), headers={"Content-Type": "text/csv"}
    )
    assert answer.headers["Content-Type"].startswith("text/csv")
    heading, right, slip, odd = answer.text.splitlines()
    assert heading.startswith("code,normalised,verdict,findings")
    assert right.split(",")[2:6] == ["valid", "", "", "Rösterei Elbe GmbH"]
    assert slip.split(",")[2:5] == ["invalid", "lei-check-digits", "SBOX00R7ELBK04T9QZ11"]
    assert odd.startswith("'=1+1,'=1+1,invalid")


def test_a_long_list_of_codes_needs_no_second_request(anyone: Any) -> None:
    given = "\n".join(["SBOX00R7ELBK04T9QZ11"] * 60_000)
    answer = anyone.ask("POST", "/api/lei/checks", data=given, headers={"Content-Type": "text/csv"})
    assert answer.text.count(",valid,") == 60_000


def test_no_more_worlds_are_opened_than_there_is_room_for(
    serve: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SANDBOX_WORLDS_MAX", "2")  # the demo world is one
    url = serve().url
    import requests

    given = {"scenario": "late-bill-of-lading"}
    answers = [requests.post(f"{url}/api/worlds", json=given, timeout=30) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 422]
    assert "worlds_max" in answers[1].json()["detail"]
