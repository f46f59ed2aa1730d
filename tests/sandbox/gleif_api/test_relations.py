"""Relatives of a record: what it links to is there, and it comes back to it."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.store.register_relations import RELATIONS, Relation, opposite


def _records(get: Any) -> Any:
    return get("/lei-records", **{"page[size]": 200})["data"]


def test_every_link_of_every_record_is_answered(client: Any, get: Any) -> None:
    for record in _records(get):
        for related in record["relationships"].values():
            for link in related["links"].values():
                assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.path)
def test_relations_are_seen_from_both_ends(get: Any, relation: Relation) -> None:
    if not relation.count:
        return
    asked = {f"filter[{relation.count}]": ">=1", "page[size]": 200}
    for one in get("/lei-records", **asked)["data"]:
        many = get(f"/lei-records/{one['id']}/{relation.path}", **{"page[size]": 200})["data"]
        assert many
        for each in many:
            back = get(f"/lei-records/{each['id']}/{opposite(relation).path}")
            assert back["data"]["id"] == one["id"]


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.path)
def test_absent_children_are_an_empty_list_and_an_absent_parent_is_not_found(
    client: Any, relation: Relation
) -> None:
    lonely = "SBOX00FQ96BH7D0R6C47"
    for path in (relation.path, relation.records_path):
        answer = client.get(f"/gleif/api/v1/lei-records/{lonely}/{path}")
        if relation.count:
            assert answer.json["data"] == []
            assert answer.json["meta"]["pagination"]["total"] == 0
        else:
            assert answer.status_code == 404


def test_a_relationship_names_both_its_ends(get: Any) -> None:
    lei = "SBOX00R7ELBK04T9QZ11"
    found = get(f"/lei-records/{lei}/direct-parent-relationship")["data"]
    parent = get(f"/lei-records/{lei}/direct-parent")["data"]
    assert found["id"].startswith(f"{lei}|LEI|IS_DIRECTLY_CONSOLIDATED_BY|")
    assert found["relationships"]["end-node"]["links"]["related"] == parent["links"]["self"]
    assert found["attributes"]["relationship"]["endNode"]["id"] == parent["id"]


def test_children_can_be_filtered_too(get: Any) -> None:
    path = "/lei-records/SBOX00KANAL0HLDNG179/direct-children"
    every, living = get(path), get(path, **{"filter[entity.status]": "ACTIVE"})
    assert 0 < len(living["data"]) < len(every["data"])


def test_the_successor_is_the_record_that_is_named(get: Any) -> None:
    answer = get("/lei-records/SBOX00KANAL0KNTOR303/successor-entity")
    assert answer["data"]["id"] == "SBOX00KANAL0RSTRI292"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"filter[modificationType]": "INITIAL"}, 1),
        ({"filter[recordType]": "LEI"}, 3),
        ({"filter[recordType]": "!LEI"}, 1),
        ({"filter[field]": "LEIREC_LEGAL_NAME"}, 2),
        ({"filter[field]": "entity.legalName"}, 2),
        ({"filter[date]": ">=2020-01-01"}, 2),
        ({"filter[date]": "2018-02-02"}, 1),
        ({}, 4),
    ],
)
def test_modifications_are_filtered(get: Any, query: dict[str, str], found: int) -> None:
    path = "/lei-records/SBOX00KANAL0HLDNG179/field-modifications"
    assert len(get(path, **query)["data"]) == found
