"""Every rule of MT messages has a case that breaks it and one that does not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from lei.findings import Severity
from payments.messages import mt
from payments.messages.mt import told

FOLDER = Path(__file__).parents[4] / "fixtures" / "messages" / "mt"
CASES = tomllib.loads((FOLDER / "cases.toml").read_text("utf-8"))
EVERY = [
    pytest.param(rule, case, id=f"{rule}: {case['name']}")
    for rule, cases in CASES.items()
    for case in cases
]
SAID = {rule.id: rule.says for rule in mt.RULES}
ALWAYS = {"mt-training-format"}
ELSEWHERE = ALWAYS | {mt.MORE.id} | {rule.id for rule in told.RULES}


def text_of(case) -> str:
    """The sample of a case with its changes, in lines that end with LF."""
    text = (FOLDER / f"{case['message']}.fin").read_bytes().decode().replace("\r\n", "\n")
    for old, new in case.get("change", ()):
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize(("rule", "case"), EVERY)
def test_the_case_comes_out_as_it_says(rule, case):
    found = [one for one in mt.check(text_of(case)).findings if one.severity is not Severity.INFO]
    expected = [(rule, case["at"], case["line"])] if "at" in case else []
    assert [(one.rule, one.at, one.values["line"]) for one in found] == expected


@pytest.mark.parametrize(("rule", "case"), EVERY)
def test_each_sentence_has_a_value_for_every_place(rule, case):
    for finding in mt.check(text_of(case)).findings:
        assert "{" not in SAID[finding.rule].format(**finding.values)


def test_every_rule_has_a_case_that_breaks_it_and_one_that_does_not():
    sides = {rule: {"at" in case for case in cases} for rule, cases in CASES.items()}
    assert sides == {rule: {True, False} for rule in set(SAID) - ELSEWHERE}


def test_a_check_always_says_that_the_format_is_for_training():
    found = mt.check(text_of({"message": "credit-issued"})).findings
    assert [one.rule for one in found] == ["mt-training-format"]


def test_more_findings_than_are_listed_are_counted_as_more():
    text = ":20:A\n" + ":99X:\n" * 500
    found = mt.check(text, "700").findings
    assert len(found) == mt.LISTED_MAX + 1
    assert found[-1].rule == "mt-more"
