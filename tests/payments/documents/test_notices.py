"""Refusal notices against findings: the cases of fixtures/rules/notices, and the comparison."""

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from lei.findings import Cleared, Finding, Flaw, NotApplicable, Severity
from payments.credit.credit import Disposal
from payments.documents.notices import (
    RULES,
    Charge,
    NoticeCase,
    RefusalNotice,
    check_notice,
    compare,
    is_precluded,
)

CASES = tomllib.loads(
    (Path(__file__).parents[3] / "fixtures" / "rules" / "notices" / "cases.toml").read_text("utf-8")
)["case"]
OUTCOMES = {"flaw": Flaw, "cleared": Cleared, "not_applicable": NotApplicable}
BY_ID = {rule.id: rule for rule in RULES}
UNTIL = datetime.fromisoformat("2026-04-13T16:00:00+03:00")
LATE = Finding("ucp600-20a-ii-latest", Severity.ERROR, "UCP 600 art. 20(a)(ii)", "BL-1")
THIN = Finding("ucp600-28f-ii", Severity.ERROR, "UCP 600 art. 28(f)(ii)", "POL-1")
STREET = Finding("ucp600-14j", Severity.INFO, "UCP 600 art. 14(j)", "INV-1")
GOOD = {
    "given_at": datetime.fromisoformat("2026-04-09T11:00:00+03:00"),
    "charges": [LATE.rule, THIN.rule],
    "disposal": Disposal.HOLDING,
}


def case_of(data):
    said = {**GOOD, **data.get("change", {})}
    said = {name: value for name, value in said.items() if name not in data.get("without", ())}
    said["charges"] = tuple(Charge(rule) for rule in said["charges"])
    findings = () if data.get("findings") == [] else (LATE, THIN)
    return NoticeCase(RefusalNotice(**said), findings, UNTIL, data.get("earlier", 0))


@pytest.mark.parametrize("data", CASES, ids=lambda data: f"{data['rule']}: {data['name']}")
def test_the_case_comes_out_as_it_says(data):
    rule = BY_ID[data["rule"]]
    (judgement,) = rule.check(case_of(data))
    assert isinstance(judgement, OUTCOMES[data["expect"]])
    for name, value in data.get("values", {}).items():
        assert list(judgement.values[name]) == value
    if not isinstance(judgement, NotApplicable):
        assert "{" not in rule.says.format(**judgement.values)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_case_that_fails_and_one_that_passes(rule):
    outcomes = {case["expect"] for case in CASES if case["rule"] == rule.id}
    assert outcomes >= {"flaw", "cleared"}


def test_a_good_notice_stands():
    report = check_notice(case_of({}))
    assert report.findings == ()
    assert not is_precluded(report)


def test_to_leave_one_out_costs_that_one_and_not_the_refusal():
    report = check_notice(case_of({"change": {"charges": [THIN.rule]}}))
    assert [finding.rule for finding in report.findings] == ["ucp600-16c-ii"]
    assert not is_precluded(report)


def test_a_notice_of_false_grounds_alone_is_told_once_and_leaves_nothing():
    report = check_notice(case_of({"change": {"charges": ["ucp600-6e", "ucp600-36"]}}))
    assert [finding.rule for finding in report.findings] == ["ucp600-16c-ii-none"]
    assert is_precluded(report)


def test_a_refusal_of_complying_documents_says_so_and_leaves_nothing():
    report = check_notice(case_of({"findings": []}))
    assert {f.rule for f in report.findings} == {"ucp600-16a", "ucp600-16c-spurious"}
    assert is_precluded(report)


def test_without_a_word_about_the_documents_nothing_is_left():
    assert is_precluded(check_notice(case_of({"without": ["disposal"]})))


def test_every_charge_is_a_hit_or_spurious_and_every_discrepancy_hit_or_missed():
    charges = (
        Charge(LATE.rule, "BL-1", article=31),
        Charge(THIN.rule, "ANOTHER"),
        Charge(STREET.rule),
    )
    made = compare(charges, (LATE, THIN))
    assert made.hit == (LATE.rule,)
    assert made.missed == (THIN.rule,)
    assert made.spurious == (THIN.rule, STREET.rule)
    assert made.wrong_article == (LATE.rule,)  # partial shipments are article 31, shipment is 20


def test_an_observation_is_no_ground_to_refuse():
    case = NoticeCase(case_of({}).notice, (LATE, THIN, STREET), UNTIL)
    assert case.discrepancies == (LATE, THIN)
