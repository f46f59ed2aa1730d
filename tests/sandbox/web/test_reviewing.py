"""A refusal is read once more before it goes; it can be changed, and goes once."""

from __future__ import annotations

import html
import re
from typing import Any, TypeAlias

import pytest
from werkzeug.test import TestResponse

Table: TypeAlias = Any
NUMBER = "HU-2026-0117"
GROUNDS = ["ucp600-20a-ii-latest", "ucp600-28f-ii"]


@pytest.fixture
def entered(at: str, table: Table) -> dict[str, Any]:
    """The form of a refusal as the page has it, with two grounds ticked."""
    page = table.get("seller_bank", at)
    form = next(f for f in page.split("<form")[1:] if 'value="credit.refuse"' in f)
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {**dict(hidden), "discrepancies": GROUNDS, "disposal": "holding"}


def send(table: Table, form: dict[str, Any], button: str = "") -> TestResponse:
    pressed = {button: "1"} if button else {}
    at = f"/worlds/{table.world.id}/acts"
    answer: TestResponse = table.browsers["seller_bank"].post(at, data={**form, **pressed})
    return answer


def brought_along(page: str) -> dict[str, Any]:
    """What the form on the page of the review sends."""
    found: dict[str, Any] = {}
    form = page.partition('<form method="post" action="/worlds/')[2]
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form):
        found.setdefault(name, []).append(html.unescape(value))
    return found


def refusals(table: Table) -> int:
    return int(table.get("seller", "/seat").count("refuses the documents under"))


def test_nothing_is_sent_before_it_was_read(table: Table, entered: dict[str, Any]) -> None:
    shown = send(table, entered, "review")
    assert shown.status_code == 200
    for said in (
        "Bill of lading: shipped after the latest date",
        "Insurance: cover too small",
        "We hold them and wait for your instructions.",
        "What is left out cannot be added later",
        "It must go by Mon 13 Apr 2026, 16:00 Nairobi.",
    ):
        assert said in shown.text
    assert refusals(table) == 0


def test_what_was_read_goes_and_goes_once(table: Table, at: str, entered: dict[str, Any]) -> None:
    read = brought_along(send(table, entered, "review").text)
    assert read["discrepancies"] == GROUNDS
    for _tap in range(2):
        answer = send(table, read)
        assert (answer.status_code, answer.headers["Location"]) == (303, at)
    assert refusals(table) == 1
    assert "Refused on" in table.get("seller_bank", at)


def test_it_can_be_changed_with_all_that_was_entered(table: Table, entered: dict[str, Any]) -> None:
    read = brought_along(send(table, entered, "review").text)
    again = send(table, read, "change").text
    for ground in GROUNDS:
        assert re.search(rf'value="{ground}" checked', again)
    assert re.search(r'value="holding" checked', again)
    assert len(re.findall(r'<details class="group counted" open', again)) == 2
    assert f'name="from_presentation" value="{NUMBER}/P1"' in again


def test_without_a_ground_it_is_not_read_but_filled_in(
    table: Table, entered: dict[str, Any]
) -> None:
    answer = send(table, {**entered, "discrepancies": []}, "review")
    assert answer.status_code == 422
    assert "Tick at least one ground" in answer.text
    assert re.search(r'value="holding" checked', answer.text)


def test_a_notice_silent_about_the_papers_is_told_before_it_goes(
    table: Table, entered: dict[str, Any]
) -> None:
    shown = send(table, {**entered, "disposal": ""}, "review")
    assert "Such a notice counts as none" in shown.text


def test_one_that_was_overtaken_comes_back_with_what_was_entered(
    table: Table, entered: dict[str, Any]
) -> None:
    read = brought_along(send(table, entered, "review").text)
    table.act("seller_bank", "credit.find_discrepant", credit=NUMBER, discrepancies=["ucp600-14c"])
    answer = send(table, read)
    assert answer.status_code == 409
    assert "your seat has done something" in answer.text
    assert re.search(rf'value="{GROUNDS[0]}" checked', answer.text)
    assert refusals(table) == 0


def test_a_review_of_what_is_not_open_is_refused(table: Table, entered: dict[str, Any]) -> None:
    table.act("seller_bank", "credit.honour", credit=NUMBER)
    answer = send(table, entered, "review")
    assert answer.status_code == 409
    assert "One notice only" not in answer.text


@pytest.mark.parametrize("kind", ["credit.honour", "advance", "no.such.act"])
def test_only_a_refusal_is_read_first(table: Table, entered: dict[str, Any], kind: str) -> None:
    answer = send(table, {**entered, "kind": kind}, "review")
    assert "Read the refusal" not in answer.text
    assert answer.status_code < 500


@pytest.mark.parametrize("entry", ["discrepancies", "disposal", "presentation"])
def test_what_is_made_up_is_text(table: Table, entered: dict[str, Any], entry: str) -> None:
    answer = send(table, {**entered, entry: ["<script>", "\x00"]}, "review")
    assert answer.status_code == 200
    assert "<script>" not in answer.text.partition("<main")[2]


def test_the_bank_s_own_words_go_along_and_are_text(table: Table, entered: dict[str, Any]) -> None:
    words = "The vessel left late.\r\n<b>Ask</b> the buyer."
    read = brought_along(send(table, {**entered, "words": words}, "review").text)
    assert send(table, read).status_code == 303
    for seat in ("seller", "seller_bank"):
        page = table.get(seat, f"/worlds/{table.world.id}/credits/{NUMBER}")
        assert "The vessel left late." in page
        assert "&lt;b&gt;Ask&lt;/b&gt;" in page


@pytest.mark.parametrize("words", ["x" * 701, "a\x00b", "a\u202eb"])
def test_words_that_no_message_can_carry_are_refused(
    table: Table, entered: dict[str, Any], words: str
) -> None:
    answer = send(table, {**entered, "words": words})
    assert answer.status_code == 422
    assert refusals(table) == 0
