"""Policies: how the bot of an empty seat decides. THE TABLE of them, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from payments.errors import NoSuchPart
from payments.world.bots import Bot, planner
from payments.world.scenario import Scenario

AS_PLANNED = "as_planned"


def bot_for(scenario: Scenario, seat: str, policy: str) -> Bot:
    """The bot that holds a seat of a scenario under a policy. Raises NoSuchPart."""
    if policy not in POLICIES:
        raise NoSuchPart("policy", policy)
    return POLICIES[policy](scenario, seat)


def _as_planned(scenario: Scenario, _seat: str) -> Bot:
    """Does what the scenario's first end has for the seat; passes where there is no end."""
    return planner(scenario.ends[0].plans if scenario.ends else ())


POLICIES: Mapping[str, Callable[[Scenario, str], Bot]] = {AS_PLANNED: _as_planned}
