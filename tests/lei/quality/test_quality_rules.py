"""Each rule of quality with a case that fails, one that passes and, where it may, one left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from lei.findings import Report, Severity
from lei.gleif.file import Header
from lei.gleif.from_xml import read
from lei.ownership import ExceptionCategory, Period, Relationship, ReportingException
from lei.quality import RULES, Codes, Counting, Filed, examine_file, examine_record
from lei.quality import examine_relationship as examine_told
from lei.record import (
    Authority,
    EntityCategory,
    EntityStatus,
    LegalForm,
    LeiRecord,
    Name,
    RegistrationStatus,
    Successor,
)

REGISTER = Path(__file__).parents[3] / "fixtures" / "gleif"
CONTENT_AT = datetime(2026, 5, 4, 8, tzinfo=UTC)
DAY = timedelta(days=1)


def entries(name: str) -> list[Any]:
    return list(read(BytesIO((REGISTER / name).read_bytes())).entries)


RECORDS: list[LeiRecord] = entries("lei.xml")
ELBE = next(r for r in RECORDS if r.lei == "SBOX00R7ELBK04T9QZ11")
RELATIONSHIP: Relationship = entries("rr.xml")[0]
CODES = Codes(
    forms={"2HBR": frozenset({"DE"}), "6CHY": frozenset({"FR"}), "8888": frozenset()},
    authorities={"RA000585": frozenset({"GB"}), "RA000242": frozenset({"DE"})},
)
DUPLICATE = RegistrationStatus.DUPLICATE
HOLDING = "SBOX00BF5KZXMUJ47Y53"

registered = ELBE.registration
old = replace(registered, initial_at=datetime(2015, 1, 1, tzinfo=UTC))


def natural(*reasons: str) -> tuple[ReportingException, ...]:
    return (ReportingException(ELBE.lei, ExceptionCategory.DIRECT, reasons),)


def of(**values: Any) -> dict[str, Any]:
    return values


def reg(**values: Any) -> dict[str, Any]:
    return {"registration": replace(registered, **values)}


def at(**values: Any) -> dict[str, Any]:
    return {"legal_address": replace(ELBE.legal_address, **values)}


NO_REGION = at(region=None) | {"headquarters_address": replace(ELBE.legal_address, region=None)}
BRANCH = of(category=EntityCategory.BRANCH)
SOLE = of(category=EntityCategory.SOLE_PROPRIETOR)

# rule, what is changed in the record, what is told beside it, and what comes of it
RECORD_CASES: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("quality-name-empty", of(legal_name=Name("N/A")), {}, "flaw"),
    ("quality-name-empty", of(legal_name=Name("-. -")), {}, "flaw"),
    ("quality-name-empty", {}, {}, "pass"),
    (
        "quality-name-empty",
        reg(status=RegistrationStatus.ANNULLED),
        {},
        "left out",
    ),
    ("quality-name-characters", of(legal_name=Name("Elbe\x07 GmbH")), {}, "flaw"),
    ("quality-name-characters", of(other_names=(Name("Elbe  Kaffee"),)), {}, "flaw"),
    ("quality-name-characters", of(legal_name=Name("شركة النموذج للتمور")), {}, "pass"),
    ("quality-check-digits", of(lei=ELBE.lei[:19] + "2"), {}, "flaw"),
    ("quality-check-digits", {}, {}, "pass"),
    ("quality-check-digits", of(lei=ELBE.lei[:19] + "2", registration=old), {}, "left out"),
    ("quality-dates-order", reg(updated_at=CONTENT_AT + DAY), {}, "flaw"),
    ("quality-dates-order", reg(initial_at=CONTENT_AT), {}, "flaw"),
    ("quality-dates-order", {}, {}, "pass"),
    ("quality-renewal-date", reg(renewal_at=registered.initial_at), {}, "flaw"),
    ("quality-renewal-date", reg(renewal_at=CONTENT_AT + 800 * DAY), {}, "flaw"),
    ("quality-renewal-date", {}, {}, "pass"),
    ("quality-renewal-date", reg(renewal_at=None), {}, "left out"),
    ("quality-created-late", of(created_at=CONTENT_AT + DAY), {}, "flaw"),
    ("quality-created-late", {}, {}, "pass"),
    ("quality-created-late", of(created_at=None), {}, "left out"),
    ("quality-country", at(country="QZ"), {}, "flaw"),
    ("quality-country", at(country="XK", region=None), {}, "pass"),
    ("quality-region", at(region="FR-ARA"), {}, "flaw"),
    ("quality-region", {}, {}, "pass"),
    (
        "quality-region",
        of(**at(region=None), headquarters_address=replace(ELBE.legal_address, region=None)),
        {},
        "left out",
    ),
    ("quality-jurisdiction", of(jurisdiction="Germany"), {}, "flaw"),
    ("quality-jurisdiction", of(jurisdiction="US-DE"), {}, "pass"),
    ("quality-jurisdiction", of(jurisdiction=None), {}, "left out"),
    ("quality-duplicate-successor", reg(status=DUPLICATE), {}, "flaw"),
    (
        "quality-duplicate-successor",
        reg(status=DUPLICATE) | of(successors=(Successor(HOLDING),)),
        of(named={HOLDING: ELBE}),
        "pass",
    ),
    ("quality-duplicate-successor", {}, {}, "left out"),
    ("quality-successor", of(successors=(Successor(HOLDING),)), of(named={HOLDING: None}), "flaw"),
    ("quality-successor", of(successors=(Successor(ELBE.lei),)), {}, "flaw"),
    ("quality-successor", of(successors=(Successor(HOLDING),)), of(named={HOLDING: ELBE}), "pass"),
    ("quality-successor", of(successors=(Successor(HOLDING),)), {}, "undecided"),
    ("quality-successor", of(successors=(Successor(name="Elbe Neue Wege"),)), {}, "left out"),
    ("quality-statuses", of(status=EntityStatus.INACTIVE), {}, "flaw"),
    ("quality-statuses", reg(status=RegistrationStatus.RETIRED), {}, "flaw"),
    ("quality-statuses", reg(status=RegistrationStatus.LAPSED), {}, "pass"),
    ("quality-form-text", of(legal_form=LegalForm("8888")), {}, "flaw"),
    ("quality-form-text", of(legal_form=LegalForm("8888", "Genossenschaft")), {}, "pass"),
    ("quality-form-text", {}, {}, "left out"),
    ("quality-form-country", of(legal_form=LegalForm("6CHY")), {}, "flaw"),
    ("quality-form-country", {}, {}, "pass"),
    ("quality-form-country", of(legal_form=LegalForm("ZZZZ")), {}, "undecided"),
    ("quality-form-country", of(legal_form=LegalForm("8888", "x")), {}, "left out"),
    ("quality-authority-country", of(registered_at=Authority("RA000585")), {}, "flaw"),
    ("quality-authority-country", of(registered_at=Authority("RA000242")), {}, "pass"),
    ("quality-authority-country", {}, of(codes=Codes()), "undecided"),
    ("quality-authority-country", of(registered_at=None), {}, "left out"),
    ("quality-branch-country", BRANCH, of(head_office=ELBE), "flaw"),
    ("quality-branch-country", BRANCH | at(country="FR"), of(head_office=ELBE), "pass"),
    ("quality-branch-country", BRANCH, {}, "undecided"),
    ("quality-branch-country", {}, {}, "left out"),
    ("quality-sole-proprietor", SOLE, of(exceptions=natural("NO_LEI")), "flaw"),
    ("quality-sole-proprietor", SOLE, of(exceptions=natural("NATURAL_PERSONS")), "pass"),
    ("quality-sole-proprietor", SOLE, {}, "undecided"),
    ("quality-sole-proprietor", {}, {}, "left out"),
]

ended = Period("RELATIONSHIP_PERIOD", CONTENT_AT - 9 * DAY, CONTENT_AT - DAY)
running = Period("RELATIONSHIP_PERIOD", CONTENT_AT - 9 * DAY)
backwards = Period("ACCOUNTING_PERIOD", CONTENT_AT, CONTENT_AT - DAY)
told = RELATIONSHIP.registration
checked = replace(told, corroboration="FULLY_CORROBORATED", documents="ACCOUNTS_FILING")
fund = type(RELATIONSHIP.type)("IS_FUND-MANAGED_BY")

RELATIONSHIP_CASES: list[tuple[str, dict[str, Any], str]] = [
    ("quality-period-order", of(periods=(backwards,)), "flaw"),
    ("quality-period-order", of(periods=(ended,)), "pass"),
    ("quality-period-order", of(periods=(running,)), "left out"),
    ("quality-ended-active", of(periods=(ended,), status="ACTIVE"), "flaw"),
    ("quality-ended-active", of(periods=(running,), status="ACTIVE"), "pass"),
    ("quality-ended-active", of(periods=(ended,), status="INACTIVE"), "left out"),
    ("quality-no-standard", of(qualifiers=()), "flaw"),
    ("quality-no-standard", of(qualifiers=(("ACCOUNTING_STANDARD", "IFRS"),)), "pass"),
    ("quality-no-standard", of(type=fund), "left out"),
    ("quality-no-document", of(registration=replace(checked, documents=None)), "flaw"),
    ("quality-no-document", of(registration=checked), "pass"),
    ("quality-no-document", of(registration=replace(told, corroboration=None)), "left out"),
]

FILE_CASES = [
    ("quality-record-count", Filed(Header(CONTENT_AT, record_count=3), 2, 0, ()), "flaw"),
    ("quality-record-count", Filed(Header(CONTENT_AT, record_count=2), 2, 0, ()), "pass"),
    ("quality-record-count", Filed(Header(CONTENT_AT), 2, 0, ()), "left out"),
    ("quality-lei-twice", Filed(Header(CONTENT_AT), 2, 0, (ELBE.lei,)), "flaw"),
    ("quality-lei-twice", Filed(Header(CONTENT_AT), 2, 0, ()), "pass"),
    ("quality-rejects", Filed(Header(CONTENT_AT), 2, 1, ()), "flaw"),
    ("quality-rejects", Filed(Header(CONTENT_AT), 2, 0, ()), "pass"),
]


def outcome(report: Report, rule: str) -> str:
    for found in report.findings:
        if found.rule == rule:
            says = next(r.says for r in RULES if r.id == rule)
            assert says.format_map(found.values)  # a value for every place of the sentence
            return "flaw"
    if rule in [entry.rule for entry in report.undecided]:
        return "undecided"
    return "left out" if rule in report.not_applicable else "pass"


@pytest.mark.parametrize(("rule", "changes", "beside", "expected"), RECORD_CASES)
def test_a_rule_on_records(
    rule: str, changes: dict[str, Any], beside: dict[str, Any], expected: str
) -> None:
    record = replace(ELBE, **changes)
    report = examine_record(record, CONTENT_AT, **{"codes": CODES, **beside})
    assert outcome(report, rule) == expected


@pytest.mark.parametrize(("rule", "changes", "expected"), RELATIONSHIP_CASES)
def test_a_rule_on_relationships(rule: str, changes: dict[str, Any], expected: str) -> None:
    report = examine_told(replace(RELATIONSHIP, **changes), CONTENT_AT)
    assert outcome(report, rule) == expected


@pytest.mark.parametrize(("rule", "filed", "expected"), FILE_CASES)
def test_a_rule_on_files(rule: str, filed: Filed, expected: str) -> None:
    assert outcome(examine_file(filed), rule) == expected


def test_every_rule_has_a_case_that_fails_and_one_that_passes() -> None:
    cases = {(case[0], case[-1]) for case in (*RECORD_CASES, *RELATIONSHIP_CASES, *FILE_CASES)}
    assert {(rule.id, kind) for rule in RULES for kind in ("flaw", "pass")} <= cases


def test_a_file_is_counted_as_it_goes_by() -> None:
    data = (REGISTER / "lei.xml").read_bytes()
    twice = data.replace(b"<lei:LEI>" + HOLDING.encode(), b"<lei:LEI>" + ELBE.lei.encode(), 1)
    bad = twice.replace(b"<lei:EntityStatus>ACTIVE", b"<lei:EntityStatus>ASLEEP", 1)
    file = read(BytesIO(bad))
    counting = Counting(file.header)
    assert len(list(counting.count(file))) == file.header.record_count
    assert {f.rule for f in examine_file(counting.filed).findings} <= {
        "quality-lei-twice",
        "quality-rejects",
    }
    assert counting.filed.rejects == 1


def test_no_record_of_the_fictional_register_has_an_error() -> None:
    named = {record.lei: record for record in RECORDS}
    bad = [
        (record.lei, finding.rule)
        for record in RECORDS
        for finding in examine_record(record, CONTENT_AT, named=named).findings
        if finding.severity is Severity.ERROR
    ]
    assert bad == []
