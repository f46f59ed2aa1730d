"""Laws of every table of moves: of collections, credits, undertakings and bills of lading."""

from itertools import product
from types import ModuleType

import pytest

from payments.collection import collection
from payments.collection import machine as collection_machine
from payments.collection import moves as collection_moves
from payments.credit import credit
from payments.credit import machine as credit_machine
from payments.credit import moves as credit_moves
from payments.errors import NoSuchMove
from payments.guarantee import guarantee
from payments.guarantee import machine as guarantee_machine
from payments.guarantee import moves as guarantee_moves
from payments.title import moves as title_moves
from payments.title import title

TABLES: dict[str, tuple[ModuleType, type]] = {
    "collection": (collection_moves, collection.State),
    "credit": (credit_moves, credit.State),
    "guarantee": (guarantee_moves, guarantee.State),
    "title": (title_moves, title.State),
}
# A credit and the desks of its banks are two machines in one table.
STARTS = {"credit": {credit_moves.START, credit.State.PRESENTED}}
MACHINES: dict[str, tuple[ModuleType, ModuleType, type]] = {
    "collection": (collection_moves, collection_machine, collection.Role),
    "credit": (credit_moves, credit_machine, credit.Role),
    "guarantee": (guarantee_moves, guarantee_machine, guarantee.Role),
}

tables = pytest.mark.parametrize("noun", TABLES)


@tables
def test_every_state_but_an_end_has_a_way_out(noun):
    table, states = TABLES[noun]
    leaving = {move.state for move in table.MOVES if move.to is not move.state}
    assert leaving == set(states) - table.ENDS


@tables
def test_no_move_leaves_an_end(noun):
    table, _ = TABLES[noun]
    assert not [move for move in table.MOVES if move.state in table.ENDS]


@tables
def test_every_state_is_reached_from_a_start(noun):
    table, states = TABLES[noun]
    reached, new = set(), STARTS.get(noun, {table.START})
    while new:
        reached |= new
        new = {move.to for move in table.MOVES if move.state in reached} - reached
    assert reached == set(states)


@tables
def test_an_end_is_in_reach_of_every_state(noun):
    table, states = TABLES[noun]
    ending = set(table.ENDS)
    while more := {move.state for move in table.MOVES if move.to in ending} - ending:
        ending |= more
    assert ending == set(states)


@tables
def test_a_state_a_kind_and_a_role_lead_to_one_place(noun):
    table, _ = TABLES[noun]
    keys = [(move.state, move.kind, move.by) for move in table.MOVES]
    assert len(keys) == len(set(keys))


@tables
def test_every_row_cites_and_speaks(noun):
    table, _ = TABLES[noun]
    for move in table.MOVES:
        assert move.source
        assert move.says
        assert "!" not in move.says


@pytest.mark.parametrize(
    ("noun", "state"), [(noun, state) for noun in MACHINES for state in TABLES[noun][1]]
)
def test_every_pair_outside_the_table_is_refused(noun, state):
    table, machine, roles = MACHINES[noun]
    to = {(move.state, move.kind, move.by): move.to for move in table.MOVES}
    for kind, by in product(sorted({move.kind for move in table.MOVES}), roles):
        if (state, kind, by) in to:
            assert machine.advance(state, kind, by) is to[state, kind, by]
        else:
            with pytest.raises(NoSuchMove) as refusal:
                machine.advance(state, kind, by)
            assert refusal.value.open == tuple(m.kind for m in machine.open_moves(state, by))
