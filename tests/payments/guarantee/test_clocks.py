"""The days of an undertaking: expiry, examination, suspension, and force majeure."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from payments.errors import NoSuchMove
from payments.guarantee.clocks import (
    examine_until,
    last_day,
    resumed_until,
    stated_expiry,
    suspended_until,
)
from payments.guarantee.guarantee import Guarantee, Role, State, Step, available
from payments.guarantee.machine import move, open_now
from payments.guarantee.terms import Reduction, Rulebook
from payments.money import Money


def local(day, calendar):
    return calendar.local(day).date()


def test_five_business_days_follow_the_day_of_presentation(nairobi):
    """Presented on Thursday 2 April: Good Friday, Easter Monday and two week-ends do not count."""
    until = examine_until(date(2026, 4, 2), nairobi, Rulebook.URDG_758)
    assert local(until, nairobi) == date(2026, 4, 13)


def test_a_standby_under_isp98_has_seven(nairobi):
    until = examine_until(date(2026, 4, 2), nairobi, Rulebook.ISP98)
    assert local(until, nairobi) == date(2026, 4, 15)


def test_a_suspension_is_of_thirty_calendar_days(nairobi):
    assert local(suspended_until(date(2026, 5, 4), nairobi), nairobi) == date(2026, 6, 3)


def test_an_expiry_on_a_closure_moves_to_the_next_business_day(terms, nairobi):
    closed = Guarantee(replace(terms, expires_on=date(2026, 4, 3)), State.ISSUED)
    assert last_day(closed, nairobi) == date(2026, 4, 7)


def test_without_an_expiry_it_ends_three_years_after_issue(terms):
    unending = Guarantee(replace(terms, expires_on=None, issued_on=date(2028, 2, 29)), State.ISSUED)
    assert stated_expiry(unending) == date(2031, 2, 28)


def test_force_majeure_on_the_last_day_gives_thirty_days_more(issued, nairobi, at):
    """Unlike a credit, which ends while the bank is closed (UCP 600 art. 36)."""
    shut = move(issued, "guarantee.interrupt", Role.TRAINER, at(6, 29))
    assert last_day(shut, nairobi) == date(2026, 7, 30)
    assert not open_now(shut, Role.BENEFICIARY, at(7, 2))
    opened = move(shut, "guarantee.resume", Role.TRAINER, at(7, 3))
    assert "guarantee.demand" in {m.kind for m in open_now(opened, Role.BENEFICIARY, at(7, 30))}
    assert "guarantee.expire" in {m.kind for m in open_now(opened, Role.CLOCK, at(7, 31))}


def test_force_majeure_that_is_over_before_the_last_day_gives_none(issued, nairobi, at):
    shut = move(issued, "guarantee.interrupt", Role.TRAINER, at(6, 1))
    opened = move(shut, "guarantee.resume", Role.TRAINER, at(6, 20))
    assert last_day(opened, nairobi) == date(2026, 6, 30)


def test_an_examination_goes_on_with_the_days_that_were_left(nairobi):
    """Presented on Monday 4 May, shut on Thursday 7 May with three days left, open on the 18th."""
    until = examine_until(date(2026, 5, 4), nairobi, Rulebook.URDG_758)
    span = (datetime(2026, 5, 7, 6, tzinfo=UTC), datetime(2026, 5, 18, 6, tzinfo=UTC))
    after = resumed_until(date(2026, 5, 4), until, span, nairobi)
    assert local(until, nairobi) == date(2026, 5, 11)
    assert local(after, nairobi) == date(2026, 5, 20)  # 18, 19 and 20: three were left


def test_the_amount_is_reduced_on_its_days_and_by_what_was_paid(terms, demand_of, nairobi):
    steps = (Reduction(date(2026, 3, 1), Money.of("2000", "EUR")),)
    until = examine_until(date(2026, 5, 4), nairobi, Rulebook.URDG_758)
    done = demand_of("500", until, paid=Money.of("500", "EUR"))
    reduced = Guarantee(replace(terms, reductions=steps), State.PAID, demands=(done,))
    assert available(reduced, date(2026, 2, 28)) == Money.of("3100", "EUR")
    assert available(reduced, date(2026, 3, 1)) == Money.of("1500", "EUR")


def test_nothing_left_ends_it(issued, demand_of, nairobi, at):
    until = examine_until(date(2026, 5, 4), nairobi, Rulebook.URDG_758)
    paid = replace(
        issued, state=State.PAID, demands=(demand_of("3600", until, paid=Money.of("3600", "EUR")),)
    )
    assert [m.kind for m in open_now(paid, Role.CLOCK, at(5, 5))] == ["guarantee.exhaust"]
    with pytest.raises(NoSuchMove):
        move(paid, "guarantee.demand", Role.BENEFICIARY, at(5, 5))


def test_the_guarantor_is_precluded_when_its_days_are_over_and_not_before(
    issued, demand_of, nairobi, at
):
    until = examine_until(date(2026, 5, 4), nairobi, Rulebook.URDG_758)
    demanded = replace(issued, state=State.DEMANDED, demands=(demand_of("3600", until),))
    assert not open_now(demanded, Role.CLOCK, at(5, 11))
    late = move(demanded, "guarantee.preclude", Role.CLOCK, at(5, 12))
    with pytest.raises(NoSuchMove) as refusal:
        move(late, "guarantee.reject", Role.GUARANTOR, at(5, 12))
    assert refusal.value.open == ("guarantee.pay",)


def test_a_counter_guarantee_comes_before_the_guarantee(terms, at):
    indirect = Guarantee(replace(terms, counter_guarantor="loire"), State.INSTRUCTED)
    with pytest.raises(NoSuchMove):
        move(indirect, "guarantee.issue", Role.GUARANTOR, at(1, 15))
    bound = move(indirect, "guarantee.counter_guarantee", Role.COUNTER_GUARANTOR, at(1, 15))
    assert move(bound, "guarantee.issue", Role.GUARANTOR, at(1, 15)).state is State.ISSUED


def test_a_guarantee_is_transferred_only_where_it_says_so(issued, terms, at):
    with pytest.raises(NoSuchMove):
        move(issued, "guarantee.transfer", Role.GUARANTOR, at(2, 2))
    open_to_it = replace(issued, terms=replace(terms, transferable=True))
    moved = move(open_to_it, "guarantee.transfer", Role.GUARANTOR, at(2, 2))
    assert moved.steps == (Step("guarantee.transfer", Role.GUARANTOR, State.ISSUED, at(2, 2).at),)
