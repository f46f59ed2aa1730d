"""Every act that can be offered has a form from which its body can be read."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields
from typing import Any, TypeAlias

from payments.world.acts import ACTS
from payments.world.state import Opening
from sandbox.web.entries import ENTRIES

Table: TypeAlias = Any


def test_what_no_offer_knows_is_asked_for(table: Table, opening: Opening) -> None:
    """Of each act that is open somewhere in a played world, no needed entry is left out."""
    pay(table, opening)
    for page in (table.train("").text, *(table.get(seat, "/seat") for seat in table.browsers)):
        for form in re.findall(
            r"<form method=\"post\" action=\"[^\"]+/acts\">.*?</form>", page, re.DOTALL
        ):
            named = set(re.findall(r'name="([\w.]+)"', form))
            kind = re.findall(r'name="kind" value="([\w.]+)"', form)[0]
            body = next(row.body for row in ACTS if row.kind == kind)
            needed = {field.name for field in fields(body) if field.default is MISSING}
            assert needed <= named, kind


def test_a_fault_is_planted_and_lifted_on_a_page(table: Table, opening: Opening) -> None:
    account = opening.accounts[0].number
    page = table.train("").text
    assert f'value="{account}"' in page
    assert table.train("/acts", kind="fault.plant", on=account, fault="lei-bad").status_code == 303
    assert "Lift a fault" in table.train("").text
    assert table.train("/acts", kind="fault.lift", on=account).status_code == 303
    assert "Lift a fault" not in table.train("").text


def test_a_payment_is_returned_with_a_reason_in_words(table: Table, opening: Opening) -> None:
    pay(table, opening)
    uetr = re.findall(r"/transfers/([0-9a-f-]{36})", table.get("seller_bank", "/seat"))[0]
    payment = f"/worlds/{table.world.id}/transfers/{uetr}"
    assert "Return the payment" in table.get("seller_bank", payment)
    assert "AC04: The account has been closed." in table.get("seller_bank", payment)
    back = {"transfer": uetr, "reason": "AC04", "from_transfer": uetr}
    assert table.act("seller_bank", "transfer.return", **back) == 303
    assert "Return the payment" not in table.get("seller_bank", payment)


def test_entries_are_of_acts_there_are() -> None:
    assert set(ENTRIES) <= {row.kind for row in ACTS}


def pay(table: Table, opening: Opening) -> None:
    assert opening.terms
    number = opening.terms.number
    for seat, kind in (("buyer", "apply"), ("buyer_bank", "issue"), ("seller_bank", "advise")):
        assert table.act(seat, f"credit.{kind}", credit=number) == 303
    table.ship("in_order")
    assert table.act("seller", "credit.present", credit=number, document_set="in_order") == 303
    for kind in ("examine", "honour"):
        assert table.act("seller_bank", f"credit.{kind}", credit=number) == 303
    assert table.act("buyer_bank", "credit.examine", credit=number) == 303
    assert table.act("buyer_bank", "credit.reimburse", credit=number) == 303
    assert table.train("/acts", kind="advance", to="P7D").status_code == 303


def test_a_held_payment_says_so(table: Table, opening: Opening) -> None:
    account = re.findall(r'name="debtor_account" value="([^"]+)"', table.get("buyer", "/seat"))[0]
    to = next(each.number for each in opening.accounts if each.holder == "highland")
    order = {"debtor_account": account, "creditor_account": to, "charge_bearer": "SHAR"}
    table.train("/acts", kind="fault.plant", on=account, fault="lei-lapsed")
    money = {"amount": "10.00", "amount.currency": "EUR"}
    assert table.act("buyer", "transfer.order", **order, **money) == 303
    uetr = re.findall(r"/transfers/([0-9a-f-]{36})", table.get("buyer", "/seat"))[0]
    assert "A bank holds it" in table.get("buyer", f"/worlds/{table.world.id}/transfers/{uetr}")
