"""Codes and entities over the API, from the fictional register."""

from __future__ import annotations

from typing import Any

import pytest

BUYER = "SBOX00R7ELBK04T9QZ11"
SLIP = "SBOX00R7ELBKO4T9QZ11"  # the letter O where a zero stands


def test_a_right_code_comes_with_its_entity_and_standing(anyone: Any) -> None:
    verdict = anyone.get(f"/api/lei/{BUYER}").json()
    assert (verdict["normalised"], verdict["findings"]) == (BUYER, [])
    assert verdict["verdict"] == "valid"
    assert verdict["entity"]["legal_name"]["text"] == "Rösterei Elbe GmbH"
    assert verdict["standing"]["answers"]["payment"] == "yes"


def test_a_slip_is_told_with_its_rule_and_what_was_meant(anyone: Any) -> None:
    verdict = anyone.get(f"/api/lei/{SLIP}").json()
    assert (verdict["verdict"], verdict["entity"]) == ("invalid", None)
    assert "lei-check-digits" in [finding["rule"] for finding in verdict["findings"]]
    assert [meant["code"] for meant in verdict["suggestions"]] == [BUYER]


@pytest.mark.parametrize(
    "typed", ["sbox-00r7 elbk-04t9-qz11", "x", "0" * 19, "%F0%9F%92%A9", "a/b", "9" * 5000]
)
def test_any_text_gets_a_verdict(anyone: Any, typed: str) -> None:
    answer = anyone.get(f"/api/lei/{typed}")
    assert answer.status_code == 200
    assert answer.json()["verdict"] in ("valid", "warning", "invalid")


def test_many_codes_are_answered_as_one_by_one(anyone: Any) -> None:
    codes = [BUYER, SLIP, "", BUYER]
    results = anyone.post("/api/lei/checks", {"codes": codes}).json()["results"]
    assert [result["code"] for result in results] == codes
    assert results[1] == anyone.get(f"/api/lei/{SLIP}").json()


def test_too_many_codes_are_refused(anyone: Any) -> None:
    refused = anyone.post("/api/lei/checks", {"codes": [""] * 10_001})
    assert (refused.status_code, refused.json()["type"]) == (422, "/help/problems/limit-reached")


def test_a_firm_is_found_by_its_name_and_shown(anyone: Any) -> None:
    (hit,) = anyone.get("/api/entities", params={"q": "Rosterei Elbe"}).json()["entities"]
    assert hit["lei"] == BUYER
    shown = anyone.get(f"/api/entities/{BUYER}").json()
    assert shown["record"] == anyone.get(f"/api/lei/{BUYER}").json()["entity"]


def test_a_search_is_walked_page_by_page_and_narrowed(anyone: Any) -> None:
    def asked(**params: Any) -> Any:
        return anyone.get("/api/entities", params={"q": "holding", **params}).json()

    whole = asked(limit=100)
    assert (len(whole["entities"]) > 4, whole["next"]) == (True, None)
    walked, page = [], asked(limit=2)
    while True:
        walked += page["entities"]
        if page["next"] is None:
            break
        page = asked(limit=2, cursor=page["next"])
    assert walked == whole["entities"]
    first = walked[0]
    narrowed = asked(limit=100, country=first["country"], status=first["status"])["entities"]
    assert first in narrowed
    assert {(hit["country"], hit["status"]) for hit in narrowed} == {
        (first["country"], first["status"])
    }


@pytest.mark.parametrize(
    ("params", "status"),
    [({"cursor": "x"}, 400), ({"country": "Kenya"}, 422), ({"status": "GOOD"}, 422)],
)
def test_a_search_that_cannot_be_narrowed_so_is_refused(
    anyone: Any, params: dict[str, str], status: int
) -> None:
    answer = anyone.get("/api/entities", params={"q": "coffee", **params})
    assert answer.status_code == status


def test_every_line_of_a_group_joins_two_of_its_nodes(anyone: Any) -> None:
    group = anyone.get(f"/api/entities/{BUYER}/ownership").json()
    nodes = {node["lei"] for node in group["nodes"]}
    assert BUYER in nodes
    assert group["edges"]
    assert {end for edge in group["edges"] for end in (edge["child"], edge["parent"])} <= nodes


def test_a_code_that_nobody_holds_is_not_found(anyone: Any) -> None:
    for path in ("/api/entities/SBOX00000000000000XX", "/api/entities/x/ownership"):
        refused = anyone.get(path)
        assert (refused.status_code, refused.json()["type"]) == (404, "/help/problems/not-held")
