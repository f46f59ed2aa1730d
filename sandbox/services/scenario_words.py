"""The words of a scenario by their place, and the files beside it that say them in other languages.

A place is where the English stands: `title`, `seats.seller`, `run_sheet.1.says`,
`hints.ship.steps.2`. A file `fr.toml` has the same places, as tables and lists.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from payments.world.lesson import Lesson
from payments.world.scenario import End
from payments.world.state import Opening
from payments.world.translation import Translation

LANGUAGES = ("fr", "es")
"""The languages that a scenario of this house is told in beside English."""


def of_world(opening: Opening) -> Iterator[tuple[str, str]]:
    """What a world itself shows, as places and English texts."""
    yield "title", opening.title
    yield from ((f"seats.{seat.name}", seat.brief) for seat in opening.seats)
    yield from ((f"document_sets.{laid.name}", laid.says) for laid in opening.document_sets)
    yield from ((f"faults.{fault.id}", fault.says) for fault in opening.faults)


def of_lesson(lesson: Lesson, ends: Iterable[End]) -> Iterator[tuple[str, str]]:
    """What the class is told, as places and English texts."""
    yield from ((f"ends.{end.name}", end.says) for end in ends)
    yield from ((f"goals.{goal.id}", goal.says) for goal in lesson.goals)
    for number, phase in enumerate(lesson.run_sheet, start=1):
        yield f"run_sheet.{number}.name", phase.name
        yield f"run_sheet.{number}.says", phase.says
    for number, stone in enumerate(lesson.milestones, start=1):
        yield f"milestones.{number}", stone.name
    for hint in lesson.hints:
        yield f"hints.{hint.id}.about", hint.about
        for number, step in enumerate(hint.steps, start=1):
            yield f"hints.{hint.id}.steps.{number}", step


def files(folder: Path) -> tuple[Path, ...]:
    """The files of other languages beside a scenario, by name."""
    return tuple(sorted(path for path in folder.glob("*.toml") if len(path.stem) == LETTERS))


def said(text: str) -> Mapping[str, object]:
    """What a file of another language says, by place. Raises TOMLDecodeError."""
    return dict(_flat(tomllib.loads(text)))


def books(
    spoken: Mapping[str, Mapping[str, object]], english: Iterable[tuple[str, str]]
) -> tuple[Translation, ...]:
    """The phrase books of some texts; `spoken` is what each language says, by place."""
    places = tuple(english)
    return tuple(
        Translation(language, {text: str(says[at]) for at, text in places if at in says})
        for language, says in sorted(spoken.items())
    )


def _flat(data: Any, at: str = "") -> Iterator[tuple[str, object]]:
    """The leaves of tables and lists; lists are counted from 1."""
    if not isinstance(data, dict | list):
        yield at, data
        return
    pairs = data.items() if isinstance(data, dict) else enumerate(data, start=1)
    for key, value in pairs:
        yield from _flat(value, f"{at}.{key}" if at else str(key))


LETTERS = 2  # of an ISO 639-1 code
