"""The samples are what they are said to be, and the house reads and writes them whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lei.findings import Severity
from payments.messages import MESSAGES, check, profile, recognise

SAMPLES = Path(__file__).parents[3] / "fixtures" / "messages"
FAULTS = {
    "iso20022-schema-pattern",
    "cbpr-address",
    "iso4217-minor-unit",
    "lei-gate-digits",
}
GOOD = sorted(path for path in SAMPLES.glob("*/*.xml") if "faults" not in path.name)


def rules_of(path: Path) -> set[str]:
    report = check(path.read_bytes(), profile("current"), lambda leis: {}, date(2026, 2, 16))
    return {finding.rule for finding in report.findings if finding.severity is not Severity.INFO}


def test_every_message_has_a_sample():
    assert {recognise(path.read_bytes()).id for path in GOOD} == {each.id for each in MESSAGES}


@pytest.mark.parametrize("path", GOOD, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_good_sample_has_no_finding_and_loses_nothing(path):
    data = path.read_bytes()
    message = recognise(data)
    assert rules_of(path) == set()
    assert message.build(message.read(data)) == data


def test_the_faulty_sample_has_the_faults_it_is_said_to_have():
    assert rules_of(SAMPLES / "pacs_008" / "coffee-with-faults.xml") == FAULTS
