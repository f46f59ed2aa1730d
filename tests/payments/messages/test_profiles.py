"""Profiles weigh the same rules differently, and a day that is not known never comes."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from lei.findings import Severity
from payments.messages import MESSAGES, PROFILES, check, pacs_008, profile, usage
from payments.messages.profiles import CBPR_2025, CBPR_2026, EDITIONS, in_force

DEFERRED_FROM = date(2026, 11, 14)
LINES = (b"<TwnNm>Nairobi</TwnNm>", b"<Ctry>KE</Ctry>")


@pytest.fixture
def unstructured(transfer):
    built = pacs_008.build(transfer)
    town, country = LINES
    return built.replace(town, b"<AdrLine>Kimathi Street, Nairobi</AdrLine>").replace(country, b"")


def weight(data, profile_id, on=date(2026, 2, 16)):
    report = check(data, profile(profile_id), lambda leis: {}, on)
    found = {one.rule: one.severity for one in report.findings}
    return found.get("cbpr-address-unstructured")


def test_free_address_lines_are_taken_today_and_refused_in_the_next_edition(unstructured):
    assert weight(unstructured, "cbpr-2025") is Severity.WARNING
    assert weight(unstructured, "cbpr-2026") is Severity.ERROR
    assert weight(unstructured, "schema-only") is None


def test_the_day_that_was_deferred_changes_nothing_by_itself(unstructured):
    """What was to begin on 14 November 2026 begins when the profile's day is filled in."""
    for days in (-1, 0, 400):
        assert weight(unstructured, "current", DEFERRED_FROM + timedelta(days)) is Severity.WARNING
    assert CBPR_2026.valid_from is None
    assert in_force(date(2030, 1, 1)) is CBPR_2025


def test_chaps_keeps_its_own_day(unstructured):
    assert weight(unstructured, "chaps", DEFERRED_FROM - timedelta(1)) is Severity.WARNING
    assert weight(unstructured, "chaps", DEFERRED_FROM) is Severity.ERROR


def test_current_is_the_edition_in_force():
    assert profile("current") is CBPR_2025 is in_force(date(2026, 11, 24))


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
def test_no_rule_is_cited_from_a_later_edition_than_its_profile(edition):
    """What a later edition asks for is, until its day, at most a warning of the sandbox's own."""
    year = int(edition.id.removeprefix("cbpr-"))
    for message in MESSAGES:
        for rule in edition.rules(message.rules, date(year, 12, 31)):
            cited = re.match(r"CBPR\+ usage guidelines (\d{4})", rule.source)
            assert cited is None or int(cited[1]) <= year, rule.id


def test_a_day_before_the_first_edition_has_the_first():
    assert in_force(date(2025, 11, 21)) is CBPR_2025


def test_a_profile_changes_only_rules_that_there_are():
    ids = {rule.id for rule in usage.RULES}
    for one in PROFILES:
        assert one.drops <= ids
        assert {weight.rule for weight in one.weights} <= ids


def test_the_schema_alone_has_no_usage_rules():
    on = date(2026, 2, 16)
    assert all(profile("schema-only").rules(each.rules, on) == () for each in MESSAGES)
