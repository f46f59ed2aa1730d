from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lei.gleif.from_xml import read
from lei.record import LeiRecord, RegistrationStatus
from lei.standing import (
    LENIENT,
    PROFILES,
    REPORTING,
    RULES,
    STRICT,
    Fitness,
    Profile,
    Purpose,
    profile_of,
    standing,
)

ON = date(2026, 5, 4)


@pytest.fixture(scope="module")
def records() -> dict[str, LeiRecord]:
    path = Path(__file__).parents[2] / "fixtures" / "gleif" / "lei.xml"
    with path.open("rb") as stream:
        found = [entry for entry in read(stream).entries if isinstance(entry, LeiRecord)]
    return {record.legal_name.text: record for record in found}


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("Rösterei Elbe GmbH", []),
        ("Lake Cocoa Depot Ltd", ["lei-lapsed"]),
        ("Quiet Harbour Ltd", ["lei-renewal-near"]),
        ("Elbe Import Kontor GmbH", ["lei-retired", "lei-entity-inactive", "lei-successor"]),
        ("Tissages de la Loire", ["lei-duplicate"]),
        ("Never Begun Trading Ltd", ["lei-annulled"]),
        ("Andes Ensayo SAC", []),
    ],
)
def test_what_a_record_says(records: dict[str, LeiRecord], name: str, rules: list[str]) -> None:
    found = standing(records[name], ON, STRICT)
    assert [finding.rule for finding in found.findings] == rules


@pytest.mark.parametrize(
    ("profile", "payment", "reporting"),
    [
        (STRICT, Fitness.NO, Fitness.NO),
        (LENIENT, Fitness.ASK, Fitness.NO),
        (REPORTING, Fitness.ASK, Fitness.ASK),
    ],
)
def test_what_a_lapse_weighs_is_policy(
    records: dict[str, LeiRecord], profile: Profile, payment: Fitness, reporting: Fitness
) -> None:
    found = standing(records["Lake Cocoa Depot Ltd"], ON, profile)
    assert found.answers[Purpose.IDENTIFY] is Fitness.YES
    assert found.answers[Purpose.PAYMENT] is payment
    assert found.answers[Purpose.REPORTING] is reporting


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_no_profile_lets_an_ended_firm_into_a_new_payment(
    records: dict[str, LeiRecord], profile: Profile
) -> None:
    for name in ("Elbe Import Kontor GmbH", "Tissages de la Loire", "Never Begun Trading Ltd"):
        assert standing(records[name], ON, profile).answers[Purpose.PAYMENT] is Fitness.NO


def test_the_successor_is_named(records: dict[str, LeiRecord]) -> None:
    found = standing(records["Elbe Import Kontor GmbH"], ON, STRICT)
    assert found.use_instead == (records["Rösterei Elbe GmbH"].lei,)


def test_a_renewal_is_near_then_overdue(records: dict[str, LeiRecord]) -> None:
    record = records["Quiet Harbour Ltd"]  # due on 20 May 2026

    def rules(on: date) -> list[str]:
        return [finding.rule for finding in standing(record, on, STRICT).findings]

    assert rules(date(2026, 3, 20)) == []
    assert rules(date(2026, 3, 21)) == rules(date(2026, 5, 20)) == ["lei-renewal-near"]
    assert rules(date(2026, 5, 21)) == ["lei-renewal-overdue"]
    assert standing(record, date(2026, 5, 21), STRICT).renewal_in_days == -1


def test_every_status_but_the_live_ones_has_a_finding(records: dict[str, LeiRecord]) -> None:
    record = records["Rösterei Elbe GmbH"]
    far = replace(record.registration, renewal_at=datetime(2030, 1, 1, tzinfo=UTC))
    quiet = {
        status
        for status in RegistrationStatus
        if not standing(
            replace(record, registration=replace(far, status=status)), ON, STRICT
        ).findings
    }
    assert quiet == {
        RegistrationStatus.ISSUED,
        RegistrationStatus.PENDING_TRANSFER,
        RegistrationStatus.PENDING_ARCHIVAL,
    }


def test_the_profiles_speak_of_rules_that_exist() -> None:
    ids = {rule.id for rule in RULES}
    for profile in PROFILES:
        assert profile_of(profile.id) is profile
        assert set(profile.answers) == set(Purpose)
        assert all(set(table) <= ids for table in profile.answers.values())
