"""Guarantees and open account over HTTP, by the keys of their seats."""

from __future__ import annotations

from typing import Any

ASKED = {
    "guarantor": "savanna",
    "beneficiary": "elbe",
    "amount": {"amount": "900.00", "currency": "EUR"},
    "underlying": "contract 117",
    "expires_on": "2026-06-30",
    "number": "G-1",
    "reductions": [{"on": "2026-03-01", "to": {"amount": "500.00", "currency": "EUR"}}],
}


def test_a_guarantee_is_demanded_and_rejected(world: Any) -> None:
    seats = world.seats
    assert seats["seller"].act(world.id, "guarantee.instruct", **ASKED).status_code == 201
    assert seats["buyer"].get(f"{world.path}/guarantees").json() == {"guarantees": []}
    assert seats["buyer"].get(f"{world.path}/guarantees/G-1").status_code == 404
    assert seats["seller_bank"].act(world.id, "guarantee.issue", guarantee="G-1").ok
    demand = {"guarantee": "G-1", "amount": {"amount": "900.00", "currency": "EUR"}}
    assert seats["buyer"].act(world.id, "guarantee.demand", **demand).ok
    assert (
        seats["seller_bank"]
        .act(world.id, "guarantee.reject", guarantee="G-1", discrepancies=["urdg758-15a"])
        .ok
    )
    told = seats["seller_bank"].get(f"{world.path}/guarantees/G-1").json()
    assert told["state"] == "rejected"
    assert [f["rule"] for f in told["demands"][0]["report"]["findings"]] == ["urdg758-15a"]
    assert seats["buyer"].get(f"{world.path}/guarantees/G-1").json()["demands"][0]["report"] is None


def test_acts_that_cannot_be_are_told_with_their_place(world: Any) -> None:
    wrong = {**ASKED, "amount": {"amount": "0", "currency": "EUR"}}
    answer = world.seats["seller"].act(world.id, "guarantee.instruct", **wrong)
    assert answer.status_code == 422
    assert "$.amount" in answer.json()["detail"]
    wrong = {**ASKED, "amount": {"amount": "1e400", "currency": "EUR"}}
    assert world.seats["seller"].act(world.id, "guarantee.instruct", **wrong).status_code == 422


def test_an_invoice_and_its_interest(world: Any) -> None:
    seats = world.seats
    sent = {"buyer": "elbe", "amount": {"amount": "940.50", "currency": "EUR"}, "number": "INV-1"}
    assert seats["seller"].act(world.id, "invoice.send", **sent, days=30).ok
    assert world.trainer.post(f"{world.path}/clock", {"advance": "P60D"}).ok
    told = seats["buyer"].get(f"{world.path}/invoices/INV-1").json()
    assert (told["standing"], told["late"]["days"]) == ("overdue", 30)
    assert told["late"]["interest"] == {"amount": "6.27", "currency": "EUR"}  # 8 % for 30/360
    assert seats["buyer_bank"].get(f"{world.path}/invoices").json() == {"invoices": []}
    assert seats["seller"].act(world.id, "invoice.send", **sent, days=-1).status_code == 422
