"""A group read in bulk is the one that is read entity by entity."""

from __future__ import annotations

from pathlib import Path

import pytest

from lei.group import chain, group
from lei.group_source import OneByOne
from lei.ownership import Relationship, RelationshipRegistration, RelationshipType
from sandbox.home import default_fixtures_dir
from sandbox.services import imports
from sandbox.store.entities import Register
from sandbox.store.register_build import Realm, building
from sandbox.store.register_walk import ABOVE, BELOW, MEMBERS, REASONS

DIRECT = RelationshipType.IS_DIRECTLY_CONSOLIDATED_BY
ULTIMATE = RelationshipType.IS_ULTIMATELY_CONSOLIDATED_BY
REGISTRATION = RelationshipRegistration(None, None, "PUBLISHED")


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    path = tmp_path_factory.mktemp("walk") / "register.sqlite"
    imports.load_fictional(default_fixtures_dir(), path)
    return Register(path)


def with_ties(path: Path, *ties: tuple[str, str, RelationshipType, str]) -> Register:
    with building(path, Realm.FICTIONAL, set()) as builder:
        for child, parent, type_, status in ties:
            builder.put(Relationship(child, parent, type_, status, REGISTRATION))
    return Register(path)


def test_every_group_of_the_fixtures_is_the_same(register: Register) -> None:
    codes = [lei for (lei,) in register.rows("SELECT lei FROM record")]
    assert len(codes) > 100
    for lei in codes:
        assert group(register, lei) == group(OneByOne(register), lei)
        assert chain(register, lei) == chain(OneByOne(register), lei)


def test_limits_stop_both_at_the_same_firm(register: Register) -> None:
    codes = [lei for (lei,) in register.rows("SELECT DISTINCT parent FROM relationship")]
    for lei in codes:
        for limits in ({"nodes_max": 3}, {"depth_max": 1}, {"nodes_max": 5, "depth_max": 2}):
            assert group(register, lei, **limits) == group(OneByOne(register), lei, **limits)


def test_a_circle_a_second_parent_and_history_are_read_alike(tmp_path: Path) -> None:
    register = with_ties(
        tmp_path / "register.sqlite",
        ("A", "B", DIRECT, "ACTIVE"),
        ("B", "A", DIRECT, "ACTIVE"),
        ("C", "A", DIRECT, "ACTIVE"),
        ("C", "B", ULTIMATE, "ACTIVE"),
        ("D", "B", ULTIMATE, "ACTIVE"),
        ("E", "B", DIRECT, "INACTIVE"),
        ("F", "D", DIRECT, "ACTIVE"),
        ("F", "C", DIRECT, "ACTIVE"),
    )
    found = group(register, "F")
    assert found == group(OneByOne(register), "F")
    assert {node.lei for node in found.nodes} == {"A", "B", "C", "D", "F"}


@pytest.mark.parametrize("question", [ABOVE, BELOW, MEMBERS, REASONS])
def test_no_question_goes_through_a_whole_table(register: Register, question: str) -> None:
    values = ("[]", 1) if question is BELOW else ("[]",)
    plan = [row[3] for row in register.rows(f"EXPLAIN QUERY PLAN {question}", *values)]
    assert any(step.startswith("SEARCH") for step in plan)
    assert all(step.startswith("SCAN asked") for step in plan if step.startswith("SCAN"))
