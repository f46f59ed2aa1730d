"""The page of a credit shows who is bound, until when, and what was asked to change."""

from __future__ import annotations

from typing import Any, TypeAlias

from payments.world.state import Opening

Table: TypeAlias = Any


def begun(table: Table, opening: Opening) -> str:
    assert opening.terms
    number = opening.terms.number
    for seat, kind in (("buyer", "apply"), ("buyer_bank", "issue"), ("seller_bank", "advise")):
        assert table.act(seat, f"credit.{kind}", credit=number) == 303
    return number


def shown(table: Table, seat: str, number: str) -> str:
    page: str = table.get(seat, f"/worlds/{table.world.id}/credits/{number}")
    return page


def test_a_nominated_bank_is_bound_when_it_says_so(table: Table, opening: Opening) -> None:
    number = begun(table, opening)
    assert "Not bound" in shown(table, "seller", number)
    assert table.act("seller_bank", "credit.agree_to_act", credit=number) == 303
    assert "Not bound" not in shown(table, "seller", number)


def test_an_amendment_is_made_and_answered_on_pages(table: Table, opening: Opening) -> None:
    number = begun(table, opening)
    changed = {"expires_on": "2026-04-30", "amount": "", "amount.currency": "EUR"}
    assert table.act("buyer_bank", "credit.amend", credit=number, **changed) == 303
    assert "No answer yet" in shown(table, "seller", number)
    assert table.act("seller", "credit.accept_amendment", credit=number, only=["amount"]) == 303
    page = shown(table, "seller", number)
    assert "Accepted in part, which is a rejection" in page
    assert "10 April 2026 in Nairobi" in page


def test_the_end_of_an_examination_is_told_in_the_time_of_its_place(
    table: Table, opening: Opening
) -> None:
    number = begun(table, opening)
    table.ship("in_order")
    to = {"document_set": "in_order", "to": "issuing_bank"}
    assert table.act("seller", "credit.present", credit=number, **to) == 303
    assert "Tue 17 Mar 2026, 16:00 Hamburg" in shown(table, "buyer_bank", number)


def test_a_notice_may_be_sent_without_a_word_about_the_papers(
    table: Table, opening: Opening
) -> None:
    """It is worth nothing, which the bank learns with its decision."""
    number = begun(table, opening)
    table.ship("as_shipped")
    present = {"document_set": "as_shipped", "to": "issuing_bank"}
    assert table.act("seller", "credit.present", credit=number, **present) == 303
    assert table.act("buyer_bank", "credit.examine", credit=number) == 303
    found = {"credit": number, "discrepancies": ["ucp600-28f-ii"]}
    assert table.act("buyer_bank", "credit.refuse", **found) == 303
    assert "ucp600-16c-iii" in table.get("buyer_bank", "/seat")
    assert "ucp600-16c-iii" not in table.get("seller", "/seat")


def test_the_trainer_closes_a_bank(table: Table, opening: Opening) -> None:
    number = begun(table, opening)
    closed = table.train("/acts", kind="bank.close", bank="savanna", until="2026-01-14")
    assert closed.status_code == 303
    refused = {"credit": number, "document_set": "in_order"}
    assert table.act("seller", "credit.present", **refused) == 409
