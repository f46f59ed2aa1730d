"""The life of a collection, drawn from its table of moves: the way to the money, and off it."""

from __future__ import annotations

from collections.abc import Mapping

from payments.collection.collection import State
from payments.collection.moves import MOVES
from sandbox.web.pictures.life import Cell, Grid, Stage, life
from sandbox.web.pictures.shapes import Picture

LINE = (
    State.DRAFT,
    State.INSTRUCTED,
    State.SENT,
    State.RECEIVED,
    State.PRESENTED,
    State.ACCEPTED,
    State.DUE,
    State.COLLECTED,
    State.PAID,
)
"""The way on which the money comes; against payment it leads from PRESENTED to COLLECTED."""

CELLS: Mapping[State, Cell] = {
    **{state: (column, 1) for column, state in enumerate(LINE)},
    State.AVALISED: (5, 0),
    State.REFUSED: (4, 2),
    State.OVERDUE: (6, 2),
    State.DISHONOURED: (5, 2),
    State.RETURNED: (5, 3),
}
"""Above: a bank's own promise. Below: no money."""

GRID = Grid(column_px=142, width_px=118)


def collection_life(stages: Mapping[State, Stage], present: State | None) -> Picture:
    """Every state of a collection; `stages` gives each its label and, where passed, its day."""
    moves = dict.fromkeys((move.state, move.to) for move in MOVES if move.to is not move.state)
    return life(CELLS, moves, stages, present, GRID)
