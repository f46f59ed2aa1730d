"""One bill of lading as a record: whose hands it is in, how it came there, on which medium.

Where the record stands is not kept beside its trail: it is what the last entry of the trail says.

Source: UNCITRAL Model Law on Electronic Transferable Records (MLETR, 2017) art. 10, 11; the two
roles, holder and owner, and the nominee are those of the TradeTrust token registry.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from payments.documents.kinds import BillOfLading


class State(StrEnum):
    """Where a record stands."""

    HELD = "held"
    SURRENDERED = "surrendered"  # given back for the goods; the carrier has not answered
    CHANGING = "changing"  # another medium is asked for; the carrier has not answered
    DELIVERED = "delivered"
    REPLACED = "replaced"  # by the record or paper on the other medium


class Role(StrEnum):
    """What a party is to a record; one party may be several."""

    CARRIER = "carrier"  # made the record and owes the goods
    HOLDER = "holder"  # in control of the record
    OWNER = "owner"  # whom the goods are for, as the endorsements say


class Medium(StrEnum):
    """What the bill of lading is kept on."""

    ELECTRONIC = "electronic"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Hands:
    """Who stands where: `nominee` is whom the owner named to own after it."""

    holder: str
    owner: str
    nominee: str | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """One datum of the bill of lading, as it is and as the carrier would have it."""

    field: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One act in the trail, and how things stood after it.

    `by` is the party that acted; `document` the SHA-256 of the bill of lading; `proposed` an
    amendment that waits for the holder. `digest` is the SHA-256 of all the rest, `previous` that
    of the entry before; the first entry has the record's own name there.
    """

    number: int
    kind: str
    by: str
    at: datetime
    state: State
    hands: Hands
    document: str
    proposed: Amendment | None
    remark: str
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class Title:
    """A record. `former` is the number of the one that it replaced on the other medium."""

    number: str
    medium: Medium
    carrier: str
    shipper: str
    document: BillOfLading
    trail: tuple[Entry, ...]
    former: str | None = None

    @property
    def last(self) -> Entry:
        """The entry that says where the record stands."""
        return self.trail[-1]

    @property
    def state(self) -> State:
        return self.last.state

    @property
    def holder(self) -> str:
        return self.last.hands.holder

    @property
    def owner(self) -> str:
        return self.last.hands.owner

    @property
    def nominee(self) -> str | None:
        return self.last.hands.nominee

    @property
    def proposed(self) -> Amendment | None:
        """The amendment that waits for the holder's word."""
        return self.last.proposed

    @property
    def head(self) -> str:
        """The digest to note down: who has it sees later whether the trail was cut."""
        return self.last.digest


@dataclass(frozen=True, slots=True)
class Endorsement:
    """The goods made over by one to another."""

    by: str
    to: str
    at: datetime


def endorsements(title: Title) -> tuple[Endorsement, ...]:
    """The chain of endorsements, oldest first; a rejected one stands with the one that undid it."""
    steps = zip(title.trail, title.trail[1:], strict=False)
    return tuple(
        Endorsement(before.hands.owner, after.hands.owner, after.at)
        for before, after in steps
        if before.hands.owner != after.hands.owner and after.kind in ENDORSING
    )


def named_in(title: Title) -> frozenset[str]:
    """Every party that the record has ever named: they may read it."""
    hands = (entry.hands for entry in title.trail)
    named = (party for one in hands for party in (one.holder, one.owner, one.nominee) if party)
    return frozenset((title.carrier, title.shipper, *named))


ENDORSING = frozenset(
    {"title.endorse", "title.transfer", "title.reject_endorsement", "title.reject_transfer"}
)
"""The acts that make the goods over: the ones that give, and the ones that give back."""
