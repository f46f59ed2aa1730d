"""What an act makes known to programs: events of one shape, each as one seat may see it.

An event is `{"id", "kind", "world", "act", "at", "data"}`; `at` is the world's own clock. The id is
the same however often the event is delivered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from payments.network.model import Message, Transfer
from payments.world.collection_view import visible_collection
from payments.world.kinds import actor
from payments.world.parts import parties_of_transfer
from payments.world.state import TRAINER, Actor, Change, Entry, World
from payments.world.transfer_telling import without_alarm
from payments.world.view import visible_credit

EventKind: TypeAlias = Literal[
    "act.done", "message.sent", "transfer.status", "credit.state", "collection.state"
]
Data: TypeAlias = Mapping[str, Any]
Told: TypeAlias = tuple[EventKind, Data]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that came to be known."""

    id: str
    kind: str
    world: str
    act: int
    at: str
    data: Data


def events(
    world: str, before: World, change: Change, messages_before: int, seat: str
) -> Iterator[Event]:
    """What `change` makes known to `seat`, in its order.

    `messages_before` is how many messages the world had sent before: their numbers go on from it.
    """
    who, number = actor(change.world, seat), change.entry.act.number
    told = (
        *_done(change, who),
        *_sent(change.entry, messages_before, who),
        *_moved(before, change, who),
        *_states(before, change.world, who),
        *_collections(before, change.world, who),
    )
    for count, (kind, data) in enumerate(told, start=1):
        at = change.world.now.isoformat()
        yield Event(f"{world}.{number}.{seat}.{count}", kind, world, number, at, data)


def may_see(entry: Entry, seat: str) -> bool:
    """Whether a seat hears of an act: its own, and those it was told of."""
    told = {name for outcome in entry.outcomes for name in outcome.audience}
    return seat in (TRAINER, entry.act.seat) or seat in told


def touched(entry: Entry, seat: str) -> tuple[str, ...]:
    """What an act touched, as far as a seat may know: UETRs, credit numbers, LEIs."""
    seen = (o.about for o in entry.outcomes if seat == TRAINER or seat in o.audience)
    return tuple(dict.fromkeys(about for about in seen if about))


def transfers_in(entry: Entry, seat: str) -> tuple[str, ...]:
    """The UETRs of the transfers that an act touched, as far as a seat may know."""
    seen = (o for o in entry.outcomes if seat == TRAINER or seat in o.audience)
    return tuple(dict.fromkeys(t.uetr for outcome in seen for t in outcome.transfers))


def messages_in(entries: Sequence[Entry]) -> int:
    """How many messages these entries sent."""
    return sum(len(outcome.messages) for entry in entries for outcome in entry.outcomes)


def _done(change: Change, who: Actor) -> Iterator[Told]:
    entry = change.entry
    if may_see(entry, who.seat):
        act, about = entry.act, touched(entry, who.seat)
        yield "act.done", {"number": act.number, "seat": act.seat, "kind": act.kind, "about": about}


def _sent(entry: Entry, before: int, who: Actor) -> Iterator[Told]:
    sent = (message for outcome in entry.outcomes for message in outcome.messages)
    for number, message in enumerate(sent, start=before + 1):
        if who.seat == TRAINER or who.party in (message.sender, message.receiver):
            yield "message.sent", _message(number, message)


def _message(number: int, message: Message) -> Data:
    return {
        "number": number,
        "kind": message.kind,
        "sender": message.sender,
        "receiver": message.receiver,
        "at": message.at.isoformat(),
        "about": message.about,
    }


def _moved(before: World, change: Change, who: Actor) -> Iterator[Told]:
    known: dict[str, Transfer] = {}
    for transfer in (t for outcome in change.entry.outcomes for t in outcome.transfers):
        last = known.get(transfer.uetr) or before.network.transfers.get(transfer.uetr)
        known[transfer.uetr] = transfer
        if _stands(last) != _stands(transfer) and _concerns(change.world, transfer, who):
            status, reason = _stands(without_alarm(change.world, transfer, who))
            yield "transfer.status", {"uetr": transfer.uetr, "status": status, "reason": reason}


def _stands(transfer: Transfer | None) -> tuple[str | None, str | None]:
    return (transfer.status.value, transfer.reason) if transfer else (None, None)


def _concerns(world: World, transfer: Transfer, who: Actor) -> bool:
    return who.seat == TRAINER or who.party in parties_of_transfer(world, transfer)


def _states(before: World, after: World, who: Actor) -> Iterator[Told]:
    for number in sorted(after.credits):
        state = _state(after, number, who)
        if state is not None and state != _state(before, number, who):
            yield "credit.state", {"credit": number, "state": state}


def _state(world: World, number: str, who: Actor) -> str | None:
    found = world.credits.get(number)
    seen = visible_credit(found, who) if found else None
    return seen.state.value if seen else None


def _collections(before: World, after: World, who: Actor) -> Iterator[Told]:
    for number in sorted(after.collections):
        state = _collection_state(after, number, who)
        if state is not None and state != _collection_state(before, number, who):
            yield "collection.state", {"collection": number, "state": state}


def _collection_state(world: World, number: str, who: Actor) -> str | None:
    found = world.collections.get(number)
    seen = visible_collection(found, who) if found else None
    return seen.state.value if seen else None
