"""Bad input: refused in the shape of JSON:API, with the name of what is wrong, and never a bug."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.home import default_fixtures_dir
from sandbox.services.gleif.fields import named_fields

LEI = "SBOX00R7ELBK04T9QZ11"
NAMES = sorted(named_fields(default_fixtures_dir()))


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("filter[lei=x", "filter[lei"),
        ("filter]lei[=x", "filter]lei["),
        ("filter[[lei]]=x", "filter[[lei]]"),
        ("filter[]=x", "filter[]"),
        ("filter=x", "filter"),
        ("filter%5Blei=x", "filter[lei"),
        ("page[number]=0", "page[number]"),
        ("page[number]=-1", "page[number]"),
        ("page[number]=1.5", "page[number]"),
        ("page[number]=99999999999999999999", "page[number]"),
        ("page[number]=%D9%A1", "page[number]"),
        ("page[size]=0", "page[size]"),
        ("page[size]=201", "page[size]"),
        ("page[size]=", "page[size]"),
        ("page[offset]=3", "page[offset]"),
        ("page[cursor]=x", "page[cursor]"),
        ("page[cursor]=WzFd", "page[cursor]"),
        ("filter[colour]=red", "filter[colour]"),
        ("filter[entity.addresses.type]=x", "filter[entity.addresses.type]"),
        ("sort=colour", "colour"),
        ("sort=-entity.names", "-entity.names"),
        ("filter[lei]=", "filter[lei]"),
        ("filter[lei]=!", "filter[lei]"),
        ("filter[lei]=,,,", "filter[lei]"),
        ("filter[entity.creationDate]=yesterday", "filter[entity.creationDate]"),
        ("filter[entity.creationDate]=2024-02-30", "filter[entity.creationDate]"),
        ("filter[entity.creationDate]=2024-01-01..", "filter[entity.creationDate]"),
        ("filter[directChildCount]=many", "filter[directChildCount]"),
        ("filter[entity.legalName]=>A", "filter[entity.legalName]"),
        ("filter[entity.legalName]=!<=A", "filter[entity.legalName]"),
        ("filter[fulltext]=>A", "filter[fulltext]"),
        ("filter[lei]=" + "A" * 10_240, "filter[lei]"),
        ("filter[lei]=" + ",".join("A" * 20 for _ in range(201)), "filter[lei]"),
    ],
)
def test_a_bad_parameter_is_refused_by_its_name(refused: Any, query: str, named: str) -> None:
    status, error = refused(f"/lei-records?{query}")
    assert status == 400
    assert named in error["detail"]


@pytest.mark.parametrize(
    "path",
    [
        f"/lei-records/{LEI}X",
        "/lei-records/SBOX00FFFFFFFFFFFF99",
        "/lei-records/x' OR 1=1 --",
        "/lei-records/%00",
        f"/lei-records/{LEI}/colour",
        "/lei-records/SBOX00FFFFFFFFFFFF99/direct-children",
        "/lei-records/SBOX00FFFFFFFFFFFF99/field-modifications",
        "/lei-records/SBOX00KANAL0HLDNG179/direct-parent",
        "/lei-records/SBOX00KANAL0HLDNG179/direct-parent-relationship",
        f"/lei-records/{LEI}/direct-parent-reporting-exception",
        f"/lei-records/{LEI}/successor-entity",
        f"/lei-records/{LEI}/associated-entity",
        f"/lei-records/{LEI}/head-office",
        "/countries/XX",
        "/fields/COLOUR",
        "/lei-issuers/x/jurisdictions",
        "/nothing",
        "/",
    ],
)
def test_what_is_not_there_is_not_found(refused: Any, path: str) -> None:
    assert refused(path)[0] == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_the_api_is_read_only(refused: Any, method: str) -> None:
    assert refused("/lei-records", method=method)[0] == 405


def test_another_format_is_not_acceptable(refused: Any) -> None:
    assert refused("/lei-records", headers={"Accept": "text/html"})[0] == 406


@pytest.mark.parametrize("accept", ["application/vnd.api+json", "application/json", "*/*", ""])
def test_the_formats_of_clients_are_acceptable(client: Any, accept: str) -> None:
    answer = client.get("/gleif/api/v1/countries", headers={"Accept": accept})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "name", ["entity.legalName", "lei", "fulltext", "entity.addresses", "owns"]
)
@pytest.mark.parametrize(
    "text",
    ["'; DROP TABLE record; --", '" OR 1=1', "a* OR b", "NEAR(", "{names}:", "^", "%", "\x00", "-"],
)
def test_a_filter_is_data_not_a_query(get: Any, name: str, text: str) -> None:
    document = get("/lei-records", **{f"filter[{name}]": text})
    assert (
        document["meta"]["pagination"]["total"] < get("/lei-records")["meta"]["pagination"]["total"]
    )


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(name=st.sampled_from(NAMES), text=st.text(max_size=40), sort=st.sampled_from(NAMES))
def test_no_question_is_a_bug(client: Any, name: str, text: str, sort: str) -> None:
    query = {f"filter[{name}]": text, "sort": sort}
    answer = client.get("/gleif/api/v1/lei-records", query_string=query)
    assert answer.status_code in (200, 400)


@pytest.mark.parametrize(
    "query", ["", "field=fulltext", "field=colour&q=a", "field=fulltext&q=" + "a" * 256]
)
@pytest.mark.parametrize("path", ["/autocompletions", "/fuzzycompletions"])
def test_a_completion_without_a_question_is_refused(refused: Any, path: str, query: str) -> None:
    assert refused(f"{path}?{query}")[0] == 400
