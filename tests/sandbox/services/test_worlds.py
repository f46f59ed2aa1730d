"""Worlds as services keep them, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session

from payments.errors import ClockBackwards, MalformedBody, NoSuchPart, NotYourAct, Refused
from payments.world.replay import replay
from payments.world.state import TRAINER, Opening
from sandbox.errors import IdempotencyMismatch, LimitReached, NotFound, OtherEngine
from sandbox.services import folds, soundness, worlds
from sandbox.store.database import Database, unit_of_work

ADVANCE = {"to": "PT1H"}


@pytest.fixture
def world(database: Database, opening: Opening) -> str:
    """A world that is just open."""
    with unit_of_work(database.writing()) as session:
        return worlds.open_world(session, opening).id


@pytest.fixture
def act(database: Database, world: str) -> Callable[..., worlds.ActView]:
    """Acts in the world, each in its own unit of work; the trainer moves the clock by default."""

    def acted(
        kind: str = "advance", body: Any = ADVANCE, seat: str = TRAINER, **options: Any
    ) -> worlds.ActView:
        with unit_of_work(database.writing()) as session:
            return worlds.act(session, world, seat, kind, body, **options)

    return acted


def _numbers(session: Session, world: str) -> list[int]:
    return [act.number for act in worlds.log(session, world, TRAINER)]


def test_a_new_world_has_one_act_and_a_key_for_each_seat(
    database: Database, opening: Opening
) -> None:
    with unit_of_work(database.writing()) as session:
        opened = worlds.open_world(session, opening)
        assert list(opened.seats) == ["seller", "seller_bank", "buyer", "buyer_bank"]
        assert len({opened.key, *(seat.key for seat in opened.seats.values())}) == 5
        assert opened.number == 1
        assert _numbers(session, opened.id) == [1]


def test_the_kept_world_is_the_fold_of_its_log(
    database: Database, world: str, act: Callable[..., worlds.ActView]
) -> None:
    act("credit.apply", {}, "buyer")
    act()
    with database.reading() as session:
        assert worlds.current(session, world) == replay(worlds.acts(session, world))
        assert soundness.verify(session, world) is None
        assert list(soundness.check_all(session)) == []


def test_another_process_reads_what_this_one_wrote(
    database: Database, world: str, act: Callable[..., worlds.ActView]
) -> None:
    act()
    database.memory.clear()
    act()
    with database.reading() as session:
        seen = worlds.current(session, world)
    database.memory.clear()
    with database.reading() as session:
        assert worlds.current(session, world) == seen


def test_only_committed_acts_are_remembered(database: Database, world: str) -> None:
    session = database.writing()
    worlds.act(session, world, TRAINER, "advance", ADVANCE)
    session.rollback()
    session.close()
    assert folds.remembered(session).worlds[world].number == 1
    with database.reading() as session:
        assert worlds.number(session, world) == 1


def test_a_process_forgets_the_world_it_has_not_seen_for_longest(
    database: Database, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folds, "FOLDED_MAX", 2)
    opened = []
    for _ in range(3):
        with unit_of_work(database.writing()) as session:
            opened.append(worlds.open_world(session, opening).id)
    assert list(database.memory["worlds"].worlds) == opened[1:]
    with database.reading() as session:
        assert worlds.current(session, opened[0]).number == 1


@pytest.mark.parametrize(
    ("seat", "kind", "body", "refusal"),
    [
        ("seller", "credit.issue", {"credit": "HU-2026-0117"}, Refused),
        ("seller", "advance", ADVANCE, NotYourAct),
        ("nobody", "credit.apply", {}, NotYourAct),
        (TRAINER, "advance", {"to": "2020-01-01T00:00:00+00:00"}, ClockBackwards),
        (TRAINER, "advance", {"to": "yesterday"}, MalformedBody),
        (TRAINER, "advance", {}, MalformedBody),
        (TRAINER, "advance", {"to": "PT1H", "seat": "buyer"}, MalformedBody),
        (TRAINER, "dance", {}, NoSuchPart),
        (TRAINER, "rewind", {"to": 7}, Refused),
    ],
)
def test_what_is_refused_changes_nothing(
    database: Database,
    world: str,
    act: Callable[..., worlds.ActView],
    seat: str,
    kind: str,
    body: dict[str, Any],
    refusal: type[Exception],
) -> None:
    with pytest.raises(refusal):
        act(kind, body, seat)
    with database.reading() as session:
        assert _numbers(session, world) == [1]


def test_the_same_key_and_request_are_done_once(
    database: Database, world: str, act: Callable[..., worlds.ActView]
) -> None:
    once = act(key="k1")
    act()
    assert act(key="k1") == once
    with database.reading() as session:
        assert _numbers(session, world) == [1, 2, 3]


@pytest.mark.parametrize(
    ("seat", "kind", "body"),
    [(TRAINER, "advance", {"to": "PT2H"}), ("buyer", "credit.apply", {})],
)
def test_the_same_key_with_another_request_is_refused(
    act: Callable[..., worlds.ActView], seat: str, kind: str, body: dict[str, Any]
) -> None:
    act(key="k1")
    with pytest.raises(IdempotencyMismatch):
        act(kind, body, seat, key="k1")


def test_a_rewind_goes_back_and_deletes_nothing(
    database: Database, world: str, act: Callable[..., worlds.ActView]
) -> None:
    with database.reading() as session:
        before = worlds.current(session, world)
    act("credit.apply", {}, "buyer")
    act("rewind", {"to": 1})
    database.memory.clear()
    act("credit.apply", {}, "buyer")
    with database.reading() as session:
        assert _numbers(session, world) == [1, 2, 3, 4]
        assert len(worlds.entries(session, world)) == 2
        assert worlds.current(session, world).now == before.now
        assert soundness.verify(session, world) is None


def test_a_log_that_was_tampered_with_is_found_at_its_act(
    database: Database, world: str, act: Callable[..., worlds.ActView]
) -> None:
    act("credit.apply", {}, "buyer")
    act()
    with unit_of_work(database.writing()) as session:
        session.execute(text("UPDATE act SET digest = 'x' WHERE number = 2"))
    with database.reading() as session:
        found = soundness.verify(session, world)
        assert found is not None
        assert found.number == 2
        assert [fault.number for fault in soundness.check_all(session)] == [2]


def test_a_missing_act_is_found(
    database: Database, world: str, act: Callable[..., worlds.ActView]
) -> None:
    act()
    act()
    with unit_of_work(database.writing()) as session:
        session.execute(text("DELETE FROM act WHERE number = 2"))
    with database.reading() as session:
        assert [fault.number for fault in soundness.check_all(session)] == [2]


def test_a_seat_reads_its_own_acts_and_those_it_was_told_of(
    database: Database, world: str, act: Callable[..., worlds.ActView]
) -> None:
    act("credit.apply", {}, "buyer")
    with database.reading() as session:
        assert [seen.kind for seen in worlds.log(session, world, "buyer")] == ["credit.apply"]
        (heard,) = worlds.log(session, world, "buyer_bank")
        assert (heard.seat, heard.body) == ("buyer", None)
        assert worlds.log(session, world, "seller") == ()


def test_a_world_is_full_at_its_limit(act: Callable[..., worlds.ActView]) -> None:
    act(acts_max=2)
    with pytest.raises(LimitReached):
        act(acts_max=2)


def test_a_world_of_another_engine_takes_no_acts(
    database: Database, act: Callable[..., worlds.ActView]
) -> None:
    with unit_of_work(database.writing()) as session:
        session.execute(text("UPDATE world SET engine = 99"))
    with pytest.raises(OtherEngine):
        act()


def test_a_world_that_is_not_there_is_told(database: Database) -> None:
    with unit_of_work(database.writing()) as session:
        with pytest.raises(NotFound):
            worlds.act(session, "none", TRAINER, "advance", ADVANCE)
        for read in (worlds.number, worlds.current, soundness.verify, worlds.entries):
            with pytest.raises(NotFound):
                read(session, "none")
