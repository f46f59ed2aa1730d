"""The page of terms of payment: what it shows is what the API answers, and slips are marked."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

import pytest

from payments.sale.terms import TERMS

Client: TypeAlias = Any


def test_every_term_is_there_with_its_sums_and_its_curve(client: Client) -> None:
    page = client.get("/compare?amount=12000&currency=usd").text
    for row in TERMS:
        assert f'id="{row.id}"' in page
    assert page.count("<svg viewBox") == len(TERMS)
    assert "Paid out on shipment: USD 9,336.00. Paid when the buyer pays: USD 2,400.00." in page
    assert "USD 9,600.00 at 9 % a year for 60 of 360 days." in page
    assert "With recourse" in page


def test_the_page_and_the_api_say_the_same(client: Client) -> None:
    told = client.post(
        "/api/comparisons",
        json={
            "amount": {"amount": "31250.00", "currency": "EUR"},
            "days": 90,
            "seller_rate": "11.5",
            "fees": [{"id": "aval", "percent": "2"}],
        },
    ).get_json()
    page = client.get("/compare?amount=31250&currency=EUR&days=90&seller_rate=11.5&fee.aval=2").text
    row_of = re.compile(r'<th role="rowheader" scope="row"><a href="#(\w+)">.*?</tr>', re.DOTALL)
    rows = {match[1]: match[0] for match in row_of.finditer(page)}
    for term in told["terms"]:
        for side in ("seller", "buyer"):
            amount = f"{float(term[side]['cost']['amount']):,.2f}"
            assert f"EUR {amount}<" in rows[term["id"]].replace("\xa0", " ")
    assert "the insurer pays EUR 26,562.50" in page.replace("\xa0", " ")


def test_the_curve_of_the_api_ends_at_the_net(client: Client) -> None:
    given = {"amount": {"amount": "100", "currency": "JPY"}}
    for term in client.post("/api/comparisons", json=given).get_json()["terms"]:
        assert term["seller"]["curve"][-1]["money"] == term["seller"]["net"]
        assert set(term["risks"]) == {"buyer", "buyers_bank", "country", "performance", "documents"}


@pytest.mark.parametrize(
    ("query", "entry"),
    [
        ("amount=0", "amount"),
        ("amount=abc", "amount"),
        ("amount=1.001", "amount"),
        ("currency=XXQ", "currency"),
        ("days=-1", "days"),
        ("days=1.5", "days"),
        ("days=" + "9" * 40, "days"),
        ("seller_rate=1e400", "seller_rate"),
        ("buyer_rate=NaN", "buyer_rate"),
        ("down_percent=100.5", "down_percent"),
        ("fee.aval=101", "fee.aval"),
    ],
)
def test_a_slip_is_marked_and_what_was_entered_stays(
    client: Client, query: str, entry: str
) -> None:
    answer = client.get(f"/compare?{query}&lead_days=77")
    assert answer.status_code == 422
    marked = re.findall(r'name="([\w.]+)"[^>]*aria-invalid="true"', answer.text)
    assert marked == [entry]
    assert 'name="lead_days" value="77"' in answer.text
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize(
    ("place", "changed"),
    [
        ("$.amount", {"amount": {"amount": "0", "currency": "EUR"}}),
        ("$.amount", {"amount": {"amount": "1", "currency": "ABC"}}),
        ("$.amount.amount", {"amount": {"amount": "Infinity", "currency": "EUR"}}),
        ("$.days", {"days": -5}),
        ("$.seller_rate", {"seller_rate": "1e400"}),
        ("$.insured_percent", {"insured_percent": "100.01"}),
        ("$.fees[0].id", {"fees": [{"id": "tip", "percent": "1"}]}),
        ("$.fees[0].percent", {"fees": [{"id": "aval", "percent": "-1"}]}),
    ],
)
def test_the_api_names_the_place(client: Client, place: str, changed: dict[str, object]) -> None:
    given = {"amount": {"amount": "12000", "currency": "EUR"}, **changed}
    answer = client.post("/api/comparisons", json=given)
    assert answer.status_code == 422
    assert answer.mimetype == "application/problem+json"
    assert place in answer.get_json()["detail"]
