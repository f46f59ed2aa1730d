"""The coffee sale whose bill of lading is late: two discrepancies, and three that are none."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from payments.calendar import BankingCalendar
from payments.credit.terms import Goods, Terms
from payments.documents.deadlines import examine_until
from payments.documents.examination import examine_presentation
from payments.documents.kinds import BillOfLading, Capacity, InsurancePolicy, Invoice
from payments.documents.presentation import Dossier
from payments.money import Money
from payments.party import Party, PostalAddress

NAIROBI = BankingCalendar(
    "Nairobi",
    "Africa/Nairobi",
    frozenset({date(2026, 4, 3), date(2026, 4, 6)}),
    date(2026, 1, 1),
    date(2026, 12, 31),
)
TERMS = Terms(
    number="HUB-2026-0117",
    applicant="buyer",
    beneficiary="seller",
    issuing_bank="hansa",
    advising_bank="savanna",
    nominated_bank="savanna",
    amount=Money.of("48600", "EUR"),
    goods=Goods("Green coffee", 180, "bags", incoterm="CIF Hamburg"),
    latest_shipment_on=date(2026, 3, 10),
    expires_on=date(2026, 4, 10),
    place_of_expiry="Nairobi",
    documents=("invoice", "bill_of_lading", "insurance_policy"),
)
SELLER = Party(
    "seller", "Highland Beans Ltd", address=PostalAddress("Nairobi", "KE", "Kimathi Street", "14")
)
BUYER = Party("buyer", "Rösterei Elbe GmbH", address=PostalAddress("Hamburg", "DE"))
INVOICE = Invoice(
    ref="INV-1",
    issuer="Highland Beans Ltd",
    addressee="Rösterei Elbe GmbH",
    description="Green coffee",
    quantity=180,
    unit="bags",
    total=Money.of("48600", "EUR"),
    credit_number="HUB-2026-0171",
    incoterm="CIF Hamburg",
    issuer_address="Moi Avenue 22, Nairobi, KE",
)
BILL = BillOfLading(
    ref="BL-1",
    carrier="Indian Ocean Training Line",
    shipper="Highland Beans Ltd",
    consignee="To order",
    description="Coffee in bags",
    quantity=180,
    unit="bags",
    port_of_loading="Mombasa",
    port_of_discharge="Hamburg",
    vessel="Malaika",
    issued_on=date(2026, 3, 9),
    shipped_on_board=False,
    on_board_on=date(2026, 3, 13),
    signed_as=Capacity.CARRIER,
    originals_issued=3,
    endorsement="in blank",
)
POLICY = InsurancePolicy(
    ref="POL-1",
    insurer="Rift Training Assurance",
    insured="Highland Beans Ltd",
    amount=Money.of("53000", "EUR"),
    issued_on=date(2026, 3, 8),
    risks="Institute Cargo Clauses (A)",
    issued_as=Capacity.INSURER,
)


@pytest.fixture
def late():
    return Dossier(
        TERMS,
        (INVOICE, BILL, POLICY),
        {"seller": SELLER, "buyer": BUYER},
        date(2026, 4, 2),
        NAIROBI,
    )


def by_rule(entries):
    return {entry.rule: entry for entry in entries}


def test_the_discrepancies_are_the_late_shipment_and_the_thin_cover(late):
    findings = by_rule(examine_presentation(late).findings)
    assert set(findings) == {"ucp600-20a-ii-latest", "ucp600-28f-ii"}
    assert findings["ucp600-20a-ii-latest"].at == "BL-1"
    assert findings["ucp600-20a-ii-latest"].values["shipped_on"] == date(2026, 3, 13)
    assert findings["ucp600-28f-ii"].values["needed"] == Money.of("53460.00", "EUR")


def test_the_presentation_is_not_late(late):
    """The last day is Good Friday and rolls over Easter: seen, and in order."""
    cleared = by_rule(examine_presentation(late).cleared)
    assert cleared["ucp600-14c"].values["last_day"] == date(2026, 4, 7)


def test_another_street_and_a_mistyped_credit_number_are_cleared_with_their_reason(late):
    cleared = by_rule(examine_presentation(late).cleared)
    assert cleared["ucp600-14j"].values["found"] == "Moi Avenue 22, Nairobi, KE"
    assert cleared["isbp821-viii"].values["found"] == "HUB-2026-0171"


def test_nothing_is_left_undecided(late):
    assert examine_presentation(late).undecided == ()


def test_the_bank_has_until_the_thirteenth_of_april(late):
    until = examine_until(late.presented_on, late.calendar)
    assert until == datetime(2026, 4, 13, 13, tzinfo=UTC)


def test_shipped_and_presented_in_time_and_insured_in_full_there_is_no_discrepancy(late):
    bill = replace(BILL, on_board_on=date(2026, 3, 10))
    policy = replace(POLICY, amount=Money.of("53460", "EUR"))
    clean = replace(late, documents=(INVOICE, bill, policy), presented_on=date(2026, 3, 31))
    assert examine_presentation(clean).findings == ()


def test_an_earlier_shipment_brings_the_last_day_forward(late):
    """Shipped on 10 March, documents of 2 April are two days late."""
    bill = replace(BILL, on_board_on=date(2026, 3, 10))
    findings = by_rule(examine_presentation(replace(late, documents=(INVOICE, bill))).findings)
    assert findings["ucp600-14c"].values["last_day"] == date(2026, 3, 31)


def test_a_presentation_of_nothing_lacks_every_document(late):
    report = examine_presentation(replace(late, documents=()))
    assert [(one.rule, one.at) for one in report.findings] == [
        ("ucp600-14a", kind) for kind in TERMS.documents
    ]
