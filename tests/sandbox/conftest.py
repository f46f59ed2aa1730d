"""A world for the tests of the top floor: the scenario that comes with the house."""

from __future__ import annotations

import pytest

from payments.world.state import Opening
from sandbox.home import default_fixtures_dir
from sandbox.services import scenarios

SCENARIO = "late-bill-of-lading"


@pytest.fixture
def opening() -> Opening:
    """An opening with the seats seller, seller_bank, buyer and buyer_bank."""
    return scenarios.load(SCENARIO, default_fixtures_dir(), "test").opening
