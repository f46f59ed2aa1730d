"""A record in full, its group as files, and a code that no record has."""

from __future__ import annotations

import csv
import io
import re

import pytest
from flask.testing import FlaskClient
from lxml import etree

BUYER, LAPSED = "SBOX00R7ELBK04T9QZ11", "SBOX00TCD1GDJYFLGS68"
NOBODY = "SBOX00ZZZZZZZZZZZZ53"
SVG = "{http://www.w3.org/2000/svg}"


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_a_record_is_shown_in_full(client: FlaskClient) -> None:
    page = text_of(client.get(f"/entities/{BUYER}").text)
    for part in ("What happened to it", "Its LEI was given out.", "Can I use this code on"):
        assert part in page
    assert f"LEI {BUYER}" in page.partition("Every field, as GLEIF names it")[2]
    assert "Entity.LegalName" in page


def test_a_lapsed_record_says_what_it_is_good_for(client: FlaskClient) -> None:
    page = text_of(client.get(f"/entities/{LAPSED}").text)
    assert "Ask first" in page
    assert "nobody renewed it" in page


def test_words_of_gleif_are_put_into_words(client: FlaskClient) -> None:
    """No bare word of an enumeration stands outside the fold of raw fields."""
    listing = client.get(f"/entities/{BUYER}/ownership").text
    for code in sorted(set(re.findall(r"/entities/(SBOX00[0-9A-Z]{14})", listing)))[:12]:
        shown = text_of(client.get(f"/entities/{code}").text).partition("Every field")[0]
        assert not re.findall(r"\b(?:GENERAL|BRANCH|FUND|[A-Z]+_[A-Z_]+)\b", shown)


def test_group_page_and_table_have_the_same_firms(client: FlaskClient) -> None:
    page = client.get(f"/entities/{BUYER}/ownership").text
    listed = set(re.findall(r"/entities/(SBOX00[0-9A-Z]{14})", page))
    answer = client.get(f"/entities/{BUYER}/ownership.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff"))))
    assert {row["lei"] for row in rows} == listed
    assert all(set(row["parents"].split()) <= listed for row in rows)
    assert "SANDBOX" in answer.headers["Content-Disposition"]


def test_the_picture_is_a_file_that_stands_alone(client: FlaskClient) -> None:
    answer = client.get(f"/entities/{BUYER}/ownership.svg")
    assert answer.mimetype == "image/svg+xml"
    root = etree.fromstring(answer.data)
    assert root.findtext(f"{SVG}title") == "Who owns Rösterei Elbe GmbH"
    boxes = [box for box in root.iter(f"{SVG}rect") if box.get("rx") == "4"]
    rows = client.get(f"/entities/{BUYER}/ownership.csv").text.strip().splitlines()
    assert len(boxes) == len(rows) - 1
    assert not [part for part in root.iter() if part.get("class") or part.get("style")]


@pytest.mark.parametrize("ending", ["", "/ownership"])
def test_a_code_of_nobody_has_a_page_that_leads_on(client: FlaskClient, ending: str) -> None:
    answer = client.get(f"/entities/{NOBODY}{ending}")
    assert answer.status_code == 404
    assert "The code is well formed. No firm in this register" in text_of(answer.text)
    assert f'href="/?q={NOBODY}"' in answer.text


def test_a_wrong_code_says_what_is_wrong_with_it(client: FlaskClient) -> None:
    answer = client.get("/entities/SBOX00R7ELBKO4T9QZ11")
    assert answer.status_code == 404
    assert "ends in 11" in text_of(answer.text)


def test_firms_found_by_name_are_narrowed_by_country(client: FlaskClient) -> None:
    page = client.get("/", query_string={"q": "coffee"}).text
    links = re.findall(r'href="(/\?[^"]*country=[A-Z]{2}[^"]*)">([^<]+) \((\d+)\)<', page)
    assert links
    for link, _name, count in links:
        narrowed = client.get(link.replace("&amp;", "&")).text
        found = re.findall(r'href="/\?q=SBOX00[0-9A-Z]{14}"', narrowed)
        assert len(found) == int(count)


@pytest.mark.parametrize(
    "query", ["country=XX", "status=NONE", "country=<script>", "status=LAPSED"]
)
def test_a_narrowing_that_leaves_nothing_is_no_fault(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/?q=coffee&{query}")
    assert answer.status_code == 200
    assert "<script>" not in answer.text
