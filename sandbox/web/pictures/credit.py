"""The life of a credit, drawn from the table of moves: a line of states, and branches off it."""

from __future__ import annotations

from collections.abc import Mapping

from payments.credit.credit import Role, State
from payments.credit.moves import MOVES, START
from payments.world.acts import ACTS
from sandbox.web.pictures.life import Cell, Grid, Stage, life
from sandbox.web.pictures.shapes import Picture

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


def life_cycle(stages: Mapping[State, Stage], present: State | None) -> Picture:
    """The states that can be played; `stages` gives each its label and, where passed, its day."""
    return life(cells(), playable(), stages, present, Grid())


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
