"""Laws of the table of moves, whatever is in it."""

from itertools import product

import pytest

from payments.credit.credit import Role, State
from payments.credit.machine import advance, open_moves
from payments.credit.moves import ENDS, MOVES, ROWS, START, UNSTOPPED
from payments.errors import NoSuchMove

KINDS = sorted({move.kind for move in MOVES})
ROWS_OF_TABLE = {(move.state, move.kind, move.by): move.to for move in MOVES}


def test_every_state_but_an_end_has_a_way_out():
    leaving = {move.state for move in MOVES if move.to is not move.state}
    assert leaving == set(State) - ENDS


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
    assert len(ROWS_OF_TABLE) == len(MOVES)


@pytest.mark.parametrize("state", State)
def test_every_pair_outside_the_table_is_refused(state):
    for kind, by in product(KINDS, Role):
        if (state, kind, by) in ROWS_OF_TABLE:
            assert advance(state, kind, by) is ROWS_OF_TABLE[state, kind, by]
        else:
            with pytest.raises(NoSuchMove) as refusal:
                advance(state, kind, by)
            assert refusal.value.open == tuple(m.kind for m in open_moves(state, by))


def test_the_buyer_has_no_move_once_the_bank_has_the_documents_but_the_waiver():
    """Payment depends on the documents alone: the buyer cannot stop it (UCP 600 art. 4, 5)."""
    moves = {m.kind for m in MOVES if m.by is Role.APPLICANT and m.state is not State.DRAFT}
    assert moves == {"credit.waive", "credit.decline_waiver"}


def test_nothing_but_an_honour_leads_to_money():
    honours = {
        "credit.honour",
        "credit.accept_draft",
        "credit.undertake_deferred_payment",
        "credit.pay_at_maturity",
    }
    undertaken = {State.HONOURED, State.ACCEPTED, State.DEFERRED}
    assert {m.kind for m in MOVES if m.to in undertaken and m.to is not m.state} == honours
    assert {m.kind for m in MOVES if m.to is State.PAID} == {"credit.reimburse"}


def test_a_precluded_bank_cannot_refuse():
    """UCP 600 art. 16(f)."""
    assert not [m for m in MOVES if m.state is State.PRECLUDED and m.kind == "credit.refuse"]


def test_every_row_cites_an_article_and_speaks():
    for row in ROWS:
        assert row.source.startswith("UCP 600 art. ")
        assert row.says
        assert "!" not in row.says


def test_what_goes_on_under_force_majeure_is_in_the_table():
    assert set(KINDS) > UNSTOPPED
