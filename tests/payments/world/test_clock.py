"""The clock: it goes on, what is due runs in order, and it never goes back."""

from datetime import timedelta

import pytest

from payments.credit.credit import Disposal, Role, State
from payments.errors import ClockBackwards, MalformedBody, NoSuchMove, NotPossible
from payments.world.clock import Advance
from payments.world.credit_acts import OnCredit, Refuse
from payments.world.credit_agenda import LAST_PRESENTATION
from payments.world.credit_clock import EXPIRE
from payments.world.replay import replay
from payments.world.state import TRAINER, Act
from payments.world.step import step
from payments.world.view import view

CREDIT = "HU-2026-0117"


def _advance(world, to):
    return step(world, Act(world.number + 1, TRAINER, "advance", Advance(to)))


def _until(played, kind, end="refused"):
    """The world just after the first act of that kind."""
    acts = [entry.act for entry in played[end].entries]
    last = next(index for index, act in enumerate(acts) if act.kind == kind)
    return replay(acts[: last + 1])


def test_a_duration_and_an_instant_are_two_ways_to_say_the_same(played):
    world = _until(played, "credit.advise")
    by = _advance(world, "P1DT2H").world
    to = _advance(world, (world.now + timedelta(days=1, hours=2)).isoformat()).world
    assert by.now == to.now == world.now + timedelta(hours=26)


@pytest.mark.parametrize("to", ["2020-01-01T00:00:00+00:00", "-P1D"])
def test_the_clock_does_not_go_back(played, to):
    with pytest.raises((ClockBackwards, MalformedBody)):
        _advance(_until(played, "credit.advise"), to)


@pytest.mark.parametrize("to", ["", "tomorrow", "P1M", "P1Y", "2026-02-30", "2026-05-01T09:00:00"])
def test_what_is_no_time_is_told(played, to):
    with pytest.raises(MalformedBody):
        _advance(_until(played, "credit.advise"), to)


@pytest.mark.parametrize("to", ["P9999D", "P99999999D", f"PT{'9' * 20}H", "9999-12-31T00:00:00Z"])
def test_the_clock_does_not_run_for_ever(played, to):
    with pytest.raises(NotPossible):
        _advance(_until(played, "credit.advise"), to)


def test_next_goes_to_the_next_thing_that_is_due(played):
    world = _until(played, "credit.examine")
    moved = _advance(world, "next").world
    assert moved.now == next(due.at for due in world.network.agenda if due.kind == EXPIRE)
    passed_over = {due.kind for due in world.network.agenda if due.at < moved.now}
    assert passed_over == {LAST_PRESENTATION}  # the documents are with the bank


def test_the_clock_does_not_stop_where_a_credit_that_is_drawn_and_paid_would_end(played):
    world = played["paid"].world
    end = next(due.at for due in world.network.agenda if due.kind == EXPIRE)
    for _ in range(3):  # the statements of the day are still to come
        world = _advance(world, "next").world
    assert world.now < end
    assert EXPIRE not in {
        due.kind for due in view(world, played["paid"].entries, "seller").deadlines
    }


def test_a_bank_that_lets_its_days_pass_can_no_longer_refuse_and_must_honour(played):
    world = _until(played, "credit.examine")
    due = world.credits[CREDIT].presentations[-1].examine_until
    just_before = _advance(world, (due - timedelta(minutes=1)).isoformat()).world
    assert just_before.credits[CREDIT].state is State.EXAMINING
    late = _advance(world, due.isoformat()).world
    assert late.credits[CREDIT].state is State.PRECLUDED
    refuse = Refuse(CREDIT, ("ucp600-18c",), Disposal.HOLDING)
    with pytest.raises(NoSuchMove) as refusal:
        step(late, Act(late.number + 1, "seller_bank", "credit.refuse", refuse))
    assert "credit.honour" in refusal.value.open
    honoured = step(late, Act(late.number + 1, "seller_bank", "credit.honour", OnCredit(CREDIT)))
    (made,) = honoured.world.credits[CREDIT].presentations
    assert made.desk_of(Role.NOMINATED_BANK).state is State.HONOURED


def test_a_credit_expires_at_the_close_of_its_last_day_in_its_place(played):
    world = _until(played, "credit.advise")
    before = _advance(world, "2026-04-10T15:59:00+03:00").world
    assert before.credits[CREDIT].state is State.ADVISED
    assert _advance(before, "PT1M").world.credits[CREDIT].state is State.EXPIRED


def test_one_long_step_and_many_short_ones_lead_to_the_same_state(played):
    world = _until(played, "credit.advise")
    once = _advance(world, "P100D").world
    steps = world
    for _ in range(100):
        steps = _advance(steps, "P1D").world
    assert (once.now, once.credits, once.network) == (steps.now, steps.credits, steps.network)
