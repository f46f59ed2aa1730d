"""A world's story told in sentences, in the reader's language, each act in its place's time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from lei.sentences import Sentence
from payments.calendar import BankingCalendar
from payments.network.model import Message, Posting
from payments.party import Party
from payments.world.places import NOBODY
from payments.world.state import Seat
from payments.world.story import StoryLine
from sandbox.wording import filled, formatted, sentence


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a story: when, what, and what came with it, each as a sentence."""

    at: str
    says: str
    findings: tuple[str, ...]
    messages: tuple[str, ...]
    postings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """How seats and parties are called in a world: a seat by its firm's name."""

    seats: Mapping[str, str]
    parties: Mapping[str, str]


def names(seats: tuple[Seat, ...], parties: tuple[Party, ...]) -> Names:
    """The names of a world's seats and parties."""
    called = {party.id: party.name for party in parties}
    return Names({seat.name: called[seat.party] for seat in seats}, called)


def tell(line: StoryLine, called: Names, places: Mapping[str, BankingCalendar]) -> Told:
    """One line of the story, in the time of the place of who acted (`payments.world.places`)."""
    return Told(
        at=when(line.at, places.get(line.seat, places[NOBODY])),
        says=headline(line, called),
        findings=tuple(
            filled("{says} ({source})", {"says": sentence(found), "source": found.source})
            for found in line.findings
        ),
        messages=tuple(_message(message, called) for message in line.messages),
        postings=tuple(_posting(posting, called) for posting in line.postings),
    )


def when(at: datetime, place: BankingCalendar) -> str:
    """An instant in a place's own time, which is named: 14 January 2026, 12:00 Nairobi."""
    local = place.local(at)
    return f"{formatted(local.date())}, {local:%H:%M} {place.place}"


def headline(line: StoryLine, called: Names) -> str:
    """What happened, in one sentence."""
    if not line.says:
        return filled(_SEEN[line.kind], {})
    who = called.seats.get(line.seat, line.seat)
    return filled(line.says, {"seat": who, "about": line.about})


def _message(message: Message, called: Names) -> str:
    sent = {
        "kind": message.kind,
        "sender": called.parties[message.sender],
        "receiver": called.parties[message.receiver],
        "about": message.about,
    }
    return filled("{kind} from {sender} to {receiver}, {about}", sent)


def _posting(posting: Posting, called: Names) -> str:
    side = "credit" if posting.money.minor > 0 else "debit"
    booked = {
        "bank": called.parties[posting.bank],
        "account": posting.account,
        "money": posting.money if side == "credit" else -posting.money,
    }
    return filled(_SIDES[side], booked)


_SEEN = {
    "examined": Sentence("What stands in the documents (only the trainer sees this):"),
    "disclosed": Sentence("What the documents show, now that the bank has decided:"),
    "judged": Sentence("The bank's own list beside what the documents show:"),
}
_SIDES = {
    "credit": Sentence("{bank}: {account} is credited with {money}"),
    "debit": Sentence("{bank}: {account} is debited with {money}"),
}
