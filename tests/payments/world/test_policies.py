"""Bots by policy: what each does differently, and that all of it is the same every time."""

from dataclasses import replace
from functools import cache

import pytest

from payments.credit.credit import Role, State
from payments.errors import NoSuchPart
from payments.world.clock import Advance
from payments.world.credit_acts import Present
from payments.world.policies import POLICIES, bot_for, plans_for
from payments.world.rounds import answers, next_instant
from payments.world.state import TRAINER, Act
from payments.world.step import first, step
from payments.world.view import view

CREDIT = "HU-2026-0117"


@pytest.fixture(scope="module")
def play_by(scenario):
    """Plays with a policy for each seat, the ends in an order; the acts by seats, and the world."""

    def played(policy, end="refused", **others):
        ends = sorted(scenario.ends, key=lambda each: each.name != end)
        plot = replace(scenario, ends=tuple(ends))
        seats = [seat.name for seat in plot.opening.seats]
        by = {seat: others.get(seat, policy) for seat in seats}
        bots = {seat: bot_for(plot, seat, by[seat]) for seat in seats}
        change = first(plot.opening)
        entries = [change.entry]
        for _ in range(40):
            acted = list(answers(change.world, entries, bots))
            entries += [each.entry for each in acted]
            world = acted[-1].world if acted else change.world
            plans = (p for s in seats for p in plans_for(plot, by[s], view(world, entries, s)))
            to = next_instant(world, plans)
            if to is None:
                break
            body = Advance(to.isoformat())
            change = step(world, Act(world.number + 1, TRAINER, "advance", body))
            entries.append(change.entry)
        return tuple(e for e in entries if e.act.seat != TRAINER), change.world

    @cache
    def remembered(policy, end="refused", again=0, **others):
        return played(policy, end, **others)

    return remembered


def _kinds(entries, seat):
    return [entry.act.kind for entry in entries if entry.act.seat == seat]


def _refusals(entries):
    return [e for e in entries if e.act.kind == "credit.refuse"]


def test_the_careful_look_up_before_they_are_bound(play_by):
    entries, _world = play_by("careful")
    for seat, binds in (("buyer", "credit.apply"), ("seller_bank", "credit.agree_to_act")):
        kinds = _kinds(entries, seat)
        assert kinds.index("entity.look_up") < kinds.index(binds)


def test_the_careful_decide_a_day_before_the_last_and_name_all(play_by):
    entries, world = play_by("careful")
    (refusal,) = _refusals(entries)
    desk = world.credits[CREDIT].presentations[0].desks[0]
    assert set(refusal.act.body.discrepancies) == {"ucp600-20a-ii-latest", "ucp600-28f-ii"}
    assert desk.notice.given_at.date().isoformat() == "2026-04-10"
    assert desk.examine_until.date().isoformat() == "2026-04-13"


def test_the_hurried_look_nobody_up_decide_at_once_and_miss_some(play_by):
    entries, _world = play_by("hurried")
    assert "entity.look_up" not in {entry.act.kind for entry in entries}
    (refusal,) = _refusals(entries)
    presented = next(e for e in entries if e.act.kind == "credit.present")
    assert refusal.outcomes[0].at == presented.outcomes[0].at
    assert len(refusal.act.body.discrepancies) == 1


def test_what_the_hurried_miss_is_the_luck_of_the_scenario(play_by, scenario):
    missed = set()
    for seed in ("a", "b", "c", "d", "e", "f", "g", "h"):
        opening = replace(scenario.opening, chance_seed=seed)
        bot = POLICIES["hurried"].reacts
        missed.add(_named_by(bot, replace(scenario, opening=opening)))
    assert len(missed) > 1


def _named_by(reacts, plot):
    """What the seller's bank names, papers taken up, under the plot's luck."""
    change = first(plot.opening)
    entries = [change.entry]
    end = plot.ends[0]
    for plan in end.plans:
        if plan.kind == "decide":
            break
        to = Advance(plan.not_before.isoformat())
        for seat, kind, body in ((TRAINER, "advance", to), (plan.seat, plan.kind, plan.body)):
            change = step(change.world, Act(change.world.number + 1, seat, kind, body))
            entries.append(change.entry)
    (plan,) = reacts(plot, view(change.world, entries, "seller_bank"))
    return getattr(plan.body, "discrepancies", ())


def test_a_dishonest_seller_presents_the_doubtful_papers(play_by):
    for policy, papers in (("careful", "in_order"), ("dishonest", "as_shipped")):
        entries, _world = play_by("careful", end="paid", seller=policy)
        (made,) = (e.act.body for e in entries if isinstance(e.act.body, Present))
        assert made.document_set == papers


def test_a_dishonest_bank_of_the_buyer_refuses_complying_papers(play_by):
    entries, world = play_by("careful", end="paid", buyer_bank="dishonest")
    (refusal,) = _refusals(entries)
    assert refusal.act.seat == "buyer_bank"
    desk = world.credits[CREDIT].presentations[0].desk_of(Role.ISSUING_BANK)
    assert desk.notice.void
    _entries, fair = play_by("careful", end="paid")
    assert fair.credits[CREDIT].state is State.PAID


@pytest.mark.parametrize("policy", ["hurried", "dishonest"])
def test_a_policy_plays_the_same_every_time(play_by, policy):
    one, other = play_by(policy), play_by(policy, again=1)
    assert one[0] == other[0]


def test_no_policy_repeats_itself_without_end(play_by):
    for policy in POLICIES:
        entries, _world = play_by(policy, end="paid")
        assert len(entries) < 25, policy


def test_a_policy_that_is_none_is_refused(scenario):
    with pytest.raises(NoSuchPart):
        bot_for(scenario, "buyer", "clever")


def test_every_policy_says_what_it_does():
    for policy in POLICIES.values():
        for says in (policy.says, policy.as_seller, policy.as_buyer, policy.as_bank):
            assert says.endswith(".")
