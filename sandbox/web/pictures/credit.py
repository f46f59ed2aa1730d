"""The life of a credit, drawn from the table of moves: a line of states, and branches off it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from payments.credit.credit import Role, State
from payments.credit.moves import MOVES, START
from payments.world.acts import ACTS
from sandbox.web.pictures.shapes import Box, Picture, Wire, fitted

COLUMN_PX, ROW_PX, WIDTH_PX, HEIGHT_PX = 132, 74, 108, 46

LINE = (
    State.DRAFT,
    State.APPLIED,
    State.ISSUED,
    State.ADVISED,
    State.SHIPPED,
    State.PRESENTED,
    State.EXAMINING,
    State.COMPLYING,
    State.HONOURED,
    State.PAID,
)
"""The way of a credit on which nothing goes wrong."""

ABOVE, BELOW = 0, 2
BRANCHES: Mapping[State, tuple[State, int]] = {
    State.EXPIRED: (State.SHIPPED, BELOW),
    State.REFUSED: (State.PRESENTED, BELOW),
    State.DISCREPANT: (State.EXAMINING, BELOW),
    State.PRECLUDED: (State.EXAMINING, ABOVE),
    State.WAIVER_SOUGHT: (State.COMPLYING, BELOW),
    State.WAIVED: (State.HONOURED, BELOW),
}
"""Off the line: beside which state of it, above or below."""

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stage:
    """A state as the picture names it: its label, whether it was passed, and the day of that."""

    label: str
    passed: bool = False
    reached: str = ""


def life_cycle(stages: Mapping[State, Stage], present: State | None) -> Picture:
    """The states that can be played; `stages` gives each its label and, where passed, its day."""
    places = cells()
    boxes = tuple(_box(cell, stages[state], state is present) for state, cell in places.items())
    wires = tuple(Wire(path) for path in _paths(places))
    columns = 1 + max(column for column, _row in places.values())
    return Picture(COLUMN_PX * columns - 20, ROW_PX * 2 + HEIGHT_PX + 6, boxes, wires)


def cells() -> dict[State, Cell]:
    """Column and row of each state that can be reached from the start."""
    reached = _reachable()
    line = [state for state in LINE if state in reached]
    places = {state: (column, 1) for column, state in enumerate(line)}
    for state, (beside, row) in BRANCHES.items():
        if state in reached and beside in places:
            places[state] = (places[beside][0], row)
    return places


def _reachable() -> set[State]:
    reached, new = set[State](), {START}
    while new:
        reached |= new
        new = {end for start, end in playable() if start in reached} - reached
    return reached


def playable() -> tuple[tuple[State, State], ...]:
    """From and to of the moves that some act, or the clock, can make."""
    kinds = {row.kind for row in ACTS}
    made = (move for move in MOVES if move.kind in kinds or move.by is Role.CLOCK)
    return tuple(dict.fromkeys((move.state, move.to) for move in made))


def _paths(places: Mapping[State, Cell]) -> Iterator[str]:
    taken = set(places.values())
    for start, end in playable():
        if start in places and end in places:
            yield from _path(places[start], places[end], taken)


def _path(start: Cell, end: Cell, taken: set[Cell]) -> Iterator[str]:
    """The line from one box to another. Where it would cross a box there is none."""
    (column, row), (to_column, to_row) = start, end
    if row == to_row:
        if abs(column - to_column) == 1:
            yield _along(start, end)
    elif column == to_column:
        yield _upright(start, end)
    elif row == 1 and _free(column, to_column, to_row, taken):
        yield _out(start, end)
    elif to_row == 1 and _free(to_column, column, row, taken):
        yield _back(start, end)


def _free(corner: int, other: int, row: int, taken: set[Cell]) -> bool:
    """Whether the lane of `row` is free from the column `corner` up to the box at `other`."""
    step = 1 if other > corner else -1
    return all((column, row) not in taken for column in range(corner, other, step))


def _along(start: Cell, end: Cell) -> str:
    x, to_x = _side(start, end), _side(end, start)
    return f"M{x:g} {_middle(start):g}H{to_x:g}{_head_sideways(to_x > x)}"


def _upright(start: Cell, end: Cell) -> str:
    way = f"M{_centre(start):g} {_edge(start, end):g}V{_edge(end, start):g}"
    return way + _head_upright(start, end)


def _out(start: Cell, end: Cell) -> str:
    """Up or down from the line, then along its lane into the side of a branch."""
    to_x = _side(end, start)
    way = f"M{_centre(start):g} {_edge(start, end):g}V{_middle(end):g}H{to_x:g}"
    return way + _head_sideways(end[0] > start[0])


def _back(start: Cell, end: Cell) -> str:
    """Out of the side of a branch along its lane, then up or down into the line."""
    way = f"M{_side(start, end):g} {_middle(start):g}H{_centre(end):g}V{_edge(end, start):g}"
    return way + _head_upright(start, end)


def _box(cell: Cell, stage: Stage, here: bool) -> Box:
    style = "me" if here else "" if stage.passed else "gap"
    tone = "ok" if stage.passed else "wait" if here else None
    title = fitted(stage.label, WIDTH_PX - 26)
    x, y = 2 + COLUMN_PX * cell[0], 3 + ROW_PX * cell[1]
    return Box(x, y, WIDTH_PX, HEIGHT_PX, title, stage.reached, style, tone)


def _side(cell: Cell, towards: Cell) -> float:
    return 2 + COLUMN_PX * cell[0] + (WIDTH_PX if towards[0] > cell[0] else 0)


def _edge(cell: Cell, towards: Cell) -> float:
    return 3 + ROW_PX * cell[1] + (HEIGHT_PX if towards[1] > cell[1] else 0)


def _centre(cell: Cell) -> float:
    return 2 + COLUMN_PX * cell[0] + WIDTH_PX / 2


def _middle(cell: Cell) -> float:
    return 3 + ROW_PX * cell[1] + HEIGHT_PX / 2


def _head_sideways(right: bool) -> str:
    return "m-6 -4l6 4-6 4" if right else "m6 -4l-6 4 6 4"


def _head_upright(start: Cell, end: Cell) -> str:
    return "m-4 -6l4 6 4-6" if end[1] > start[1] else "m-4 6l4-6 4 6"
