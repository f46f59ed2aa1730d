"""Every scenario of the house, loaded once and played once to each of its ends."""

from __future__ import annotations

from functools import cache

import pytest

from lei.findings import Severity
from payments.world.play import Played, play
from payments.world.scenario import Scenario
from sandbox.home import default_fixtures_dir
from sandbox.services import scenarios

FIXTURES = default_fixtures_dir()


@cache
def loaded(name: str) -> Scenario:
    return scenarios.load(name, FIXTURES, "test")


@cache
def played(name: str, end: str) -> Played:
    return play(loaded(name), loaded(name).end(end))


ENDS = [(name, end.name) for name in scenarios.names(FIXTURES) for end in loaded(name).ends]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if {"name", "end"} <= set(metafunc.fixturenames):
        metafunc.parametrize(("name", "end"), ENDS, ids=[" ".join(each) for each in ENDS])
    elif "name" in metafunc.fixturenames:
        metafunc.parametrize("name", scenarios.names(FIXTURES))


@pytest.fixture
def scenario(name: str) -> Scenario:
    return loaded(name)


@pytest.fixture
def story(name: str, end: str) -> Played:
    return played(name, end)


@pytest.fixture(scope="session")
def to_end():  # type: ignore[no-untyped-def]
    """A scenario played to an end, by names."""
    return played


@pytest.fixture(scope="session")
def found_in():  # type: ignore[no-untyped-def]
    """The findings of weight in a play: rule, place, and what the outcome was about."""
    return _found


def _found(story: Played) -> set[tuple[str, str, str]]:
    return {
        (finding.rule, finding.at, outcome.about)
        for entry in story.entries
        for outcome in entry.outcomes
        for finding in outcome.findings
        if finding.severity is not Severity.INFO
    }
