"""A life-cycle as a picture: states in the cells of a grid, and the moves between them as lines.

Which moves there are comes from a table of moves; where a line would cross a box, there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from sandbox.web.pictures.shapes import Box, Picture, Wire, fitted

Cell: TypeAlias = tuple[int, int]
"""Column and row. Branches leave the line, a row of its own, and come back to it."""

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Stage:
    """A state as the picture names it: its label, whether it was passed, and the day of that."""

    label: str
    passed: bool = False
    reached: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """How far cells are apart, and how large a box is, in pixels."""

    column_px: int = 132
    row_px: int = 74
    width_px: int = 108
    height_px: int = 46

    def side(self, cell: Cell, towards: Cell) -> float:
        return 2 + self.column_px * cell[0] + (self.width_px if towards[0] > cell[0] else 0)

    def edge(self, cell: Cell, towards: Cell) -> float:
        return 3 + self.row_px * cell[1] + (self.height_px if towards[1] > cell[1] else 0)

    def centre(self, cell: Cell) -> float:
        return 2 + self.column_px * cell[0] + self.width_px / 2

    def middle(self, cell: Cell) -> float:
        return 3 + self.row_px * cell[1] + self.height_px / 2

    def box(self, cell: Cell, stage: Stage, *, here: bool) -> Box:
        style = "me" if here else "" if stage.passed else "gap"
        tone = "ok" if stage.passed else "wait" if here else None
        title = fitted(stage.label, self.width_px - 26)
        x, y = 2 + self.column_px * cell[0], 3 + self.row_px * cell[1]
        return Box(x, y, self.width_px, self.height_px, title, stage.reached, style, tone)


def life(
    places: Mapping[S, Cell],
    moves: Iterable[tuple[S, S]],
    stages: Mapping[S, Stage],
    present: S | None,
    grid: Grid,
    line: int = 1,
) -> Picture:
    """The states of `places`, the moves between them, and where the thing stands now.

    `line` is the row on which all goes well.
    """
    boxes = tuple(
        grid.box(cell, stages[state], here=state is present) for state, cell in places.items()
    )
    wires = tuple(Wire(path) for path in _paths(places, moves, grid, line))
    columns = 1 + max(column for column, _row in places.values())
    rows = max(row for _column, row in places.values())
    width = grid.column_px * columns - (grid.column_px - grid.width_px) + 4
    return Picture(width, grid.row_px * rows + grid.height_px + 6, boxes, wires)


def _paths(
    places: Mapping[S, Cell], moves: Iterable[tuple[S, S]], grid: Grid, line: int
) -> Iterator[str]:
    taken = set(places.values())
    for start, end in moves:
        if start in places and end in places:
            yield from _path(places[start], places[end], taken, grid, line)


def _path(start: Cell, end: Cell, taken: set[Cell], grid: Grid, line: int) -> Iterator[str]:
    """The line from one box to another. Where it would cross a box there is none."""
    (column, row), (to_column, to_row) = start, end
    if row == to_row:
        if abs(column - to_column) == 1:
            yield _along(start, end, grid)
    elif column == to_column:
        yield _upright(start, end, grid)
    elif row == line and _free(column, to_column, to_row, taken):
        yield _out(start, end, grid)
    elif to_row == line and _free(to_column, column, row, taken):
        yield _back(start, end, grid)


def _free(corner: int, other: int, row: int, taken: set[Cell]) -> bool:
    """Whether the lane of `row` is free from the column `corner` up to the box at `other`."""
    step = 1 if other > corner else -1
    return all((column, row) not in taken for column in range(corner, other, step))


def _along(start: Cell, end: Cell, grid: Grid) -> str:
    x, to_x = grid.side(start, end), grid.side(end, start)
    return f"M{x:g} {grid.middle(start):g}H{to_x:g}{_head_sideways(to_x > x)}"


def _upright(start: Cell, end: Cell, grid: Grid) -> str:
    way = f"M{grid.centre(start):g} {grid.edge(start, end):g}V{grid.edge(end, start):g}"
    return way + _head_upright(start, end)


def _out(start: Cell, end: Cell, grid: Grid) -> str:
    """Up or down from the line, then along its lane into the side of a branch."""
    to_x = grid.side(end, start)
    begins = f"M{grid.centre(start):g} {grid.edge(start, end):g}"
    return f"{begins}V{grid.middle(end):g}H{to_x:g}{_head_sideways(end[0] > start[0])}"


def _back(start: Cell, end: Cell, grid: Grid) -> str:
    """Out of the side of a branch along its lane, then up or down into the line."""
    begins = f"M{grid.side(start, end):g} {grid.middle(start):g}"
    return f"{begins}H{grid.centre(end):g}V{grid.edge(end, start):g}{_head_upright(start, end)}"


def _head_sideways(right: bool) -> str:
    return "m-6 -4l6 4-6 4" if right else "m6 -4l-6 4 6 4"


def _head_upright(start: Cell, end: Cell) -> str:
    return "m-4 -6l4 6 4-6" if end[1] > start[1] else "m-4 6l4-6 4 6"
