"""Laws of the table of moves, whatever is in it."""

from itertools import product

import pytest

from payments.collection.collection import Role, State
from payments.collection.machine import advance, open_moves
from payments.collection.moves import ENDS, MOVES, ROWS, START
from payments.errors import NoSuchMove

KINDS = sorted({move.kind for move in MOVES})
TABLE = {(move.state, move.kind, move.by): move.to for move in MOVES}


def test_every_state_but_an_end_has_a_way_out():
    assert {move.state for move in MOVES if move.to is not move.state} == set(State) - ENDS


def test_no_move_leaves_an_end():
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


def test_money_comes_from_the_drawee_or_from_a_bank_that_signed():
    """A bank that only collects promises nothing: no other row leads to money."""
    paying = {(m.kind, m.by, m.state) for m in MOVES if m.to is State.COLLECTED is not m.state}
    banks = {(kind, state) for kind, by, state in paying if by is not Role.DRAWEE}
    assert banks == {("collection.pay_under_aval", State.AVALISED)}
    assert {m.to for m in MOVES if m.kind == "collection.avalise"} == {State.AVALISED}


def test_no_bank_examines_and_no_bank_stores():
    words = " ".join(KINDS)
    assert not [word for word in ("examine", "store", "insure", "inspect") if word in words]


def test_every_row_cites_and_speaks():
    for row in ROWS:
        assert row.source
        assert row.says
        assert "!" not in row.says
