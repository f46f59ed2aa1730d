"""A register without filters, as large ones are: codes and relatives answered, filters refused."""

from __future__ import annotations

from typing import Any

import pytest

BASE = "/gleif/api/v1"
HOLDING, ROASTER = "SBOX00BF5KZXMUJ47Y53", "SBOX00R7ELBK04T9QZ11"


@pytest.mark.parametrize(
    "path",
    [
        f"/lei-records/{ROASTER}",
        f"/lei-records/{ROASTER}/direct-parent",
        f"/lei-records/{HOLDING}/direct-children",
        f"/lei-records/{HOLDING}/direct-child-relationships",
        f"/lei-records?filter[lei]={HOLDING},{ROASTER}&sort=lei",
        f"/lei-records?filter[lei]=!{HOLDING}&sort=-lei",
        f"/lei-records?filter[directParent.lei]={HOLDING}",
        "/lei-records?filter[directChildCount]=>=1&sort=lei",
        "/fuzzycompletions?field=fulltext&q=Rösterei",
    ],
)
def test_what_needs_no_filters_is_answered_the_same(
    client: Any, without_filters: Any, path: str
) -> None:
    small = without_filters.get(BASE + path).json
    full = client.get(BASE + path).json
    assert _ids(small)
    assert set(_ids(small)) <= set(_ids(full))


def _ids(document: Any) -> list[str]:
    data = document["data"] if isinstance(document["data"], list) else [document["data"]]
    return [str(each.get("id") or each["attributes"]["value"]) for each in data]


@pytest.mark.parametrize(
    "path",
    [
        "/lei-records?filter[entity.legalName]=elbe",
        "/lei-records?sort=entity.legalName",
        "/autocompletions?field=fulltext&q=elbe",
    ],
)
def test_what_needs_them_is_refused_and_says_so(without_filters: Any, path: str) -> None:
    answer = without_filters.get(BASE + path)
    assert answer.status_code == 501
    assert "filters" in answer.get_json(force=True)["errors"][0]["detail"]


def test_everything_can_be_walked(without_filters: Any) -> None:
    url, seen = f"{BASE}/lei-records?page[cursor]=*&page[size]=20", []
    while url:
        document = without_filters.get(url).json
        seen += _ids(document)
        url = document["links"].get("next", "")
    assert len(seen) == len(set(seen)) == document["meta"]["pagination"]["total"]
