"""A phone whose key opens nothing any more is told why, and where to go."""

from __future__ import annotations

import re
from typing import Any

PAGES = ("/seat", "/seat/places")


def rejoined(room: Any, phone: Any) -> Any:
    """The phone on which somebody came back, who had joined on `phone`."""
    card = phone.post("/join", data={"code": room.code, "nickname": "Heron", "place": "1:seller"})
    pin = re.search(r"Your PIN is (\d{4})", card.text)
    assert pin
    other = room.app.test_client()
    given = {"code": room.code, "nickname": "Heron", "pin": pin[1]}
    assert other.post("/rejoin", data=given).status_code == 200
    return other


def test_the_phone_left_behind_is_told_and_the_other_plays(room: Any) -> None:
    lost = room.app.test_client()
    found = rejoined(room, lost)
    for page in (*PAGES, f"/worlds/{room.world()}"):
        answer = lost.get(page)
        assert answer.status_code == 401
        assert "This phone is no longer in" in answer.text
        assert 'href="/rejoin"' in answer.text
        assert "Back to your desk" not in answer.text
    assert found.get("/seat").status_code == 200


def test_a_page_that_polls_is_loaded_anew(room: Any) -> None:
    lost = room.app.test_client()
    rejoined(room, lost)
    news = lost.get("/seat/news", headers={"HX-Request": "true"})
    assert news.headers["HX-Refresh"] == "true"


def test_after_the_workshop_every_phone_is_told_that_it_is_over(room: Any) -> None:
    phone = room.join()
    room.lead("close", really="1")
    for page in PAGES:
        answer = phone.get(page)
        assert answer.status_code == 401
        assert "This workshop is over" in answer.text
        assert 'href="/join"' in answer.text


def test_a_program_is_asked_for_a_key_whatever_workshops_there_are(room: Any) -> None:
    room.join()
    nobody = room.app.test_client()
    gone = nobody.get("/seat", headers={"Authorization": "Bearer gone.secret"})
    assert (gone.status_code, nobody.get("/seat").status_code) == (401, 401)
    assert "Key needed" in gone.text
    assert "Key needed" in nobody.get("/seat").text
