"""A workshop looked back on: release, changed points, appeals, anonymity, what is left of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from payments.errors import NoSuchPart
from payments.world.scenario import Scenario
from payments.world.score import references
from payments.world.score_case import Reference
from sandbox.answers import answer
from sandbox.errors import LimitReached, NotReleased, UnreadableRequest
from sandbox.services.workshops import anonymity, appeals, clocks, debriefs, people, rooms

HEARTY = "Canary-Nickname"
CREDIT = "HU-2026-0117"
RIGHT, ABSENT = "right-decision/seller_bank/", "no/such/row"


def look_back(workshop: Any, table: int = 1) -> Any:
    return workshop.read(debriefs.of_table, workshop.id, table).tables[0]


def row_of(workshop: Any, criterion: str) -> Any:
    rows = look_back(workshop).rows
    return next(row for row in rows if row.score.criterion == criterion)


@pytest.fixture(scope="module", autouse=True)
def played_once() -> Iterator[None]:
    """The bots play the ends once for all tests: another database is another memory."""
    found: dict[str, tuple[Reference, ...]] = {}

    def known(plot: Scenario) -> tuple[Reference, ...]:
        key = plot.opening.digest
        if key not in found:
            found[key] = references(plot)
        return found[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(debriefs, "references", known)
        yield


@pytest.fixture
def applied(workshop: Any) -> Any:
    """At table 1 the buyer's bank has issued the credit without looking anybody up."""
    workshop.act(1, "buyer", "credit.apply")
    workshop.act(1, "buyer_bank", "credit.issue", {"credit": CREDIT})
    return workshop


def test_a_table_that_has_done_nothing_is_looked_back_on_all_the_same(workshop: Any) -> None:
    table = look_back(workshop)
    assert table.looked_back.decisions == ()
    assert table.points == 0


def test_what_one_table_did_is_not_in_the_other_s(applied: Any) -> None:
    def told(table: int) -> str:
        return json.dumps(answer(look_back(applied, table).looked_back.timeline))

    assert "credit.apply" in told(1)
    assert "credit.apply" not in told(2)


def test_points_do_not_change_with_what_other_tables_do(applied: Any) -> None:
    before = look_back(applied, 2).rows
    applied.act(1, "seller_bank", "credit.advise", {"credit": CREDIT})
    assert look_back(applied, 2).rows == before


def test_participants_see_nothing_before_it_is_released(applied: Any) -> None:
    with pytest.raises(NotReleased):
        applied.read(debriefs.of_participant, applied.id, 1)
    applied.do(debriefs.release, True)
    assert applied.read(debriefs.of_participant, applied.id, 1).tables[0].number == 1
    applied.do(debriefs.release, False)
    with pytest.raises(NotReleased):
        applied.read(debriefs.of_participant, applied.id, 1)


def test_the_trainer_s_points_stand_with_the_reason_and_can_be_taken_back(applied: Any) -> None:
    before = row_of(applied, "lei-checked")
    assert (before.points, before.changed) == (0, False)
    applied.do(appeals.override, 1, before.score.id, before.score.points_max, "They asked aloud.")
    after = row_of(applied, "lei-checked")
    assert (after.points, after.note) == (before.score.points_max, "They asked aloud.")
    assert after.score.points == 0
    assert look_back(applied).points == before.score.points_max
    applied.do(appeals.undo_override, 1, before.score.id)
    assert row_of(applied, "lei-checked") == before


def test_an_override_is_none_of_the_world_s_acts(applied: Any) -> None:
    acts = look_back(applied).looked_back.acts
    applied.do(appeals.override, 1, row_of(applied, "lei-checked").score.id, 1, "why")
    assert look_back(applied).looked_back.acts == acts


@pytest.mark.parametrize(("points", "note"), [(10_000, "x"), (-1, "x"), (1, "  "), (1, "\u202e")])
def test_points_beyond_the_row_and_a_change_without_a_reason_are_refused(
    applied: Any, points: int, note: str
) -> None:
    score = row_of(applied, "lei-checked").score.id
    with pytest.raises(UnreadableRequest):
        applied.do(appeals.override, 1, score, points, note)


def test_a_row_that_is_none_and_a_reason_too_long_are_refused(applied: Any) -> None:
    score = row_of(applied, "lei-checked").score.id
    with pytest.raises(NoSuchPart):
        applied.do(appeals.override, 1, ABSENT, 1, "why")
    with pytest.raises(LimitReached):
        applied.do(appeals.override, 1, score, 1, "x" * 1001)


