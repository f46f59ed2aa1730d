"""What reads the table of moves: which are open, and what one of them makes of an undertaking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from payments.credit.guards import Moment
from payments.errors import NoSuchMove
from payments.guarantee.guarantee import Guarantee, Role, State, Step
from payments.guarantee.guards import Attempt, interrupted
from payments.guarantee.moves import MOVES, UNSTOPPED, Move


def open_moves(state: State, by: Role) -> tuple[Move, ...]:
    """The rows of the table for `by` in `state`, whatever their guards say."""
    return tuple(move for move in MOVES if move.state is state and move.by is by)


def advance(state: State, kind: str, by: Role) -> State:
    """The state after a move, whatever its guards say. Raises NoSuchMove."""
    return _pick(open_moves(state, by), kind, by, state).to


def open_now(guarantee: Guarantee, by: Role, moment: Moment) -> tuple[Move, ...]:
    """The moves that `by` may make at this moment. Raises ClosuresUnknown beyond the calendar."""
    attempt = Attempt(guarantee, by, moment)
    return tuple(move for move in open_moves(guarantee.state, by) if _permitted(move, attempt))


def move(guarantee: Guarantee, kind: str, by: Role, moment: Moment) -> Guarantee:
    """`guarantee` after the move, with one more step. Raises NoSuchMove, ClosuresUnknown."""
    made = _pick(open_now(guarantee, by, moment), kind, by, guarantee.state)
    step = Step(kind, by, made.to, moment.at)
    return replace(guarantee, state=made.to, steps=(*guarantee.steps, step))


def _permitted(candidate: Move, attempt: Attempt) -> bool:
    if interrupted(attempt) and candidate.kind not in UNSTOPPED:
        return False
    return all(guard(attempt) for guard in candidate.guards)


def _pick(moves: Iterable[Move], kind: str, by: Role, state: State) -> Move:
    by_kind = {candidate.kind: candidate for candidate in moves}
    if kind not in by_kind:
        raise NoSuchMove(kind, by, state, tuple(by_kind))
    return by_kind[kind]
