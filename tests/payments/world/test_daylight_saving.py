"""Hours that do not exist and hours that exist twice: laws over the zones of all calendars."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payments.calendar import BankingCalendar
from payments.money import Money
from payments.network.bank import Bank, CutOff
from payments.network.days import booked_at, value_day
from payments.network.model import TransferStatus
from payments.party import Party, PostalAddress
from payments.world import clock
from payments.world.clock import Advance
from payments.world.state import TRAINER, Act
from payments.world.step import first, step
from payments.world.transfer_acts import Order
from sandbox.home import default_fixtures_dir
from sandbox.services import banks, scenarios

FIXTURES = default_fixtures_dir()
PLACES = sorted(path.stem for path in (FIXTURES / "calendars").glob("*.toml"))
PAYER, PAYEE = "DE11000000000000480600", "0100-480600-EUR"
FIRST, LAST = date(2025, 3, 1), date(2031, 6, 30)
HOURS = st.integers(-36, 36).map(lambda hours: timedelta(hours=hours))
MINUTES = st.integers(0, 59).map(lambda minutes: timedelta(minutes=minutes))
TIMES = st.times(max_value=time(23, 59)).map(lambda at: at.replace(microsecond=0))


@cache
def calendar(place: str) -> BankingCalendar:
    return scenarios.calendar(FIXTURES, place)


@cache
def turns(zone: str) -> tuple[datetime, ...]:
    """The instants at which the clocks of a zone are put on or back."""
    days = (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days))
    noons = [datetime.combine(day, time(12), ZoneInfo(zone)) for day in days]
    pairs = pairwise(noons)
    return tuple(one.astimezone(UTC) for one, two in pairs if one.utcoffset() != two.utcoffset())


TURNING = [place for place in PLACES if turns(calendar(place).zone)]


@st.composite
def near_a_turn(draw: st.DrawFn) -> datetime:
    """An instant within two days of a turn of some zone's clocks."""
    noon = draw(st.sampled_from(turns(calendar(draw(st.sampled_from(TURNING))).zone)))
    return noon + draw(HOURS) + draw(MINUTES)


def bank(place: str, cut_off: time) -> Bank:
    party = Party(place, place, None, PostalAddress(town=place, country="DE", street="Street 1"))
    return Bank(party, "TESTDEH0XXX", calendar(place), (CutOff("EUR", cut_off),))


def said_otherwise(instant: datetime, place: str) -> tuple[datetime, ...]:
    """The same instant in the time of a place, and with the offsets of two others."""
    offsets = (timezone(timedelta(hours=-7)), timezone(timedelta(hours=5, minutes=45)))
    return (calendar(place).local(instant), *(instant.astimezone(zone) for zone in offsets))


def test_there_are_zones_that_turn_and_zones_that_do_not() -> None:
    assert {"hamburg", "london", "new_york", "norhavn"} <= set(TURNING)
    assert {"nairobi", "dhaka", "tokyo"} <= set(PLACES) - set(TURNING)
    assert all(len(turns(calendar(place).zone)) >= 12 for place in TURNING)


@given(st.sampled_from(PLACES), st.sampled_from(PLACES), TIMES, near_a_turn())
def test_a_value_day_asks_when_and_not_how_it_is_written(payer, payee, cut_off, instant) -> None:
    sender, receiver = bank(payer, cut_off), bank(payee, time(16))
    day = value_day(sender, receiver, "EUR", instant)
    assert sender.calendar.is_open(day)
    assert receiver.calendar.is_open(day)
    assert day >= sender.calendar.local(instant).date()
    for same in said_otherwise(instant, payer):
        assert value_day(sender, receiver, "EUR", same) == day


@given(st.sampled_from(TURNING), TIMES, near_a_turn(), st.integers(1, 4 * 60))
def test_what_comes_later_is_of_no_earlier_value_day(place, cut_off, instant, minutes) -> None:
    one, later = bank(place, cut_off), instant + timedelta(minutes=minutes)
    days = [value_day(one, bank("nairobi", time(16)), "EUR", at) for at in (instant, later)]
    assert days == sorted(days)


@given(st.sampled_from(PLACES), TIMES, near_a_turn())
def test_a_cut_off_is_an_instant_of_its_day_and_days_follow_each_other(place, at, instant) -> None:
    """Also one that is set in an hour that this day has twice, or has not."""
    one = bank(place, at)
    today = one.calendar.local(instant).date()
    cut_offs = [one.cut_off("EUR", today + timedelta(days=n)).astimezone(UTC) for n in range(3)]
    assert [one.calendar.local(each).date() for each in cut_offs] == [
        today + timedelta(days=n) for n in range(3)
    ]
    apart = [two - one for one, two in pairwise(cut_offs)]
    assert all(timedelta(hours=23) <= each <= timedelta(hours=25) for each in apart)


@given(st.sampled_from(PLACES), near_a_turn())
def test_a_payment_is_booked_in_hours_and_not_before_it_came(place, instant) -> None:
    receiver = bank(place, time(16))
    day = receiver.calendar.extend(receiver.calendar.local(instant).date())
    booked = booked_at(receiver, instant, day)
    hours = receiver.calendar
    assert booked.astimezone(UTC) > instant
    assert hours.is_open(hours.local(booked).date())
    assert hours.opens <= hours.local(booked).time() <= hours.closes


@cache
def lab(starts_at: datetime):  # type: ignore[no-untyped-def]
    return first(banks.lab(FIXTURES, "test", starts_at)).world


def moved(world, to: str):  # type: ignore[no-untyped-def]
    return step(world, Act(world.number + 1, TRAINER, clock.KIND, Advance(to))).world


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(TURNING), near_a_turn(), st.integers(0, 96))
def test_hours_that_pass_are_hours_wherever_the_clock_hangs(place, instant, hours) -> None:
    """A clock that stopped at a bank's closing goes on by hours, not by what the wall shows."""
    at = calendar(place).local(instant)
    world = replace(lab(datetime(2025, 2, 3, 8, tzinfo=UTC)), now=at)
    for to in (f"PT{hours}H", (instant + timedelta(hours=hours)).isoformat()):
        assert moved(world, to).now.astimezone(UTC) - instant == timedelta(hours=hours)


def test_an_hour_that_exists_twice_is_told_apart_by_its_offset() -> None:
    """Hamburg puts its clocks back at three on 25 October 2026."""
    world = lab(datetime(2026, 10, 24, 8, tzinfo=UTC))
    summer = moved(world, "2026-10-25T02:30:00+02:00")
    winter = moved(summer, "2026-10-25T02:30:00+01:00")
    assert winter.now - summer.now == timedelta(hours=1)
    assert {calendar("hamburg").local(each.now).time() for each in (summer, winter)} == {
        time(2, 30)
    }


@pytest.mark.parametrize("turn", turns("Europe/Berlin")[:2])
def test_a_payment_over_a_turn_goes_on_in_order_and_arrives_in_hours(turn) -> None:
    world = moved(lab(turn - timedelta(days=3)), (turn - timedelta(days=1)).isoformat())
    order = Order(PAYER, PAYEE, Money.of("100", "EUR"))
    world = step(world, Act(world.number + 1, TRAINER, "transfer.order", order)).world
    seen = [world := moved(world, to) for to in ("next", "PT1H") * 6]
    assert [one.now <= two.now for one, two in pairwise(seen)] == [True] * 11
    (transfer,) = world.network.transfers.values()
    assert transfer.status is TransferStatus.ACCC
    credited_at = calendar("nairobi").local(transfer.hops[-1].at)
    assert time(9) <= credited_at.time() <= time(16)
