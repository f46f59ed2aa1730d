"""Each usage rule has its failing case, and the message that keeps to all has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from payments.messages import MESSAGES, check, pacs_002, pacs_008, pain_001, profile, usage

TODAY = date(2026, 2, 16)
TRANSACTION = "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf"
BREAK = "\n" + " " * 10
UETR = "<UETR>174c245f-2682-4291-ad67-2a41e530cd27</UETR>"

CASES: Mapping[str, tuple[str, str, str]] = {
    "cbpr-header-kind": (
        "<MsgDefIdr>pacs.008.001.08",
        "<MsgDefIdr>pacs.009.001.08",
        "/AppHdr/MsgDefIdr",
    ),
    "cbpr-header-number": ("<BizMsgIdr>HANSDEH0-20260216-1", "<BizMsgIdr>X", "/AppHdr/BizMsgIdr"),
    "cbpr-header-sender": (
        "<BICFI>HANSDEH0XXX",
        "<BICFI>ELBADEH0XXX",
        "/AppHdr/Fr/FIId/FinInstnId/BICFI",
    ),
    "cbpr-header-receiver": (
        "<BICFI>SVNAKEN0XXX",
        "<BICFI>SVNAKEN0001",
        "/AppHdr/To/FIId/FinInstnId/BICFI",
    ),
    "cbpr-uetr": (UETR, "", f"{TRANSACTION}/PmtId/UETR"),
    "cbpr-party-identified": (
        f"<PstlAdr>{BREAK}  <TwnNm>Nairobi</TwnNm>{BREAK}  <Ctry>KE</Ctry>{BREAK}</PstlAdr>",
        "",
        f"{TRANSACTION}/Cdtr",
    ),
    "cbpr-address": ("<TwnNm>Nairobi</TwnNm>", "", f"{TRANSACTION}/Cdtr/PstlAdr/TwnNm"),
    "cbpr-remittance": (
        "<Strd>",
        "<Ustrd>Coffee</Ustrd><Strd>",
        f"{TRANSACTION}/RmtInf",
    ),
    "iso4217-currency": ('Ccy="EUR"', 'Ccy="ZZZ"', f"{TRANSACTION}/IntrBkSttlmAmt/@Ccy"),
    "iso4217-minor-unit": (
        'Ccy="EUR">48600.00',
        'Ccy="JPY">1000.5',
        f"{TRANSACTION}/IntrBkSttlmAmt",
    ),
    "iso13616-iban": (
        "DE11000000000000480600",
        "DE12000000000000480600",
        f"{TRANSACTION}/DbtrAcct/Id/IBAN",
    ),
    "lei-gate-digits": (
        "SBOX00R7ELBK04T9QZ11",
        "SBOX00R7ELBK04T9QZ12",
        f"{TRANSACTION}/Dbtr/Id/OrgId/LEI",
    ),
}


def found(data: bytes, profile_id: str = "current") -> list[tuple[str, str]]:
    report = check(data, profile(profile_id), lambda leis: {}, TODAY)
    return [(finding.rule, finding.at) for finding in report.findings]


@pytest.mark.parametrize(("rule", "case"), CASES.items(), ids=CASES)
def test_a_broken_rule_is_one_finding_at_its_place(rule, case, transfer):
    old, new, at = case
    built = pacs_008.build(transfer).decode()
    assert old in built
    broken = built.replace(old, new, 1).encode()
    assert found(broken) == [(rule, at)]
    assert found(broken, "schema-only") == []


def test_a_message_without_header_is_told(transfer):
    built = pacs_008.build(transfer).decode()
    document = built[built.index("<Document") : built.index("</Envelope>")].strip()
    assert found(document.encode()) == [("cbpr-header-present", "/Document")]


def test_a_report_names_the_payment_and_the_reason(report):
    built = pacs_002.build(replace(report, reason=None, explanation=None)).decode()
    bare = built.replace(UETR.replace("UETR", "OrgnlUETR"), "")
    transaction = "/Document/FIToFIPmtStsRpt/TxInfAndSts"
    assert found(bare.encode()) == [
        ("cbpr-original-uetr", f"{transaction}/OrgnlUETR"),
        ("cbpr-rejection-reason", f"{transaction}/StsRsnInf"),
    ]


def test_what_keeps_to_the_rules_has_no_finding(transfer, report, initiation):
    assert found(pacs_008.build(transfer)) == []
    assert found(pacs_002.build(report)) == []
    assert found(pain_001.build(initiation)) == []


def test_a_bic_of_eight_is_the_head_office(transfer):
    built = pacs_008.build(transfer).decode().replace("HANSDEH0XXX", "HANSDEH0", 1)
    assert found(built.encode()) == []


def test_a_place_that_breaks_the_schema_is_told_once(transfer):
    broken = pacs_008.build(transfer).replace(b"SBOX00R7ELBK04T9QZ11", b"sbox00r7elbk04t9qz11")
    assert found(broken) == [("iso20022-schema-pattern", f"{TRANSACTION}/Dbtr/Id/OrgId/LEI")]


def test_every_rule_has_a_failing_case_here():
    elsewhere = {"cbpr-header-present", "cbpr-original-uetr", "cbpr-rejection-reason"}
    gate = {rule.id for rule in usage.LEI_GATE} - set(CASES)
    used = {rule.id for message in MESSAGES for rule in message.rules}
    assert used - gate == set(CASES) | elsewhere
