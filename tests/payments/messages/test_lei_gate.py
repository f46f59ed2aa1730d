"""The register's answer is told at the place of the LEI; no answer is no finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lei.findings import Severity
from lei.record import Address, EntityStatus, LeiRecord, Name, Registration, RegistrationStatus
from payments.messages import check, pacs_008, pain_001, profile
from payments.messages.schema import LISTED_MAX

BUYER = "SBOX00R7ELBK04T9QZ11"
BANK = "SBOX003M2PJ54SD39V83"
PLACE = "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf/Dbtr/Id/OrgId/LEI"
HAMBURG = Address(("Am Sandtorkai 27",), "Hamburg", "DE")
THEN = datetime(2020, 1, 1, tzinfo=UTC)
RECORD = LeiRecord(
    BUYER,
    Name("Rösterei Elbe GmbH"),
    HAMBURG,
    HAMBURG,
    Registration(THEN, THEN, RegistrationStatus.ISSUED),
    EntityStatus.ACTIVE,
)


def asked(data: bytes, records: Mapping[str, LeiRecord | None]):
    """The findings, and what the register was asked."""
    questions = []

    def find(leis: tuple[str, ...]) -> Mapping[str, LeiRecord | None]:
        questions.append(leis)
        return records

    return check(data, profile("current"), find, date(2026, 2, 16)).findings, questions


def record(registration: RegistrationStatus, entity: EntityStatus = EntityStatus.ACTIVE):
    return replace(
        RECORD, status=entity, registration=replace(RECORD.registration, status=registration)
    )


def test_the_register_is_asked_once_for_each_lei(transfer):
    _findings, questions = asked(pacs_008.build(transfer), {})
    assert [sorted(question) for question in questions] == [sorted([BUYER, BANK])]


def test_an_lei_with_wrong_digits_is_not_asked_for(transfer):
    wrong = pacs_008.build(transfer).replace(BUYER.encode(), b"SBOX00R7ELBK04T9QZ12")
    _findings, questions = asked(wrong, {})
    assert questions == [(BANK,)]


@pytest.mark.parametrize(
    ("known", "rule", "severity"),
    [
        (None, "lei-gate-unknown", Severity.ERROR),
        (record(RegistrationStatus.LAPSED), "lei-gate-lapsed", Severity.WARNING),
        (
            record(RegistrationStatus.RETIRED, EntityStatus.INACTIVE),
            "lei-gate-gone",
            Severity.ERROR,
        ),
        (record(RegistrationStatus.MERGED), "lei-gate-gone", Severity.ERROR),
        (
            record(RegistrationStatus.ISSUED, EntityStatus.INACTIVE),
            "lei-gate-inactive",
            Severity.ERROR,
        ),
    ],
)
def test_what_the_register_says_is_told(transfer, known, rule, severity):
    ((finding,), _) = asked(pacs_008.build(transfer), {BUYER: known})
    assert (finding.rule, finding.severity, finding.at) == (rule, severity, PLACE)
    assert finding.values["lei"] == BUYER


def test_an_error_is_not_lost_behind_many_warnings(initiation):
    lapsed = record(RegistrationStatus.LAPSED)
    creditor = replace(initiation.orders[0].creditor, lei=BUYER)
    order = replace(initiation.orders[0], creditor=creditor)
    many = replace(initiation, orders=(order,) * (LISTED_MAX + 1))
    wrong = pain_001.build(many).replace(b">DE11", b">DE12")
    findings, _ = asked(wrong, {BUYER: lapsed})
    assert [finding.rule for finding in findings[:2]] == ["iso13616-iban", "lei-gate-lapsed"]
    assert findings[-1].rule == "message-more"
    assert len(findings) == LISTED_MAX + 1


@pytest.mark.parametrize("records", [{}, {BUYER: RECORD}])
def test_a_living_firm_and_no_answer_are_no_finding(transfer, records):
    assert asked(pacs_008.build(transfer), records)[0] == ()