def test_an_appeal_is_told_and_answered(applied: Any) -> None:
    who = applied.join("Pelican", 1, "buyer").person
    score = row_of(applied, "lei-checked").score.id
    with pytest.raises(NotReleased):
        applied.do(appeals.appeal, who, score, "too soon")
    applied.do(debriefs.release, True)
    assert applied.do(appeals.appeal, who, score, "We looked on the wall.") == 1
    assert applied.do(appeals.appeal, who, score, "And again.") == 2
    applied.do(appeals.answer, 1, 1, "Granted.")
    first, second = look_back(applied).appeals
    assert (first.nickname, first.text, first.answer) == (
        "Pelican",
        "We looked on the wall.",
        "Granted.",
    )
    assert second.answer == ""
    with pytest.raises(NoSuchPart):
        applied.do(appeals.answer, 1, 3, "to nobody")


def test_who_has_no_seat_cannot_appeal(applied: Any) -> None:
    who = applied.join("Pelican", 1, "buyer").person
    applied.do(debriefs.release, True)
    score = row_of(applied, "lei-checked").score.id
    applied.do(people.forget, who)
    with pytest.raises(NoSuchPart):
        applied.do(appeals.appeal, who, score, "x")


def test_anonymous_is_anonymous_in_every_table(applied: Any) -> None:
    who = applied.join(HEARTY, 1, "buyer").person
    applied.join("Participant 1", 2, "seller")
    applied.do(debriefs.release, True)
    score = row_of(applied, "lei-checked").score.id
    applied.do(appeals.appeal, who, score, f"I am {HEARTY.upper()}, and {HEARTY}.")
    applied.do(appeals.answer, 1, 1, f"Dear {HEARTY}.")
    applied.do(appeals.override, 1, score, 1, f"for {HEARTY}")
    applied.do(rooms.broadcast, f"Well done, {HEARTY}")
    assert applied.do(anonymity.anonymise) == 2
    assert HEARTY.casefold() not in kept(applied).casefold()
    names = [person.nickname for person in applied.read(people.every, applied.id)]
    assert names == ["Participant 1", "Participant 2"]
    assert look_back(applied).appeals[0].text == "I am Participant 1, and Participant 1."


def test_anonymising_twice_changes_nothing_and_takes_in_who_came_since(applied: Any) -> None:
    applied.join(HEARTY, 1, "buyer")
    applied.do(anonymity.anonymise)
    applied.join("Heron", 1, "seller")
    applied.do(anonymity.anonymise)
    names = [person.nickname for person in applied.read(people.every, applied.id)]
    assert names == ["Participant 1", "Participant 2"]


def test_nothing_of_people_is_left_of_a_deleted_workshop(applied: Any) -> None:
    who = applied.join(HEARTY, 1, "buyer").person
    applied.do(debriefs.release, True)
    score = row_of(applied, "lei-checked").score.id
    applied.do(appeals.appeal, who, score, "canary-text")
    applied.do(appeals.override, 1, score, 1, "canary-note")
    applied.do(rooms.delete)
    left = kept(applied)
    assert "canary" not in left.casefold()
    assert applied.id not in left


def kept(workshop: Any) -> str:
    """Everything that the database holds, as text."""
    with workshop.database.reading() as session:
        rows = (
            session.connection().execute(text(f'SELECT * FROM "{table.name}"'))
            for table in SQLModel.metadata.sorted_tables
        )
        return "\n".join(str(tuple(row)) for result in rows for row in result)


def test_bots_of_single_seats_play_by_their_own_policy(start: Any) -> None:
    played = start(tables=1, policy="careful", policies={"buyer": "hurried"})
    assert played.room.policy_of("buyer") == "hurried"
    played.do(rooms.set_phase, 1)
    for _ in range(4):
        clocks.advance(played.database, played.id, "next")
    kinds = {line.kind for line in look_back(played).looked_back.timeline if line.seat == "buyer"}
    assert "credit.apply" in kinds
    assert "entity.look_up" not in kinds


def test_a_policy_or_a_seat_that_is_none_is_refused(start: Any) -> None:
    for policies in ({"buyer": "clever"}, {"pirate": "careful"}):
        with pytest.raises(NoSuchPart):
            start(tables=1, policies=policies)


def test_the_clock_stops_where_a_careful_bot_means_to_decide(start: Any) -> None:
    played = start(tables=1, policy="careful")
    played.do(rooms.set_phase, 1)
    for _ in range(40):
        if look_back(played).looked_back.decisions:
            break
        clocks.advance(played.database, played.id, "next")
    (made,) = look_back(played).looked_back.decisions
    assert made.at.date().isoformat() == "2026-04-10"
    assert made.right
    assert not made.late
