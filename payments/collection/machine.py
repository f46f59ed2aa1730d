"""What reads the table of moves: which are open, and what one of them makes of a collection."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from payments.collection.collection import Collection, Role, State, Step
from payments.collection.guards import Attempt, Moment
from payments.collection.moves import MOVES, Move
from payments.collection.terms import CollectionInstruction
from payments.errors import NoSuchMove


def open_moves(state: State, by: Role) -> tuple[Move, ...]:
    """The rows of the table for `by` in `state`, whatever their guards say."""
    return tuple(move for move in MOVES if move.state is state and move.by is by)


def advance(state: State, kind: str, by: Role) -> State:
    """The state after a move, whatever its guards say. Raises NoSuchMove."""
    return _pick(open_moves(state, by), kind, by, state).to


def open_now(collection: Collection, by: Role, moment: Moment) -> tuple[Move, ...]:
    """The moves that `by` may make with `collection` at this moment: table and guards agree."""
    attempt = Attempt(collection, by, moment)
    rows = open_moves(collection.state, by)
    return tuple(move for move in rows if all(guard(attempt) for guard in move.guards))


def move(collection: Collection, kind: str, by: Role, moment: Moment) -> Collection:
    """`collection` after the move, with one more step. Raises NoSuchMove."""
    made = _pick(open_now(collection, by, moment), kind, by, collection.state)
    step = Step(kind, by, made.to, moment.at)
    return replace(collection, state=made.to, steps=(*collection.steps, step))


def roles_of(instruction: CollectionInstruction, party: str) -> frozenset[Role]:
    """What the party with this id is in a collection; empty for a stranger."""
    return frozenset(role for role in Role if holder(role, instruction) == party)


def holder(role: Role, instruction: CollectionInstruction) -> str | None:
    """The party that holds a role; None for the clock, and where there is no case of need."""
    need = instruction.case_of_need
    held = {
        Role.PRINCIPAL: instruction.principal,
        Role.REMITTING_BANK: instruction.remitting_bank,
        Role.PRESENTING_BANK: instruction.presenting_bank,
        Role.DRAWEE: instruction.drawee,
        Role.CASE_OF_NEED: need.party if need else None,
    }
    return held.get(role)


def _pick(moves: Iterable[Move], kind: str, by: Role, state: State) -> Move:
    by_kind = {candidate.kind: candidate for candidate in moves}
    if kind not in by_kind:
        raise NoSuchMove(kind, by, state, tuple(by_kind))
    return by_kind[kind]
