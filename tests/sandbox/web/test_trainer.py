"""The trainer's page of a world: its clock, its seats, its secrets, its way back."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

import pytest
from flask import Flask

Table: TypeAlias = Any


def test_every_seats_story_is_told_and_to_whom(table: Table) -> None:
    table.act("seller", "entity.look_up", lei="SBOX00R7ELBK04T9QZ11")
    table.act("buyer", "credit.apply")
    page = table.train("").text
    assert "told to: The seller<" in page
    assert re.search(r"told to: [^<]*The buyer’s bank", page)


def test_secrets_lie_under_a_fold(table: Table) -> None:
    fold = table.train("").text.partition("<summary>What is planted")[2]
    assert "only you see this" in fold
    assert "canary-5f1c" in fold.partition("</details>")[0]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("2026-01-20T10:30", "Tue 20 Jan 2026, 10:30 Nairobi"), ("2026-03-29T12:00", "12:00 Nairobi")],
)
def test_the_clock_goes_to_a_day_and_time(table: Table, typed: str, shown: str) -> None:
    form = {"kind": "advance", "to": "typed", "to.at": typed, "to.zone": "Africa/Nairobi"}
    assert table.train("/acts", **form).status_code == 303
    assert shown in table.train("").text


@pytest.mark.parametrize("zone", ["Africa/Nairobi", "No/Where", "../../etc/passwd"])
@pytest.mark.parametrize("typed", ["", "soon", "2026-99-99T00:00"])
def test_a_clock_that_cannot_be_read_stands_still(table: Table, typed: str, zone: str) -> None:
    form = {"kind": "advance", "to": "typed", "to.at": typed, "to.zone": zone}
    assert table.train("/acts", **form).status_code == 422
    assert "As of act 1." in table.train("").text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2026-03-29T02:30", "Sun 29 Mar 2026, 04:30 Nairobi"),  # Hamburg goes from 2 to 3
        ("2026-10-25T02:30", "Sun 25 Oct 2026, 03:30 Nairobi"),  # has it twice: the first is taken
        ("2026-10-25T03:00", "Sun 25 Oct 2026, 05:00 Nairobi"),
    ],
)
def test_an_hour_that_is_not_there_or_there_twice_is_taken_as_before_the_turn(
    table: Table, typed: str, shown: str
) -> None:
    form = {"kind": "advance", "to": "typed", "to.at": typed, "to.zone": "Europe/Berlin"}
    assert table.train("/acts", **form).status_code == 303
    assert shown in table.train("").text


@pytest.mark.parametrize(
    "to", ["9" * 5_000, "1" + "0" * 30, "\u0663", "\u00b9", "-1", "1e400", "NaN"]
)
def test_a_number_that_is_no_act_rewinds_nothing(table: Table, to: str) -> None:
    assert table.train("/acts", kind="rewind", to=to).status_code in (404, 409, 422)
    assert "As of act 1." in table.train("").text


def test_the_story_leads_back_to_an_act(table: Table) -> None:
    table.act("buyer", "credit.apply")
    table.act("seller", "entity.look_up", lei="SBOX00R7ELBK04T9QZ11")
    page = table.train("").text
    targets = re.findall(r'value="rewind"><input type="hidden" name="to" value="(\d+)"', page)
    assert targets == ["2", "1"]
    assert table.train("/acts", kind="rewind", to="1").status_code == 303
    assert "No credit yet." in table.train("").text


def test_new_links_are_shown_once_and_open_their_seats(table: Table, app: Flask) -> None:
    answer = table.train("/links", new="1")
    links = re.findall(r"http://localhost(/s/[\w.-]+)", answer.text)
    assert len(links) == 5
    assert answer.headers["Cache-Control"] == "no-store"
    assert all(app.test_client().get(link).status_code == 200 for link in links)
    assert not any(link in table.train("").text for link in links)


def test_only_the_trainer_makes_links(table: Table) -> None:
    answer = table.browsers["buyer"].post(f"/worlds/{table.world.id}/links")
    assert answer.status_code == 403
