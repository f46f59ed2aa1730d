"""Worlds: open one, act in it, read it as a seat may.

What a process remembers between requests is in `folds`; whether what is kept is sound, in
`soundness`.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from payments.errors import NoSuchPart
from payments.network.model import Message
from payments.network.post import text
from payments.world import look_up
from payments.world.acts import kind_of
from payments.world.offers import offers
from payments.world.replay import after, entries_in_force
from payments.world.rewind import KIND as REWIND
from payments.world.state import ENGINE, TRAINER, Act, Change, Entry, Offer, Opening, World
from payments.world.step import first
from payments.world.tagged import plain, typed
from payments.world.view import TransferView, WorldView, view, view_message, view_transfer
from payments.world.view_words import told_in
from sandbox.errors import IdempotencyMismatch, LimitReached, OtherEngine, StalePage
from sandbox.languages import ENGLISH
from sandbox.services import folds, tallies, webhooks
from sandbox.services.events import may_see, touched, transfers_in
from sandbox.services.folds import Kept
from sandbox.store import keys, worlds

ACTS_MAX = 5_000
WORLD_ID_BYTES = 10


@dataclass(frozen=True, slots=True)
class SeatKey:
    """A seat's key, and the path at which a browser takes the seat with it."""

    key: str
    link: str


@dataclass(frozen=True, slots=True)
class OpenedWorld:
    """A new world. The keys are not kept: they are shown this once."""

    id: str
    key: str  # of the trainer: sees and does everything
    seats: Mapping[str, SeatKey]
    now: datetime
    number: int


@dataclass(frozen=True, slots=True)
class ActView:
    """An act as one seat may see it: what it caused is read in the seat's view of the world.

    `about` names what the act touched: UETRs, credit numbers, LEIs; `transfers` all its UETRs.
    `body` is None where the act is another seat's.
    """

    number: int
    seat: str
    kind: str
    at: datetime
    about: tuple[str, ...]
    transfers: tuple[str, ...]
    body: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Performed:
    """An act as its seat may see it, and its change: None when it was done before."""

    view: ActView
    change: Change | None


def open_world(session: Session, opening: Opening, world: str | None = None) -> OpenedWorld:
    """Open a world, by default under an id drawn by chance, with a key for each seat."""
    opened = open_without_keys(session, opening, world)
    links = new_links(session, opened.id)
    key = links.pop(TRAINER).key
    return replace(opened, key=key, seats=links)


def open_without_keys(session: Session, opening: Opening, world: str | None = None) -> OpenedWorld:
    """Open a world that only a workshop's people and its trainer reach."""
    change = first(opening)
    world = world or secrets.token_hex(WORLD_ID_BYTES)
    worlds.add(session, _row(world, opening))
    _keep(session, world, change)
    return OpenedWorld(world, "", {}, change.world.now, change.world.number)


def require_room(session: Session, worlds_max: int, wanted: int = 1) -> None:
    """Raise LimitReached unless so many more worlds may be opened."""
    if worlds.count(session) + wanted > worlds_max:
        raise LimitReached("worlds_max", worlds_max)


def new_links(session: Session, world: str) -> dict[str, SeatKey]:
    """A further key for the trainer and for each seat; those given before stay good.

    Raises:
        NotFound: there is no such world.
    """
    seats = [seat.name for seat in current(session, world).opening.seats]
    return {seat: _seat_key(session, world, seat) for seat in (TRAINER, *seats)}


def exists(session: Session, world: str) -> bool:
    """Whether there is such a world."""
    return worlds.head(session, world) > 0


def act(
    session: Session,
    world: str,
    seat: str,
    kind: str,
    body: Mapping[str, Any],
    *,
    key: str | None = None,
    acts_max: int = ACTS_MAX,
) -> ActView:
    """Let a seat act in a world, and keep it. The caller's unit of work commits.

    With an idempotency `key` that was used before, the same request gets the same answer and
    nothing is done.

    Raises:
        NotFound: there is no such world.
        Refused, NoSuchMove: the act is not open, or its body does not fit.
        IdempotencyMismatch: the key came with another request before.
        Overtaken: somebody else acted first.
        LimitReached: the world has `acts_max` acts.
        OtherEngine: the world is of another engine.
    """
    given: object = typed(kind_of(kind).body, body)  # read before the lock is taken
    return perform(session, world, seat, kind, given, key=key, acts_max=acts_max).view


def perform(
    session: Session,
    world: str,
    seat: str,
    kind: str,
    given: object,
    *,
    key: str | None = None,
    acts_max: int = ACTS_MAX,
    read_at: int | None = None,
) -> Performed:
    """As `act`, with a body that is read already.

    Raises StalePage as well, where the seat has acted since act `read_at`.
    """
    row = worlds.lock(session, world)
    _require_engine(row)
    if key is not None and (done := worlds.act_of_key(session, world, key)):
        return Performed(_repeated(session, done, seat, kind, given), None)
    if read_at is not None and seat != TRAINER:
        _require_fresh(session, world, seat, read_at)
    now = current(session, world)
    if now.number >= acts_max:
        raise LimitReached("acts_max", acts_max)
    change = _change(session, world, now, Act(now.number + 1, seat, kind, given))
    keep(session, row, now, change, key)
    return Performed(_seen(change.entry, change.world.now, seat, change.body), change)


