"""A guarantee and an invoice played on pages, from the form to the end."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

Table: TypeAlias = Any

EUROS = {"amount.currency": "EUR"}


def instruct(table: Table) -> str:
    """Instruct and issue; the address of its page."""
    terms = {
        "guarantor": "savanna",
        "beneficiary": "elbe",
        "amount": "900.00",
        "purpose": "advance_payment",
        "underlying": "contract 117",
        "expires_on": "2026-06-30",
        "form": "guarantee",
    }
    assert table.act("seller", "guarantee.instruct", **terms, **EUROS) == 303
    address = re.findall(r'href="([^"]+/guarantees/[^"]+)"', table.get("seller", "/seat"))[0]
    number = address.rpartition("/")[2]
    assert table.act("seller_bank", "guarantee.issue", guarantee=number) == 303
    return address


def test_a_guarantee_is_played_to_its_end(table: Table) -> None:
    address = instruct(table)
    number = address.rpartition("/")[2]
    demand = {"guarantee": number, "amount": "900.00", "statement": "No coffee came.", **EUROS}
    assert "In force" in table.get("buyer", address)
    assert table.act("buyer", "guarantee.demand", **demand) == 303
    page = table.get("seller_bank", address)
    assert "No coffee came." in page
    assert "URDG 758 art. 20(a), 24(e)" in page
    assert "Reject the demand" in page
    assert table.act("seller_bank", "guarantee.pay", guarantee=number) == 303
    assert "Used up" in table.get("buyer", address)


def test_a_rejection_on_a_page(table: Table) -> None:
    address = instruct(table)
    number = address.rpartition("/")[2]
    assert table.act("buyer", "guarantee.demand", guarantee=number, amount="900", **EUROS) == 303
    cited = ["urdg758-15a"]
    assert (
        table.act("seller_bank", "guarantee.reject", guarantee=number, discrepancies=cited) == 303
    )
    assert "No statement says in what respect" in table.get("seller_bank", address)
    assert "No statement says in what respect" not in table.get("buyer", address)
    assert "urdg758-15a" in table.get("buyer", address)


def test_a_stranger_is_told_of_none(table: Table) -> None:
    address = instruct(table)
    assert table.browsers["buyer_bank"].get(address).status_code == 404


def test_a_day_that_is_none_comes_back_with_the_form(table: Table) -> None:
    address = instruct(table)
    number = address.rpartition("/")[2]
    status = table.act(
        "buyer", "guarantee.demand", guarantee=number, amount="900", dated_on="31 June", **EUROS
    )
    assert status == 422


def test_an_invoice_is_sent_and_paid(table: Table) -> None:
    sent = {"buyer": "elbe", "amount": "940.50", "days": "30", "counted": "invoice", **EUROS}
    assert table.act("seller", "invoice.send", **sent) == 303
    address = re.findall(r'href="([^"]+/invoices/[^"]+)"', table.get("buyer", "/seat"))[0]
    number = address.rpartition("/")[2]
    page = table.get("buyer", address)
    assert "Not yet due" in page
    assert re.search(r"RF\d\d", page)
    assert table.act("buyer", "invoice.pay", invoice=number) == 303
    assert table.train("/acts", kind="advance", to="P3D").status_code == 303
    assert "What arrived for it" in table.get("seller", address)
    assert ">Paid<" in table.get("seller", address)
    assert table.browsers["buyer_bank"].get(address).status_code == 404
