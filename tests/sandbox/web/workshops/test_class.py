"""A class on pages, without a script: joining, slips, acting twice, leading."""

from __future__ import annotations

import re
from typing import Any

import pytest


def read_at(browser: Any) -> str:
    found = re.search(r'name="read_at" value="(\d+)"', browser.get("/seat").text)
    assert found
    return found[1]


def test_the_pin_is_shown_once_and_brings_one_back(room: Any) -> None:
    given = {"code": room.code.lower(), "nickname": "Pelican", "place": "2:seller"}
    joined = room.app.test_client().post("/join", data=given).text
    pin = re.search(r"Your PIN is (\d{4})", joined)
    assert pin
    assert "Highland Beans Ltd" in joined
    phone = room.app.test_client()
    back = phone.post("/rejoin", data={"code": room.code, "nickname": "PELICAN", "pin": pin[1]})
    assert back.status_code == 200
    assert pin[1] not in re.sub(r"<svg.*?</svg>", "", back.text)
    assert "Highland Beans Ltd" in phone.get("/seat").text


@pytest.mark.parametrize(
    ("nickname", "status", "says"),
    [
        ("x" * 300, 422, "1 to 30 characters"),
        ("", 422, "1 to 30 characters"),
        ("a\u202eb", 422, "turns the line around"),
        ("pelican", 409, "Somebody in this room is called"),
    ],
)
def test_a_nickname_that_is_refused_comes_back_in_its_form(
    room: Any, nickname: str, status: int, says: str
) -> None:
    room.join()
    given = {"code": room.code, "nickname": nickname, "place": "2:buyer", "once": "another"}
    answer = room.app.test_client().post("/join", data=given)
    assert answer.status_code == status
    assert says in answer.text
    assert 'value="2:buyer" checked' in answer.text
    assert f'value="{room.code}"' in answer.text


def test_a_script_in_a_nickname_is_text_everywhere(room: Any) -> None:
    browser = room.join("<script>x</script>")
    for page in (room.lead("monitor").text, browser.get("/seat").text):
        assert "&lt;script&gt;x&lt;/script&gt;" in page
        assert "<script>x" not in page


def test_a_wrong_code_is_told_with_what_to_look_for(room: Any) -> None:
    answer = room.app.test_client().post("/join", data={"code": "QQQQQQ", "nickname": "P"})
    assert answer.status_code == 404
    assert "six letters" in answer.text
    assert 'value="QQQQQQ"' in answer.text


def test_an_act_from_an_old_page_says_what_happened_and_what_to_do(room: Any) -> None:
    one, two = room.join("One"), room.join("Two")
    at, page = f"/worlds/{room.world()}/acts", read_at(two)
    given = {"kind": "credit.apply", "read_at": page}
    assert one.post(at, data={**given, "once": "one"}).status_code == 303
    stale = two.post(at, data={**given, "once": "two"})
    assert stale.status_code == 409
    assert "Ask your bank for the credit" in stale.text
    assert "Yours was not done" in stale.text
    assert "As of act 2." in two.get("/seat").text


def test_what_was_entered_survives_an_old_page_and_can_be_sent_again(room: Any) -> None:
    one, two = room.join("One"), room.join("Two")
    at = f"/worlds/{room.world()}/acts"
    assert one.post(at, data={"kind": "credit.apply", "once": "one"}).status_code == 303
    order = {
        "kind": "transfer.order",
        "debtor_account": "DE11000000000000480600",
        "creditor_account": "0100-480600-EUR",
        "amount": "12.00",
        "amount.currency": "EUR",
        "charge_bearer": "SHAR",
        "read_at": "1",
        "once": "two",
    }
    stale = two.post(at, data=order)
    assert stale.status_code == 409
    assert 'value="12.00"' in stale.text
    fresh = dict(re.findall(r'name="(once|read_at)" value="([^"]+)"', stale.text))
    assert two.post(at, data={**order, **fresh}).status_code == 303


def test_news_are_a_304_until_something_moves_and_tell_of_a_freeze(room: Any) -> None:
    browser = room.join()
    page = browser.get("/seat").text
    path = re.search(r'hx-get="(/seat/news[^"]+)"', page)
    tag = re.search(r'"If-None-Match": "\\"([^"\\]+)', page)
    assert path
    assert tag
    known = {"If-None-Match": f'"{tag[1]}"', "HX-Request": "true"}
    news = path[1].replace("&amp;", "&")
    assert browser.get(news, headers=known).status_code == 304
    room.lead("freeze", frozen="1")
    told = browser.get(news, headers=known)
    assert "The trainer is speaking" in told.text
    refused = browser.post(f"/worlds/{room.world()}/acts", data={"kind": "credit.apply"})
    assert refused.status_code == 409
    assert "What you entered is still here" in refused.text


def test_who_waits_is_told_of_the_seat_that_the_trainer_gave(open_room: Any) -> None:
    room = open_room("assigned")
    browser = room.join()
    assert "Waiting for a seat" in browser.get("/seat").text
    assert "no seat yet" in room.lead("people/1").text
    assert room.lead("people/1/seat", place="2:seller").status_code == 303
    news = browser.get("/seat/news?seen=0&place=0.", headers={"HX-Request": "true"}).text
    assert "Your seat has changed." in news
    assert "Highland Beans Ltd" in browser.get("/seat").text


def test_a_seat_is_given_back_and_another_taken(room: Any) -> None:
    browser = room.join()
    assert browser.post("/seat/places").status_code == 303
    assert "Waiting for a seat" in browser.get("/seat").text
    assert browser.post("/seat/places", data={"place": "2:buyer_bank"}).status_code == 303
    assert "Hansa" in browser.get("/seat").text


