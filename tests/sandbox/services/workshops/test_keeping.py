"""What is kept of a workshop: hints with their price, and nothing at all once it is deleted."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import SQLModel, select

from payments.errors import MalformedBody, NoSuchPart, NotPossible
from payments.world.lesson import Hint, Lesson
from payments.world.tagged import plain
from sandbox.errors import LimitReached, NotFound
from sandbox.services import scenarios, webhooks
from sandbox.services.workshops import boards, hints, rooms, sweeping
from sandbox.store import workshops as rows
from sandbox.store.database import unit_of_work

STEPS = ("Look at the dates.", "Compare two of them.", "The vessel left three days late.")
HINT = Hint("dates", "seller_bank", "The dates", STEPS, (1, 2, 3))


@pytest.fixture
def hinted(workshop: Any) -> Any:
    """The workshop, with a hint for the seller's bank."""
    return taught(workshop, HINT)


def taught(workshop: Any, hint: Hint) -> Any:
    """The workshop with that hint alone."""
    lesson = replace(workshop.room.lesson, hints=(hint,))
    plot = {"lesson": plain(lesson), "ends": []}
    workshop.do(lambda session, workshop_id: rows.change(session, workshop_id, plot=plot))
    return workshop


def take(workshop: Any, step: int, table: int = 1, seat: str = "seller_bank") -> Any:
    with unit_of_work(workshop.database.writing()) as session:
        return hints.take(session, workshop.room, table, seat, "dates", step, person=7)


def test_a_step_is_told_in_order_and_paid_once(hinted: Any) -> None:
    with pytest.raises(NotPossible):
        take(hinted, 2)
    assert [take(hinted, step) for step in (1, 1, 2)] == [STEPS[0], STEPS[0], STEPS[1]]
    (seen,) = hinted.read(hints.offered, hinted.room, 1, "seller_bank")
    assert (seen.steps, seen.cost, seen.left) == (STEPS[:2], 3, 1)
    board = hinted.read(boards.board, hinted.id)
    assert [table.points_for_hints for table in board.tables] == [3, 0]
    assert [row.person for row in hinted.read(hints.taken, hinted.room, 1)] == [7, 7]


def test_a_hint_says_what_it_costs_in_all_and_what_was_spent(hinted: Any) -> None:
    take(hinted, 1)
    (seen,) = hinted.read(hints.offered, hinted.room, 1, "seller_bank")
    assert (seen.spent, seen.in_all) == (HINT.costs[0], sum(HINT.costs))


def test_a_hint_about_what_is_to_come_is_not_offered_yet(workshop: Any) -> None:
    taught(workshop, replace(HINT, after="credit.apply"))
    assert workshop.read(hints.offered, workshop.room, 1, "seller_bank") == ()
    with pytest.raises(NotPossible):
        take(workshop, 1)
    workshop.act(1, "buyer", "credit.apply")
    assert len(workshop.read(hints.offered, workshop.room, 1, "seller_bank")) == 1
    assert take(workshop, 1) == STEPS[0]
    assert workshop.read(hints.offered, workshop.room, 2, "seller_bank") == ()


def test_a_hint_of_another_seat_is_none(hinted: Any) -> None:
    with pytest.raises(NoSuchPart):
        take(hinted, 1, seat="seller")
    assert hinted.read(hints.offered, hinted.room, 1, "seller") == ()


@pytest.mark.parametrize(
    "lesson",
    [
        {"milestones": [{"name": "Paid", "kinds": ["credit.payd"]}]},
        {"hints": [{"id": "h", "seat": "s", "about": "a", "steps": ["x"], "costs": []}]},
        {"run_sheet": [{"name": "Play", "minutes": "ten", "says": ""}]},
        {"run_sheet": [{"name": "Play", "minuets": 10, "says": ""}]},
    ],
)
def test_a_lesson_with_a_typo_is_told_at_its_place(lesson: Any) -> None:
    with pytest.raises(MalformedBody) as refusal:
        scenarios.lesson_of(lesson)
    assert refusal.value.at.startswith("$.")


def test_a_lesson_survives_being_written_down() -> None:
    lesson = Lesson(hints=(HINT,))
    assert scenarios.lesson_of(plain(lesson)) == lesson


def test_deleting_leaves_nothing_of_it_and_all_of_another(workshop: Any, start: Any) -> None:
    other = start()
    workshop.join("Pelican", 1, "buyer")
    other.join("Pelican", 1, "buyer")
    workshop.act(1, "buyer", "credit.apply")
    world = workshop.room.world(1)
    with unit_of_work(workshop.database.writing()) as session:
        webhooks.register(session, world, "buyer", "http://127.0.0.1:10009/", (), "loopback")
    workshop.act(1, "buyer", "entity.look_up", {"lei": "SBOX00R7ELBK04T9QZ11"})
    before = rows_of(other)
    workshop.do(rooms.delete)
    assert rows_of(workshop, world) == {}
    assert rows_of(other) == before
    with pytest.raises(NotFound):
        workshop.read(rooms.show, workshop.id)


def rows_of(workshop: Any, world: str = "") -> dict[str, int]:
    """How many rows of each table speak of a workshop or of its first table's world."""
    with workshop.database.reading() as session:
        world = world or rooms.show(session, workshop.id).world(1)
        found = {}
        for table in SQLModel.metadata.sorted_tables:
            named = [c for c in table.c if c.name in ("id", "workshop", "world")]
            wanted = [column.in_([workshop.id, world]) for column in named]
            count = sum(
                len(session.connection().execute(select(table).where(w)).all()) for w in wanted
            )
            if count:
                found[table.name] = count
        return found


def test_what_nobody_touched_for_the_set_days_is_swept(workshop: Any) -> None:
    assert sweeping.sweep(workshop.database, 30, time.time() + 29 * 86_400) == ()
    assert sweeping.sweep(workshop.database, 30, time.time() + 31 * 86_400) == (workshop.id,)


def test_an_act_keeps_a_workshop(workshop: Any) -> None:
    workshop.do(lambda session, own: rows.change(session, own, touched_at=0.0))
    workshop.act(1, "buyer", "credit.apply")
    assert sweeping.sweep(workshop.database, 30, time.time()) == ()


def test_no_more_tables_than_the_limits_let(start: Any) -> None:
    with pytest.raises(LimitReached):
        start(tables=3, tables_max=2)
    with pytest.raises(LimitReached):
        start(tables=3, worlds_max=2)
