"""Usage rules as a whole: what keeps to them, and what they are held to.

Each rule's own cases are in fixtures/rules/messages.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from lei.findings import Severity
from payments.messages import (
    MESSAGES,
    check,
    pacs_002,
    pacs_008,
    pain_001,
    profile,
    standard,
    usage,
)
from payments.messages.index import AMOUNTS
from payments.messages.standard import Kind

TODAY = date(2026, 2, 16)
TRANSACTION = "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf"
NASTY = (
    "",
    " ",
    "NaN",
    "sNaN",
    "Infinity",
    "1E+999999",
    "-1",
    "٣",
    "²",
    "2026-02-30",
    "\u202e",
    "x" * 200,
)


def found(data: bytes, profile_id: str = "current") -> list[tuple[str, str]]:
    report = check(data, profile(profile_id), lambda leis: {}, TODAY)
    told = (one for one in report.findings if one.severity is not Severity.INFO)
    return [(finding.rule, finding.at) for finding in told]


def test_a_message_without_header_is_told(transfer):
    built = pacs_008.build(transfer).decode()
    document = built[built.index("<Document") : built.index("</Envelope>")].strip()
    assert found(document.encode()) == [("cbpr-header-present", "/Document")]


def test_a_report_names_the_payment_and_the_reason(report):
    built = pacs_002.build(replace(report, reason=None, explanation=None)).decode()
    bare = built.replace(f"<OrgnlUETR>{report.uetr}</OrgnlUETR>", "")
    transaction = "/Document/FIToFIPmtStsRpt/TxInfAndSts"
    assert found(bare.encode()) == [
        ("cbpr-original-uetr", f"{transaction}/OrgnlUETR"),
        ("cbpr-rejection-reason", f"{transaction}/StsRsnInf"),
    ]


def test_what_keeps_to_the_rules_has_no_finding(transfer, report, initiation):
    assert found(pacs_008.build(transfer)) == []
    assert found(pacs_002.build(report)) == []
    assert found(pain_001.build(initiation)) == []


def test_a_place_that_breaks_the_schema_is_told_once(transfer):
    broken = pacs_008.build(transfer).replace(b"SBOX00R7ELBK04T9QZ11", b"sbox00r7elbk04t9qz11")
    assert found(broken) == [("iso20022-schema-pattern", f"{TRANSACTION}/Dbtr/Id/OrgId/LEI")]


def test_the_schema_alone_asks_for_no_more(transfer):
    wrong = pacs_008.build(transfer).replace(b'Ccy="EUR"', b'Ccy="ZZZ"')
    assert found(wrong, "schema-only") == []


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.id)
def test_no_message_is_held_to_a_rule_twice(message):
    ids = [rule.id for rule in message.rules]
    assert len(ids) == len(set(ids))
    assert set(ids) <= {rule.id for rule in usage.RULES}


def test_every_rule_is_kept_by_a_message_or_added_by_a_profile():
    kept = {rule.id for message in MESSAGES for rule in message.rules}
    added = {rule.id for one in ("chaps", "india-50-crore") for rule in profile(one).adds}
    assert kept | added == {rule.id for rule in usage.RULES}


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.id)
def test_every_amount_of_the_standard_is_known_by_its_tag(message):
    """Rules find amounts by the end of their tag."""
    components = list(standard.components(standard.definition(message.message_id)))
    amounts = {c for c in components if any(slot.tag == "Ccy" for slot in _attributes(c))}
    slots = [s for c in components for s in standard.shape(c) if s.type in amounts]
    others = {slot.tag for slot in slots if not slot.tag.endswith("Amt")}
    assert others <= AMOUNTS | {"Pric"}


def test_no_text_stops_the_rules(transfer, initiation):
    """Whatever stands in a place, the answer is findings; a rule that raises is a bug."""
    dice = random.Random(7)
    for built in (pacs_008.build(transfer).decode(), pain_001.build(initiation).decode()):
        texts = [text.partition("<")[0] for text in built.split(">")]
        for text in sorted({one for one in texts if one.strip()}):
            spoilt = built.replace(f">{text}<", f">{dice.choice(NASTY)}<")
            check(spoilt.encode(), profile("india-50-crore"), lambda leis: {}, TODAY)


def _attributes(component: type) -> list[standard.Slot]:
    return [slot for slot in standard.shape(component) if slot.kind is Kind.ATTRIBUTE]
