"""When drafts are due: published examples, and laws of counting days."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.collection.maturity import due_on, interest_on, payable_on
from payments.collection.terms import Counted, Interest, Tenor
from payments.errors import ClosuresUnknown
from payments.money import Money

ANY_DAY = date(2026, 3, 9)


def test_sixty_days_after_the_bill_of_lading_of_20_february():
    tenor = Tenor(60, Counted.BILL_OF_LADING, date(2026, 2, 20))
    assert due_on(tenor, ANY_DAY) == date(2026, 4, 21)


def test_a_leap_year_has_a_day_more():
    tenor = Tenor(60, Counted.BILL_OF_LADING, date(2028, 2, 20))
    assert due_on(tenor, ANY_DAY) == date(2028, 4, 20)


def test_after_sight_counts_from_the_acceptance():
    assert due_on(Tenor(30, Counted.SIGHT), date(2026, 3, 10)) == date(2026, 4, 9)


def test_a_tenor_from_a_day_that_is_not_stated_has_no_end():
    assert due_on(Tenor(30, Counted.INVOICE), ANY_DAY) is None


@pytest.mark.parametrize(
    ("days", "paid_on"),
    [
        (52, date(2026, 4, 15)),  # due 13 April, and Bangkok is closed on the 13th and 14th
        (50, date(2026, 4, 15)),  # a Saturday, before those
        (60, date(2026, 4, 21)),
    ],
)
def test_a_day_on_which_banks_are_closed_moves_to_the_next(bangkok, days, paid_on):
    tenor = Tenor(days, Counted.BILL_OF_LADING, date(2026, 2, 20))
    assert payable_on(tenor, ANY_DAY, bangkok) == paid_on


def test_a_day_beyond_the_calendar_is_refused_by_name(bangkok):
    with pytest.raises(ClosuresUnknown):
        payable_on(Tenor(700, Counted.SIGHT), ANY_DAY, bangkok)


@given(st.integers(1, 300), st.dates(date(2026, 1, 1), date(2026, 3, 1)))
def test_payment_is_on_a_banking_day_and_never_early(bangkok, days, first):
    tenor = Tenor(days, Counted.DRAFT, first)
    due, paid = due_on(tenor, ANY_DAY), payable_on(tenor, ANY_DAY, bangkok)
    assert due - first == timedelta(days=days)
    assert paid >= due
    assert bangkok.is_open(paid)


def test_interest_of_a_banking_year(instruction):
    """31,250 at 6 per cent for 30 of 360 days is 156.25."""
    asked = Interest(Decimal(6), date(2026, 4, 21), 360)
    owed = replace(instruction, interest=asked)
    assert interest_on(owed, date(2026, 5, 21)) == Money.of("156.25", "EUR")
    assert interest_on(owed, date(2026, 4, 1)) == Money.zero("EUR")


@pytest.mark.parametrize("left_out", ["percent", "from_on", "year_days"])
def test_interest_that_is_not_stated_whole_is_none(instruction, left_out):
    asked = replace(Interest(Decimal(6), date(2026, 4, 21), 360), **{left_out: None})
    owed = replace(instruction, interest=asked)
    assert interest_on(owed, date(2026, 6, 1)) == Money.zero("EUR")
