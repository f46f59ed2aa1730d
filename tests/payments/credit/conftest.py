"""The credit of the coffee sale, and the days of its place of expiry."""

from datetime import UTC, date, datetime

import pytest

from payments.calendar import BankingCalendar
from payments.credit.credit import Credit, State
from payments.credit.guards import Moment
from payments.credit.terms import Goods, Terms
from payments.money import Money

CLOSURES = frozenset({date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 1)})


@pytest.fixture(scope="session")
def terms() -> Terms:
    return Terms(
        number="HUB-2026-0117",
        applicant="buyer",
        beneficiary="seller",
        issuing_bank="hansa",
        advising_bank="savanna",
        nominated_bank="savanna",
        amount=Money.of("48600", "EUR"),
        goods=Goods("Green coffee, Kenya AA", 180, "bags"),
        latest_shipment_on=date(2026, 3, 10),
        expires_on=date(2026, 4, 10),
        place_of_expiry="Nairobi",
        documents=("invoice", "bill_of_lading", "insurance_policy"),
    )


@pytest.fixture(scope="session")
def nairobi() -> BankingCalendar:
    return BankingCalendar(
        "Nairobi", "Africa/Nairobi", CLOSURES, date(2026, 1, 1), date(2026, 12, 31)
    )


@pytest.fixture(scope="session")
def moment(nairobi: BankingCalendar) -> Moment:
    """Thursday 2 April 2026, noon in Nairobi: before the credit expires."""
    return Moment(datetime(2026, 4, 2, 9, tzinfo=UTC), nairobi)


@pytest.fixture(scope="session")
def draft(terms: Terms) -> Credit:
    return Credit(terms, State.DRAFT)
