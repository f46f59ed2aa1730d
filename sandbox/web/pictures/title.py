"""The life of a bill of lading as a record, drawn from its table of moves."""

from __future__ import annotations

from collections.abc import Mapping

from payments.title.moves import MOVES
from payments.title.title import State
from sandbox.web.pictures.life import Cell, Grid, Stage, life
from sandbox.web.pictures.shapes import Picture

CELLS: Mapping[State, Cell] = {
    State.HELD: (0, 0),
    State.SURRENDERED: (1, 0),
    State.DELIVERED: (2, 0),
    State.CHANGING: (1, 1),
    State.REPLACED: (2, 1),
}
"""Above: the way to the goods. Below: the way to the other medium."""

GRID = Grid(column_px=196, width_px=156)


def title_life(stages: Mapping[State, Stage], present: State | None) -> Picture:
    """The states of a record; what leaves it in its holder's hands is in the list, not here."""
    moves = dict.fromkeys((move.state, move.to) for move in MOVES)
    return life(CELLS, moves, stages, present, GRID, line=0)
