"""The messages of the coffee credit: issued in Hamburg, refused or paid in Nairobi."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lei.findings import Report, Severity
from payments.credit.credit import Disposal, Notice
from payments.credit.terms import Availability, Condition, Requirement, Tolerance
from payments.documents.examination import examine_presentation
from payments.documents.presentation import Dossier
from payments.messages import mt
from payments.messages.mt import credit_messages as messages
from payments.money import Money
from sandbox.services import scenarios

FIXTURES = Path(__file__).parents[4] / "fixtures"
AMOUNT = Money.of("48600", "EUR")
BACK = messages.Correspondence("SVNAKEN0XXX", "HANSDEH0XXX", "SV-2026-88", "HU-2026-0117")


@pytest.fixture(scope="module")
def opening():
    return scenarios.load("late-bill-of-lading", FIXTURES, "test").opening


@pytest.fixture(scope="module")
def parties(opening):
    return {party.id: party for party in opening.parties}


@pytest.fixture(scope="module")
def issued(opening, parties):
    return messages.issue(opening.terms, parties, bics(opening), date(2026, 1, 14))


@pytest.fixture(scope="module")
def report(opening, parties):
    laid = next(each for each in opening.document_sets if each.name == "as_shipped")
    nairobi = scenarios.calendar(FIXTURES, "nairobi")
    dossier = Dossier(opening.terms, laid.documents, parties, date(2026, 4, 2), nairobi)
    return examine_presentation(dossier)


def bics(opening):
    return {bank.party: bank.bic for bank in opening.banks}


def errors(written):
    found = mt.check(mt.build(written.message)).findings
    return [finding.rule for finding in found if finding.severity is not Severity.INFO]


def test_the_credit_says_what_its_terms_say(issued):
    said = {tag: issued.message.get(tag) for tag in ("20", "31C", "31D", "32B", "44C", "48", "49")}
    assert said == {
        "20": "HU-2026-0117",
        "31C": "260114",
        "31D": "260410Nairobi",
        "32B": "EUR48600,00",
        "44C": "260310",
        "48": "21",
        "49": "WITHOUT",
    }
    assert issued.message.get("41A") == "SVNAKEN0XXX\nBY PAYMENT"
    assert issued.message.get("59") == (
        "Highland Beans Ltd\nMilimani Training Road 14\n00100 Nairobi, KE"
    )
    assert (issued.message.sender, issued.message.receiver) == ("HANSDEH0XXX", "SVNAKEN0XXX")


def test_it_names_both_leis(issued):
    conditions = issued.message.get("47A")
    assert "LEI SBOX00R7ELBK04T9QZ11" in conditions
    assert "LEI SBOX00H4K7NB39D2XV53" in conditions


def test_an_umlaut_is_spelled_and_said(issued):
    assert issued.message.get("50").startswith("Roesterei Elbe GmbH\n")
    assert [(note.rule, note.values["before"], note.values["after"]) for note in issued.notes] == [
        ("mt-spelled", "Rösterei Elbe GmbH", "Roesterei Elbe GmbH")
    ]


def test_it_is_the_sample_and_in_order(issued):
    sample = FIXTURES / "messages" / "mt" / "credit-issued.fin"
    assert mt.build(issued.message).encode() == sample.read_bytes()
    assert errors(issued) == []


def test_an_address_without_room_is_cut_and_said(opening, parties):
    long = replace(parties["elbe"], name="Rösterei " + "und Kaffeelager " * 9)
    written = messages.issue(
        opening.terms, {**parties, "elbe": long}, bics(opening), date(2026, 1, 14)
    )
    assert errors(written) == []
    cut = next(note for note in written.notes if note.rule == "mt-cut")
    assert "20457 Hamburg" in cut.values["lost"]


def test_what_else_the_terms_say_stands_in_its_field(opening, parties):
    terms = replace(
        opening.terms,
        availability=Availability.ACCEPTANCE,
        tolerance=Tolerance(plus=5, minus=10),
        place_of_receipt="Nyeri",
        destination="Bremen",
        requirements=(Requirement("packing_list", 2, 1, issuer="Highland Beans Ltd"),),
        conditions=(Condition("Documents in English"),),
        freight="prepaid",
    )
    written = messages.issue(terms, parties, bics(opening), date(2026, 1, 14))
    assert written.message.get("41A").endswith("BY ACCEPTANCE")
    said = [written.message.get(tag) for tag in ("39A", "44A", "44B")]
    assert said == ["5/10", "Nyeri", "Bremen"]
    assert "Documents in English" in written.message.get("47A")
    documents = written.message.get("46A").replace("\n", " ")
    assert "Packing list, 2 originals and 1 copy, issued by Highland Beans Ltd" in documents
    assert "bills of lading, freight prepaid" in documents
    assert errors(written) == []


def test_one_notice_refuses_with_every_discrepancy_and_says_where_the_documents_are(report):
    rules = ("ucp600-20a-ii-latest", "ucp600-28f-ii")
    notice = Notice(datetime(2026, 4, 9, 8, tzinfo=UTC), rules, Disposal.HOLDING)
    written = messages.refuse(BACK, notice, AMOUNT, date(2026, 4, 2), report)
    told = written.message.get("77J").replace("\n", " ")
    assert written.message.get("32A") == "260402EUR48600,00"
    assert written.message.get("77B") == "/HOLD/"
    assert "art. 28(f)(ii)" in told
    assert "53,460" in told
    assert told.startswith("1. ")
    assert " 2. " in told
    assert errors(written) == []


def test_a_discrepancy_that_is_not_found_is_told_by_its_article():
    assert messages.discrepancies(("ucp600-18c",), Report()) == (
        "1. Not in order under UCP 600 art. 18(c).",
    )


def test_the_other_messages_of_a_credit_are_in_order(report):
    written = [
        messages.acknowledge(BACK, date(2026, 1, 14)),
        messages.advise_discrepancies(BACK, ("ucp600-28f-ii",), AMOUNT, report),
        messages.discharge(BACK, date(2026, 4, 9), AMOUNT),
        messages.advise_payment(BACK, AMOUNT, date(2026, 4, 13)),
        messages.advise_payment(BACK, AMOUNT, date(2026, 4, 13), date(2026, 6, 12)),
        *(messages.authorise(BACK, date(2026, 4, 9), AMOUNT, how) for how in Availability),
    ]
    assert [each.message.type for each in written[:4]] == ["730", "750", "732", "754"]
    assert [errors(each) for each in written] == [[]] * len(written)
