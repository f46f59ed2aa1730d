"""A message is shown with its findings on their lines, pasted, sent, or as it ran in a world."""

from __future__ import annotations

import io
import re
from typing import Any, TypeAlias

import pytest
from flask.testing import FlaskClient

from payments.messages import PROFILES
from payments.world.state import Opening
from sandbox.home import default_fixtures_dir
from sandbox.web.message_page import laid_out, message_page
from sandbox.web.pages import today

Table: TypeAlias = Any
MESSAGES = default_fixtures_dir() / "messages" / "pacs_008"
CLEAN = (MESSAGES / "coffee.xml").read_text("utf-8")
FAULTY = (MESSAGES / "coffee-with-faults.xml").read_text("utf-8")


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_every_line_is_shown_once_and_in_order() -> None:
    page = message_page(FAULTY.encode(), "cbpr-2025", lambda _leis: {}, today())
    numbers = [line.number for stretch in page.stretches for line in stretch.lines]
    assert numbers == list(range(1, len(FAULTY.splitlines()) + 1))


def test_a_finding_stands_under_the_line_it_names() -> None:
    page = message_page(FAULTY.encode(), "cbpr-2025", lambda _leis: {}, today())
    hit = [line for stretch in page.stretches for line in stretch.lines if line.findings]
    assert len(hit) >= 3
    for line in hit:
        tags = {found.at.rpartition("/")[2].partition("[")[0] for found in line.findings}
        assert any(f"<{tag}" in line.text for tag in tags) or "/" in line.findings[0].at
    assert not any(s.folded for s in page.stretches for line in s.lines if line.findings)


def test_the_page_says_how_many_things_are_wrong(client: FlaskClient) -> None:
    said = text_of(client.post("/messages", data={"message": FAULTY}).text)
    assert "a bank may refuse it" in said
    assert "sent back" not in said
    assert re.search(r"\d things in it are against these rules: \w", said)


def test_a_broken_rule_is_named_with_its_book(client: FlaskClient) -> None:
    metal = CLEAN.replace('Ccy="EUR"', 'Ccy="XAU"')
    said = text_of(client.post("/messages", data={"message": metal}).text)
    assert "against these rules: CBPR+ usage guidelines 2025." in said


def test_what_turns_a_text_round_is_written_out(client: FlaskClient) -> None:
    turned = CLEAN.replace("Highland Beans Ltd", "Highland\u2028Beans \u202edtL")
    assert turned != CLEAN
    answer = client.post("/messages", data={"message": turned}).text
    page, form = answer.partition("<form method")[::2]
    assert form
    assert "\u202e" not in page
    assert "HighlandU+2028Beans U+202EdtL" in page
    assert "/help/rules/sandbox-text-invisible" in page


def test_the_form_says_that_it_takes_mt_and_does(client: FlaskClient) -> None:
    assert "or MT of credits" in client.get("/messages").text
    mt = next((MESSAGES.parent / "mt").glob("*.fin")).read_text("utf-8")
    answer = client.post("/messages", data={"message": mt})
    assert answer.status_code == 200
    assert re.search(r'id="verdict">.*MT \d{3}', answer.text)


def test_a_message_of_one_line_is_broken_between_its_elements(client: FlaskClient) -> None:
    flat = re.sub(r">\s+<", "><", FAULTY)
    assert len(laid_out(flat).splitlines()) > 50
    page = client.post("/messages", data={"message": flat}).text
    assert page.count('class="hit"') == client.post(
        "/messages", data={"message": FAULTY}
    ).text.count('class="hit"')


def test_a_file_is_checked_before_the_text(client: FlaskClient) -> None:
    sent = {"message": "no message", "file": (io.BytesIO(CLEAN.encode()), "coffee.xml")}
    answer = client.post("/messages", data=sent)
    assert answer.status_code == 200
    assert "nothing in it is wrong" in answer.text


def test_the_register_is_asked_for_the_codes_in_it(client: FlaskClient) -> None:
    nobody = CLEAN.replace("SBOX00H4K7NB39D2XV53", "SBOX00ZZZZZZZZZZZZ53")
    assert nobody != CLEAN
    page = client.post("/messages", data={"message": nobody}).text
    assert "/help/rules/lei-gate-unknown" in page
    assert "/help/rules/lei-gate-not-looked-up" not in page


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_a_profile_is_chosen_and_stays_chosen(client: FlaskClient, profile: Any) -> None:
    page = client.post("/messages", data={"message": CLEAN, "profile": profile.id}).text
    assert f'value="{profile.id}" checked' in page


def test_what_the_next_edition_changes_is_told(client: FlaskClient) -> None:
    lines = "<PstlAdr><AdrLine>Quay 4, Hamburg</AdrLine></PstlAdr>"
    free = re.sub(r"<PstlAdr>.*?</PstlAdr>", lines, CLEAN, count=1, flags=re.DOTALL)
    page = client.post("/messages", data={"message": free}).text
    assert "cbpr-address-unstructured" in page.partition("What changes under")[2]
    clean = client.post("/messages", data={"message": CLEAN}).text
    assert "Nothing changes for this message" in clean


@pytest.mark.parametrize(
    "text",
    ["no message at all", "<a/>", "", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'],
)
def test_what_is_no_message_comes_back_with_the_reason(client: FlaskClient, text: str) -> None:
    answer = client.post("/messages", data={"message": text})
    assert 400 <= answer.status_code < 500
    assert 'role="alert"' in answer.text
    assert 'id="message"' in answer.text


def test_a_message_of_a_world_is_shown_to_who_sent_or_got_it(
    table: Table, opening: Opening
) -> None:
    assert opening.terms
    number, sets = opening.terms.number, [laid.name for laid in opening.document_sets]
    for seat, kind in (("buyer", "apply"), ("buyer_bank", "issue"), ("seller_bank", "advise")):
        table.act(seat, f"credit.{kind}", credit=number)
    table.act("seller", "credit.present", credit=number, document_set=sets[-1])
    for seat, kind in (("seller_bank", "examine"), ("seller_bank", "honour")):
        table.act(seat, f"credit.{kind}", credit=number)
    table.act("buyer_bank", "credit.examine", credit=number)
    table.act("buyer_bank", "credit.reimburse", credit=number)
    paths = re.findall(r'href="(/worlds/\w+/messages/\d+)"', table.get("buyer_bank", "/seat"))
    assert paths
    page = table.get("buyer_bank", paths[0])
    assert "Line by line" in page
    assert "was not looked up" not in text_of(page)  # the world carries its firms
    assert table.browsers["seller"].get(paths[0]).status_code == 404
