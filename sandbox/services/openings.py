"""How a world opens, by name: one of the scenarios, or the lab with all banks and no story."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from payments.world.state import Opening
from sandbox.services import banks, scenarios

LAB_STARTS_AT = datetime(2026, 1, 12, 9, tzinfo=UTC)
"""A Monday on which every bank of the lab works."""


def named(
    name: str, fixtures_dir: Path, ids_seed: str, starts_at: datetime | None = None
) -> Opening:
    """The opening of that name; `starts_at` is the lab's alone, a scenario has its own day.

    Raises NotFound, MalformedScenario.
    """
    if name == banks.LAB:
        return banks.lab(fixtures_dir, ids_seed, starts_at or LAB_STARTS_AT)
    return scenarios.load(name, fixtures_dir, ids_seed).opening
