"""A class plays: bots hold what nobody holds, clocks move together, nothing is done twice."""

from __future__ import annotations

from typing import Any

import pytest

from payments.errors import NotPossible
from payments.world.acts import DUE_TOLD
from payments.world.offers import open_kinds
from payments.world.register_table import REGISTER_TOLD
from sandbox.errors import Frozen, StalePage
from sandbox.services import worlds
from sandbox.services.soundness import verify
from sandbox.services.workshops import boards, clocks, everywhere, rooms, seats
from sandbox.services.workshops.awaited import awaited
from sandbox.store import workshops as store

CREDIT = {"credit": "HU-2026-0117"}


def kinds(workshop: Any, table: int) -> list[str]:
    return [act.kind for act in workshop.read(worlds.acts, workshop.room.world(table))]


def open_to_seller(session: Any, world: str) -> tuple[str, ...]:
    return open_kinds(worlds.current(session, world), "seller")


def begin(workshop: Any) -> None:
    assert everywhere.begin(workshop.database, workshop.id, 1) == ()


def waited_for(workshop: Any) -> list[str]:
    return [act.kind for act in workshop.read(boards.board, workshop.id).tables[0].awaited]


def test_tables_have_the_same_luck_and_different_ids(workshop: Any) -> None:
    one, other = (
        workshop.read(worlds.current, world).opening for world in workshop.room.tables.values()
    )
    assert one.chance_seed == other.chance_seed
    assert one.ids_seed != other.ids_seed


def test_bots_do_nothing_before_the_class_begins(workshop: Any) -> None:
    clocks.advance(workshop.database, workshop.id, "P2D")
    assert set(kinds(workshop, 1)) == {"open", "advance"}


def test_bots_play_an_empty_table_to_its_end_and_the_log_proves_itself(workshop: Any) -> None:
    begin(workshop)
    for _ in range(20):
        try:
            clocks.advance(workshop.database, workshop.id, "next")
        except NotPossible:
            break
    assert "credit.refuse" in kinds(workshop, 1)
    assert workshop.read(verify, workshop.room.world(1)) is None
    board = workshop.read(boards.board, workshop.id)
    assert [all(table.reached[:5]) for table in board.tables] == [True, True]


def test_only_a_day_that_passed_calls_the_trainer() -> None:
    """What the sandbox only read or added up, or what was paid on its day, needs nobody."""
    assert set(DUE_TOLD) >= boards.LATE
    notes = {"collection.read", "collection.read_out", "credit.latest_shipment"}
    assert not boards.LATE & {*notes, *REGISTER_TOLD, "credit.settle_at_maturity"}


def test_at_a_table_that_has_come_to_an_end_it_is_nobodys_turn(workshop: Any) -> None:
    begin(workshop)
    for _ in range(20):
        clocks.advance(workshop.database, workshop.id, "next")
        if "credit.refuse" in kinds(workshop, 1):
            break
    table = workshop.read(boards.board, workshop.id).tables[0]
    assert not table.over, "the credit has not expired yet"
    assert [seat.seat for seat in table.seats if seat.turn] == []
    assert "credit.present" in workshop.read(open_to_seller, workshop.room.world(1))


def test_a_bot_leaves_the_seat_of_a_person_alone(workshop: Any) -> None:
    workshop.join("Pelican", 1, "buyer")
    begin(workshop)
    clocks.advance(workshop.database, workshop.id, "P2D")
    assert "credit.apply" not in kinds(workshop, 1)
    assert "credit.apply" in kinds(workshop, 2)


def test_what_the_people_of_a_table_have_not_done_is_awaited(workshop: Any) -> None:
    workshop.join("Pelican", 1, "buyer")
    begin(workshop)
    one, other = workshop.read(boards.board, workshop.id).tables
    assert [(act.seat, act.kind) for act in one.awaited] == [("buyer", "credit.apply")]
    assert other.awaited == ()
    workshop.act(1, "buyer", "credit.apply")
    assert "credit.apply" not in {
        act.kind for act in workshop.read(boards.board, workshop.id).tables[0].awaited
    }


def test_a_bank_that_has_refused_is_not_awaited_with_what_came_before(workshop: Any) -> None:
    workshop.join("Heron", 1, "seller_bank")
    begin(workshop)
    clocks.advance(workshop.database, workshop.id, "2026-01-16T10:00:00+03:00")
    workshop.act(1, "seller_bank", "credit.advise", CREDIT)
    assert waited_for(workshop) == ["credit.agree_to_act"]
    for day in ("2026-03-13T12:00:00+03:00", "2026-04-02T10:00:00+03:00"):
        clocks.advance(workshop.database, workshop.id, day)
    workshop.act(1, "seller_bank", "credit.examine", CREDIT)
    assert "credit.agree_to_act" in waited_for(workshop)
    found = {"discrepancies": ["ucp600-20a-ii-latest"], "disposal": "holding"}
    workshop.act(1, "seller_bank", "credit.refuse", {**CREDIT, **found})
    now = workshop.read(worlds.current, workshop.room.world(1))
    assert "credit.agree_to_act" in open_kinds(now, "seller_bank")
    assert waited_for(workshop) == []
    done = workshop.read(worlds.entries, workshop.room.world(1))
    without_a_look_at_the_end = awaited(workshop.room.ends, now, done, {"seller_bank"})
    assert without_a_look_at_the_end == ()


