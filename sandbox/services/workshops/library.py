"""The scenarios that a class can play, with what a trainer wants to know before choosing one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from payments.errors import PaymentsError
from payments.world.default_lesson import completed
from payments.world.translation import translated
from sandbox.errors import MalformedScenario, NotFound
from sandbox.languages import ENGLISH
from sandbox.services import scenarios
from sandbox.wording import problem_sentence


@dataclass(frozen=True, slots=True)
class Listed:
    """A scenario on the list; `wrong` says why it cannot be played, and is empty for one that can.

    `ends` are names and sentences.
    """

    name: str
    title: str
    seats: tuple[str, ...]
    minutes: int
    ends: tuple[tuple[str, str], ...]
    wrong: str = ""
    goals: tuple[str, ...] = ()
    languages: tuple[str, ...] = (ENGLISH,)


def every(fixtures_dir: Path, language: str = ENGLISH) -> tuple[Listed, ...]:
    """Every scenario, by name; one with a slip does not hide the others."""
    return tuple(_listed(name, fixtures_dir, language) for name in scenarios.names(fixtures_dir))


def _listed(name: str, fixtures_dir: Path, language: str) -> Listed:
    try:
        found = scenarios.load(name, fixtures_dir, "")
    except (MalformedScenario, NotFound, PaymentsError) as refusal:
        return Listed(name, name, (), 0, (), problem_sentence(refusal))
    books = found.lesson.translations
    return Listed(
        name=name,
        title=translated(found.opening.title, language, found.opening.translations),
        seats=tuple(seat.name for seat in found.opening.seats),
        minutes=sum(phase.minutes for phase in completed(found).run_sheet),
        ends=tuple((end.name, translated(end.says, language, books)) for end in found.ends),
        goals=tuple(translated(goal.says, language, books) for goal in found.lesson.goals),
        languages=(ENGLISH, *(book.language for book in books)),
    )
