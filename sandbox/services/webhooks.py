"""Webhooks: register an address, put events into its outbox, look at what went out.

A webhook is told what the seat that registered it may see, and nothing else. What goes out is
written in the transaction of the act it tells of; `deliveries` takes it from there.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from threading import Event as Signal
from typing import Any, Literal, TypeAlias

import orjson
from sqlmodel import Session

from payments.world.replay import entries_in_force
from payments.world.state import TRAINER, Change, World
from sandbox.config import Reach
from sandbox.errors import LimitReached, NotFound
from sandbox.services import folds
from sandbox.services.events import Event, events, messages_in
from sandbox.services.outgoing import require_url
from sandbox.store import webhooks, worlds
from sandbox.store.database import after_commit
from sandbox.store.webhooks import WAITING, KeptDelivery, KeptWebhook

Behaviour: TypeAlias = Literal["normal", "twice", "reversed"]
"""How events come: as they happen, each twice, or those of one act last first. The last two are
faults that a client must stand, on demand."""

WAKE = Signal()
"""Set when something new waits: who delivers in this process need not sleep on."""

SECRET_BYTES = 24
WEBHOOKS_MAX = 10


@dataclass(frozen=True, slots=True)
class Registered:
    """A webhook as it is listed."""

    number: int
    seat: str
    url: str
    kinds: tuple[str, ...]
    behaviour: str


@dataclass(frozen=True, slots=True)
class Registration:
    """A new webhook; its secret is shown this once."""

    webhook: Registered
    secret: str


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """One event on its way to one webhook, and how its last try went.

    `next_try_at` is wall time in UTC, None where no try is to come.
    """

    number: int
    webhook: int
    event: str
    kind: str
    state: str
    tries: int
    answered: str
    next_try_at: datetime | None
    body: dict[str, Any]


def register(
    session: Session,
    world: str,
    seat: str,
    url: str,
    kinds: Sequence[str],
    reach: Reach,
    *,
    behaviour: Behaviour = "normal",
    webhooks_max: int = WEBHOOKS_MAX,
) -> Registration:
    """Tell `url` from now on what `seat` hears; of all kinds where none is named.

    Raises:
        NotFound: there is no such world.
        ForbiddenAddress: the URL is none, or is not one that is sent to.
        LimitReached: the world has `webhooks_max`.
    """
    require_url(url, reach)
    worlds.lock(session, world)
    if len(webhooks.of_world(session, world)) >= webhooks_max:
        raise LimitReached("webhooks_max", webhooks_max)
    number = worlds.count_webhook(session, world)
    secret = f"whsec_{secrets.token_urlsafe(SECRET_BYTES)}"
    row = KeptWebhook(world, number, seat, url, list(kinds), behaviour, secret)
    webhooks.add(session, row)
    return Registration(_listed(row), secret)


def every(
    session: Session, world: str, seat: str, after: int = 0, count: int = WEBHOOKS_MAX
) -> tuple[Registered, ...]:
    """At most `count` webhooks above number `after` that a seat registered; all for the trainer."""
    own = [row for row in _own(session, world, seat) if row.number > after]
    return tuple(_listed(row) for row in own[:count])


def remove(session: Session, world: str, seat: str, number: int) -> None:
    """Tell a webhook nothing any more. Raises NotFound."""
    worlds.lock(session, world)
    if number not in {row.number for row in _own(session, world, seat)}:
        raise NotFound("webhook", str(number))
    webhooks.remove(session, world, number)


def announce(session: Session, world: str, before: World, change: Change) -> None:
    """Put what a change makes known into the outbox of each webhook that wants it.

    The world is locked. Whoever delivers is woken once the change is committed.
    """
    earlier = [kept.entry for kept in folds.log(session, world, change.entry.act.number - 1)]
    sent = messages_in(entries_in_force(earlier))
    rows = [
        row
        for hook in webhooks.of_world(session, world)
        for row in _outbox(hook, events(world, before, change, sent, hook.seat))
    ]
    last = webhooks.last_number(session, world)
    if rows:
        numbered = (_numbered(row, n) for n, row in enumerate(rows, start=last + 1))
        webhooks.put(session, [*numbered])
        after_commit(session, WAKE.set)


def deliveries(
    session: Session, world: str, seat: str, after: int, count: int
) -> tuple[DeliveryView, ...]:
    """At most `count` deliveries above number `after` to the webhooks of a seat."""
    own = None if seat == TRAINER else seat
    return tuple(_view(row) for row in webhooks.page(session, world, own, after, count))


def latest(
    session: Session, world: str, seat: str, before: int, count: int
) -> tuple[DeliveryView, ...]:
    """At most `count` deliveries below number `before` to the webhooks of a seat, newest first."""
    own = None if seat == TRAINER else seat
    return tuple(_view(row) for row in webhooks.latest(session, world, own, before, count))


def replay(session: Session, world: str, seat: str, number: int) -> DeliveryView:
    """Deliver once more, at once. The event keeps its id. Raises NotFound."""
    worlds.lock(session, world)
    row = webhooks.find(session, world, number)
    active = {hook.number for hook in _own(session, world, seat)}
    if row is None or row.webhook not in active:
        raise NotFound("delivery", str(number))
    changed: dict[str, Any] = {
        "state": WAITING,
        "tries": 0,
        "due_at": time.time(),
        "taken_until": 0.0,
    }
    webhooks.note(session, row, **changed)
    after_commit(session, WAKE.set)
    return _view(replace(row, **changed))


def _own(session: Session, world: str, seat: str) -> list[KeptWebhook]:
    rows = webhooks.of_world(session, world)
    return [row for row in rows if seat in (TRAINER, row.seat)]


def _outbox(hook: KeptWebhook, told: Iterator[Event]) -> list[KeptDelivery]:
    wanted = [event for event in told if not hook.kinds or event.kind in hook.kinds]
    if hook.behaviour == "twice":
        wanted = [event for event in wanted for _ in range(2)]
    elif hook.behaviour == "reversed":
        wanted.reverse()
    return [_row(hook, event) for event in wanted]


def _row(hook: KeptWebhook, event: Event) -> KeptDelivery:
    return KeptDelivery(
        world=hook.world,
        number=0,
        webhook=hook.number,
        seat=hook.seat,
        event=event.id,
        kind=event.kind,
        body=orjson.dumps(event).decode(),
        state=WAITING,
        tries=0,
        due_at=time.time(),
        taken_until=0.0,
        answered="",
    )


def _numbered(row: KeptDelivery, number: int) -> KeptDelivery:
    return replace(row, number=number)


def _listed(row: KeptWebhook) -> Registered:
    return Registered(row.number, row.seat, row.url, tuple(row.kinds), row.behaviour)


def _view(row: KeptDelivery) -> DeliveryView:
    return DeliveryView(
        number=row.number,
        webhook=row.webhook,
        event=row.event,
        kind=row.kind,
        state=row.state,
        tries=row.tries,
        answered=row.answered,
        next_try_at=datetime.fromtimestamp(row.due_at, UTC) if row.state == WAITING else None,
        body=orjson.loads(row.body),
    )
