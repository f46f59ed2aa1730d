"""Pages: their numbers, their links, and a walk by cursor while files are imported."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask.testing import FlaskClient
from stdnum.iso7064 import mod_97_10

from sandbox.services.imports import load_fictional
from sandbox.store.entities import Register
from sandbox.store.register_build import Realm, building

NOBODY = {"filter[entity.legalName]": "Nobody"}


def _walk(client: FlaskClient, url: str) -> Iterator[Any]:
    while url:
        document = client.get(url).json
        yield document
        url = document["links"].get("next", "")


def test_an_empty_page_says_so(get: Any) -> None:
    document = get("/lei-records", **NOBODY)
    assert document["data"] == []
    assert document["meta"]["pagination"] == {
        "currentPage": 1, "perPage": 15, "from": None, "to": None, "total": 0, "lastPage": 1,
    }  # fmt: skip
    assert set(document["links"]) == {"first", "last"}


def test_pages_hold_each_record_once(client: FlaskClient) -> None:
    url = "/gleif/api/v1/lei-records?page[size]=7&sort=entity.category"
    pages = list(_walk(client, url))
    ids = [record["id"] for page in pages for record in page["data"]]
    last = pages[-1]["meta"]["pagination"]
    assert len(ids) == len(set(ids)) == last["total"]
    assert len(pages) == last["lastPage"] == last["currentPage"]
    assert last["to"] == last["total"]


def test_links_are_encoded_and_keep_what_was_asked(client: FlaskClient) -> None:
    asked = {
        "filter[entity.addresses.country]": "DE,KE",
        "sort": "-entity.legalName",
        "page[number]": "2",
        "page[size]": "5",
    }
    document = client.get("/gleif/api/v1/lei-records", query_string=asked).json
    assert set(document["links"]) == {"first", "prev", "next", "last"}
    for link in document["links"].values():
        assert not {"[", "]", " "} & set(link)
        kept = dict(parse_qsl(urlsplit(link).query))
        assert kept == {**asked, "page[number]": kept["page[number]"]}


def test_raw_and_encoded_brackets_are_the_same(client: FlaskClient) -> None:
    raw = client.get("/gleif/api/v1/lei-records?filter[entity.status]=ACTIVE&page[size]=3")
    encoded = client.get(
        "/gleif/api/v1/lei-records?filter%5Bentity.status%5D=ACTIVE&page%5Bsize%5D=3"
    )
    assert raw.json == encoded.json


def test_a_page_behind_the_last_is_empty(get: Any) -> None:
    document = get("/lei-records", **{"page[number]": 999})
    assert document["data"] == []
    assert document["meta"]["pagination"]["from"] is None


@pytest.mark.parametrize("sort", ["", "&sort=-entity.expiration.date", "&sort=entity.legalName"])
def test_a_cursor_walks_through_everything_once(client: FlaskClient, sort: str) -> None:
    pages = list(_walk(client, f"/gleif/api/v1/lei-records?page[cursor]=*&page[size]=8{sort}"))
    ids = [record["id"] for page in pages for record in page["data"]]
    assert len(ids) == len(set(ids)) == pages[0]["meta"]["pagination"]["total"]


def test_a_cursor_loses_nothing_while_files_are_imported(with_settings: Any, tmp_path: Any) -> None:
    client: FlaskClient = with_settings(home=tmp_path)
    register = client.application.extensions["lei_sandbox"].register
    settings = client.application.extensions["lei_sandbox"].settings
    load_fictional(settings.fixtures_dir, settings.register)
    before = set(_add_firms(register, range(0, 2000, 2)))
    imports = threading.Thread(
        target=lambda: [_add_firms(register, range(n, 2000, 100)) for n in range(1, 20, 2)]
    )
    seen: list[str] = []
    pages = _walk(client, "/gleif/api/v1/lei-records?page[cursor]=*&page[size]=20")
    imports.start()
    for page in pages:
        seen += [record["id"] for record in page["data"]]
    imports.join()
    assert len(before) == 1_000
    assert len(seen) == len(set(seen))
    assert before <= set(seen)


def _add_firms(register: Register, numbers: range) -> list[str]:
    """Import so many more firms, of codes that lie between the others'."""
    model = register.record("SBOX00R7ELBK04T9QZ11")
    assert model is not None
    codes = [_code(f"SBOX00{number:012d}") for number in numbers]
    with building(register.path, Realm.FICTIONAL, set()) as builder:
        for code in codes:
            builder.put(replace(model, lei=code))
    return codes


def _code(eighteen: str) -> str:
    return eighteen + mod_97_10.calc_check_digits(eighteen)
