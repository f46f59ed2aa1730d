"""A world answers for the firms it carries; the register for all others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lei.record import EntityStatus, LeiRecord
from sandbox.home import default_fixtures_dir
from sandbox.services import scenarios
from sandbox.services.look_ups import from_world

OTHER = "SBOX003M2PJ54SD39V83"


def test_a_world_answers_for_its_own_firms_whatever_the_register_says() -> None:
    opening = scenarios.load("late-bill-of-lading", default_fixtures_dir(), "look-ups").opening
    gone = replace(opening.entities[0], status=EntityStatus.INACTIVE)
    asked: list[str] = []

    def register(leis: tuple[str, ...]) -> Mapping[str, LeiRecord | None]:
        asked.extend(leis)
        return dict.fromkeys(leis)

    find = from_world(replace(opening, entities=(gone,)), register)
    assert find((gone.lei, OTHER)) == {gone.lei: gone, OTHER: None}
    assert asked == [OTHER]
