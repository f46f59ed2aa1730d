"""Planted discrepancies are found, every one, and nothing else is."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from lei.findings import Severity
from payments.calendar import BankingCalendar
from payments.documents.examination import examine_presentation
from payments.documents.kinds import BillOfLading, InsurancePolicy, Invoice
from payments.documents.planting import PLANTS, plant
from payments.documents.presentation import Dossier

BASE = Path(__file__).parents[3] / "fixtures" / "rules" / "base.toml"
NAIROBI = BankingCalendar(
    "Nairobi",
    "Africa/Nairobi",
    frozenset({date(2026, 3, 20), date(2026, 4, 3), date(2026, 4, 6)}),
    date(2026, 1, 1),
    date(2026, 12, 31),
)
SEEDS = [f"seed-{number}" for number in range(200)]


@pytest.fixture(scope="module")
def complying():
    data = tomllib.loads(BASE.read_text(encoding="utf-8"))
    read = {
        "invoice": Invoice,
        "bill_of_lading": BillOfLading,
        "insurance_policy": InsurancePolicy,
    }
    documents = tuple(TypeAdapter(kind).validate_python(data[name]) for name, kind in read.items())
    return TypeAdapter(Dossier).validate_python(
        {
            "terms": {
                "latest_shipment_on": None,
                **data["terms"],
            },
            "documents": documents,
            "parties": data["parties"],
            "presented_on": data["presented_on"],
            "calendar": NAIROBI,
        }
    )


def found(dossier):
    return sorted({f.rule for f in examine_presentation(dossier).findings})


def test_what_is_planted_into_complies(complying):
    assert found(complying) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_every_planted_discrepancy_is_found_and_nothing_else(complying, seed):
    planted = plant(complying, seed, how_many=1 + int(seed.removeprefix("seed-")) % 4)
    assert planted.rules
    assert found(planted.dossier) == sorted(planted.rules)


@pytest.mark.parametrize("one", PLANTS, ids=lambda one: one.rule)
def test_each_plant_grows_alone(complying, one):
    findings = examine_presentation(one.change(complying)).findings
    assert {(f.rule, f.severity) for f in findings} == {(one.rule, Severity.ERROR)}


def test_the_same_seed_plants_the_same(complying):
    assert plant(complying, "a", 3) == plant(complying, "a", 3)


def test_two_hundred_seeds_plant_every_rule(complying):
    rules = {rule for seed in SEEDS for rule in plant(complying, seed, 4).rules}
    assert rules == {one.rule for one in PLANTS}


def test_the_commonest_of_the_survey_come_most_often(complying):
    first = [plant(complying, seed, 1).rules[0] for seed in SEEDS]
    assert first.count("ucp600-14d") > 3 * first.count("ucp600-27")


def test_what_does_not_fit_is_not_planted(complying):
    """Without a policy, nothing about insurance can be wrong with it."""
    kept = tuple(one for one in complying.documents if not isinstance(one, InsurancePolicy))
    terms = replace(complying.terms, documents=("invoice", "bill_of_lading"))
    dossier = replace(complying, terms=terms, documents=kept)
    planted = plant(dossier, "many", how_many=30)
    assert found(dossier) == []
    assert found(planted.dossier) == sorted(planted.rules)
    assert not [rule for rule in planted.rules if rule.startswith("ucp600-28")]