def test_a_seat_given_back_is_played_at_once(workshop: Any) -> None:
    joined = workshop.join("Pelican", 1, "buyer")
    begin(workshop)
    clocks.advance(workshop.database, workshop.id, "P2D")
    workshop.do(seats.give_back, joined.person)
    assert "credit.apply" in kinds(workshop, 1)
    world = workshop.room.world(1)
    assert "bot" in workshop.read(store.stand_ins, world).values()


def test_the_second_of_two_people_of_one_seat_is_told_that_the_page_is_old(workshop: Any) -> None:
    workshop.act(1, "buyer", "credit.apply", read_at=1)
    with pytest.raises(StalePage) as refusal:
        workshop.act(1, "buyer", "credit.apply", read_at=1)
    assert (refusal.value.kind, refusal.value.number) == ("credit.apply", 2)
    assert kinds(workshop, 1).count("credit.apply") == 1


def test_a_page_is_not_old_for_what_others_did_nor_for_a_look(workshop: Any) -> None:
    workshop.act(1, "buyer", "credit.apply")
    workshop.act(1, "buyer_bank", "entity.look_up", {"lei": "SBOX00R7ELBK04T9QZ11"})
    assert workshop.act(1, "buyer_bank", "credit.issue", {"credit": "HU-2026-0117"}, read_at=1)


def test_a_page_is_old_after_the_trainer_went_back(workshop: Any) -> None:
    workshop.act(1, "buyer", "credit.apply")
    everywhere.act(workshop.database, workshop.id, "rewind", {"to": 1}, table=1)
    with pytest.raises(StalePage):
        workshop.act(1, "buyer", "credit.apply", read_at=2)
    assert workshop.act(1, "buyer", "credit.apply", read_at=3)


def test_the_same_tap_twice_is_done_once_even_from_an_old_page(workshop: Any) -> None:
    first = workshop.act(1, "buyer", "credit.apply", key="tap", read_at=1)
    assert workshop.act(1, "buyer", "credit.apply", key="tap", read_at=1) == first


def test_a_frozen_class_does_not_act_and_hears_again_of_what_it_did(workshop: Any) -> None:
    workshop.act(1, "buyer", "credit.apply", key="tap")
    workshop.do(rooms.freeze)
    with pytest.raises(Frozen):
        workshop.act(2, "buyer", "credit.apply")
    assert workshop.act(1, "buyer", "credit.apply", key="tap").number == 2
    workshop.do(rooms.unfreeze)
    assert workshop.act(2, "buyer", "credit.apply")


def test_the_clocks_stop_at_the_first_moment_of_any_table(workshop: Any) -> None:
    workshop.join("Pelican", 1, "buyer")
    begin(workshop)
    clocks.advance(workshop.database, workshop.id, "next")
    clocks.advance(workshop.database, workshop.id, "next")
    board = workshop.read(boards.board, workshop.id)
    assert len({table.now for table in board.tables}) == 1


def test_a_table_that_went_back_catches_up_while_the_others_wait(workshop: Any) -> None:
    begin(workshop)
    for _ in range(4):
        clocks.advance(workshop.database, workshop.id, "next")
    ahead = workshop.read(worlds.current, workshop.room.world(2)).now
    everywhere.act(workshop.database, workshop.id, "rewind", {"to": 1}, table=1)
    clocks.advance(workshop.database, workshop.id, "next")
    assert workshop.read(worlds.current, workshop.room.world(2)).now == ahead
    assert workshop.read(worlds.current, workshop.room.world(1)).now < ahead


def test_one_table_that_refuses_does_not_stop_the_others(workshop: Any) -> None:
    workshop.act(1, "buyer", "credit.apply")
    troubles = everywhere.act(workshop.database, workshop.id, "rewind", {"to": 2})
    assert [trouble.table for trouble in troubles] == [2]
    assert kinds(workshop, 1)[-1] == "rewind"


def test_of_two_pages_that_ask_for_a_tick_one_gets_it(workshop: Any) -> None:
    workshop.do(rooms.set_pace, 24)
    assert clocks.tick(workshop.database, workshop.id) is None
    with workshop.database.writing() as session:
        store.change(session, workshop.id, ticked_at=0.0)
        session.commit()
    assert clocks.tick(workshop.database, workshop.id) == ()
    assert clocks.tick(workshop.database, workshop.id) is None
    assert kinds(workshop, 1) == ["open", "advance"]
