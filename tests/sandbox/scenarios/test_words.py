"""Every text of every scenario is told in every language, and no language says more."""

from __future__ import annotations

import pytest

from payments.world.lesson import told_in
from payments.world.translation import translated
from sandbox.home import default_fixtures_dir
from sandbox.services import scenario_words, scenarios

FIXTURES = default_fixtures_dir()


@pytest.mark.parametrize("language", scenario_words.LANGUAGES)
def test_nothing_is_left_untold_and_nothing_is_told_twice(name, scenario, language) -> None:
    places = [
        *scenario_words.of_world(scenario.opening),
        *scenario_words.of_lesson(scenario.lesson, scenario.ends),
    ]
    spoken = scenarios.spoken_in(FIXTURES / "scenarios" / name)[language]
    assert set(spoken) == {at for at, _ in places}
    assert all(str(text).strip() for text in spoken.values())


@pytest.mark.parametrize("language", scenario_words.LANGUAGES)
def test_world_and_lesson_carry_what_they_say_in_a_language(scenario, language) -> None:
    opening, lesson = scenario.opening, scenario.lesson
    for seat in opening.seats:
        assert translated(seat.brief, language, opening.translations) != seat.brief
    told = told_in(lesson, language)
    assert [p.minutes for p in told.run_sheet] == [p.minutes for p in lesson.run_sheet]
    assert all(a.says != b.says for a, b in zip(told.run_sheet, lesson.run_sheet, strict=True))
    assert all(a.steps != b.steps for a, b in zip(told.hints, lesson.hints, strict=True))
    assert told_in(lesson, "xx") == lesson


def test_the_amounts_stay_the_same_in_every_language(name, scenario) -> None:
    english = dict(scenario_words.of_lesson(scenario.lesson, scenario.ends))
    english |= dict(scenario_words.of_world(scenario.opening))
    for spoken in scenarios.spoken_in(FIXTURES / "scenarios" / name).values():
        for at, text in spoken.items():
            assert _figures(str(text)) == _figures(english[at]), at


def _figures(text: str) -> list[str]:
    """The digits of a text, without what languages put between thousands and cents."""
    run, runs = "", []
    for letter, after in zip(text, f"{text[1:]} ", strict=True):
        if letter.isdigit():
            run += letter
        elif run and not (letter in ".,   " and after.isdigit()):
            runs.append(run)
            run = ""
    return sorted([*runs, run] if run else runs)
