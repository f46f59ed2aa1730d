"""A scenario: the opening of a world, and the ways it can be played to an end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from payments.collection.collection import State as CollectionState
from payments.credit.credit import State
from payments.errors import NoSuchPart
from payments.world.lesson import Lesson
from payments.world.state import Opening

DECIDE = "decide"
"""A plan's kind for a bank that examines and then refuses or honours, by what it found."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a bot means to do: an act, not before an instant. A body of None is worked out then."""

    seat: str
    kind: str
    not_before: datetime
    body: Any = None


@dataclass(frozen=True, slots=True)
class End:
    """One way the story ends: what the credit or the collection comes to, and the plans to it."""

    name: str
    says: str
    plans: tuple[Plan, ...]
    state: State | None = None
    collection: CollectionState | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """A lesson, a demo and a test at once."""

    opening: Opening
    ends: tuple[End, ...]
    lesson: Lesson = field(default_factory=Lesson)

    def end(self, name: str) -> End:
        """The end of that name. Raises NoSuchPart."""
        for end in self.ends:
            if end.name == name:
                return end
        raise NoSuchPart("end", name)
