"""What the table of moves of a bill of lading promises, beyond the laws of every such table."""

from itertools import product

import pytest

from payments.documents.elements import element_of
from payments.title.effects import AMENDABLE, BILL, HANDS, RECEIVERS
from payments.title.machine import open_now
from payments.title.mletr import CRITERIA
from payments.title.moves import ENDS, MOVES
from payments.title.title import ENDORSING, Role, State

KINDS = {move.kind for move in MOVES}


def reached_from(start):
    reached, new = set(), {start}
    while new:
        reached |= new
        new = {move.to for move in MOVES if move.state in reached} - reached
    return reached


@pytest.mark.parametrize("state", set(State) - ENDS)
def test_every_state_that_is_no_end_has_a_way_to_each_end(state):
    assert reached_from(state) >= ENDS


def test_every_row_says_where_it_is_written():
    assert all(move.source.startswith(("MLETR art. ", "TradeTrust, ")) for move in MOVES)


def test_the_other_tables_speak_of_moves_there_are():
    assert set(HANDS) | set(BILL) | ENDORSING <= KINDS
    assert {kind for kinds, _refuses, _reason in RECEIVERS for kind in kinds} <= KINDS
    assert all(element_of("bill_of_lading", field) for field in AMENDABLE)


def test_what_is_open_is_in_the_table_and_nothing_else(title):
    for role, kind in product(Role, KINDS):
        is_open = kind in {move.kind for move in open_now(title, role)}
        assert not is_open or any(
            (move.state, move.kind, move.by) == (title.state, kind, role) for move in MOVES
        )


def test_the_criteria_go_through_the_articles_ten_to_eighteen():
    cited = [int(criterion.article.split("(")[0]) for criterion in CRITERIA]
    assert cited == sorted(cited)
    assert set(cited) == set(range(10, 19))
