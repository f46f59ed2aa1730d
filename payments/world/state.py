"""A world: one isolated playground, folded from its log of acts.

Nothing here changes: `payments.world.step.step` makes the next world of a world and an act.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from immutables import Map

from lei.ownership import Relationship, ReportingException
from lei.record import LeiRecord
from payments.calendar import BankingCalendar
from payments.collection.collection import Collection
from payments.collection.terms import CollectionInstruction
from payments.credential.granted import Granted
from payments.credit.credit import Credit
from payments.credit.terms import Terms
from payments.documents.kinds import Document
from payments.documents.presentation import Interruption
from payments.guarantee.guarantee import Guarantee
from payments.money import Money
from payments.network.bank import CutOff, Fee, ListedName, Rate
from payments.network.model import Account, Network, Outcome
from payments.network.post import written
from payments.party import Party
from payments.sale.invoice import Invoice
from payments.title.title import Title
from payments.world.shareholders import Shareholding
from payments.world.tagged import Plain, plain, spelled
from payments.world.translation import Translation

ENGINE = 3
"""The version of the fold. Whoever changes the digests of a golden log raises it."""

TRAINER = "trainer"
"""The seat that sees everything and moves the clock."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A role in the world, held by a person or a bot. `party` is the firm it acts for."""

    name: str
    party: str
    brief: str


@dataclass(frozen=True, slots=True)
class BankOpening:
    """A bank as the world opens; `calendar` is a place of `Opening.calendars`."""

    party: str
    bic: str
    calendar: str
    cut_offs: tuple[CutOff, ...] = ()
    fees: tuple[Fee, ...] = ()
    margin: Decimal = Decimal(0)
    tracked: bool = True


@dataclass(frozen=True, slots=True)
class Balance:
    """An opening balance."""

    account: str
    money: Money


@dataclass(frozen=True, slots=True)
class Behaviour:
    """An account whose payments meet a fault (an id of `payments.network.faults.FAULTS`)."""

    account: str
    fault: str


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """Documents that a scenario lays ready for the seller, by name (`late`, `clean`).

    One with a transport document is true only when the goods left on the day that it shows.
    """

    name: str
    says: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class PlantedFault:
    """What the trainer planted; never shown to a seat."""

    id: str
    says: str


@dataclass(frozen=True, slots=True)
class ExpectedFinding:
    """A finding that a play to `end` has, by rule id; never shown to a seat.

    `document` is what it is about: a document's ref, an LEI that was looked up, or the place in
    the instruction of a collection.
    """

    rule: str
    document: str
    end: str


class Happening(StrEnum):
    """What can happen to an LEI while a world runs."""

    LAPSES = "lapses"
    RENEWS = "renews"
    MERGES = "merges"


@dataclass(frozen=True, slots=True)
class RegisterChange:
    """Something that happens to an LEI at an instant; a firm merges into its `successor`."""

    at: datetime
    lei: str
    happens: Happening
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """Body of act 1: everything a fold needs to know, carried in the log itself."""

    scenario: str
    title: str
    digest: str  # SHA-256 of the scenario's files
    engine: int
    starts_at: datetime
    seats: tuple[Seat, ...]
    parties: tuple[Party, ...]
    banks: tuple[BankOpening, ...]
    calendars: tuple[BankingCalendar, ...]
    accounts: tuple[Account, ...]
    balances: tuple[Balance, ...]
    terms: Terms | None
    document_sets: tuple[DocumentSet, ...]
    entities: tuple[LeiRecord, ...]
    relationships: tuple[Relationship, ...]
    exceptions: tuple[ReportingException, ...]
    rulebook: str  # "UCP 600 (2007), ISBP 821 (2023)"
    profile: str  # of usage rules for messages
    faults: tuple[PlantedFault, ...]
    expected: tuple[ExpectedFinding, ...]
    chance_seed: str
    ids_seed: str
    rates: tuple[Rate, ...] = ()
    listed: tuple[ListedName, ...] = ()  # the fictional list that banks screen against
    behaviours: tuple[Behaviour, ...] = ()
    hub: str | None = None  # the party through which banks ask each other about payments
    collection: CollectionInstruction | None = None  # that the contract foresees
    register_changes: tuple[RegisterChange, ...] = ()
    shareholdings: tuple[Shareholding, ...] = ()  # lists that firms give when they are asked
    translations: tuple[Translation, ...] = ()  # of the title, the briefs, the document sets
    goods_ready_on: date | None = None  # the first day on which the goods can be shipped


@dataclass(frozen=True, slots=True)
class World:
    """The state after act `number`."""

    opening: Opening
    now: datetime
    number: int
    network: Network
    credits: Map[str, Credit] = field(default_factory=Map)
    interruptions: Map[str, tuple[Interruption, ...]] = field(default_factory=Map)  # by bank
    titles: Map[str, Title] = field(default_factory=Map)
    collections: Map[str, Collection] = field(default_factory=Map)
    credentials: Map[str, Granted] = field(default_factory=Map)
    guarantees: Map[str, Guarantee] = field(default_factory=Map)
    invoices: Map[str, Invoice] = field(default_factory=Map)


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of a world's log. `body` is the typed body of its kind."""

    number: int
    seat: str
    kind: str
    body: Any


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the seat, and the firm it acts for (none for the trainer)."""

    seat: str
    party: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An act with what it caused: what the log keeps."""

    act: Act
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True)
class Change:
    """What a step made: the next world, and what the act caused.

    A refolding asks for the world alone, so texts and digest are made when first asked for.
    """

    world: World
    act: Act
    outcomes: tuple[Outcome, ...]

    @cached_property
    def entry(self) -> Entry:
        """What the log keeps: the act, and what it caused, with the texts of its messages."""
        return Entry(self.act, written(self.world.network, self.outcomes))

    @cached_property
    def body(self) -> Plain:
        """The body of the act, as JSON."""
        return plain(self.act.body)

    @cached_property
    def kept(self) -> Plain:
        """What the act caused, as JSON."""
        return plain(self.entry.outcomes)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what the act caused: a replay proves itself by it."""
        return hashlib.sha256(spelled(self.kept)).hexdigest()


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that is open to a seat: its kind, what it is about, and what is known of its body."""

    kind: str
    about: str
    body: Mapping[str, str] = field(default_factory=dict)
