"""The page of a payment, in a world of fourteen banks that is driven over the API."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sandbox.config import Settings
from sandbox.services import banks, worlds
from sandbox.services.worlds import OpenedWorld
from sandbox.store.database import connect, unit_of_work

STARTS_AT = datetime(2026, 3, 2, 8, tzinfo=UTC)  # Monday, 15:00 in Ho Chi Minh City
FX = ("SENVANG-MEKONG-VND", "VOLTA-LAKECOCOA-USD", "200000000", "VND")
PLAIN = ("SENVANG-MEKONG-USD", "ANDINO-SELVA-USD", "700.00", "USD")


@dataclass(frozen=True)
class Lab:
    """An open world with all banks, asked by whichever key."""

    world: OpenedWorld
    client: FlaskClient

    def ask(self, path: str, seat: str = "trainer", **options: Any) -> Any:
        key = self.world.key if seat == "trainer" else self.world.seats[seat].key
        headers = {"Authorization": f"Bearer {key}", **options.pop("headers", {})}
        return self.client.open(path, headers=headers, **options)

    def api(self, path: str, **body: Any) -> Any:
        method = "POST" if body else "GET"
        answer = self.ask(f"/api/worlds/{self.world.id}{path}", method=method, json=body or None)
        assert answer.status_code < 300, answer.text
        return answer.json

    def order(self, debtor: str, creditor: str, amount: str, currency: str, **more: str) -> str:
        ends = {"debtor_account": debtor, "creditor_account": creditor}
        ordered = self.api("/transfers", **ends, amount=amount, currency=currency, **more)
        return str(ordered["uetr"])

    def page(self, uetr: str, seat: str = "trainer") -> str:
        answer = self.ask(f"/worlds/{self.world.id}/transfers/{uetr}", seat)
        assert answer.status_code == 200
        return html.unescape(str(answer.text))


@pytest.fixture
def lab(app: Flask, settings: Settings) -> Lab:
    opening = banks.lab(settings.fixtures_dir, "test", STARTS_AT)
    with unit_of_work(connect(settings.database).writing()) as session:
        opened = worlds.open_world(session, opening)
    return Lab(opened, app.test_client())


def test_the_chain_is_told_in_each_banks_own_time(lab: Lab) -> None:
    uetr = lab.order(*FX)
    lab.api("/clock", advance="P3D")
    page = lab.page(uetr)
    for told in (
        "Mon 2 Mar 2026, 15:00 Ho Chi Minh City",
        "Tue 3 Mar 2026, 09:00 New York",
        "Tue 3 Mar 2026, 14:30 Accra",
    ):
        assert told in page
    assert "USD 7,549.78" in page
    assert "The middle rate is 0.0000382074; the bank keeps 1.20% of it." in page


def test_every_message_is_linked_and_opens_held_to_the_rules(lab: Lab) -> None:
    uetr = lab.order(*FX)
    lab.api("/clock", advance="P3D")
    linked = set(re.findall(r'href="(/worlds/\w+/messages/\d+)"', lab.page(uetr)))
    told = {m["number"] for m in lab.api(f"/transfers/{uetr}")["messages"]}
    assert {int(path.rpartition("/")[2]) for path in linked} == told
    for path in linked:
        assert uetr in lab.ask(path).text


def test_every_posting_stands_in_some_banks_books(lab: Lab) -> None:
    uetr = lab.order(*FX)
    lab.api("/clock", advance="P3D")
    legs = lab.api(f"/transfers/{uetr}")["postings"]
    page = lab.page(uetr)
    shown = re.findall(r'<code class="small">([^<]+)</code></td>', page)
    assert sorted(shown) == sorted(leg["account"] for leg in legs)
    assert "The part of these books" not in page


def test_cost_and_time_stand_beside_the_targets(lab: Lab) -> None:
    uetr = lab.order(*FX)
    assert "It has been on its way for 0 minutes." in lab.page(uetr)
    lab.api("/clock", advance="P3D")
    page = lab.page(uetr)
    assert "Together, 1.51% of the amount" in page
    assert "1.51%: above 1%, within 3%" in page
    assert "The most went into the rate of exchange at Sen Vang Training Bank JSC" in page
    assert "Not within the hour" in page
    assert "Within one business day" in page


def test_a_payment_done_at_once_is_within_the_hour(lab: Lab) -> None:
    uetr = lab.order(*PLAIN)
    lab.api(f"/transfers/{uetr}/complete", reason=None)
    assert "Within the hour" in lab.page(uetr)


def test_the_other_way_stands_beside_it(lab: Lab) -> None:
    page = lab.page(lab.order(*PLAIN))
    assert "The other way USD 6.50 more would arrive." in page
    assert "It would be there at the same moment." in page
    assert page.count("2 × pacs.009.001.08") == 1


def test_neighbours_have_one_way(lab: Lab) -> None:
    uetr = lab.order("DE11000000000000480600", "0100-480600-EUR", "10.00", "EUR")
    assert "There is one way only" in lab.page(uetr)


def test_the_page_is_asked_for_again_only_when_something_happened(lab: Lab) -> None:
    uetr = lab.order(*PLAIN)
    path = f"/worlds/{lab.world.id}/transfers/{uetr}/now"
    first = lab.ask(path)
    known = {"If-None-Match": first.headers["ETag"]}
    assert (first.status_code, lab.ask(path, headers=known).status_code) == (200, 304)
    lab.api("/clock", advance="P3D")
    then = lab.ask(path, headers=known)
    assert then.status_code == 200
    assert "Arrived" in then.text
    assert "<html" not in then.text


def test_a_payer_does_not_read_why_a_bank_holds_its_payment(lab: Lab) -> None:
    uetr = lab.order(*PLAIN, remittance="FAULT-SCREENING-HOLD")
    lab.api("/clock", advance="P1D")
    assert "The business day is over" not in lab.page(uetr)
    lab.api("/clock", advance="P1D")
    assert "RR04" in lab.page(uetr, "harbourmark")
    page = lab.page(uetr, "mekong")
    assert "A bank holds it" in page
    assert "RR04" not in page
    assert "The business day is over" in page


def test_who_has_no_part_in_a_payment_sees_none(lab: Lab) -> None:
    uetr = lab.order(*PLAIN)
    for path in (uetr, f"{uetr}/now"):
        asked = lab.ask(f"/worlds/{lab.world.id}/transfers/{path}", "pottery")
        assert asked.status_code == 404


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("account-closed", "It was sent back"),
        ("returned-later", "It was sent back"),
        ("lei-bad", "It was sent back"),
        ("bank-silent", "It is on its way"),
        ("screening-hold", "A bank holds it"),
    ],
)
@pytest.mark.parametrize("method", ["serial", "cover"])
def test_a_page_stands_at_every_hour_of_a_payment_that_goes_wrong(
    lab: Lab, fault: str, said: str, method: str
) -> None:
    amount = {"amount": "700.00", "currency": "USD"}
    ends = {"debtor_account": PLAIN[0], "creditor_account": PLAIN[1]}
    body = {**ends, "amount": amount, "method": method, "remittance": f"FAULT-{fault.upper()}"}
    (uetr,) = lab.api("/acts", kind="transfer.order", body=body)["transfers"]
    for _ in range(8):
        page = lab.page(uetr)
        lab.api("/clock", advance="PT21H")
    assert said in page
    assert ".." not in re.sub(r"<[^>]+>", "", page)


def test_an_order_for_a_later_day_is_kept_and_then_judged_from_that_day(lab: Lab) -> None:
    uetr = lab.order(*PLAIN, execute_on="2026-03-05")
    page = lab.page(uetr)
    assert "It is kept for its day" in page
    assert "takes the order up on 5 March 2026" in page
    assert "A bank holds it" not in page
    lab.api("/clock", to="2026-03-05T12:00:00+07:00")
    page = lab.page(uetr)
    assert "It has been on its way for 3 hours." in page
    assert "The other way USD 6.50 more would arrive." in page
    lab.api("/clock", advance="P3D")
    assert "Within one business day" in lab.page(uetr)
