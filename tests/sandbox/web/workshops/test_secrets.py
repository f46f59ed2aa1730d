"""No page of a participant, and none for the projector, holds what the class is to find out."""

from __future__ import annotations

from typing import Any

CANARY = "canary-5f1c"


def pages_of(room: Any) -> tuple[str, ...]:
    world = room.world()
    return (
        "/seat",
        "/seat/news",
        "/seat/places",
        f"/worlds/{world}",
        f"/worlds/{world}/news",
        f"/api/worlds/{world}",
        f"/api/worlds/{world}/log",
        f"/api/worlds/{world}/acts/open",
        f"/api{room.path}",
    )


def test_no_seat_and_no_projector_finds_the_canary(room: Any) -> None:
    browser = room.join()
    room.lead("phase", phase="1")
    for path in pages_of(room):
        answer = browser.get(path)
        assert answer.status_code == 200, path
        assert CANARY not in answer.text, path
    assert CANARY not in room.lead("projector").text


def test_a_hint_is_in_the_page_once_it_was_taken_and_the_next_one_is_not(room: Any) -> None:
    browser = room.join()
    assert "Take a hint for 1 point" in browser.get("/seat").text
    assert browser.post("/seat/hints", data={"hint": "dates", "step": "1"}).status_code == 303
    desk = browser.get("/seat").text
    assert f"Look at the {CANARY}." in desk
    assert f"second-{CANARY}" not in desk
    assert CANARY not in room.join("Zoe", "1:seller").get("/seat").text


def test_the_trainer_finds_the_canary(room: Any) -> None:
    """Else the tests above would pass on a scenario without secrets."""
    assert CANARY in room.trainer.get(f"/worlds/{room.world()}").text
    assert CANARY in room.lead("run-sheet").text
    assert CANARY in room.trainer.get("/workshops/dry-run/late-bill-of-lading/refused").text


def test_the_trainers_pages_are_shut_to_everybody_else(room: Any) -> None:
    stranger, participant = room.app.test_client(), room.join()
    for page in ("monitor", "projector", "run-sheet", "close"):
        assert stranger.get(f"{room.path}/{page}").status_code == 401
        assert participant.get(f"{room.path}/{page}").status_code == 403
    for page in ("clock", "tick", "pace", "phase", "broadcast", "freeze", "faults", "close"):
        assert stranger.post(f"{room.path}/{page}").status_code == 401
        assert participant.post(f"{room.path}/{page}").status_code == 403
    for page in ("new", "dry-run/late-bill-of-lading/refused"):
        assert stranger.get(f"/workshops/{page}").status_code == 401
        assert participant.get(f"/workshops/{page}").status_code == 403
    seat = f"/worlds/{room.world()}/seats/seller"
    assert (participant.get(seat).status_code, stranger.get(seat).status_code) == (403, 401)


def test_a_participant_does_not_act_for_another_seat(room: Any) -> None:
    participant = room.join(place="1:seller")
    given = {"kind": "credit.apply", "for_seat": "buyer"}
    answer = participant.post(f"/worlds/{room.world()}/acts", data=given)
    assert answer.status_code == 403
    assert "As of act 1." in participant.get("/seat").text


def test_a_participant_of_another_workshop_finds_nothing(room: Any, open_room: Any) -> None:
    participant, other = room.join(), open_room()
    assert participant.get(f"{other.path}/monitor").status_code == 404
    assert participant.get(f"/worlds/{other.world()}").status_code == 404


def test_the_cookies_are_kept_from_scripts_and_other_sites(room: Any) -> None:
    given = {"code": room.code, "nickname": "Pelican", "place": ""}
    answer = room.app.test_client().post("/join", data=given)
    cookies = [c for c in answer.headers.getlist("Set-Cookie") if c.startswith("sandbox_")]
    assert cookies
    assert all("HttpOnly" in cookie and "SameSite=Strict" in cookie for cookie in cookies)
    assert answer.headers["Cache-Control"] == "no-store"
