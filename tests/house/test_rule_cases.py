"""Every examination rule has its cases in fixtures/rules, and each case comes out as it says."""

import tomllib
from copy import deepcopy
from dataclasses import MISSING, fields
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from lei.findings import Cleared, Flaw, Missing, NotApplicable, Severity
from payments.calendar import BankingCalendar
from payments.credit.terms import Terms
from payments.documents.examination import RULES
from payments.documents.kinds import DOCUMENT_KINDS, BillOfLading
from payments.documents.presentation import Amendment, Dossier, Interruption
from payments.money import Money
from payments.party import Party

FIXTURES = Path(__file__).parents[2] / "fixtures"
OUTCOMES = {
    "flaw": Flaw,
    "cleared": Cleared,
    "missing": Missing,
    "not_applicable": NotApplicable,
}
BY_ID = {rule.id: rule for rule in RULES}


def read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


BASE = read(FIXTURES / "rules" / "base.toml")
CASES = {
    path.stem: read(path)["case"]
    for path in sorted((FIXTURES / "rules").glob("*.toml"))
    if path.stem != "base"
}
EVERY_CASE = [
    pytest.param(rule, case, id=f"{rule}: {case['name']}")
    for rule, cases in CASES.items()
    for case in cases
]


@pytest.mark.parametrize(("rule", "case"), EVERY_CASE)
def test_the_case_comes_out_as_it_says(rule, case):
    judgements = list(BY_ID[rule].check(dossier(case)))
    expected = OUTCOMES[case["expect"]]
    seen = [j for j in judgements if isinstance(j, expected) and j.at == case.get("at", j.at)]
    assert seen
    assert expected is Flaw or not [j for j in judgements if isinstance(j, Flaw)]
    for place, value in case.get("values", {}).items():
        assert as_written(seen[0].values[place]) == value


@pytest.mark.parametrize(("rule", "case"), EVERY_CASE)
def test_the_sentence_of_a_rule_has_a_value_for_every_place(rule, case):
    for judgement in BY_ID[rule].check(dossier(case)):
        if isinstance(judgement, Flaw | Cleared):
            assert "{" not in BY_ID[rule].says.format(**judgement.values)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_case_of_each_outcome(rule):
    outcomes = {case["expect"] for case in CASES[rule.id]}
    needed = {"cleared", "not_applicable"}
    assert outcomes >= (needed if rule.severity is Severity.INFO else {*needed, "flaw"})


def test_every_file_of_cases_belongs_to_a_rule():
    assert set(CASES) == set(BY_ID)
    assert len(BY_ID) == len(RULES)


def test_the_base_complies():
    seen = [judgement for rule in RULES for judgement in rule.check(dossier({}))]
    assert not [judgement for judgement in seen if isinstance(judgement, Flaw | Missing)]


def dossier(case):
    data = changed(case)
    terms = data["terms"]
    amendment = data.get("amendment")
    if amendment:
        amendment["terms"] = read_as(Terms, {**terms, **data.get("amended", {})})
    return Dossier(
        terms=read_as(Terms, terms),
        documents=tuple(documents(data, case)),
        parties={name: read_as(Party, party) for name, party in data["parties"].items()},
        presented_on=data["presented_on"],
        calendar=nairobi(),
        presented_at=data.get("presented_at"),
        presented_to=data.get("presented_to"),
        amendment=read_as(Amendment, amendment) if amendment else None,
        interruptions=tuple(read_as(Interruption, one) for one in data.get("interruptions", ())),
        drawn_on=tuple(data["drawn_on"]) if "drawn_on" in data else None,
    )


def changed(case):
    data = deepcopy(BASE)
    for place, value in case.get("change", {}).items():
        holder, key = holder_of(data, place)
        holder[key] = deepcopy(value)
    for place in case.get("without", ()):
        holder, key = holder_of(data, place)
        del holder[key]
    return data


def documents(data, case):
    yield from (read_as(kind, data[kind.kind]) for kind in DOCUMENT_KINDS if kind.kind in data)
    if "second" in case:  # a second bill of lading, like the first but for this
        yield read_as(BillOfLading, data["bill_of_lading"] | case["second"])


def read_as(kind, data):
    """What a document does not state is None; a TOML file says so by leaving it out."""
    unstated = {field.name: None for field in fields(kind) if field.default is MISSING}
    return TypeAdapter(kind).validate_python(unstated | data)


def holder_of(data, place):
    *way, key = place.split(".")
    for step in way:
        data = data.setdefault(step, {})
    return data, key


def nairobi():
    stated = read(FIXTURES / "calendars" / "nairobi.toml")
    return BankingCalendar(
        place=stated["place"],
        zone=stated["zone"],
        closures=frozenset(closure["on"] for closure in stated["closures"]),
        first=stated["first"],
        last=stated["last"],
    )


def as_written(value):
    if isinstance(value, Money):
        return f"{value.currency} {value.amount}"
    return list(value) if isinstance(value, tuple) else value
