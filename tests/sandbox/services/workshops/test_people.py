"""Joining and coming back: who may, how often, and what is left of it."""

from __future__ import annotations

import time
from typing import Any

import pytest

from sandbox.errors import (
    LimitReached,
    NicknameTaken,
    NoSuchRoom,
    NotSeated,
    TooManyTries,
    UnfitNickname,
    WrongPin,
)
from sandbox.services.workshops import nicknames, people, rooms, seats, tries
from sandbox.store import people as rows
from sandbox.store.database import unit_of_work


def come_back(workshop: Any, nickname: str, pin: str) -> Any:
    with unit_of_work(workshop.database.writing()) as session:
        return people.rejoin(workshop.database, session, workshop.id, nickname, pin)


def seat_of(workshop: Any, key: str) -> Any:
    return workshop.read(rows.seated, key)


UNFIT = ("", "   ", "x" * 31, "x" * 300, "a\u202eb", "a\x00b", "\u0301", "\u200d", "a\ud800")


@pytest.mark.parametrize("typed", [*UNFIT, "e" + "\u0301" * 9])
def test_a_nickname_that_cannot_be_shown_is_refused(typed: str) -> None:
    with pytest.raises(UnfitNickname):
        nicknames.fit(typed)


@pytest.mark.parametrize(
    "typed", ["Zoë", "阿明", "Нина", "فاطمه‌زهرا", "Ngọc Ánh", "<b>1</b>", "👩‍🌾", "x" * 30]
)
def test_a_nickname_of_any_script_is_kept_as_typed(typed: str) -> None:
    assert nicknames.fit(typed) == typed


@pytest.mark.parametrize("other", ["PELICAN", "pelican ", "Реlісаn", "Pe1ican", "Ｐelican"])
def test_a_nickname_that_looks_taken_is_taken(workshop: Any, other: str) -> None:
    workshop.join("Pelican")
    with pytest.raises(NicknameTaken):
        workshop.join(other)


def test_the_pin_opens_the_seat_again_and_the_lost_phone_nothing(workshop: Any) -> None:
    joined = workshop.join("Pelican", 2, "seller")
    back = come_back(workshop, "pelican", joined.pin)
    assert (back.table, back.seat, back.pin) == (2, "seller", "")
    assert seat_of(workshop, joined.key) is None
    assert seat_of(workshop, back.key).seat == "seller"


def test_five_wrong_pins_shut_the_nickname_and_no_rollback_opens_it(workshop: Any) -> None:
    joined = workshop.join("Pelican")
    wrong = "0000" if joined.pin != "0000" else "0001"
    lefts = []
    for _ in range(5):
        with pytest.raises(WrongPin) as refusal:
            come_back(workshop, "Pelican", wrong)
        lefts.append(refusal.value.left)
    assert lefts == [4, 3, 2, 1, 0]
    with pytest.raises(TooManyTries):
        come_back(workshop, "Pelican", joined.pin)
    pin = workshop.do(people.new_pin, joined.person)
    assert come_back(workshop, "Pelican", pin).person == joined.person


def test_a_nickname_that_nobody_has_is_answered_like_a_wrong_pin(workshop: Any) -> None:
    with pytest.raises(WrongPin):
        come_back(workshop, "Nobody", "1234")


def test_a_second_tap_of_the_same_form_is_the_same_person(workshop: Any) -> None:
    first = workshop.do(people.join, "Pelican", once="tap")
    again = workshop.do(people.join, "Pelican", once="tap")
    assert again.person == first.person
    assert len(workshop.read(people.every, workshop.id)) == 1
    assert come_back(workshop, "Pelican", again.pin).person == first.person


def test_a_full_room_is_full(workshop: Any) -> None:
    workshop.do(people.join, "A", participants_max=1)
    with pytest.raises(LimitReached):
        workshop.do(people.join, "B", participants_max=1)


def test_wrong_room_codes_are_slowed_after_five(workshop: Any) -> None:
    for _ in range(5):
        with pytest.raises(NoSuchRoom):
            rooms.enter(workshop.database, "BBBBBB", "192.0.2.7")
    with pytest.raises(TooManyTries):
        rooms.enter(workshop.database, workshop.room.code, "192.0.2.7")
    assert rooms.enter(workshop.database, workshop.room.code, "192.0.2.8") == workshop.id


def test_each_wrong_room_code_after_the_free_ones_tells_a_longer_wait(workshop: Any) -> None:
    now, waits = time.time(), []
    for _ in range(tries.FREE):
        tries.count_code(workshop.database, "192.0.2.9", now)
    for _ in range(4):
        with pytest.raises(TooManyTries) as refusal:
            tries.count_code(workshop.database, "192.0.2.9", now)
        waits.append(refusal.value.retry_after_s)
    assert waits == sorted(set(waits))


@pytest.mark.parametrize("pair", [("Zoë", "Ζoë"), ("NINO", "Νινο"), ("Beta", "Вeta")])
def test_names_that_look_alike_across_scripts_are_one(pair: tuple[str, str]) -> None:
    assert len({nicknames.folded(name) for name in pair}) == 1


@pytest.mark.parametrize("name", ["Νίκη", "Никита", "Νινο", "Zoë"])
def test_a_name_is_the_same_in_small_letters(name: str) -> None:
    assert nicknames.folded(name) == nicknames.folded(name.lower())


def test_a_code_is_taken_as_people_type_it(workshop: Any) -> None:
    code = workshop.room.code.lower()
    assert rooms.enter(workshop.database, f" {code[:3]}-{code[3:]}", "") == workshop.id


def test_everybody_is_seated_where_fewest_are_and_tables_fill_in_turn(workshop: Any) -> None:
    joined = [workshop.join(f"P{n}") for n in range(9)]
    assert len({(one.table, one.seat) for one in joined[:8]}) == 8
    assert {one.table for one in joined[:4]} == {1}


def test_where_the_trainer_gives_out_seats_people_wait_and_may_take_a_bots(start: Any) -> None:
    workshop = start(seating="assigned")
    one, two = workshop.join("One", 1, "buyer"), workshop.join("Two")
    assert (one.table, one.seat) == (0, "")
    workshop.do(seats.place, one.person, 1, "buyer")
    assert seat_of(workshop, one.key).world == workshop.room.world(1)
    with pytest.raises(NotSeated):
        workshop.do(seats.take, two.person, 1, "buyer")
    workshop.do(seats.take, two.person, 1, "seller")
    workshop.do(seats.give_back, two.person)
    with pytest.raises(NotSeated):
        workshop.do(seats.give_back, two.person)


def test_seats_drawn_by_lot_are_not_chosen(start: Any) -> None:
    workshop = start(seating="random")
    with pytest.raises(NotSeated):
        workshop.join("Pelican", 1, "buyer")
    assert workshop.join("Pelican").seat


def test_who_is_sent_out_leaves_no_name_and_the_number_is_not_given_again(workshop: Any) -> None:
    gone = workshop.join("Pelican")
    workshop.do(people.forget, gone.person)
    assert seat_of(workshop, gone.key) is None
    assert workshop.join("Pelican").person != gone.person
    assert "Pelican" not in [p.nickname for p in workshop.read(rows.of_workshop, workshop.id)[:1]]
