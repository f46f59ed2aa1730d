"""The shapes of workshops: what the trainer and the participants send, and what they are told."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

from payments.world.policies import AS_PLANNED
from sandbox.api.schemas import In

NUMBER_MAX = 2**31 - 1


class WorkshopIn(In):
    """What a class plays, at how many tables, and how people come to their seats."""

    scenario: str = Field(max_length=80, examples=["late-bill-of-lading"])
    tables: int = Field(default=1, ge=1, le=NUMBER_MAX)
    seating: Literal["chosen", "assigned", "random"] = "chosen"
    language: Literal["en", "fr", "es"] = "en"
    policy: str = Field(default=AS_PLANNED, max_length=20, description="of the bots")
    policies: dict[str, str] = Field(default={}, description="of the bots at single seats")


class JoinIn(In):
    """A nickname, and the seat wanted where people choose theirs."""

    nickname: str = Field(examples=["Pelican"])
    table: int | None = Field(default=None, ge=1, le=NUMBER_MAX)
    seat: str | None = Field(default=None, max_length=40)


class RejoinIn(In):
    """A nickname and its PIN."""

    nickname: str
    pin: str = Field(max_length=20, examples=["4071"])


class SeatIn(In):
    """A seat of a table."""

    table: int = Field(ge=1, le=NUMBER_MAX)
    seat: str = Field(max_length=40)


class PhaseIn(In):
    """A phase of the run sheet; 0 is before the first."""

    phase: int = Field(ge=0, le=1000)


class BroadcastIn(In):
    """A message to every participant; an empty one takes the last down."""

    text: str


class FreezeIn(In):
    """Whether the class stands still."""

    frozen: bool


class FaultIn(In):
    """A fault on an account or a transfer, at one table or at all."""

    fault: str = Field(max_length=40)
    on: str = Field(max_length=80)
    table: int | None = Field(default=None, ge=1, le=NUMBER_MAX)


class HintIn(In):
    """A step of a hint, counted from 1."""

    hint: str = Field(max_length=40)
    step: int = Field(ge=1, le=10)


class HintOut(BaseModel):
    """The text of the step."""

    says: str


class WorkshopOut(BaseModel):
    """A workshop. `tables`, `policy`, `policies` and `pace_minutes` are told to the trainer only,
    `you` and `hints` to a participant."""

    id: str
    code: str
    scenario: str
    title: str
    language: str
    seating: str
    phase: int
    run_sheet: list[dict[str, Any]]
    frozen: bool
    broadcast: str
    tables: list[dict[str, Any]] | None = None
    policy: str | None = None
    policies: dict[str, str] | None = None
    pace_minutes: int | None = None
    you: dict[str, Any] | None = None
    hints: list[dict[str, Any]] | None = None


class JoinedOut(BaseModel):
    """Who you are now. The key is shown this once, and so is the PIN (empty when you came back)."""

    workshop: str
    person: int
    nickname: str
    key: str
    pin: str
    table: int
    seat: str
    world: str


class BoardOut(BaseModel):
    """The board: milestones, a line a table, and who waits for a seat."""

    milestones: list[dict[str, Any]]
    tables: list[dict[str, Any]]
    waiting: list[dict[str, Any]]
    next_stop: str | None
    people: int


class TroublesOut(BaseModel):
    """The tables that refused, and why; the others did it."""

    refused: list[dict[str, Any]]
