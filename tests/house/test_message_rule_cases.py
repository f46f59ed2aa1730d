"""Every usage rule has cases in fixtures/rules/messages: some break it, some do not."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from lei.findings import Severity
from payments.messages import check, lei_gate, profile, usage

FIXTURES = Path(__file__).parents[2] / "fixtures"
ON = date(2026, 2, 16)
CASES = {
    rule: cases
    for path in sorted((FIXTURES / "rules" / "messages").glob("*.toml"))
    for rule, cases in tomllib.loads(path.read_text(encoding="utf-8")).items()
}
EVERY_CASE = [
    pytest.param(rule, case, id=f"{rule}: {case['name']}")
    for rule, cases in CASES.items()
    for case in cases
]
BY_ID = {rule.id: rule for rule in usage.RULES}
ELSEWHERE = {"cbpr-header-present"} | {rule.id for rule in lei_gate.RULES}
"""Rules whose cases are no change of a text: tests/payments/messages has them."""


@pytest.mark.parametrize(("rule", "case"), EVERY_CASE)
def test_the_case_comes_out_as_it_says(rule, case):
    expected = [[rule, case["at"]]] if "at" in case else []
    found = findings(case)
    told = [[one.rule, one.at] for one in found if one.severity is not Severity.INFO]
    if BY_ID[rule].severity is Severity.INFO:
        told = [[one.rule, one.at] for one in found if one.rule == rule]
    assert sorted(told) == sorted([*expected, *case.get("also", [])])


@pytest.mark.parametrize(("rule", "case"), EVERY_CASE)
def test_the_sentence_of_a_rule_has_a_value_for_every_place(rule, case):
    for finding in findings(case):
        if finding.rule in BY_ID:
            assert "{" not in BY_ID[finding.rule].says.format(**finding.values)
            assert finding.values["line"] > 0


@pytest.mark.parametrize("rule", sorted(set(BY_ID) - ELSEWHERE))
def test_every_rule_has_a_case_that_breaks_it_and_one_that_does_not(rule):
    assert {"at" in case for case in CASES[rule]} == {True, False}


def test_every_case_belongs_to_a_rule():
    assert set(CASES) <= set(BY_ID)


def findings(case):
    return check(
        message(case), profile(case.get("profile", "current")), lambda leis: {}, case.get("on", ON)
    ).findings


def message(case):
    """The sample of the case, each of its changes made once; white space does not count."""
    text = (FIXTURES / "messages" / f"{case['message']}.xml").read_text(encoding="utf-8")
    text = re.sub(r">\s+<", "><", text)
    for old, new in case.get("change", ()):
        assert old in text
        text = text.replace(old, new, 1)
    return text.encode()
