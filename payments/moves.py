"""What a table of moves is made of, for collections, undertakings and bills of lading alike.

A table is read aloud: "from this state, this act, by this role, to that state". What states,
roles and guards there are is each noun's own; a credit has more to say and rows of its own.

No slots: a frozen dataclass with slots cannot be made through a generic alias (Python 3.11).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

State = TypeVar("State")
Role = TypeVar("Role")
Guard = TypeVar("Guard")


@dataclass(frozen=True)
class Move(Generic[State, Role, Guard]):
    """In `state`, `by` may do `kind` when every guard agrees, which leads `to`.

    `source` is the article; `says` stands on the button. Where `to` is `state`, the move is
    recorded and leaves the state as it is.
    """

    state: State
    kind: str
    by: Role
    to: State
    source: str
    says: str
    guards: tuple[Guard, ...] = ()


@dataclass(frozen=True)
class Row(Generic[State, Role, Guard]):
    """The same move from several states; `to` is None where it leaves each as it is."""

    states: tuple[State, ...]
    kind: str
    by: Role
    to: State | None
    source: str
    says: str
    guards: tuple[Guard, ...] = ()

    def moves(self) -> tuple[Move[State, Role, Guard], ...]:
        """The row, a move for each of its states."""
        rest = (self.source, self.says, self.guards)
        return tuple(
            Move(state, self.kind, self.by, self.to or state, *rest) for state in self.states
        )
