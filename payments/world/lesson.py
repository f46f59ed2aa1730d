"""A lesson of a scenario: goals, a run sheet, milestones, hints, and what points are given for.

Texts are in English; `translations` has the other languages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from payments.world.translation import Translation, translated


class Criterion(StrEnum):
    """What points are given for. Speed alone is none of it."""

    RIGHT_DECISION = "right_decision"  # a refusal, a payment, a check: as the reference decides
    NO_SPURIOUS = "no_spurious"  # nothing named as wrong that is not
    IN_TIME = "in_time"  # no day that counts let pass
    GOOD_NOTICE = "good_notice"  # one notice, complete, with its reasons
    LEI_CHECKED = "lei_checked"  # before anything was promised
    COST = "cost"  # charges, interest and losses kept low


@dataclass(frozen=True, slots=True)
class Goal:
    """What a participant can do afterwards; `sources` are the articles that it rests on."""

    id: str
    says: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weight:
    """The points that a criterion is worth; those of a lesson sum to 100."""

    criterion: Criterion
    points: int


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of the lesson: how long it takes, and what the trainer says when it begins."""

    name: str
    minutes: int
    says: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something to have done: reached by the first act of one of `kinds`."""

    name: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """Help for a seat: `steps` in order, each plainer than the last; `costs` are points a step.

    It is offered once somebody at the table has done an act of the kind `after`: a hint must not
    tell what is still to come. Empty where it is offered from the beginning.
    """

    id: str
    seat: str
    about: str
    steps: tuple[str, ...]
    costs: tuple[int, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """How a class plays a scenario. `language` is the one it was written for first."""

    run_sheet: tuple[Phase, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    hints: tuple[Hint, ...] = ()
    goals: tuple[Goal, ...] = ()
    scoring: tuple[Weight, ...] = ()
    language: str = "en"
    translations: tuple[Translation, ...] = ()

    def hint(self, id: str) -> Hint | None:  # noqa: A002  the trade's own word
        """The hint of an id."""
        return next((hint for hint in self.hints if hint.id == id), None)


def told_in(lesson: Lesson, language: str) -> Lesson:
    """The lesson with its texts in a language; English where it has none."""

    def told(text: str) -> str:
        return translated(text, language, lesson.translations)

    phases = (replace(p, name=told(p.name), says=told(p.says)) for p in lesson.run_sheet)
    stones = (replace(stone, name=told(stone.name)) for stone in lesson.milestones)
    goals = (replace(goal, says=told(goal.says)) for goal in lesson.goals)
    hints = (
        replace(hint, about=told(hint.about), steps=tuple(map(told, hint.steps)))
        for hint in lesson.hints
    )
    return replace(
        lesson,
        run_sheet=tuple(phases),
        milestones=tuple(stones),
        goals=tuple(goals),
        hints=tuple(hints),
    )
