"""Laws of filters, over every field that GLEIF's own table lets be filtered or sorted."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.home import default_fixtures_dir
from sandbox.services.gleif.fields import ApiField, named_fields

FIELDS = named_fields(default_fixtures_dir())
FILTERS = [field for field in FIELDS.values() if field.operators]
SORTS = [field.field for field in FIELDS.values() if field.sortable]
SAMPLES = {"DATE": "2020-01-01", "NUMBER": "1", "RESOURCE": "DE", "STRING": "Hamburg"}
SOME_FILTERS = {
    "entity.legalAddress.country": "DE",
    "entity.addresses.country": "KE",
    "entity.addresses.city": "hamburg",
    "entity.addresses.postalCode": "20457",
    "entity.legalName": "holding",
    "entity.names": "Kanalkontor KG",
    "entity.status": "ACTIVE",
    "entity.creationDate": ">2000-01-01",
    "entity.legalForm": "2HBR",
    "entity.successorEntities": "SBOX00KANAL0RSTRI292",
    "registration.status": "LAPSED",
    "registration.validatedAs": "HRB 000717",
    "conformityFlag": "CONFORMING",
    "bic": "KNLHDEH0XXX",
    "mic": "XSBX",
    "isin": "DE000SBOX025",
    "ocid": "de/HRB000901",
    "qcc": "QDESBOX001",
    "spglobal": "900000002",
    "fulltext": "elbe",
    "owns": "Rösterei Elbe",
    "ownedBy": "Elbekontor",
    "directParent.lei": "SBOX00BF5KZXMUJ47Y53",
    "directParent.exception.reason": "NATURAL_PERSONS",
    "directParent.validFrom": ">=2026-01-01",
    "directChildren.legalName": "rosterei",
    "directChildCount": ">=2",
    "ultimateParent.addresses.country": "DE",
}


def _sample(field: ApiField) -> str:
    return field.enum[0] if field.enum else SAMPLES[field.data_type]


def _total(get: Any, **filters: str) -> int:
    asked = {f"filter[{name}]": value for name, value in filters.items()}
    return int(get("/lei-records", **asked)["meta"]["pagination"]["total"])


@pytest.mark.parametrize("field", FILTERS, ids=lambda field: field.id)
def test_every_filter_splits_the_register_in_two(get: Any, field: ApiField) -> None:
    sample = _sample(field)
    with_it = _total(get, **{field.field: sample})
    without = _total(get, **{field.field: f"!{sample}"})
    assert with_it + without == _total(get)


@pytest.mark.parametrize(("name", "value"), SOME_FILTERS.items(), ids=list(SOME_FILTERS))
def test_a_filter_finds_some_and_not_all(get: Any, name: str, value: str) -> None:
    assert 0 < _total(get, **{name: value}) < _total(get)


@pytest.mark.parametrize("name", SORTS)
def test_a_sort_shows_everything_in_both_ways(get: Any, name: str) -> None:
    up = [r["id"] for r in _sorted(get, name)]
    down = [r["id"] for r in _sorted(get, f"-{name}")]
    assert sorted(up) == sorted(down)
    assert len(set(up)) == _total(get)


def _sorted(get: Any, name: str) -> Any:
    return get("/lei-records", **{"sort": name, "page[size]": 200})["data"]


def test_a_list_of_values_is_their_union(get: Any) -> None:
    one, other = (
        _total(get, **{"registration.status": "LAPSED"}),
        _total(get, **{"registration.status": "RETIRED"}),
    )
    assert _total(get, **{"registration.status": "LAPSED,RETIRED"}) == one + other


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("registration.lastUpdateDate", "2026-03-27"),
        ("entity.creationDate", "20110614"),
        ("registration.initialRegistrationDate", "2019-03-28T09:00:00Z"),
        ("directChildCount", "1"),
    ],
)
def test_before_at_and_after_are_all(get: Any, name: str, value: str) -> None:
    parts = [_total(get, **{name: f"{sign}{value}"}) for sign in ("<", "", ">")]
    known = _total(get, **{name: "<=" + value}) + _total(get, **{name: ">" + value})
    assert sum(parts) == known
    assert parts[1] + parts[2] == _total(get, **{name: f">={value}"})


def test_a_range_holds_both_its_ends(get: Any) -> None:
    name = "registration.initialRegistrationDate"
    day = get("/lei-records/SBOX00R7ELBK04T9QZ11")["data"]["attributes"]["registration"]
    on = day["initialRegistrationDate"][:10]
    assert _total(get, **{name: f"{on}..{on}"}) == _total(get, **{name: on}) > 0
    assert _total(get, **{name: "19000101..20991231"}) == _total(get)


def test_filters_together_narrow(get: Any) -> None:
    both = {"entity.addresses.country": "DE", "registration.status": "ISSUED"}
    assert _total(get, **both) < min(_total(get, **{name: both[name]}) for name in both)


def test_case_and_marks_do_not_matter(get: Any) -> None:
    found = [_total(get, **{"entity.legalName": text}) for text in ("RÖSTEREI", "rosterei")]
    assert found[0] == found[1] > 0


def test_ids_come_in_any_number_up_to_two_hundred(get: Any) -> None:
    every = get("/lei-records", **{"page[size]": 200})["data"]
    codes = ",".join(record["id"] for record in every)
    padded = codes + ",SBOX00" * (200 - len(every))
    assert _total(get, lei=padded) == len(every)


def test_sorting_is_by_the_value(get: Any) -> None:
    days = [
        record["attributes"]["registration"]["lastUpdateDate"]
        for record in _sorted(get, "-registration.lastUpdateDate")
    ]
    assert days == sorted(days, reverse=True)


def test_records_come_newest_registration_first(get: Any) -> None:
    days = [
        record["attributes"]["registration"]["initialRegistrationDate"]
        for record in get("/lei-records", **{"page[size]": 200})["data"]
    ]
    assert days == sorted(days, reverse=True)


def test_owns_is_asked_with_the_child(get: Any) -> None:
    owners = get("/lei-records", **{"filter[owns]": "SBOX00R7ELBK04T9QZ11"})["data"]
    assert "SBOX00BF5KZXMUJ47Y53" in {owner["id"] for owner in owners}


@pytest.mark.parametrize("sign", ["", "-"])
def test_a_sort_without_a_column_is_by_the_value_too(get: Any, sign: str) -> None:
    records = _sorted(get, f"{sign}entity.headquartersAddress.city")
    cities = [
        record["attributes"]["entity"]["headquartersAddress"]["city"].casefold()
        for record in records
    ]
    assert cities == sorted(cities, reverse=bool(sign))


def test_every_word_of_a_value_must_be_there(get: Any) -> None:
    one, other, both = (
        _total(get, **{"entity.legalName": text})
        for text in ("Kanal", "Holding GmbH", "Kanal Holding GmbH")
    )
    assert one > 0 < other
    assert both == 0
