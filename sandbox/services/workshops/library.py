"""The scenarios that a class can play, with what a trainer wants to know before choosing one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from payments.errors import PaymentsError
from payments.world.default_lesson import completed
from sandbox.errors import MalformedScenario, NotFound
from sandbox.services import scenarios


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


def every(fixtures_dir: Path) -> tuple[Listed, ...]:
    """Every scenario, by name; one with a slip does not hide the others."""
    return tuple(_listed(name, fixtures_dir) for name in scenarios.names(fixtures_dir))


def _listed(name: str, fixtures_dir: Path) -> Listed:
    try:
        found = scenarios.load(name, fixtures_dir, "")
    except (MalformedScenario, NotFound, PaymentsError) as refusal:
        return Listed(name, name, (), 0, (), str(refusal))
    return Listed(
        name=name,
        title=found.opening.title,
        seats=tuple(seat.name for seat in found.opening.seats),
        minutes=sum(phase.minutes for phase in completed(found).run_sheet),
        ends=tuple((end.name, end.says) for end in found.ends),
    )
