"""Every rule on collection instructions has its cases, and each comes out as it says."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from lei.findings import Cleared, Flaw, NotApplicable
from payments.collection.terms import CollectionInstruction
from payments.documents.kinds import DOCUMENT_KINDS
from payments.documents.urc522 import (
    RECEIVED_RULES,
    RULES,
    Instructed,
    Received,
    contradictions,
    read_instruction,
)
from payments.party import Party
from payments.world.tagged import typed

FILE = Path(__file__).parents[3] / "fixtures" / "rules" / "collections" / "cases.toml"
READ = tomllib.loads(FILE.read_text("utf-8"))
BASE = READ.pop("base")
BY_ID = {rule.id: rule for rule in (*RULES, *RECEIVED_RULES)}
EXPECTED = {"flaw": Flaw, "cleared": Cleared, "not_applicable": NotApplicable}
PARTIES = {name: Party(name, name.title()) for name in ("cajou", "siam", "teranga", "chao")}
CASES = [
    pytest.param(rule, case, id=f"{rule}: {case['name']}")
    for rule, cases in READ.items()
    for case in cases
]


def instruction(case):
    data = {**BASE, **case.get("change", {})}
    kept = {name: value for name, value in data.items() if name not in case.get("without", ())}
    return typed(CollectionInstruction, as_json(kept))


def as_json(value):
    if isinstance(value, dict):
        return {name: as_json(inner) for name, inner in value.items()}
    return [as_json(inner) for inner in value] if isinstance(value, list) else value


def subject(case):
    if "came" in case:
        kinds = {kind.kind: kind for kind in DOCUMENT_KINDS}
        came = tuple(object.__new__(kinds[name]) for name in case["came"])
        return Received(instruction(case), came)
    return Instructed(instruction(case), PARTIES, frozenset({"teranga", "chao"}))


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_the_case_comes_out_as_it_says(rule, case):
    (seen,) = BY_ID[rule].check(subject(case))
    assert isinstance(seen, EXPECTED[case["expect"]])
    if isinstance(seen, Flaw):
        assert "{" not in BY_ID[rule].says.format(**seen.values)


def test_every_rule_has_a_case_that_breaks_it_and_one_that_does_not():
    assert set(READ) == set(BY_ID)
    for cases in READ.values():
        assert {"flaw", "cleared"} <= {case["expect"] for case in cases}


def test_the_base_leaves_nothing_open():
    report = read_instruction(subject({}))
    assert report.findings == ()
    assert len(report.cleared) + len(report.not_applicable) == len(RULES)


def test_only_what_contradicts_itself_cannot_be_carried_out():
    bare = {name: BASE[name] for name in BASE if name not in ("tenor", "release")}
    least = {name: bare[name] for name in (*list(bare)[:7], "documents")}
    silent = replace(subject({}), instruction=typed(CollectionInstruction, as_json(least)))
    assert contradictions(read_instruction(silent)) == ()
    assert len(read_instruction(silent).findings) > 5
    both = subject({"change": {"release": "payment"}})
    assert contradictions(read_instruction(both)) == ("urc522-7a",)
