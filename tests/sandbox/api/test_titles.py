"""Bills of lading and credentials over HTTP, as each seat may see them."""

from __future__ import annotations

from typing import Any, TypeAlias

import pytest

World: TypeAlias = Any


@pytest.fixture
def pledged(world: World) -> World:
    """A world in which the bank holds the record and the buyer is named."""
    seller = world.seats["seller"]
    world.ship("2026-03-13", "2026-03-14")
    for kind, body in (
        ("title.issue", {"document_set": "as_shipped"}),
        ("title.nominate", {"title": "T1", "to": "elbe"}),
        ("title.hand_over", {"title": "T1", "to": "hansa", "remark": "Pledged"}),
    ):
        assert seller.act(world.id, kind, **body).status_code == 201
    return world


def test_a_record_is_read_by_whom_it_names(pledged: World) -> None:
    told = pledged.seats["buyer"].get(f"{pledged.path}/titles/T1").json()
    assert (told["holder"], told["owner"], told["nominee"]) == ("hansa", "highland", "elbe")
    assert [entry["kind"] for entry in told["trail"]][-1] == "title.hand_over"
    assert (told["findings"], told["head"]) == ([], told["trail"][-1]["digest"])
    lines = pledged.seats["buyer"].get(f"{pledged.path}/titles").json()["titles"]
    assert [line["bill"] for line in lines] == ["BL-MBA-5521"]


def test_and_by_nobody_else(pledged: World) -> None:
    stranger = pledged.seats["seller_bank"]
    assert stranger.get(f"{pledged.path}/titles").json() == {"titles": []}
    refused = stranger.get(f"{pledged.path}/titles/T1")
    assert (refused.status_code, refused.json()["type"]) == (404, "/help/problems/no-such-part")


def test_a_head_that_was_noted_is_compared(pledged: World) -> None:
    at = f"{pledged.path}/titles/T1"
    noted = pledged.trainer.get(at).json()["trail"][1]["digest"]
    found = pledged.trainer.get(f"{at}?head={noted}").json()["findings"]
    assert [one["rule"] for one in found] == ["title-trail-cut"]


@pytest.mark.parametrize(
    ("seat", "kind", "status", "problem"),
    [
        ("seller", "title.surrender", 403, "not-its-holder"),
        ("buyer_bank", "title.surrender", 409, "title-not-open"),
        ("seller_bank", "title.surrender", 404, "no-such-part"),
    ],
)
def test_a_refusal_has_its_name(
    pledged: World, seat: str, kind: str, status: int, problem: str
) -> None:
    before = pledged.trainer.get(pledged.path).json()["number"]
    refused = pledged.seats[seat].act(pledged.id, kind, title="T1")
    assert refused.status_code == status
    assert refused.json()["type"] == f"/help/problems/{problem}"
    assert pledged.trainer.get(pledged.path).json()["number"] == before


def test_what_a_world_lists_is_what_the_check_takes(world: World, anyone: Any) -> None:
    seller = world.seats["seller"]
    asked = seller.act(world.id, "credential.ask", person="Amina Otieno", role="director")
    number = asked.json()["about"][0]
    assert seller.act(world.id, "credential.show", credential=number, to="savanna").ok
    held = world.seats["seller_bank"].get(f"{world.path}/credentials").json()
    (granted,) = held.pop("credentials")
    now = world.trainer.get(world.path).json()["now"]
    ask = {"credential": granted["credential"], **held, "at": now}
    assert anyone.post("/api/credentials/check", ask).json()["good"]
    assert seller.act(world.id, "credential.revoke", credential=number).ok
    held = world.seats["buyer"].get(f"{world.path}/credentials").json()
    assert held.pop("credentials") == []
    told = anyone.post("/api/credentials/check", ask | held).json()
    assert (told["good"], told["findings"][0]["rule"]) == (False, "credential-revoked")
