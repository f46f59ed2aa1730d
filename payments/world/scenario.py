"""A scenario: the opening of a world, and the ways it can be played to an end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from payments.errors import NoSuchPart
from payments.world.lesson import Lesson
from payments.world.sign import Sign
from payments.world.state import Opening

DECIDE = "decide"
"""A plan's kind for a bank that examines and then refuses or honours, by what it found."""


class EndKind(StrEnum):
    """What an end is to the lesson."""

    REFERENCE = "reference"  # what the reference solution comes to
    MISTAKE = "mistake"  # what the usual mistake comes to
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a bot means to do: an act, not before an instant.

    A body of None is worked out then: by what the bank found (`DECIDE`), or from what the open act
    knows of its body, with what the plan `adds` (a transfer's UETR is known to nobody before).
    """

    seat: str
    kind: str
    not_before: datetime
    body: Any = None
    adds: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class End:
    """One way the story ends: the signs it is recognised by, all of them, and the plans to it."""

    name: str
    says: str
    signs: tuple[Sign, ...]
    plans: tuple[Plan, ...]
    kind: EndKind = EndKind.OTHER


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
