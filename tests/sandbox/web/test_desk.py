"""What a desk shows before, while and after something is done at it."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from flask import Flask

from payments.world.state import Opening

Table: TypeAlias = Any
BUYER_LEI = "SBOX00R7ELBK04T9QZ11"


def test_the_contract_lies_on_the_desks_of_its_two_parties_only(table: Table) -> None:
    for seat in ("seller", "buyer"):
        page = table.get(seat, "/seat")
        assert "EUR 48,600.00" in page
        assert "10 March 2026" in page
        assert "Insurance policy" in page
    for seat in ("seller_bank", "buyer_bank"):
        assert "48,600" not in table.get(seat, "/seat")


def test_a_desk_says_so_when_it_knows_of_nothing(table: Table) -> None:
    story = table.get("seller", "/seat").partition("What you know of")[2]
    assert "Nothing yet." in story


def test_each_firm_is_named_with_a_link_to_check_its_code(table: Table) -> None:
    assert f'href="/?q={BUYER_LEI}"' in table.get("seller", "/seat")


def test_what_a_look_up_found_is_on_the_desk_of_who_looked(table: Table) -> None:
    assert table.act("seller", "entity.look_up", lei=BUYER_LEI) == 303
    page = table.get("seller", "/seat")
    assert "Firms you looked up" in page
    assert page.count("seen-record") == 1
    assert "Firms you looked up" not in table.get("buyer", "/seat")


def test_papers_can_be_read_before_they_are_handed_over(table: Table, opening: Opening) -> None:
    assert opening.terms
    for seat, kind in (("buyer", "apply"), ("buyer_bank", "issue"), ("seller_bank", "advise")):
        assert table.act(seat, f"credit.{kind}", credit=opening.terms.number) == 303
    shipped, in_order = opening.document_sets
    page = table.get("seller", "/seat")
    assert shipped.says not in page
    assert "No papers lie ready: they come once the goods have left." in page
    table.ship(shipped.name)
    page = table.get("seller", "/seat")
    assert shipped.says in page
    assert in_order.says not in page
    assert all(document.ref in page for document in shipped.documents)
    assert shipped.documents[0].ref not in table.get("seller_bank", "/seat")


def test_the_seller_reads_its_days_its_vessel_and_when_its_papers_come(
    table: Table, opening: Opening
) -> None:
    assert opening.terms
    number = opening.terms.number
    for seat, kind in (("buyer", "apply"), ("buyer_bank", "issue"), ("seller_bank", "advise")):
        assert table.act(seat, f"credit.{kind}", credit=number) == 303
    page = table.get("seller", "/seat")
    for day in ("Tue 10 Mar 2026, 09:00 Nairobi", "Fri 10 Apr 2026, 16:00 Nairobi"):
        assert day in page
    assert "Ship the goods" not in page
    table.train("/acts", kind="advance", to="2026-03-10T12:00:00+03:00")
    assert "MV Übungsstern, on board on 13 March 2026." in table.get("seller", "/seat")
    assert table.act("seller", "credit.ship", credit=number) == 303
    page = table.get("seller", "/seat")
    assert "dated 14 March 2026; they are there from that day." in page
    assert "Tue 7 Apr 2026, 09:00 Nairobi" in page


def test_each_desk_has_the_time_of_its_own_place(table: Table) -> None:
    assert "Mon 12 Jan 2026, 08:00 Nairobi" in table.get("seller", "/seat")
    assert "Mon 12 Jan 2026, 06:00 Hamburg" in table.get("buyer_bank", "/seat")


def test_a_link_from_a_mail_opens_the_desk(table: Table, app: Flask) -> None:
    """The answer is a page of ours, not a redirect: a browser would send no Strict cookie on it."""
    browser = app.test_client()
    answer = browser.get(table.world.seats["seller"].link)
    assert answer.status_code == 200
    assert "SameSite=Strict" in answer.headers["Set-Cookie"]
    assert answer.headers["Cache-Control"] == "no-store"
    (there,) = re.findall(r'http-equiv="refresh" content="0; url=([^"]+)"', answer.text)
    assert browser.get(there).status_code == 200


def test_an_unreadable_entry_is_told_by_its_label(table: Table) -> None:
    at = f"/worlds/{table.world.id}/acts"
    order = {"kind": "transfer.order", "creditor_account": "0100", "charge_bearer": "SHAR"}
    account = re.findall(r'name="debtor_account" value="([^"]+)"', table.get("seller", "/seat"))[0]
    posted = {**order, "debtor_account": account, "amount": "twelve", "amount.currency": "EUR"}
    answer = table.browsers["seller"].post(at, data=posted)
    assert answer.status_code == 422
    assert "The entry “Amount” is missing or cannot be read." in answer.text
    assert 'value="twelve"' in answer.text
    assert "$." not in answer.text
