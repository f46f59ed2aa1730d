"""The pages of bills of lading and credentials, as each seat's browser gets them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, TypeAlias

import pytest

from payments.title.mletr import CRITERIA
from payments.title.moves import MOVES
from payments.title.title import State
from sandbox.web.pictures.title import CELLS, title_life
from sandbox.web.title_page import title_stages

Table: TypeAlias = Any


@pytest.fixture
def pledged(table: Table) -> Table:
    shipped(table)
    assert table.act("seller", "title.issue", document_set="as_shipped", medium="electronic") == 303
    assert table.act("seller", "title.nominate", title="T1", to="elbe") == 303
    assert table.act("seller", "title.hand_over", title="T1", to="hansa", remark="Pledge") == 303
    return table


def shipped(table: Table) -> None:
    """A bill of lading is there: the goods have left."""
    for seat, kind in (("buyer", "apply"), ("buyer_bank", "issue"), ("seller_bank", "advise")):
        assert table.act(seat, f"credit.{kind}", credit="HU-2026-0117") == 303
    table.ship("as_shipped")


def shown(table: Table, seat: str) -> str:
    found: str = table.get(seat, f"/worlds/{table.world.id}/titles/T1")
    return found


def test_the_page_says_who_holds_owns_and_comes_next(pledged: Table) -> None:
    page = shown(pledged, "buyer")
    facts = dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", page))
    assert facts["Holder"] == "Hansa Übungsbank AG"
    assert facts["Owner"] == "Highland Beans Ltd"
    assert facts["Named as next owner"] == "Rösterei Elbe GmbH"
    assert "Remark: Pledge" in page
    assert "Whole" in page


def test_each_criterion_is_shown(pledged: Table) -> None:
    page = shown(pledged, "buyer")
    assert page.count('data-l="What it asks"') == len(CRITERIA)
    assert "compliant" not in page.lower()


@pytest.mark.parametrize(
    ("seat", "kinds"),
    [
        ("buyer_bank", {"hand_over", "endorse", "transfer", "reject_hand_over"}),
        ("seller", {"nominate"}),
        ("buyer", set()),
    ],
)
def test_buttons_come_from_what_is_open(pledged: Table, seat: str, kinds: set[str]) -> None:
    page = shown(pledged, seat)
    assert set(re.findall(r'name="kind" value="title\.(\w+)"', page)) == kinds


def test_a_stranger_gets_no_page(pledged: Table) -> None:
    assert "T1" not in pledged.get("seller_bank", "/seat")
    at = f"/worlds/{pledged.world.id}/titles/T1"
    assert pledged.browsers["seller_bank"].get(at).status_code == 404


def test_an_act_leads_back_to_the_page_it_stood_on(pledged: Table) -> None:
    at = f"/worlds/{pledged.world.id}"
    posted = {"kind": "title.transfer", "title": "T1", "to": "elbe", "from_title": "T1"}
    answer = pledged.browsers["buyer_bank"].post(f"{at}/acts", data=posted)
    assert answer.headers["Location"] == f"{at}/titles/T1"
    assert "You hold it" in shown(pledged, "buyer")
    assert "Hansa Übungsbank AG holds it" not in shown(pledged, "seller")


def test_a_refusal_names_the_hands_it_is_in(pledged: Table) -> None:
    assert pledged.act("seller", "title.surrender", title="T1") == 403


def test_the_trainer_plays_the_carrier(pledged: Table) -> None:
    amend = {"title": "T1", "field": "vessel", "after": "MV Lehrboot"}
    assert pledged.train("/acts", kind="title.propose_amendment", **amend).status_code == 303
    assert "Kilindini Practice Line Ltd proposes an amendment" in shown(pledged, "seller")
    assert "“MV Lehrboot” in place of “MV Übungsstern”" in shown(pledged, "seller")


def test_what_ended_says_so_and_the_new_one_names_it(table: Table) -> None:
    shipped(table)
    table.act("seller", "title.issue", document_set="as_shipped", medium="electronic")
    table.act("seller", "title.ask_medium", title="T1")
    table.train("/acts", kind="title.change_medium", title="T1")
    assert "Nothing more can be done with it" in shown(table, "seller")
    new = table.get("seller", f"/worlds/{table.world.id}/titles/T2")
    assert "Kept as paper" in new
    assert f'/worlds/{table.world.id}/titles/T1">T1</a>' in new


def test_a_credential_is_asked_for_shown_and_checked_on_the_desk(table: Table) -> None:
    ask = {"person": "Amina Otieno", "role": "shipping_officer", "days": "30"}
    assert table.act("seller", "credential.ask", **ask) == 303
    number = re.findall(r'name="credential" value="(CRED\w+)"', table.get("seller", "/seat"))[0]
    assert table.act("seller", "credential.show", credential=number, to="savanna") == 303
    assert "Amina Otieno, Shipping officer" in table.get("seller_bank", "/seat")
    assert table.act("seller_bank", "credential.check", credential=number) == 303
    assert "acts for SBOX00H4K7NB39D2XV53" in table.get("seller_bank", "/seat")
    for_this = {"credential": number, "purpose": "order_payment"}
    assert table.act("seller_bank", "credential.check", **for_this) == 303
    assert "is not one that lets a person do this" in table.get("seller_bank", "/seat")
    assert "Amina Otieno" not in table.get("buyer", "/seat")


def test_the_manual_has_every_move_and_criterion(client: Any) -> None:
    page = client.get("/help/titles").text
    assert page.count('data-l="Written in"') == len(MOVES)
    assert page.count('data-l="What it asks"') == len(CRITERIA)
    assert "not a vLEI" in client.get("/help/credentials").text


def test_the_picture_has_every_state_once_and_each_way_is_a_move() -> None:
    assert set(CELLS) == set(State)
    assert len(set(CELLS.values())) == len(CELLS)
    pairs = {(move.state, move.to) for move in MOVES}
    assert set(pairwise((State.HELD, State.SURRENDERED, State.DELIVERED))) <= pairs
    picture = title_life(title_stages(), State.HELD)
    assert [box.title for box in picture.boxes if box.style == "me"] == ["In circulation"]
    assert len(picture.wires) == len({pair for pair in pairs if pair[0] is not pair[1]})