def keep(
    session: Session, row: worlds.KeptWorld, before: World, change: Change, key: str | None = None
) -> None:
    """Keep a change of a locked world that was `before`, and tell its webhooks."""
    _keep(session, row.id, change, key)
    if row.webhooks:
        webhooks.announce(session, row.id, before, change)


def current(session: Session, world: str) -> World:
    """The world after its last act. Raises NotFound."""
    return folds.current(session, world)


def show(session: Session, world: str, seat: str, language: str = ENGLISH) -> WorldView:
    """The world as a seat may see it, its scenario's texts in a language. Raises NotFound."""
    now = current(session, world)
    seen = view(now, entries_until(session, world, now.number), seat)
    return told_in(seen, now.opening, language)


def show_still(session: Session, world: str, seat: str, language: str = ENGLISH) -> WorldView:
    """The world as a seat may see it now, without what happened: no messages, postings, story.

    Raises NotFound.
    """
    now = current(session, world)
    return told_in(view(now, (), seat), now.opening, language)


def show_transfer(session: Session, world: str, seat: str, uetr: str) -> TransferView:
    """One transfer as a seat may see it. Raises NotFound, NoSuchPart."""
    now = current(session, world)
    found = view_transfer(now, entries_until(session, world, now.number), seat, uetr)
    if found is None:
        raise NoSuchPart("transfer", uetr)
    return found


def show_message(session: Session, world: str, seat: str, number: int) -> Message:
    """A message that a seat may read, with its text. Raises NotFound, NoSuchPart."""
    now = current(session, world)
    found = view_message(now, entries_until(session, world, now.number), seat, number)
    if found is None:
        raise NoSuchPart("message", str(number))
    return replace(found, text=text(now.network, found))


def open_acts(session: Session, world: str, seat: str) -> tuple[Offer, ...]:
    """The acts that are open to a seat. Raises NotFound."""
    return offers(current(session, world), seat)


def number(session: Session, world: str) -> int:
    """The number of the last act: one indexed read. Raises NotFound."""
    return folds.head(session, world)


def log(
    session: Session, world: str, seat: str, above: int = 0, count: int = 100
) -> tuple[ActView, ...]:
    """Of the `count` acts after number `above`, those that a seat may see. Raises NotFound."""
    worlds.find(session, world)
    page = folds.read(session, world, above, count)
    return tuple(_seen(kept.entry, kept.at, seat) for kept in page if may_see(kept.entry, seat))


def entries(session: Session, world: str) -> tuple[Entry, ...]:
    """The entries of the log that no rewind dropped. Raises NotFound."""
    return entries_until(session, world, folds.head(session, world))


def entries_until(session: Session, world: str, until: int) -> tuple[Entry, ...]:
    """The entries up to act `until` that no rewind up to there dropped."""
    return entries_in_force([kept.entry for kept in folds.log(session, world, until)])


def acts(session: Session, world: str) -> tuple[Act, ...]:
    """The whole log, rewound acts included. Raises NotFound."""
    worlds.find(session, world)
    return tuple(folds.acts(session, world))


def _row(world: str, opening: Opening) -> worlds.KeptWorld:
    opened_at = opening.starts_at.isoformat()
    return worlds.KeptWorld(world, opening.scenario, opening.title, opening.engine, opened_at)


def _seat_key(session: Session, world: str, seat: str) -> SeatKey:
    key = keys.issue(session, world, seat)
    return SeatKey(key, f"/s/{key}")


def _require_engine(row: worlds.KeptWorld) -> None:
    if row.engine != ENGINE:
        raise OtherEngine(row.id, row.engine, ENGINE)


def _require_fresh(session: Session, world: str, seat: str, read_at: int) -> None:
    """A look at a firm by a neighbour spoils no page; what the seat did, and a rewind, does."""
    for done in worlds.acts(session, world, read_at):
        if done.kind == REWIND or (done.seat == seat and done.kind != look_up.KIND):
            raise StalePage(done.kind, done.number)


def _change(session: Session, world: str, now: World, act: Act) -> Change:
    log = folds.acts(session, world) if act.kind == REWIND else ()
    return after(log, now, act)


def _keep(session: Session, world: str, change: Change, key: str | None = None) -> None:
    done, now = change.entry.act, change.world.now
    row = worlds.KeptAct(
        world=world,
        number=done.number,
        seat=done.seat,
        kind=done.kind,
        body=change.body,
        at=now.isoformat(),
        digest=change.digest,
        key=key,
    )
    worlds.append(session, row, change.kept)
    tallies.count(session, "acts")
    folds.remember(session, world, change.world, Kept(change.entry, now))


def _repeated(
    session: Session, done: worlds.KeptAct, seat: str, kind: str, given: object
) -> ActView:
    if (done.seat, done.kind, done.body) != (seat, kind, plain(given)):
        raise IdempotencyMismatch(done.key or "", done.number)
    (kept,) = folds.read(session, done.world, done.number - 1, 1)
    return _seen(kept.entry, kept.at, seat, done.body)


def _seen(entry: Entry, at: datetime, seat: str, body: Mapping[str, Any] | None = None) -> ActView:
    """`body` is the act's as JSON, where it was written already."""
    act = entry.act
    own = seat in (TRAINER, act.seat)
    about, transfers = touched(entry, seat), transfers_in(entry, seat)
    told = (plain(act.body) if body is None else body) if own else None
    return ActView(act.number, act.seat, act.kind, at, about, transfers, told)
