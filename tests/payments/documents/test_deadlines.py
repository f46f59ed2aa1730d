"""The two clocks of a presentation: published dates, and laws."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.calendar import BankingCalendar
from payments.documents.deadlines import examine_until, last_day_to_present

FIRST, LAST = date(2025, 1, 1), date(2031, 12, 31)
EASTER = {date(2026, 4, 3), date(2026, 4, 6)}
NAIROBI = BankingCalendar("Nairobi", "Africa/Nairobi", frozenset(EASTER), FIRST, LAST)
HAMBURG = BankingCalendar(
    "Hamburg", "Europe/Berlin", frozenset({*EASTER, date(2026, 5, 1)}), FIRST, LAST
)
DAYS = st.dates(date(2025, 2, 1), date(2031, 6, 30))


def test_twenty_one_days_end_on_good_friday_and_roll_to_the_tuesday():
    last_day = last_day_to_present(date(2026, 3, 13), expires_on=date(2026, 4, 10))
    assert last_day == date(2026, 4, 3)
    assert NAIROBI.extend(last_day) == date(2026, 4, 7)


def test_the_expiry_cuts_the_twenty_one_days_short():
    assert last_day_to_present(date(2026, 3, 25), date(2026, 4, 10)) == date(2026, 4, 10)


def test_the_credit_sets_its_own_period():
    assert last_day_to_present(date(2026, 3, 13), date(2026, 4, 10), 15) == date(2026, 3, 28)


@pytest.mark.parametrize("days", [0, -1, 366])
def test_a_period_outside_a_year_is_refused(days):
    with pytest.raises(ValueError, match="1-365"):
        last_day_to_present(date(2026, 3, 13), date(2026, 4, 10), days)


def test_presented_before_easter_the_fifth_banking_day_in_nairobi_is_the_thirteenth():
    until = examine_until(date(2026, 4, 2), NAIROBI)
    assert until == datetime(2026, 4, 13, 13, tzinfo=UTC)  # 16:00 in Nairobi


def test_received_before_labour_day_the_fifth_banking_day_in_hamburg_is_the_sixth():
    until = examine_until(date(2026, 4, 28), HAMBURG)
    assert until == datetime(2026, 5, 6, 14, tzinfo=UTC)  # 16:00 in Hamburg, summer time


@given(DAYS, DAYS, st.integers(1, 365))
def test_the_last_day_is_never_after_the_expiry(shipped_on, expires_on, days):
    assert last_day_to_present(shipped_on, expires_on, days) <= expires_on


@given(DAYS, DAYS, st.integers(1, 364))
def test_a_later_shipment_or_a_longer_period_never_brings_the_last_day_forward(
    shipped_on, expires_on, days
):
    last_day = last_day_to_present(shipped_on, expires_on, days)
    next_day = shipped_on + timedelta(days=1)
    assert last_day_to_present(next_day, expires_on, days) >= last_day
    assert last_day_to_present(shipped_on, expires_on, days + 1) >= last_day


@given(DAYS, st.integers(0, 30))
def test_what_is_presented_later_is_never_due_earlier(presented_on, later):
    after = presented_on + timedelta(days=later)
    assert examine_until(after, HAMBURG) >= examine_until(presented_on, HAMBURG)


@given(DAYS)
def test_the_clock_ends_at_a_closing_a_week_or_more_after_the_presentation(presented_on):
    """Five banking days span a weekend at least; the day of presentation is not counted."""
    until = HAMBURG.local(examine_until(presented_on, HAMBURG))
    assert HAMBURG.is_open(until.date())
    assert until.time() == time(16)
    assert until.date() - presented_on >= timedelta(days=5 if presented_on.weekday() == 6 else 6)
