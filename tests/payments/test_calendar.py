"""Banking days: laws, and the calendars of the fixtures against published days."""

import tomllib
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.calendar import BankingCalendar
from payments.errors import ClosuresUnknown

FIXTURES = Path(__file__).parents[2] / "fixtures" / "calendars"
PUBLISHED = {
    # Kenya: Public Holidays Act (cap. 110), and Easter.
    "nairobi": "01-01 04-03 04-06 05-01 06-01 10-10 10-20 12-12 12-25 12-26",
    # Hamburg: Feiertagsgesetz (Reformation Day since 2018), and Easter.
    "hamburg": "01-01 04-03 04-06 05-01 05-14 05-25 10-03 10-31 12-25 12-26",
}
DAYS = st.dates(date(2025, 1, 1), date(2031, 6, 30))


def calendar(file):
    stated = tomllib.loads((FIXTURES / f"{file}.toml").read_text(encoding="utf-8"))
    return BankingCalendar(
        place=stated["place"],
        zone=stated["zone"],
        closures=frozenset(closure["on"] for closure in stated["closures"]),
        first=stated["first"],
        last=stated["last"],
        weekend=frozenset(stated["weekend"]),
        opens=stated["opens"],
        closes=stated["closes"],
    )


NAIROBI, HAMBURG = calendar("nairobi"), calendar("hamburg")
BOTH = st.sampled_from([NAIROBI, HAMBURG])


@pytest.mark.parametrize("file", PUBLISHED)
def test_the_days_of_2026_are_the_published_ones(file):
    """But for days that follow the moon, which are forecasts until they are gazetted."""
    moon = {date(2026, 3, 20)} if file == "nairobi" else set()
    closed = {day for day in calendar(file).closures if day.year == 2026}
    assert closed - moon == {date.fromisoformat(f"2026-{d}") for d in PUBLISHED[file].split()}


@pytest.mark.parametrize("file", PUBLISHED)
def test_every_year_of_a_calendar_has_its_closures_and_a_source(file):
    stated = tomllib.loads((FIXTURES / f"{file}.toml").read_text(encoding="utf-8"))
    years = {closure["on"].year for closure in stated["closures"]}
    assert years == set(range(stated["first"].year, stated["last"].year + 1))
    assert stated["source"]


def test_a_kenyan_holiday_on_a_sunday_is_kept_on_the_monday():
    """Mashujaa Day 2030 is a Sunday and moves; Labour Day 2027 is a Saturday and stays."""
    assert not NAIROBI.is_open(date(2030, 10, 21))
    assert NAIROBI.is_open(date(2027, 5, 3))


def test_the_first_of_june_closes_nairobi_and_not_hamburg():
    madaraka = date(2026, 6, 1)
    assert not NAIROBI.is_open(madaraka)
    assert HAMBURG.is_open(madaraka)


def test_a_place_has_its_own_weekend():
    dhaka = BankingCalendar(
        "Dhaka",
        "Asia/Dhaka",
        frozenset(),
        date(2026, 1, 1),
        date(2026, 12, 31),
        weekend=frozenset({4, 5}),
    )
    friday, sunday = date(2026, 4, 17), date(2026, 4, 19)
    assert dhaka.extend(friday) == sunday


def test_a_closing_is_an_instant_of_the_place():
    """Hamburg changes to summer time on 29 March 2026; Nairobi never does."""
    assert HAMBURG.closing(date(2026, 3, 27)) == datetime(2026, 3, 27, 15, tzinfo=UTC)
    assert HAMBURG.closing(date(2026, 3, 30)) == datetime(2026, 3, 30, 14, tzinfo=UTC)
    assert NAIROBI.closing(date(2026, 3, 30)) == datetime(2026, 3, 30, 13, tzinfo=UTC)
    assert NAIROBI.opening(date(2026, 3, 30)) == datetime(2026, 3, 30, 6, tzinfo=UTC)


def test_an_instant_has_another_date_in_another_place():
    late = datetime(2026, 4, 2, 22, tzinfo=UTC)
    assert NAIROBI.local(late).date() == date(2026, 4, 3)
    assert NAIROBI.local(late).time() == time(1)


@given(BOTH, DAYS)
def test_an_extended_day_is_open_and_nothing_open_lies_before_it(calendar, day):
    extended = calendar.extend(day)
    assert calendar.is_open(extended)
    skipped = [day + timedelta(days=n) for n in range((extended - day).days)]
    assert not [closed for closed in skipped if calendar.is_open(closed)]
    assert calendar.extend(extended) == extended


@given(BOTH, DAYS, st.integers(1, 10))
def test_so_many_banking_days_lie_between(calendar, day, count):
    last = calendar.add_banking_days(day, count)
    between = [day + timedelta(days=n) for n in range(1, (last - day).days + 1)]
    assert sum(calendar.is_open(one) for one in between) == count
    assert calendar.is_open(last)


@given(BOTH, DAYS)
def test_banking_days_after_a_day_go_on_and_are_all_open(calendar, day):
    after = list(islice(calendar.days_after(day), 5))
    assert after == sorted(set(after))
    assert all(one > day and calendar.is_open(one) for one in after)


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2032, 1, 1)])
def test_beyond_its_years_a_calendar_guesses_nothing(day):
    with pytest.raises(ClosuresUnknown) as refusal:
        NAIROBI.is_open(day)
    assert refusal.value.day == day
    assert refusal.value.place == "Nairobi"


@pytest.mark.parametrize("count", [0, -1])
def test_no_banking_days_cannot_be_added(count):
    with pytest.raises(ValueError, match="1 or more"):
        NAIROBI.add_banking_days(date(2026, 4, 2), count)
