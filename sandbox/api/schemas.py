"""The shapes of requests and answers, from which the API's description is made."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from lei.record import RegistrationStatus


class In(BaseModel):
    """A request: a member that nobody reads is told, not ignored."""

    model_config = ConfigDict(extra="forbid")


class WorldIn(In):
    """Which scenario to open a world for; `lab` has all banks and no story."""

    scenario: str = Field(max_length=80, examples=["lab"])
    starts_at: AwareDatetime | None = Field(
        default=None, description="when the clock of a lab stands, with its offset"
    )


class ActIn(In):
    """An act: its kind, and a body of that kind's shape."""

    kind: str = Field(max_length=40, examples=["credit.present"])
    body: dict[str, Any] = Field(default_factory=dict)


class ClockIn(In):
    """How to move the clock: by a duration, to an instant, or to the next thing that is due."""

    advance: str | None = Field(default=None, examples=["P1D"], description="ISO 8601 duration")
    to: str | None = Field(default=None, examples=["next"], description="instant, or next")


class TransferIn(In):
    """A payment order from one account to another."""

    debtor_account: str
    creditor_account: str
    amount: str = Field(examples=["12150.00"])
    currency: str = Field(examples=["EUR"])
    charge_bearer: Literal["SHAR", "DEBT", "CRED"] = "SHAR"
    remittance: str | None = None
    end_to_end_id: str | None = None
    method: Literal["serial", "cover"] = "serial"
    execute_on: date | None = Field(default=None, description="a day to come, at the payer's bank")


class LogQuery(In):
    """A page of the log."""

    after: int = Field(default=0, ge=0, le=2**31 - 1, description="number of the last act read")
    count: int = Field(default=100, ge=1, le=1000)


class StandingQuery(In):
    """Under which policy a registration is judged."""

    profile: Literal["strict", "lenient", "reporting"] = "strict"


class CodesIn(In):
    """Codes to check, as typed."""

    codes: list[str]


class NameQuery(In):
    """A name to look for, or a part of one; where, in which state, and from which entry on."""

    q: str = Field(min_length=1, max_length=200)
    country: str | None = Field(
        default=None, pattern="^[A-Z]{2}$", description="of the legal address"
    )
    status: RegistrationStatus | None = Field(default=None, description="of the registration")
    limit: int = Field(default=20, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=20, description="`next` of a page before")


class MessageQuery(In):
    """Under which profile a message is checked."""

    profile: str = Field(default="current", max_length=40)


class FindingOut(BaseModel):
    """Something that a rule found: the place, the values, and the sentence in your language."""

    rule: str
    severity: Literal["error", "warning", "info"]
    source: str
    at: str
    values: dict[str, Any]
    says: str


class SuggestionOut(BaseModel):
    """A code that may have been meant."""

    code: str
    legal_name: str | None
    why: str


class CodeVerdictOut(BaseModel):
    """The staged verdict on one code."""

    code: str
    normalised: str
    verdict: Literal["valid", "warning", "invalid"]
    findings: list[FindingOut]
    suggestions: list[SuggestionOut]
    entity: dict[str, Any] | None
    standing: dict[str, Any] | None


class CodeVerdictsOut(BaseModel):
    """Verdicts, in the order of the codes."""

    results: list[CodeVerdictOut]


class HitOut(BaseModel):
    """An entity found by its name."""

    lei: str
    name: str
    country: str
    status: str
    entity_status: str


class HitsOut(BaseModel):
    """Entities, best match first; `next` is the cursor of the next page, or null at the end."""

    entities: list[HitOut]
    next: str | None


class EntityOut(BaseModel):
    """All that the register holds of one entity."""

    record: dict[str, Any]
    parents: list[dict[str, Any]]
    children: list[dict[str, Any]]
    exceptions: list[dict[str, Any]]


