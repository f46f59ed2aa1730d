"""A collection on pages: coffee from Nairobi to Hamburg, against payment or against acceptance."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, TypeAlias

import pytest

from payments.collection.collection import State
from payments.collection.moves import MOVES
from payments.collection.terms import CollectionInstruction, Counted, Listed, Release, Tenor
from payments.world.state import Opening
from sandbox.web.pictures.collection import LINE, collection_life
from sandbox.web.pictures.life import Stage

Table: TypeAlias = Any
NUMBER = "SV-2026-0031"


@pytest.fixture
def opening(opening: Opening) -> Opening:
    """The coffee sale, to be paid by collection instead."""
    assert opening.terms
    kinds = tuple(document.kind for document in opening.document_sets[0].documents)
    instruction = CollectionInstruction(
        number=NUMBER,
        principal="highland",
        drawee="elbe",
        remitting_bank="savanna",
        presenting_bank="hansa",
        amount=opening.terms.amount,
        goods="Green coffee, 180 bags",
        documents=tuple(Listed(kind) for kind in kinds),
        release=Release.ACCEPTANCE,
        tenor=Tenor(60, Counted.BILL_OF_LADING, date(2026, 3, 9)),
    )
    return replace(opening, terms=None, collection=instruction)


def instruct(table: Table, **stated: str) -> None:
    """On the day on which the last of the papers is there."""
    table.train("/acts", kind="advance", to="2026-03-10T12:00:00+03:00")
    assert table.act("seller", "collection.instruct", document_set="in_order", **stated) == 303


def present(table: Table, **stated: str) -> None:
    instruct(table, **stated)
    for seat, kind in (
        ("seller_bank", "forward"),
        ("buyer_bank", "acknowledge"),
        ("buyer_bank", "present"),
    ):
        assert table.act(seat, f"collection.{kind}", collection=NUMBER) == 303


def page_of(table: Table, seat: str) -> str:
    return str(table.get(seat, f"/worlds/{table.world.id}/collections/{NUMBER}"))


def test_the_contract_lies_on_the_desks_of_its_two_parties_only(table: Table) -> None:
    for seat in ("seller", "buyer"):
        assert "The collection that the contract foresees" in table.get(seat, "/seat")
    for seat in ("seller_bank", "buyer_bank"):
        assert NUMBER not in table.get(seat, "/seat")


def test_what_the_instruction_is_silent_on_is_told_as_silence(table: Table) -> None:
    present(table, charges="drawee")
    page = page_of(table, "buyer_bank")
    assert "The instruction says nothing." in page
    assert "The buyer bears the charges" in page
    assert "Do not have it protested" not in page


def test_how_it_reads_is_on_the_sellers_page_and_not_on_the_buyers(table: Table) -> None:
    present(table)
    assert "urc522-24" in page_of(table, "seller")
    assert "urc522" not in page_of(table, "buyer")


def test_the_buyer_accepts_and_has_the_papers(table: Table) -> None:
    present(table)
    assert "None that you may see." in page_of(table, "buyer")
    assert table.act("buyer", "collection.accept", collection=NUMBER) == 303
    page = page_of(table, "buyer")
    assert "The buyer has the documents" in page
    assert "8 May 2026" in page  # sixty days after 9 March
    assert "Bill of lading" in page


def test_the_picture_has_every_state_and_marks_the_present_one(table: Table) -> None:
    present(table)
    page = page_of(table, "buyer_bank")
    boxes = re.findall(r'<rect class="box ([a-z]*)"', page)
    assert len(boxes) == 14
    assert boxes.count("me") == 1


def test_an_act_done_on_the_page_leads_back_to_it(table: Table) -> None:
    present(table)
    at = f"/worlds/{table.world.id}/acts"
    form = {"kind": "collection.refuse", "collection": NUMBER, "from_collection": NUMBER}
    answer = table.browsers["buyer"].post(at, data=form)
    assert answer.headers["Location"] == f"/worlds/{table.world.id}/collections/{NUMBER}"


def test_an_order_may_leave_the_amount_empty_and_not_half_empty(table: Table) -> None:
    present(table)
    assert table.act("buyer", "collection.refuse", collection=NUMBER, reason="Too dear") == 303
    assert table.act("buyer_bank", "collection.advise_dishonour", collection=NUMBER) == 303
    assert "Too dear" in page_of(table, "seller")
    bad = {"amount": "a few", "amount.currency": "EUR"}
    order = {"collection": NUMBER, "order": "present_again"}
    assert table.act("seller", "collection.order", **order, **bad) == 422
    empty = {"amount": "", "amount.currency": "EUR"}
    assert table.act("seller", "collection.order", **order, **empty) == 303


def test_nobody_reads_of_a_collection_before_being_told(table: Table) -> None:
    instruct(table)
    at = f"/worlds/{table.world.id}/collections/{NUMBER}"
    assert table.browsers["seller"].get(at).status_code == 200
    for seat in ("buyer", "buyer_bank"):
        assert table.browsers[seat].get(at).status_code == 404


def test_a_page_of_messages_shows_what_the_bank_wrote(table: Table) -> None:
    present(table)
    found = re.findall(r'href="(/worlds/[^"]+/messages/\d+)"', page_of(table, "seller_bank"))
    page = table.get("seller_bank", found[0])
    assert ":32K:D060TDEUR48600,00" in page
    assert "mt-training-format" in page


def test_the_manual_has_the_picture_and_every_move(client: Any) -> None:
    page = client.get("/help/collections").text
    for source in ("URC 522 art. 24", "URC 522 art. 25", "URC 522 art. 12(a)"):
        assert source in page
    assert page.count("<svg") >= 1


def test_the_picture_is_of_the_table(client: Any) -> None:
    """Nothing overlaps, and each step of the way to the money is a move."""
    stages = {state: Stage(state.value) for state in State}
    boxes = collection_life(stages, None).boxes
    places = {(box.x, box.y) for box in boxes}
    assert len(places) == len(boxes) == len(State)
    assert set(pairwise(LINE)) <= {(move.state, move.to) for move in MOVES}
    assert "Dishonoured" in client.get("/help/collections").text
