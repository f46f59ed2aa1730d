"""Every page of a workshop has one heading, and nothing that the policy or a phone would refuse."""

from __future__ import annotations

import re
from typing import Any

import pytest

INLINE = re.compile(r"<style|\sstyle=|\son\w+=|<script(?![^>]*src)")


def outline(page: str) -> tuple[int, list[str]]:
    """How many first headings it has, and what stands in it that should not."""
    return len(re.findall(r"<h1[ >]", page)), INLINE.findall(page)


def test_the_trainers_pages(room: Any) -> None:
    room.join()
    table = f"/worlds/{room.world()}/seats/buyer"
    pages = [room.lead(p).text for p in ("monitor", "projector", "run-sheet", "close", "people/1")]
    others = ("/workshops", "/workshops/new", "/workshops/dry-run/late-bill-of-lading/paid", table)
    pages += [room.trainer.get(path).text for path in others]
    assert [outline(page) for page in pages] == [(1, [])] * len(pages)


def test_the_participants_pages(room: Any, open_room: Any) -> None:
    browser, waiting = room.join(), open_room("assigned").join()
    pages = [browser.get(path).text for path in ("/join", "/rejoin", "/seat", "/seat/places")]
    given = {"code": room.code, "nickname": "Zoe"}
    pages += [waiting.get("/seat").text, room.app.test_client().post("/join", data=given).text]
    pages += [browser.post("/join", data={**given, "place": ""}).text]
    assert [outline(page) for page in pages] == [(1, [])] * len(pages)


def test_a_class_in_french_begins_in_french(trainer: Any, app: Any) -> None:
    given = {
        "scenario": "late-bill-of-lading",
        "tables": "1",
        "seating": "random",
        "language": "fr",
    }
    path = trainer.post("/workshops", data=given).headers["Location"]
    code = re.search(r'class="code">(\w{6})<', trainer.get(path).text)
    assert code
    browser = app.test_client()
    browser.post("/join", data={"code": code[1], "nickname": "Zoé"})
    assert '<html lang="fr"' in browser.get("/seat").text
    assert '<html lang="en"' in trainer.get(path).text


@pytest.mark.parametrize("page", ["<p style=x>", '<p onclick="x">', "<script>x</script>"])
def test_what_should_not_stand_in_a_page_is_seen(page: str) -> None:
    assert outline(page)[1]
