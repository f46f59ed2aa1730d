"""What a message type is, and what a profile of usage rules is.

Both are values in a table; `payments.messages` has the tables.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from lei.findings import Rule
from lei.record import LeiRecord
from payments.messages.envelope import Envelope

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Subject:
    """A message under examination, with every fact that its rules need.

    `records` has what a register says of the LEIs in it: None for one that the register does not
    have, and no entry for one that was not looked up. `on` is the day of the examination.
    """

    envelope: Envelope
    records: Mapping[str, LeiRecord | None]
    on: date


@dataclass(frozen=True, slots=True)
class MessageType(Generic[M]):
    """A message in one version: our value, how it is built and read, and its usage rules.

    `leis` lists the LEIs that a value names, in the order of the message.
    """

    id: str
    title: str
    value: type[M]
    build: Callable[[M], bytes]
    read: Callable[[bytes], M]
    rules: tuple[Rule[Subject], ...]
    leis: Callable[[M], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Profile:
    """An edition of usage rules: a delta over each message's own.

    `drops` are rule ids; `adds` come after what is left.
    """

    id: str
    says: str
    adds: tuple[Rule[Subject], ...] = ()
    drops: frozenset[str] = frozenset()

    def rules(self, of: tuple[Rule[Subject], ...]) -> tuple[Rule[Subject], ...]:
        """The rules of a message under this profile."""
        return (*(rule for rule in of if rule.id not in self.drops), *self.adds)
