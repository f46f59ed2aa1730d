"""Every rule of the house is in the catalogue, has a source, and says a whole sentence."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import lei
import payments
from lei.findings import Rule
from sandbox.catalogue import RULES


def _rules_of_modules() -> set[str]:
    found = set()
    for package in (lei, payments):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            members = vars(importlib.import_module(module.name)).values()
            found |= {member.id for member in members if isinstance(member, Rule)}
    return found


def test_no_rule_is_missing_from_the_catalogue() -> None:
    assert _rules_of_modules() == {rule.id for rule in RULES}


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_a_source_and_a_sentence(rule: Rule[object]) -> None:
    assert len(rule.source) > 3
    assert rule.says.endswith(".")
    assert "!" not in rule.says
