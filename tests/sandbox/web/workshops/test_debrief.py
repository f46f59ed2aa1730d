"""The debrief on pages and through the API: who may read it, and what they may say to it."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

SCRIPT = "<script>x</script>"
KEPT_BACK = "has not released"


@pytest.fixture
def played(room: Any) -> Any:
    """A room in which the buyer's bank of table 1 has issued the credit without a look."""
    buyer, bank = room.join(SCRIPT), room.join("Wren", "1:buyer_bank")
    at = f"/worlds/{room.world()}/acts"
    assert buyer.post(at, data={"kind": "credit.apply", "once": "one"}).status_code == 303
    issue = {"kind": "credit.issue", "credit": "HU-2026-0117", "once": "two"}
    assert bank.post(at, data=issue).status_code == 303
    return room, buyer


def score_of(page: str, criterion: str) -> str:
    found = re.search(rf'<option value="({criterion}/[^"]*)"', page)
    assert found, page
    return html.unescape(found[1])


def test_a_participant_sees_the_own_table_once_it_is_released(played: Any) -> None:
    room, buyer = played
    for path in ("debrief", "debrief/1", "debrief/1.pdf", "debrief/1.csv", "debrief/1.json"):
        kept = buyer.get(f"{room.path}/{path}", follow_redirects=True)
        assert kept.status_code == 403, path
    assert KEPT_BACK in buyer.get(f"{room.path}/debrief/1").text
    assert "debrief" not in buyer.get("/seat").text
    assert room.lead("debrief/release", released="1").status_code == 303
    page = buyer.get(f"{room.path}/debrief", follow_redirects=True)
    assert page.status_code == 200
    assert "LEI looked up before the promise" in page.text
    assert f"{room.path}/debrief" in buyer.get("/seat").text
    for form in ("pdf", "csv", "json"):
        assert buyer.get(f"{room.path}/debrief/1.{form}").status_code == 200


def test_the_class_and_other_tables_stay_the_trainer_s(played: Any) -> None:
    room, buyer = played
    room.lead("debrief/release", released="1")
    for path in ("debrief/2", "debrief/2.pdf", "debrief/2.json"):
        assert buyer.get(f"{room.path}/{path}").status_code == 404, path
    for path in ("debrief.pdf", "debrief.csv", "debrief.json", "anonymise"):
        assert buyer.get(f"{room.path}/{path}").status_code == 403, path
        assert room.lead(path).status_code == 200
    assert room.app.test_client().get(f"{room.path}/debrief").status_code in (401, 403)


def test_a_stranger_from_another_room_learns_nothing(played: Any, open_room: Any) -> None:
    room, _buyer = played
    room.lead("debrief/release", released="1")
    stranger = open_room().join("Heron")
    for path in ("debrief", "debrief/1", "debrief/1.pdf", "certificates/1.pdf"):
        assert stranger.get(f"{room.path}/{path}").status_code == 404, path


def test_what_the_trainer_does_is_the_trainer_s(played: Any) -> None:
    room, buyer = played
    forms = {
        "debrief/release": {"released": "1"},
        "debrief/1/scores": {"score": "lei-checked/buyer_bank/", "points": "1", "note": "x"},
        "debrief/1/appeals/1": {"text": "x"},
        "anonymise": {},
    }
    for path, form in forms.items():
        assert buyer.post(f"{room.path}/{path}", data=form).status_code == 403, path


def test_points_are_changed_with_a_reason_that_the_table_reads(played: Any) -> None:
    room, buyer = played
    room.lead("debrief/release", released="1")
    score = score_of(room.lead("debrief/1").text, "lei-checked")
    changed = {"score": score, "points": "1", "note": f"They asked {SCRIPT}"}
    assert room.lead("debrief/1/scores", **changed).status_code == 303
    page = buyer.get(f"{room.path}/debrief/1").text
    assert "They asked &lt;script&gt;" in page
    assert SCRIPT not in page
    assert room.lead("debrief/1/scores", score=score, undo="1").status_code == 303
    assert "They asked" not in buyer.get(f"{room.path}/debrief/1").text


