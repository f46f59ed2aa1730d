"""Laws of the table of moves of an undertaking, whatever is in it."""

from itertools import product

import pytest

from payments.errors import NoSuchMove
from payments.guarantee.guarantee import Role, State
from payments.guarantee.machine import advance, open_moves
from payments.guarantee.moves import ENDS, MOVES, ROWS, START, UNPAID, UNSTOPPED

KINDS = sorted({move.kind for move in MOVES})
TABLE = {(move.state, move.kind, move.by): move.to for move in MOVES}


def test_every_state_but_an_end_has_a_way_out():
    assert {move.state for move in MOVES if move.to is not move.state} == set(State) - ENDS
    assert not [move for move in MOVES if move.state in ENDS]


def test_every_state_is_reached_from_the_start():
    reached, new = set(), {START}
    while new:
        reached |= new
        new = {move.to for move in MOVES if move.state in reached} - reached
    assert reached == set(State)


def test_an_end_is_in_reach_of_every_state():
    ending = set(ENDS)
    while more := {m.state for m in MOVES if m.to in ending} - ending:
        ending |= more
    assert ending == set(State)


def test_a_state_a_kind_and_a_role_lead_to_one_place():
    assert len(TABLE) == len(MOVES)


@pytest.mark.parametrize("state", State)
def test_every_pair_outside_the_table_is_refused(state):
    for kind, by in product(KINDS, Role):
        if (state, kind, by) in TABLE:
            assert advance(state, kind, by) is TABLE[state, kind, by]
        else:
            with pytest.raises(NoSuchMove) as refusal:
                advance(state, kind, by)
            assert refusal.value.open == tuple(m.kind for m in open_moves(state, by))


def test_the_applicant_cannot_stop_a_payment():
    """The guarantee stands apart from the contract (URDG 758 art. 5(a))."""
    assert not [m for m in MOVES if m.state in UNPAID and m.by is Role.APPLICANT]


def test_one_who_must_pay_can_only_pay():
    """URDG 758 art. 23(d), 24(f)."""
    moves = {m.kind for m in MOVES if m.state is State.MUST_PAY and m.by is Role.GUARANTOR}
    assert moves == {"guarantee.pay"}


def test_a_suspended_demand_can_no_longer_be_rejected():
    """Only a demand that complies can be suspended (URDG 758 art. 23(a))."""
    kinds = {m.kind for m in MOVES if m.state is State.SUSPENDED}
    assert "guarantee.reject" not in kinds
    assert {"guarantee.extend", "guarantee.pay"} <= kinds


def test_every_row_speaks():
    for row in ROWS:
        assert row.says
        assert "!" not in row.says
    assert set(KINDS) > UNSTOPPED
