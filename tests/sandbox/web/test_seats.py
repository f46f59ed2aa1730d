"""Each seat's pages show what its firm would see, and no more."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from flask import Flask

from payments.world.state import Opening

CANARY = "canary-5f1c"
SEATS = ("seller", "seller_bank", "buyer", "buyer_bank")
Table: TypeAlias = Any


def issue(table: Table, number: str) -> None:
    assert table.act("buyer", "credit.apply") == 303
    assert table.act("buyer_bank", "credit.issue", credit=number) == 303
    assert table.act("seller_bank", "credit.advise", credit=number) == 303


def present(table: Table, number: str, documents: str) -> None:
    issue(table, number)
    table.ship(documents)
    assert table.act("seller", "credit.present", credit=number, document_set=documents) == 303
    assert table.act("seller_bank", "credit.examine", credit=number) == 303


def test_each_seat_sees_its_own_desk(table: Table) -> None:
    headings = {table.get(seat, "/seat").split("<h1>")[1].split("</h1>")[0] for seat in SEATS}
    assert len(headings) == len(SEATS)


def test_each_seat_is_offered_its_own_acts_only(table: Table) -> None:
    button = "Ask your bank for the credit"
    assert button in table.get("buyer", "/seat")
    assert all(button not in table.get(seat, "/seat") for seat in SEATS if seat != "buyer")


def test_a_seat_hears_of_a_credit_when_it_is_told(table: Table, opening: Opening) -> None:
    assert opening.terms
    number = opening.terms.number
    table.act("buyer", "credit.apply")
    path = f"/worlds/{table.world.id}/credits/{number}"
    assert table.browsers["seller"].get(path).status_code == 404
    assert table.browsers["buyer_bank"].get(path).status_code == 200


def test_an_act_of_another_seat_is_refused_and_changes_nothing(table: Table) -> None:
    before = table.get("buyer", "/seat")
    assert table.act("seller", "credit.apply") in (403, 409)
    assert "As of act 1." in before
    assert "As of act 1." in table.get("buyer", "/seat")


def test_a_form_sent_twice_acts_once(table: Table) -> None:
    for _ in range(2):
        assert table.act("buyer", "credit.apply", once="the-same-tap") == 303
    assert "As of act 2." in table.get("buyer", "/seat")


def test_the_examining_bank_gets_no_answer_before_its_own(table: Table, opening: Opening) -> None:
    assert opening.terms
    number = opening.terms.number
    present(table, number, opening.document_sets[0].name)
    path = f"/worlds/{table.world.id}/credits/{number}"
    before = table.get("seller_bank", path)
    assert "What the sandbox found in them" not in before
    assert table.act(
        "seller_bank", "credit.refuse",
        credit=number, discrepancies=["ucp600-14c"], disposal="holding",
    ) == 303  # fmt: skip
    assert "What the sandbox found in them" in table.get("seller_bank", path)
    assert "What the sandbox found in them" not in table.get("seller", path)


def test_no_seat_finds_the_canary(table: Table, opening: Opening) -> None:
    assert opening.terms
    number = opening.terms.number
    present(table, number, opening.document_sets[0].name)
    world = table.world.id
    paths = (
        "/seat",
        f"/worlds/{world}",
        f"/worlds/{world}/credits/{number}",
        f"/api/worlds/{world}",
        f"/api/worlds/{world}/log",
        f"/api/worlds/{world}/acts/open",
        f"/api/worlds/{world}/credits/{number}",
    )
    assert all(table.browsers["seller_bank"].get(path).status_code == 200 for path in paths)
    for seat in SEATS:
        assert not [path for path in paths if CANARY in table.get(seat, path)]


def test_the_trainer_finds_the_canary(table: Table, app: Flask) -> None:
    """Else the test above would pass on a world that kept no secrets."""
    headers = {"Authorization": f"Bearer {table.world.key}"}
    page = app.test_client().get(f"/worlds/{table.world.id}", headers=headers)
    assert CANARY in page.text


def test_a_world_without_its_key_is_closed(table: Table, app: Flask) -> None:
    assert app.test_client().get(f"/worlds/{table.world.id}").status_code == 401
    assert app.test_client().get("/seat").status_code == 401
    assert app.test_client().get("/s/nothing.opens").status_code == 401


def test_news_comes_only_when_something_happened(table: Table) -> None:
    path = f"/worlds/{table.world.id}/news"
    seen = {"If-None-Match": '"1"', "HX-Request": "true"}
    assert table.browsers["buyer"].get(path, headers=seen).status_code == 304
    table.act("buyer", "credit.apply")
    assert "act 2" in table.browsers["buyer"].get(path, headers=seen).text


def test_the_trainer_goes_back_on_a_page(table: Table) -> None:
    assert table.act("buyer", "credit.apply") == 303
    trainer = {"Authorization": f"Bearer {table.world.key}"}
    back = {"kind": "rewind", "to": "1", "from_world": "1"}
    browser = table.browsers["buyer"]
    answer = browser.post(f"/worlds/{table.world.id}/acts", data=back, headers=trainer)
    assert answer.status_code == 303
    assert "Ask your bank for the credit" in table.get("buyer", "/seat")


def test_a_refused_form_comes_back_with_its_entries(table: Table) -> None:
    at = f"/worlds/{table.world.id}/acts"
    account = re.findall(r'name="debtor_account" value="([^"]+)"', table.get("seller", "/seat"))[0]
    order = {
        "kind": "transfer.order",
        "debtor_account": account,
        "creditor_account": "NOBODY-<b>1</b>",
        "amount": "12.00",
        "amount.currency": "EUR",
        "charge_bearer": "DEBT",
    }
    answer = table.browsers["seller"].post(at, data=order)
    assert answer.status_code == 404
    assert 'value="12.00"' in answer.text
    assert 'value="DEBT" checked' in answer.text
    assert "<b>1</b>" not in answer.text
    assert "As of act 1." in table.get("seller", "/seat")


def test_a_credit_is_played_to_its_payment_on_pages(table: Table, opening: Opening) -> None:
    assert opening.terms
    number, world = opening.terms.number, table.world.id
    present(table, number, "in_order")
    assert table.act("seller_bank", "credit.honour", credit=number) == 303
    assert table.act("buyer_bank", "credit.examine", credit=number) == 303
    assert table.act("buyer_bank", "credit.reimburse", credit=number) == 303
    trainer = {"Authorization": f"Bearer {table.world.key}"}
    clock = {"kind": "advance", "to": "P7D"}
    moved = table.browsers["buyer"].post(f"/worlds/{world}/acts", data=clock, headers=trainer)
    assert moved.status_code == 303, moved.text
    paid = re.findall(r"/transfers/[0-9a-f-]{36}", table.get("seller", "/seat"))[0]
    payment = f"/worlds/{world}{paid}"
    assert "It arrived, in full" in table.get("seller", payment)
    assert "71,400.00" in table.get("buyer", "/seat")
    for path in ("/seat", f"/worlds/{world}", f"/worlds/{world}/credits/{number}"):
        for seat in SEATS:
            page = table.get(seat, path)
            assert page.count("<h1") == 1
            assert " style=" not in page
            assert "<script>" not in page
