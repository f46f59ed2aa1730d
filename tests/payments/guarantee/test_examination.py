"""The rules on a demand: the cases of fixtures/rules/guarantees."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lei.findings import Cleared, Flaw, NotApplicable, Severity
from payments.guarantee.examination import (
    CITABLE,
    RULES,
    DemandCase,
    discrepancies,
    examine_demand,
)
from payments.guarantee.guarantee import DemandPaper
from payments.guarantee.terms import Form, Rulebook
from payments.money import Money

FIXTURES = Path(__file__).parents[3] / "fixtures"
CASES = tomllib.loads((FIXTURES / "rules/guarantees/cases.toml").read_text("utf-8"))["case"]
OUTCOMES = {"flaw": Flaw, "cleared": Cleared, "not_applicable": NotApplicable}
BY_ID = {rule.id: rule for rule in RULES}
ALWAYS = {"urdg758-14a", "urdg758-14f", "urdg758-2-signed", "urdg758-21a"}
"""Rules that apply to every demand."""


@pytest.fixture
def good(terms):
    paper = DemandPaper(terms.number, terms.amount, statement="The coffee was never shipped.")
    return DemandCase(terms, paper, date(2026, 5, 4), date(2026, 6, 30), terms.amount)


def case_of(good, data):
    read = {"form": Form, "rules": Rulebook, "documents": tuple, "conditions": tuple}
    terms = {name: read.get(name, lambda v: v)(v) for name, v in data.get("terms", {}).items()}
    paper = dict(data.get("paper", {}))
    currency = paper.pop("currency", "EUR")
    for name in {"amount", "stated"} & set(paper):
        paper[name] = Money.of(paper[name], currency)
    if "documents" in paper:
        paper["documents"] = tuple(paper["documents"])
    return replace(
        good,
        terms=replace(good.terms, **terms),
        paper=replace(good.paper, **paper),
        **data.get("case", {}),
    )


@pytest.mark.parametrize("data", CASES, ids=lambda data: f"{data['rule']}: {data['name']}")
def test_the_case_comes_out_as_it_says(good, data):
    case = case_of(good, data)
    rule = BY_ID[data["rule"]]
    (judgement,) = rule.check(case)
    assert type(judgement) is OUTCOMES[data["expect"]]
    if isinstance(judgement, Flaw | Cleared):
        assert "{" not in rule.says.format(**judgement.values)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_case_of_each_outcome(rule):
    outcomes = {case["expect"] for case in CASES if case["rule"] == rule.id}
    needed = {"cleared"} if rule.severity is Severity.INFO else {"cleared", "flaw"}
    assert outcomes == needed | (set() if rule.id in ALWAYS else {"not_applicable"})


def test_every_case_belongs_to_a_rule():
    assert {case["rule"] for case in CASES} == set(BY_ID)


def test_the_good_demand_complies(good):
    assert examine_demand(good).findings == ()


def test_each_discrepancy_is_found_once_and_nothing_else(good):
    """What comes out of an examination is what was planted, for every pair of plants."""
    plants = {
        "urdg758-14a": {"case": {"presented_on": date(2026, 7, 1)}},
        "urdg758-2-signed": {"paper": {"signed": False}},
        "urdg758-15a": {"paper": {"statement": ""}},
        "urdg758-15a-documents": {"terms": {"documents": ["Certificate"]}},
        "urdg758-17e": {"paper": {"amount": "3600.01"}},
        "urdg758-19b": {"paper": {"guarantee": "G-1"}},
    }
    for first, one in plants.items():
        for second, other in plants.items():
            both = {
                part: {**one.get(part, {}), **other.get(part, {})}
                for part in ("terms", "paper", "case")
            }
            found = discrepancies(examine_demand(case_of(good, both)))
            assert set(found) == {first, second}
            assert set(found) <= CITABLE
