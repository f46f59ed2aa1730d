"""The look-up page: a right code, a slip, a lapsed one, a name, and hostile text."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from stdnum.iso7064 import mod_97_10

from lei.code import Verdict
from sandbox.services.entities import CodeVerdict, Suggestion
from sandbox.web.codes import groups, slip
from sandbox.web.verdict import verdict_page

SELLER, BUYER = "SBOX00H4K7NB39D2XV53", "SBOX00R7ELBK04T9QZ11"
SLIP = "SBOX00R7ELBKO4T9QZ11"
LAPSED = "SBOX00TCD1GDJYFLGS68"
HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "' OR 1=1--")


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_a_right_code_shows_its_firm(client: FlaskClient) -> None:
    page = client.get("/", query_string={"q": f" {SELLER[:4]} {SELLER[4:].lower()} "}).text
    assert "Highland Beans Ltd" in page
    assert "Passed" in page
    assert "Failed" not in page


def test_a_slip_shows_which_check_failed_and_what_was_meant(client: FlaskClient) -> None:
    page = client.get("/", query_string={"q": SLIP}).text
    assert "<mark>O</mark>" in page
    assert "<mark>0</mark>" in page
    said = text_of(page)
    assert "ends in 11" in said
    assert "Not reached" in said
    assert "If you meant Rösterei Elbe GmbH" in said


def test_a_slip_of_nobody_shows_no_firm(client: FlaskClient) -> None:
    page = text_of(client.get("/", query_string={"q": "SBOX00ZZZZZZZZZZZZ11"}).text)
    assert "The check digits do not fit" in page
    assert "Legal address" not in page


def test_a_lapsed_code_tells_the_firm_from_its_registration(client: FlaskClient) -> None:
    page = text_of(client.get("/", query_string={"q": LAPSED}).text)
    assert "Ask the firm to renew its LEI" in page
    assert "Ask first" in page
    assert "ACTIVE" in page


def test_a_code_of_nobody_is_no_accusation(client: FlaskClient) -> None:
    code = "SBOX00ZZZZZZZZZZZZ" + mod_97_10.calc_check_digits("SBOX00ZZZZZZZZZZZZ")
    page = text_of(client.get("/", query_string={"q": code}).text)
    assert "The code is well formed. No firm in this register holds it." in page
    assert "Failed" not in page


def test_a_name_finds_firms_also_when_misspelt(client: FlaskClient) -> None:
    for name in ("Rösterei Elbe", "rosterei elbe", "Rosterei Elbbe"):
        assert BUYER[12:16] in client.get("/", query_string={"q": name}).text


def test_the_whole_page_or_its_fragment(client: FlaskClient) -> None:
    whole = client.get("/", query_string={"q": SELLER}).text
    fragment = client.get("/", query_string={"q": SELLER}, headers={"HX-Request": "true"}).text
    assert "<h1" in whole
    assert "<h1" not in fragment
    assert fragment.strip() in whole


def test_a_group_is_listed_with_its_parents(client: FlaskClient) -> None:
    page = client.get(f"/entities/{BUYER}/ownership").text
    assert "Elbekontor Holding GmbH" in page
    assert "Fjordlys Foods Group ASA" in page
    assert page.count("<svg") >= 2


def test_every_firm_of_the_register_has_its_pages(client: FlaskClient) -> None:
    listing = client.get(f"/entities/{BUYER}/ownership").text
    codes = sorted(set(re.findall(r"/entities/(SBOX00[0-9A-Z]{14})", listing)))
    assert len(codes) > 20
    for code in codes:
        assert client.get(f"/entities/{code}").status_code == 200
        assert client.get(f"/?q={code}").status_code == 200


def test_a_firm_that_is_not_there(client: FlaskClient) -> None:
    assert client.get("/entities/SBOX00NOBODY").status_code == 404


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(client: FlaskClient, text: str) -> None:
    page = client.get("/", query_string={"q": text}).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "7*7" not in text.replace(" ", "") or "49" not in text_of(page)


def test_a_suggestion_marks_the_character_that_differs() -> None:
    marked = [c.text for group in groups(SLIP, BUYER) for c in group if c.marked]
    assert marked == ["O"]
    assert "".join(c.text for group in groups(SLIP, BUYER) for c in group) == SLIP


def test_a_suggestion_is_told_in_words(client: FlaskClient) -> None:
    suggestion = Suggestion(BUYER, "Rösterei Elbe GmbH", "replaced")
    verdict = CodeVerdict(SLIP, SLIP, Verdict.INVALID, (), (suggestion,))
    with client.application.test_request_context():
        said = verdict_page(verdict).meant[0].slip
        shorter = slip(SLIP[:-1], SLIP)
    assert said == "Character 13 is the figure 0, you typed the letter O."
    assert "19 characters" in shorter
