"""An advance payment guarantee of a bank in Nairobi, and the days of its place."""

from datetime import UTC, date, datetime

import pytest

from payments.calendar import BankingCalendar
from payments.credit.guards import Moment
from payments.guarantee.guarantee import Demand, DemandPaper, Guarantee, State
from payments.guarantee.terms import GuaranteeTerms, Purpose
from payments.money import Money

CLOSURES = frozenset({date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 1), date(2026, 6, 1)})


@pytest.fixture(scope="session")
def terms():
    return GuaranteeTerms(
        number="G-2026-0117",
        applicant="seller",
        guarantor="savanna",
        beneficiary="buyer",
        amount=Money.of("3600", "EUR"),
        underlying="contract 117",
        purpose=Purpose.ADVANCE_PAYMENT,
        expires_on=date(2026, 6, 30),
        issued_on=date(2026, 1, 15),
    )


@pytest.fixture(scope="session")
def nairobi():
    return BankingCalendar(
        "Nairobi", "Africa/Nairobi", CLOSURES, date(2026, 1, 1), date(2029, 12, 31)
    )


@pytest.fixture(scope="session")
def at(nairobi):
    """Nine in the morning, universal time, of a day of 2026 at the guarantor's place."""
    return lambda month, day: Moment(datetime(2026, month, day, 9, tzinfo=UTC), nairobi)


@pytest.fixture
def issued(terms):
    return Guarantee(terms, State.ISSUED)


@pytest.fixture(scope="session")
def demand_of(nairobi):
    """A demand as the guarantor keeps it."""

    def made(amount, until, **more):
        return Demand(
            "D1",
            DemandPaper("G-2026-0117", Money.of(amount, "EUR"), statement="No goods came."),
            date(2026, 5, 4),
            date(2026, 5, 4),
            until,
            Money.of("3600", "EUR"),
            **more,
        )

    return made
