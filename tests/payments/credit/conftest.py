"""The credit of the coffee sale, and the days of its place of expiry."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from payments.calendar import BankingCalendar
from payments.credit.credit import Credit, Desk, Presentation, Role, State
from payments.credit.guards import Moment
from payments.credit.machine import find, make, move, opened
from payments.credit.terms import Goods, Terms
from payments.documents.deadlines import examine_until
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


@pytest.fixture(scope="session")
def walk():
    """Make moves one after the other; each is a kind and a role."""
    return _walk


def _walk(credit, steps, moment):
    for kind, by in steps:
        if kind == "credit.present":
            credit = _presented(credit, moment)
        elif kind == "credit.forward":
            credit = _forwarded(credit, by, moment)
        else:
            credit = move(credit, kind, by, moment)
    return credit


def desk(to, moment):
    day = moment.calendar.local(moment.at).date()
    return Desk(to, State.PRESENTED, day, examine_until(day, moment.calendar))


def _presented(credit, moment, to=Role.NOMINATED_BANK, draws=None):
    moved = move(credit, "credit.present", Role.BENEFICIARY, moment)
    name, day = f"P{len(credit.presentations) + 1}", moment.calendar.local(moment.at).date()
    last = replace(moved.steps[-1], presentation=name, bank=to)
    stepped = replace(moved, steps=(*moved.steps[:-1], last))
    amount = draws or credit.terms.amount
    return opened(stepped, Presentation(name, (), day, amount, (desk(to, moment),)))


def _forwarded(credit, by, moment):
    found = find(credit, "credit.forward", by, moment)
    made = make(credit, found, moment).presentation(found.made.id)
    onward = replace(made, desks=(*made.desks, desk(Role.ISSUING_BANK, moment)))
    return opened(make(credit, found, moment), onward)
