"""Each scenario is played by bots to each end it declares: reached, balanced, and as expected."""

from __future__ import annotations

from payments.network.ledger import check
from payments.world.replay import replay
from payments.world.scenario import EndKind
from payments.world.sign import shows


def test_the_plans_reach_the_end_and_the_books_balance(story) -> None:
    assert story.reached
    assert check(story.world.network) == ()


def test_the_findings_are_exactly_those_expected(name, end, story, scenario, found_in) -> None:
    expected = {(e.rule, e.document) for e in scenario.opening.expected if e.end == end}
    found = found_in(story)
    told = {(rule, named) for rule, at, about in found for named in (at, about)}
    assert expected <= told
    assert {rule for rule, _, _ in found} == {rule for rule, _ in expected}
    assert all({(r, at), (r, about)} & expected for r, at, about in found)


def test_the_usual_mistake_is_never_taken_for_anything_else(name, end, story, scenario) -> None:
    mistaken = scenario.end(end).kind is EndKind.MISTAKE
    for other in scenario.ends:
        if (other.kind is EndKind.MISTAKE) is not mistaken:
            assert not all(shows(story.world, sign) for sign in other.signs)


def test_a_play_refolds_to_the_same_world(story) -> None:
    acts = [entry.act for entry in story.entries]
    assert replay(acts).network == story.world.network


def test_a_lesson_has_a_reference_a_usual_mistake_goals_and_a_hundred_points(scenario) -> None:
    kinds = [end.kind for end in scenario.ends]
    assert kinds[0] is EndKind.REFERENCE  # what bots play
    assert kinds.count(EndKind.REFERENCE) == 1
    assert EndKind.MISTAKE in kinds
    assert len(scenario.lesson.goals) >= 3
    assert sum(weight.points for weight in scenario.lesson.scoring) == 100
    assert scenario.lesson.hints
    assert scenario.lesson.run_sheet


def test_every_seat_has_a_hint_or_a_plan(scenario) -> None:
    helped = {hint.seat for hint in scenario.lesson.hints}
    busy = {plan.seat for end in scenario.ends for plan in end.plans}
    assert {seat.name for seat in scenario.opening.seats} <= helped | busy


def test_every_milestone_is_reached_by_a_play(scenario, name, to_end) -> None:
    happened = {
        kind
        for end in scenario.ends
        for entry in to_end(name, end.name).entries
        for kind in (entry.act.kind, *(outcome.kind for outcome in entry.outcomes))
    }
    for milestone in scenario.lesson.milestones:
        assert happened & set(milestone.kinds), milestone.name
