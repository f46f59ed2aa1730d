"""The shapes of debriefs: what the trainer and participants send, and what they are told."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from sandbox.api.schemas import In
from sandbox.api.workshops_schemas import NUMBER_MAX

SCORE_LENGTH = 140


class ReleaseIn(In):
    """Whether participants see the debrief of their table."""

    released: bool


class OverrideIn(In):
    """Points for a row of a table's score, and why; `null` takes the trainer's points away."""

    table: int = Field(ge=1, le=NUMBER_MAX)
    score: str = Field(max_length=SCORE_LENGTH)
    points: int | None = Field(default=None, ge=-NUMBER_MAX, le=NUMBER_MAX)
    note: str = ""


class AppealIn(In):
    """What you hold against a row of your table's score."""

    score: str = Field(max_length=SCORE_LENGTH)
    text: str


class AppealOut(BaseModel):
    """The number of your appeal at your table."""

    number: int


class AnswerIn(In):
    """The trainer's answer to an appeal of a table."""

    table: int = Field(ge=1, le=NUMBER_MAX)
    text: str


class AnonymousOut(BaseModel):
    """How many people were renamed."""

    people: int


class DebriefOut(BaseModel):
    """A class looked back on: `tables` holds one part for each, a participant's own alone.

    A row of `scores` has its `points` as they stand, those `by_log`, its evidence in `acts` and
    `rules`, and the trainer's `note` where the two differ.
    """

    workshop: str
    title: str
    scenario: str
    released: bool
    anonymous: bool
    goals: list[str]
    tables: list[dict[str, Any]]
