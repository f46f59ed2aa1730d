"""The code lists: page by page, entry by entry."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.services.gleif.codes import CODE_LISTS, CodeList


@pytest.mark.parametrize("known", CODE_LISTS, ids=lambda known: known.path)
def test_each_entry_of_the_first_page_is_found_by_its_link(
    client: Any, get: Any, known: CodeList
) -> None:
    for entry in get(f"/{known.path}")["data"][:12]:
        assert entry["type"] == known.path
        assert client.get(entry["links"]["self"]).json == {"data": entry}


@pytest.mark.parametrize("known", [k for k in CODE_LISTS if k.has_pages], ids=lambda k: k.path)
def test_a_list_has_its_own_page_size_and_no_day(get: Any, known: CodeList) -> None:
    document = get(f"/{known.path}")
    assert document["meta"].keys() == {"pagination"}
    assert document["meta"]["pagination"]["perPage"] == known.size
    assert len(document["data"]) == min(known.size, document["meta"]["pagination"]["total"])


def test_the_lists_are_whole_where_they_can_be(get: Any) -> None:
    totals = {path: get(f"/{path}")["meta"]["pagination"]["total"] for path in _WHOLE}
    assert totals == _WHOLE


_WHOLE = {"fields": 335, "countries": 250, "vlei-issuers": 5, "lei-issuers": 40}  # one fictional


def test_a_default_sort_is_written_into_the_links(get: Any) -> None:
    assert "sort=code&page%5Bnumber%5D=1" in get("/countries")["links"]["first"]
    assert "sort" not in get("/regions")["links"]["first"]


def test_a_list_is_sorted_and_filtered_by_its_attributes(get: Any) -> None:
    codes = [entry["id"] for entry in get("/countries", sort="-code")["data"]]
    assert codes == sorted(codes, reverse=True)
    forms = get("/entity-legal-forms", **{"filter[countryCode]": "DE"})["data"]
    assert {form["attributes"]["countryCode"] for form in forms} == {"DE"}


def test_agents_have_neither_pages_nor_links(get: Any) -> None:
    assert get("/registration-agents").keys() == {"data"}


def test_where_an_issuer_may_issue(get: Any) -> None:
    issuer = "5493001KJTIIGC8Y1R12"
    every = get(f"/lei-issuers/{issuer}/jurisdictions")
    funds = get(f"/lei-issuers/{issuer}/fundJurisdictions")
    assert every["meta"]["pagination"]["total"] == 226
    assert all(place["attributes"]["isAccreditedForFunds"] for place in funds["data"])
    codes = [place["attributes"]["countryCode"] for place in every["data"]]
    assert codes == sorted(codes)


def test_the_issuer_of_a_record_is_the_issuer_of_the_list(get: Any) -> None:
    of_record = get("/lei-records/SBOX00R7ELBK04T9QZ11/lei-issuer")
    listed = get(f"/lei-issuers/{of_record['data']['id']}")
    assert of_record["data"] == listed["data"]
    assert of_record["meta"].keys() == {"goldenCopy"}