class NodeOut(BaseModel):
    """One entity of a group; `level` counts down from the top."""

    lei: str
    level: int
    name: str | None
    country: str | None
    status: str | None
    entity_status: str | None
    answers: list[dict[str, Any]]


class GroupOut(BaseModel):
    """A group: entities, lines from child to parent, and what is odd or not told."""

    lei: str
    chain: dict[str, Any]
    nodes: list[NodeOut]
    edges: list[dict[str, Any]]
    findings: list[FindingOut]


class MessageVerdictOut(BaseModel):
    """What the check of one message came to."""

    message: str
    valid: bool
    findings: list[FindingOut]


class MoneyOut(BaseModel):
    """An amount, never a float."""

    amount: str
    currency: str


class HealthOut(BaseModel):
    """The service works."""

    status: str


class SeatOut(BaseModel):
    """A seat's key and the path that seats a browser."""

    key: str
    link: str


class OpenedWorldOut(BaseModel):
    """A new world. Its keys are shown this once."""

    id: str
    key: str
    seats: dict[str, SeatOut]
    now: str
    number: int


class WorldOut(BaseModel):
    """A world as the caller's seat may see it."""

    model_config = ConfigDict(extra="allow")

    id: str
    seat: str
    scenario: str
    title: str
    now: str
    number: int


class ActOut(BaseModel):
    """An act as the caller may see it; `body` is null where it is another seat's."""

    number: int
    seat: str
    kind: str
    at: str
    about: list[str]
    transfers: list[str]
    body: dict[str, Any] | None


class LogOut(BaseModel):
    """Acts in their order; `next` is the `after` of the next page, or null at the end."""

    acts: list[ActOut]
    next: int | None


class OfferOut(BaseModel):
    """An act that is open to the caller, with the JSON schema of its body."""

    kind: str
    says: str
    about: str
    body: dict[str, str]
    schema_: dict[str, Any] = Field(alias="schema")


class OffersOut(BaseModel):
    """The acts open to the caller now."""

    open: list[OfferOut]


class AccountsQuery(In):
    """A page of accounts."""

    after: str = Field(default="", max_length=80, description="number of the last one read")
    count: int = Field(default=1000, ge=1, le=1000)


class AccountOut(BaseModel):
    """An account the caller may see, and what is on it."""

    account: str
    bank: str
    holder: str
    lei: str | None
    balance: MoneyOut


class AccountsOut(BaseModel):
    """Accounts, by number; `next` is the `after` of the next page, or null at the end."""

    accounts: list[AccountOut]
    next: str | None


class TransfersQuery(In):
    """A page of payments."""

    after: str = Field(default="", max_length=36, description="UETR of the last one read")
    count: int = Field(default=100, ge=1, le=1000)


class TransferLineOut(BaseModel):
    """A payment in a list: the rest is at its own address."""

    uetr: str
    status: str
    reason: str | None
    instructed: MoneyOut
    received: MoneyOut | None


class TransfersOut(BaseModel):
    """Payments, oldest first; `next` is the `after` of the next page, or null at the end."""

    transfers: list[TransferLineOut]
    next: str | None


class OrderedOut(BaseModel):
    """A payment that is under way; of a message with several, the first, and all `uetrs`."""

    uetr: str
    number: int
    uetrs: list[str]


class TransferOut(TransferLineOut):
    """A payment as the caller may see it."""

    charges: list[dict[str, Any]]
    fx: list[dict[str, Any]]
    hops: list[dict[str, Any]]
    messages: list[dict[str, Any]]
    postings: list[dict[str, Any]]


class PartOut(BaseModel):
    """A part of the world as the caller may see it."""

    model_config = ConfigDict(extra="allow")


class LedgerCheckOut(BaseModel):
    """Whether every bank's books sum to zero in every currency, and what does not."""

    balanced: bool
    findings: list[FindingOut]


class ReplayOut(BaseModel):
    """Whether the log folds to what was kept; the first act that does not."""

    same: bool
    differs: int | None
