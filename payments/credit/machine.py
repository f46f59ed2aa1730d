"""What reads the table of moves: which are open, and what one of them makes of a credit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from payments.credit.credit import Credit, Role, State, Step
from payments.credit.guards import Attempt, Moment, interrupted
from payments.credit.moves import MOVES, UNSTOPPED, Move
from payments.credit.terms import Terms
from payments.errors import NoSuchMove


def open_moves(state: State, by: Role) -> tuple[Move, ...]:
    """The rows of the table for `by` in `state`, whatever their guards say."""
    return tuple(move for move in MOVES if move.state is state and move.by is by)


def advance(state: State, kind: str, by: Role) -> State:
    """The state after a move, whatever its guards say. Raises NoSuchMove."""
    return _pick(open_moves(state, by), kind, by, state).to


def open_now(credit: Credit, by: Role, moment: Moment) -> tuple[Move, ...]:
    """The moves that `by` may make with `credit` at this moment: table and guards agree.

    Raises ClosuresUnknown when the expiry lies outside the calendar.
    """
    attempt = Attempt(credit, by, moment)
    return tuple(move for move in open_moves(credit.state, by) if _permitted(move, attempt))


def move(credit: Credit, kind: str, by: Role, moment: Moment) -> Credit:
    """`credit` after the move, with one more step. Raises NoSuchMove, ClosuresUnknown."""
    made = _pick(open_now(credit, by, moment), kind, by, credit.state)
    step = Step(kind, by, made.to, moment.at)
    return replace(credit, state=made.to, steps=(*credit.steps, step))


def roles_of(terms: Terms, party: str) -> frozenset[Role]:
    """What the party with this id is in a credit; empty for a stranger."""
    held = {
        Role.APPLICANT: terms.applicant,
        Role.BENEFICIARY: terms.beneficiary,
        Role.ISSUING_BANK: terms.issuing_bank,
        Role.ADVISING_BANK: terms.advising_bank,
        Role.NOMINATED_BANK: terms.nominated_bank,
        Role.CONFIRMING_BANK: terms.confirming_bank,
    }
    return frozenset(role for role, holder in held.items() if holder == party)


def _permitted(candidate: Move, attempt: Attempt) -> bool:
    if interrupted(attempt) and candidate.kind not in UNSTOPPED:
        return False
    return all(guard(attempt) for guard in candidate.guards)


def _pick(moves: Iterable[Move], kind: str, by: Role, state: State) -> Move:
    by_kind = {candidate.kind: candidate for candidate in moves}
    if kind not in by_kind:
        raise NoSuchMove(kind, by, state, tuple(by_kind))
    return by_kind[kind]