def test_the_trainer_acts_for_a_seat_and_goes_back_again(room: Any) -> None:
    world = room.world()
    seat = f"/worlds/{world}/seats/buyer"
    assert "You act in the place of this seat" in room.trainer.get(seat).text
    given = {"kind": "credit.apply", "for_seat": "buyer", "once": "tap", "read_at": "1"}
    done = room.trainer.post(f"/worlds/{world}/acts", data=given)
    assert (done.status_code, done.headers["Location"]) == (303, seat)
    assert "done by the trainer" in room.lead("monitor").text
    back = {"kind": "rewind", "to": "1", "from_world": "1"}
    assert room.trainer.post(f"/worlds/{world}/acts", data=back).status_code == 303
    assert "Ask your bank for the credit" in room.join().get("/seat").text


def test_the_board_comes_again_only_when_something_moved(room: Any) -> None:
    htmx = {"HX-Request": "true"}
    first = room.trainer.get(f"{room.path}/monitor", headers=htmx)
    known = {**htmx, "If-None-Match": first.headers["ETag"]}
    assert room.trainer.get(f"{room.path}/monitor", headers=known).status_code == 304
    room.lead("clock", to="P1D", once="tap")
    assert room.trainer.get(f"{room.path}/monitor", headers=known).status_code == 200


def test_a_clock_form_sent_twice_moves_the_clocks_once(room: Any) -> None:
    for _ in range(2):
        assert room.lead("clock", to="P1D", once="tap").status_code == 303
    log = room.trainer.get(f"/api/worlds/{room.world()}/log").json
    assert [act["kind"] for act in log["acts"]] == ["open", "advance"]


def test_nothing_due_is_said_and_not_a_fault(room: Any) -> None:
    answer = room.lead("clock", to="next", once="tap")
    assert answer.status_code == 409
    assert "nothing falls due" in answer.text


def test_closing_is_read_first_and_then_deletes(room: Any) -> None:
    browser = room.join()
    assert "nicknames" in room.lead("close").text
    assert room.trainer.post(f"{room.path}/close").status_code == 303
    assert browser.get("/seat").status_code == 401
    assert room.lead("monitor").status_code == 404


def test_a_scenario_with_a_typo_is_told_and_hides_no_other(trainer: Any, fixtures_dir: Any) -> None:
    broken = fixtures_dir / "scenarios" / "broken"
    broken.mkdir()
    good = (fixtures_dir / "scenarios" / "late-bill-of-lading" / "scenario.toml").read_text("utf-8")
    slip = good.replace('kinds = ["credit.apply"]', 'kinds = ["credit.aply"]')
    (broken / "scenario.toml").write_text(slip, "utf-8")
    page = trainer.get("/workshops/new").text
    assert "no act is a credit.aply" in page
    assert "Late bill of lading" in page
    given = {"scenario": "broken", "tables": "1", "seating": "chosen", "language": "en"}
    answer = trainer.post("/workshops", data=given)
    assert answer.status_code == 422
    assert "credit.aply" in answer.text


def test_the_trainer_gives_a_new_pin_and_sends_somebody_out(room: Any) -> None:
    browser = room.join()
    pin = re.search(
        r'class="code big">(\d{4})<', room.trainer.post(f"{room.path}/people/1/pin").text
    )
    assert pin
    back = {"code": room.code, "nickname": "Pelican", "pin": pin[1]}
    again = room.app.test_client()
    assert again.post("/rejoin", data=back).status_code == 200
    assert browser.get("/seat").status_code == 401
    assert room.trainer.post(f"{room.path}/people/1/forget").status_code == 303
    assert again.get("/seat").status_code == 401
    assert "Pelican" not in room.lead("monitor").text


def test_the_trainer_gives_a_hint_and_the_board_says_what_it_cost(room: Any) -> None:
    given = {"table": "1", "seat": "buyer", "hint": "dates", "step": "1"}
    for _ in range(2):
        assert room.lead("hints", **given).status_code == 303
    assert "Look at the canary" in room.join().get("/seat").text
    assert "Hints cost 1 point." in room.lead("monitor").text


def test_the_page_of_a_table_leads_back_to_the_monitor(room: Any) -> None:
    assert f'href="{room.path}/monitor"' in room.trainer.get(f"/worlds/{room.world(2)}").text


def test_the_trainer_s_page_of_a_table_names_who_sits_where(room: Any) -> None:
    room.join("Pelican", "1:buyer")
    shown = room.trainer.get(f"/worlds/{room.world()}").text
    assert re.search(r'/seats/buyer">[^<]*</a> <bdi[^>]*>Pelican<', shown)


def test_a_scenario_is_offered_with_its_goals_and_ends_in_words(room: Any) -> None:
    shown = room.trainer.get("/workshops/new").text
    assert "found_and_paid" not in re.sub(r'href="[^"]*"', "", shown)
    assert "All its goals" in shown


def test_what_the_lesson_does_not_need_stands_folded_on_a_desk(room: Any) -> None:
    desk = room.join("Pelican", "1:seller").get("/seat").text
    first, _, others = desk.partition("Other things you can do")
    assert 'value="credential.ask"' not in first
    assert 'value="credential.ask"' in others
    shown = room.trainer.get(f"/worlds/{room.world()}/seats/seller").text
    assert 'value="credential.ask"' in shown.partition("Other things this seat can do")[2]
    assert 'value="entity.look_up"' in first
