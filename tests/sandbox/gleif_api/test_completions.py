"""Completions: by beginnings, and forgiving slips."""

from __future__ import annotations

from typing import Any

import pytest

FIELDS = ["fulltext", "entity.legalName", "owns", "ownedBy"]


def _ask(get: Any, path: str, field: str, q: str) -> Any:
    document = get(path, field=field, q=q)
    assert document.keys() == {"data"}
    return document["data"]


def test_a_beginning_is_completed_and_shown_in_bold(get: Any) -> None:
    found = _ask(get, "/autocompletions", "fulltext", "elb")
    assert found
    for hit in found:
        attributes = hit["attributes"]
        assert (
            attributes["highlighting"].replace("<b>", "").replace("</b>", "") == attributes["value"]
        )
        assert "<b>elb</b>" in attributes["highlighting"].lower()


def test_the_shortest_comes_first(get: Any) -> None:
    names = [h["attributes"]["value"] for h in _ask(get, "/autocompletions", "fulltext", "l")]
    assert names == sorted(names, key=len)
    assert len(names) > 1


@pytest.mark.parametrize("path", ["/autocompletions", "/fuzzycompletions"])
def test_a_hit_leads_to_its_record(client: Any, get: Any, path: str) -> None:
    (hit, *_) = _ask(get, path, "entity.legalName", "Elbekontor")
    linked = hit["relationships"]["lei-records"]
    record = client.get(linked["links"]["related"]).json["data"]
    assert record["id"] == linked["data"]["id"]
    assert record["attributes"]["entity"]["legalName"]["name"] == hit["attributes"]["value"]


def test_a_slip_is_forgiven(get: Any) -> None:
    found = _ask(get, "/fuzzycompletions", "fulltext", "Elbekontro Holdnig")
    assert "Elbekontor Holding GmbH" in [hit["attributes"]["value"] for hit in found]


@pytest.mark.parametrize("path", ["/autocompletions", "/fuzzycompletions"])
def test_owners_and_owned_are_told_apart(get: Any, path: str) -> None:
    owned = _ask(get, path, "owns", "Rösterei Elbe")
    owners = _ask(get, path, "ownedBy", "Rösterei Elbe")
    assert [hit["attributes"]["value"] for hit in owned] == ["Rösterei Elbe GmbH"]
    assert owners == []


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("q", ["zzzzqqqq", "'", '"', "*", "()"])
def test_nothing_is_found_for_nothing(get: Any, field: str, q: str) -> None:
    assert _ask(get, "/autocompletions", field, q) == []
