"""The log is the only truth: refolding it, going back in it, and catching a log that lies."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payments.errors import NoSuchPart, NotPossible, NotYourAct
from payments.world.clock import Advance
from payments.world.replay import after, difference, replay, rewound
from payments.world.rewind import Rewind
from payments.world.state import TRAINER, Act
from payments.world.step import step
from payments.world.tagged import canonical

SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)


def _acts(played, end="paid"):
    return tuple(entry.act for entry in played[end].entries)


def _same(one, other):
    """Two worlds of the same content, whatever act number they stand at."""
    return replace(one, number=0) == replace(other, number=0)


def test_replay_makes_the_world_that_was_played(played):
    assert replay(_acts(played)) == played["paid"].world


@SHARED
@given(cut=st.integers(1, 10))
def test_replaying_one_more_act_is_one_more_step(played, cut):
    acts = _acts(played)[: cut + 1]
    assert replay(acts) == step(replay(acts[:-1]), acts[-1]).world


@SHARED
@given(to=st.integers(1, 12))
def test_going_back_restores_the_state_of_that_act_exactly(played, to):
    acts = _acts(played)
    change = rewound(acts, Act(len(acts) + 1, TRAINER, "rewind", Rewind(to)))
    assert _same(change.world, replay(acts[:to]))
    assert change.world.number == len(acts) + 1


def test_after_going_back_the_names_of_the_abandoned_branch_do_not_return(played):
    acts = _acts(played)
    order = next(a for a in acts if a.kind == "credit.reimburse")
    back = Act(len(acts) + 1, TRAINER, "rewind", Rewind(order.number - 1))
    world = replay((*acts, back))
    again = step(world, replace(order, number=len(acts) + 2)).world
    ordered = set(world.network.transfers)
    abandoned = set(played["paid"].world.network.transfers) - ordered
    assert len(abandoned) == 2  # the reimbursement, and the buyer's debit
    assert not abandoned & set(again.network.transfers)


def test_going_back_to_an_abandoned_act_is_refused(played):
    acts = _acts(played)
    back = Act(len(acts) + 1, TRAINER, "rewind", Rewind(3))
    with pytest.raises(NoSuchPart):
        rewound((*acts, back), Act(len(acts) + 2, TRAINER, "rewind", Rewind(5)))


def test_a_seat_cannot_go_back_nor_move_the_clock(played):
    acts = _acts(played)
    world = replay(acts)
    for kind, body in (("rewind", Rewind(1)), ("advance", Advance("P1D"))):
        with pytest.raises(NotYourAct):
            after(acts, world, Act(len(acts) + 1, "seller", kind, body))


def test_a_log_proves_itself_and_a_lie_in_it_is_found(played):
    kept = list(zip(_acts(played), played["paid"].digests, strict=True))
    assert difference(kept) is None
    liar = kept[5][0]
    kept[5] = (liar, "0" * 64)
    assert difference(kept).number == liar.number


def test_a_log_whose_act_was_not_open_is_found(played):
    kept = list(zip(_acts(played), played["paid"].digests, strict=True))
    without_issue = [pair for pair in kept if pair[0].kind != "credit.issue"]
    assert difference(without_issue).number > 1


def test_an_act_number_is_used_once(played):
    world = played["paid"].world
    with pytest.raises(NotPossible):
        step(world, Act(world.number, TRAINER, "advance", Advance("P1D")))


def test_the_bytes_of_a_log_are_canonical(played):
    assert canonical(played["paid"].entries) == canonical(tuple(played["paid"].entries))
