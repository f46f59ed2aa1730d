"""What makes a lesson of a scenario: a run sheet, milestones to watch, hints to ask for."""

from __future__ import annotations

from dataclasses import dataclass


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
    """Help for a seat: `steps` in order, each plainer than the last; `costs` are points a step."""

    id: str
    seat: str
    about: str
    steps: tuple[str, ...]
    costs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """How a class plays a scenario."""

    run_sheet: tuple[Phase, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    hints: tuple[Hint, ...] = ()

    def hint(self, id: str) -> Hint | None:  # noqa: A002  the trade's own word
        """The hint of an id."""
        return next((hint for hint in self.hints if hint.id == id), None)
