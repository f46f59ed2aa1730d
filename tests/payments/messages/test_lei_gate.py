"""The register's answer is told at the place of the LEI, the name, the country or the BIC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lei.findings import Severity
from lei.record import Address, EntityStatus, LeiRecord, Name, Registration, RegistrationStatus
from payments.messages import check, lei_gate, pacs_008, pain_001, profile
from payments.messages.schema import LISTED_MAX

BUYER = "SBOX00R7ELBK04T9QZ11"
BANK = "SBOX003M2PJ54SD39V83"
DEBTOR = "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf/Dbtr"
PLACE = f"{DEBTOR}/Id/OrgId/LEI"
ON = date(2026, 2, 16)
HAMBURG = Address(("Am Sandtorkai 27",), "Hamburg", "DE")
THEN = datetime(2020, 1, 1, tzinfo=UTC)
RECORD = LeiRecord(
    BUYER,
    Name("Rösterei Elbe GmbH"),
    HAMBURG,
    HAMBURG,
    Registration(
        THEN, THEN, RegistrationStatus.ISSUED, renewal_at=datetime(2027, 1, 1, tzinfo=UTC)
    ),
    EntityStatus.ACTIVE,
)
HANSA = replace(RECORD, lei=BANK, legal_name=Name("Hansa Bank"), bics=("HANSDEH0XXX",))


def asked(data: bytes, records: Mapping[str, LeiRecord | None]):
    """The findings but the remark on characters, and what the register was asked."""
    questions = []

    def find(leis: tuple[str, ...]) -> Mapping[str, LeiRecord | None]:
        questions.append(leis)
        return records

    found = check(data, profile("current"), find, ON).findings
    return [one for one in found if one.rule != "cbpr-text-characters"], questions


def told(data: bytes, known: LeiRecord | None, lei: str = BUYER):
    """What is found of one firm; that nobody asked for the bank's is another test's matter."""
    found = asked(data, {lei: known})[0]
    told_of = [one for one in found if one.rule != "lei-gate-not-looked-up"]
    return [(one.rule, one.at, one.severity) for one in told_of]


def record(status: RegistrationStatus, entity: EntityStatus = EntityStatus.ACTIVE, **changes):
    return replace(
        RECORD, status=entity, registration=replace(RECORD.registration, status=status, **changes)
    )


def test_the_register_is_asked_once_for_each_lei(transfer):
    _findings, questions = asked(pacs_008.build(transfer), {})
    assert [sorted(question) for question in questions] == [sorted([BUYER, BANK])]


def test_an_lei_with_wrong_digits_is_told_and_not_asked_for(transfer):
    wrong = pacs_008.build(transfer).replace(BUYER.encode(), b"SBOX00R7ELBK04T9QZ12")
    findings, questions = asked(wrong, {})
    assert questions == [(BANK,)]
    ((rule, at, reason),) = [
        (one.rule, one.at, one.values["reason"]) for one in findings if "reason" in one.values
    ]
    assert (rule, at, reason) == ("lei-gate-digits", PLACE, "BE15")


def test_a_blank_name_is_told_as_blank_and_not_compared(transfer):
    blank = pacs_008.build(transfer).replace("Rösterei Elbe GmbH".encode(), b" ")
    assert told(blank, RECORD) == [("sandbox-text-blank", f"{DEBTOR}/Nm", Severity.ERROR)]


@pytest.mark.parametrize(
    ("known", "rule", "severity"),
    [
        (None, "lei-gate-unknown", Severity.ERROR),
        (record(RegistrationStatus.LAPSED, renewal_at=THEN), "lei-gate-lapsed", Severity.WARNING),
        (record(RegistrationStatus.ISSUED, renewal_at=THEN), "lei-gate-overdue", Severity.WARNING),
        (record(RegistrationStatus.TRANSFERRED), "lei-gate-moving", Severity.WARNING),
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
    assert told(pacs_008.build(transfer), known) == [(rule, PLACE, severity)]


@pytest.mark.parametrize(
    ("name", "rule", "severity"),
    [
        ("Highland Beans Ltd", "lei-gate-name", Severity.ERROR),
        ("Rösterei Elbe AG", "lei-gate-name-form", Severity.WARNING),
        ("Rösterei Elbe", "lei-gate-name-form-missing", Severity.INFO),
        ("Rösterei Elbbe GmbH", "lei-gate-name-spelling", Severity.WARNING),
        ("Elbe Rösterei GmbH", "lei-gate-name-spelling", Severity.WARNING),
    ],
)
def test_a_name_is_compared_with_the_record(transfer, name, rule, severity):
    built = pacs_008.build(replace(transfer, debtor=replace(transfer.debtor, name=name)))
    assert told(built, RECORD) == [(rule, f"{DEBTOR}/Nm", severity)]


def test_a_name_cut_where_a_field_ends_is_told(transfer):
    long = replace(RECORD, legal_name=Name("Rösterei Elbe Kaffee und Kakao Import Export GmbH"))
    cut = replace(transfer.debtor, name=long.legal_name.text[:35])
    built = pacs_008.build(replace(transfer, debtor=cut))
    assert told(built, long) == [("lei-gate-name-cut", f"{DEBTOR}/Nm", Severity.INFO)]


def test_capitals_and_accents_make_no_other_firm(transfer):
    shouted = replace(transfer.debtor, name="ROESTEREI ELBE GMBH")
    assert told(pacs_008.build(replace(transfer, debtor=shouted)), RECORD) == []


def test_any_name_of_the_record_will_do(transfer):
    trading = replace(RECORD, legal_name=Name("Elbe Handels AG"), other_names=(RECORD.legal_name,))
    assert told(pacs_008.build(transfer), trading) == []


def test_a_country_is_compared_with_all_addresses_of_the_record(transfer):
    vienna = replace(HAMBURG, city="Wien", country="AT")
    moved = replace(RECORD, legal_address=vienna)
    at = f"{DEBTOR}/PstlAdr/Ctry"
    assert told(pacs_008.build(transfer), moved) == []
    gone = replace(moved, headquarters_address=vienna)
    assert told(pacs_008.build(transfer), gone) == [("lei-gate-country", at, Severity.WARNING)]


def test_a_bic_is_compared_with_those_of_the_record(transfer):
    built = pacs_008.build(transfer)
    assert told(built, HANSA, BANK) == []
    assert told(built, replace(HANSA, bics=()), BANK) == []
    other = replace(HANSA, bics=("ELBADEH0XXX",))
    assert {rule for rule, _, _ in told(built, other, BANK)} == {"lei-gate-bic"}
    assert f"{DEBTOR}Agt/FinInstnId/BICFI" in {at for _, at, _ in told(built, other, BANK)}


def test_an_error_is_not_lost_behind_many_warnings(initiation):
    lapsed = record(RegistrationStatus.LAPSED, renewal_at=THEN)
    first = initiation.orders[0]
    creditor = replace(first.creditor, lei=BUYER, name=RECORD.legal_name.text)
    orders = tuple(
        replace(
            first,
            creditor=creditor,
            end_to_end_id=f"LC-{number}",
            uetr=f"{number:08x}-2682-4291-ad67-2a41e530cd27",
        )
        for number in range(LISTED_MAX + 1)
    )
    wrong = pain_001.build(replace(initiation, orders=orders)).replace(b">DE11", b">DE12")
    findings, _ = asked(wrong, {BUYER: lapsed})
    assert findings[0].rule == "iso13616-iban"
    assert findings[-1].rule == "message-more"
    assert {one.rule for one in findings[1:-1]} <= {"lei-gate-lapsed", "lei-gate-country"}


def test_a_living_firm_is_no_finding(transfer):
    assert told(pacs_008.build(transfer), RECORD) == []


def test_no_answer_is_said_once(transfer):
    ((rule, _at, severity),) = [
        (one.rule, one.at, one.severity) for one in asked(pacs_008.build(transfer), {})[0]
    ]
    assert (rule, severity) == ("lei-gate-not-looked-up", Severity.INFO)


def test_a_code_that_was_not_looked_up_beside_one_that_was_is_told(transfer):
    (found,) = asked(pacs_008.build(transfer), {BUYER: RECORD})[0]
    assert (found.rule, found.values["lei"]) == ("lei-gate-not-looked-up", BANK)


def test_every_rule_of_the_gate_is_tried_here():
    source = Path(__file__).read_text("utf-8")
    assert all(f'"{rule.id}"' in source for rule in lei_gate.RULES)