@pytest.mark.parametrize(("points", "note"), [("", "x"), ("9e9", "x"), ("²", "x"), ("1", "")])
def test_a_form_that_cannot_be_meant_is_refused(played: Any, points: str, note: str) -> None:
    room, _buyer = played
    score = score_of(room.lead("debrief/1").text, "lei-checked")
    answer = room.lead("debrief/1/scores", score=score, points=points, note=note)
    assert answer.status_code in (400, 422)
    assert "$." not in answer.text
    assert "API page" not in answer.text
    assert "Go back and" in answer.text
    if note:
        assert "whole number of points from 0 to" in answer.text


def test_an_appeal_is_answered(played: Any) -> None:
    room, buyer = played
    room.lead("debrief/release", released="1")
    score = score_of(buyer.get(f"{room.path}/debrief/1").text, "lei-checked")
    said = {"score": score, "text": "We looked on the wall."}
    assert buyer.post(f"{room.path}/debrief/appeals", data=said).status_code == 303
    assert room.lead("debrief/1/appeals/1", text="Granted then.").status_code == 303
    page = buyer.get(f"{room.path}/debrief/1").text
    assert "We looked on the wall." in page
    assert "Granted then." in page


def test_a_certificate_is_the_own_or_the_trainer_s(played: Any) -> None:
    room, buyer = played
    other = room.join("Heron", "2:seller")
    at = f"{room.path}/certificates/1.pdf"
    assert buyer.get(at).status_code == 403
    room.lead("debrief/release", released="1")
    assert buyer.get(at).data.startswith(b"%PDF")
    assert other.get(at).status_code == 403
    assert room.lead("certificates/1.pdf").data.startswith(b"%PDF")
    assert room.lead("certificates/9.pdf").status_code == 404


def test_nicknames_are_gone_from_every_page_and_file(played: Any) -> None:
    room, _buyer = played
    assert "&lt;script&gt;" in room.lead("debrief/1").text
    assert room.trainer.post(f"{room.path}/anonymise").status_code == 303
    for path in ("debrief", "debrief/1", "monitor", "debrief.csv", "debrief.json"):
        text = room.lead(path).text
        assert "Participant 1" in text, path
        assert "script>x" not in text.replace("&lt;", "<").replace("&gt;", ">"), path


def test_the_api_tells_the_same_as_the_page(played: Any) -> None:
    room, buyer = played
    at = f"/api{room.path}/debrief"
    assert buyer.get(at).status_code == 403
    release = room.trainer.post(f"{at}/release", json={"released": True})
    assert release.status_code == 204
    own, whole = buyer.get(at).json, room.trainer.get(at).json
    assert [table["number"] for table in own["tables"]] == [1]
    assert [table["number"] for table in whole["tables"]] == [1, 2]
    assert own["tables"][0] == whole["tables"][0] == room.lead("debrief/1.json").json
    (row,) = (row for row in own["tables"][0]["scores"] if row["criterion"] == "lei-checked")
    given = {"table": 1, "score": row["id"], "points": row["points_max"], "note": "why"}
    assert room.trainer.post(f"{at}/scores", json=given).status_code == 204
    appealed = buyer.post(f"{at}/appeals", json={"score": row["id"], "text": "But we did."})
    assert (appealed.status_code, appealed.json) == (201, {"number": 1})
    answered = room.trainer.post(f"{at}/appeals/1", json={"table": 1, "text": "So you did."})
    assert answered.status_code == 204
    table = buyer.get(at).json["tables"][0]
    assert table["points"] == row["points_max"]
    assert table["appeals"][0]["answer"] == "So you did."
    assert room.trainer.post(f"/api{room.path}/anonymise").json == {"people": 2}


def test_a_page_made_before_the_release_knows_that_it_is_stale(played: Any) -> None:
    room, buyer = played
    before = buyer.get("/seat/news").headers["ETag"]
    room.lead("debrief/release", released="1")
    assert buyer.get("/seat/news").headers["ETag"] != before
