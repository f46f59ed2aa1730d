"""The scenario that every part of the path plays, loaded once."""

from pathlib import Path

import pytest

from payments.world.play import play
from sandbox.services import scenarios

FIXTURES = Path(__file__).parents[3] / "fixtures"


@pytest.fixture(scope="session")
def scenario():
    return scenarios.load("late-bill-of-lading", FIXTURES, "test")


@pytest.fixture(scope="session")
def played(scenario):
    """The scenario played to each of its ends, by the end's name."""
    return {end.name: play(scenario, end) for end in scenario.ends}
