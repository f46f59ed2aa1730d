"""Worlds: open one, act in it, read it as a seat may.

A world is folded from its kept acts. Each process keeps the last fold of a world that was made of
*committed* acts and reads only what came after.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from payments.network.ledger import check
from payments.network.model import Outcome
from payments.world.acts import kind_of
from payments.world.offers import offers
from payments.world.replay import Difference, after, difference, entries_in_force, replay
from payments.world.rewind import KIND as REWIND
from payments.world.state import ENGINE, TRAINER, Act, Change, Entry, Offer, Opening, World
from payments.world.step import first, step
from payments.world.tagged import plain, typed
from payments.world.view import WorldView, view
from sandbox.errors import IdempotencyMismatch, LimitReached, NotFound, OtherEngine
from sandbox.store import keys, worlds
from sandbox.store.database import after_commit

ACTS_MAX = 5_000
WORLD_ID_BYTES = 10

FOLDED_MAX = 500
"""How many worlds a process remembers; one that was forgotten is folded again when asked for."""

_FOLDED: dict[str, World] = {}
"""The last fold of each world, of committed acts only. Frozen values: any thread may read them."""


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

    `about` names what the act touched: UETRs, credit numbers, LEIs. `body` is None where the act
    is another seat's.
    """

    number: int
    seat: str
    kind: str
    at: datetime
    about: tuple[str, ...]
    body: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a kept world, at an act, in plain English."""

    world: str
    number: int
    what: str


def open_world(session: Session, opening: Opening, world: str | None = None) -> OpenedWorld:
    """Open a world, by default under an id drawn by chance, with a key for each seat."""
    change = first(opening)
    world = world or secrets.token_hex(WORLD_ID_BYTES)
    worlds.add(session, _row(world, opening))
    _keep(session, world, change)
    links = new_links(session, world)
    key = links.pop(TRAINER).key
    return OpenedWorld(world, key, links, change.world.now, change.world.number)


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
    _require_engine(worlds.lock(session, world))
    if key is not None and (done := worlds.act_of_key(session, world, key)):
        return _repeated(session, done, seat, kind, body)
    now = current(session, world)
    if now.number >= acts_max:
        raise LimitReached("acts_max", acts_max)
    change = _change(session, world, now, _act(now.number + 1, seat, kind, body))
    _keep(session, world, change, key)
    return _seen(change.entry, change.world.now, seat)


def current(session: Session, world: str) -> World:
    """The world after its last act. Raises NotFound."""
    head = worlds.head(session, world)
    if head == 0:
        raise NotFound("world", world)
    known = _FOLDED.get(world)
    if known is not None and known.number == head:
        return known
    folded = _folded(session, world, known, head)
    _remember(session, world, folded)
    return folded


def show(session: Session, world: str, seat: str) -> WorldView:
    """The world as a seat may see it. Raises NotFound."""
    return view(current(session, world), entries(session, world), seat)


def open_acts(session: Session, world: str, seat: str) -> tuple[Offer, ...]:
    """The acts that are open to a seat. Raises NotFound."""
    return offers(current(session, world), seat)


def number(session: Session, world: str) -> int:
    """The number of the last act: one indexed read. Raises NotFound."""
    head = worlds.head(session, world)
    if head == 0:
        raise NotFound("world", world)
    return head


def log(
    session: Session, world: str, seat: str, above: int = 0, count: int = 100
) -> tuple[ActView, ...]:
    """Of the `count` acts after number `above`, those that a seat may see. Raises NotFound."""
    rows = _kept(session, world, above, count)
    return tuple(_seen(entry, at, seat) for entry, at in rows if _may_see(entry, seat))


def entries(session: Session, world: str) -> tuple[Entry, ...]:
    """The entries of the log that no rewind dropped. Raises NotFound."""
    return entries_in_force([entry for entry, _at in _kept(session, world)])


def verify(session: Session, world: str) -> Difference | None:
    """Fold a world's log again: the first act whose outcome differs from what is kept, or None.

    Raises:
        NotFound: there is no such world.
    """
    worlds.find(session, world)
    return difference((_read(row), row.digest) for row in worlds.acts(session, world))


def check_all(session: Session) -> Iterator[Fault]:
    """What is at fault in kept worlds: gaps in numbers, other digests, books out of balance."""
    for row in worlds.every(session):
        yield from _check(session, row.id)


def acts(session: Session, world: str) -> tuple[Act, ...]:
    """The whole log, rewound acts included. Raises NotFound."""
    worlds.find(session, world)
    return tuple(_read(row) for row in worlds.acts(session, world))


def _check(session: Session, world: str) -> Iterator[Fault]:
    log = acts(session, world)
    for place, kept in enumerate(log, start=1):
        if kept.number != place:
            yield Fault(world, place, "this act is missing")
            return
    found = verify(session, world)
    if found is not None:
        yield Fault(world, found.number, "the replay causes something else than what was kept")
    elif check(replay(log).network):
        yield Fault(world, len(log), "the books do not sum to zero")


def _row(world: str, opening: Opening) -> worlds.WorldRow:
    opened_at = opening.starts_at.isoformat()
    return worlds.WorldRow(
        id=world,
        scenario=opening.scenario,
        title=opening.title,
        engine=opening.engine,
        opened_at=opened_at,
    )


def _seat_key(session: Session, world: str, seat: str) -> SeatKey:
    key = keys.issue(session, world, seat)
    return SeatKey(key, f"/s/{key}")


def _require_engine(row: worlds.WorldRow) -> None:
    if row.engine != ENGINE:
        raise OtherEngine(row.id, row.engine, ENGINE)


def _act(number: int, seat: str, kind: str, body: Mapping[str, Any]) -> Act:
    return Act(number, seat, kind, typed(kind_of(kind).body, body))


def _change(session: Session, world: str, now: World, act: Act) -> Change:
    log = acts(session, world) if act.kind == REWIND else ()
    return after(log, now, act)


def _keep(session: Session, world: str, change: Change, key: str | None = None) -> None:
    done = change.entry.act
    row = worlds.ActRow(
        world=world,
        number=done.number,
        seat=done.seat,
        kind=done.kind,
        body=plain(done.body),
        at=change.world.now.isoformat(),
        digest=change.digest,
        key=key,
    )
    worlds.append(session, row, plain(change.entry.outcomes))
    _remember(session, world, change.world)


def _repeated(
    session: Session, done: worlds.ActRow, seat: str, kind: str, body: Mapping[str, Any]
) -> ActView:
    asked = plain(_act(done.number, seat, kind, body).body)
    if (done.seat, done.kind, done.body) != (seat, kind, asked):
        raise IdempotencyMismatch(done.key or "", done.number)
    (caused,) = worlds.outcomes(session, done.world, done.number - 1, 1)
    return _seen(_entry(done, caused), _instant(done), seat)


def _folded(session: Session, world: str, known: World | None, head: int) -> World:
    if known is None or known.number > head:  # this session's snapshot is older than the fold
        return replay(acts(session, world))
    newer = [_read(row) for row in worlds.acts(session, world, known.number)]
    if any(act.kind == REWIND for act in newer):
        return replay(acts(session, world))
    for act in newer:
        known = step(known, act).world
    return known


def _remember(session: Session, world: str, folded: World) -> None:
    after_commit(session, lambda: _put(world, folded))


def _put(world: str, folded: World) -> None:
    known = _FOLDED.pop(world, folded)
    _FOLDED[world] = max(known, folded, key=lambda each: each.number)
    for oldest in list(_FOLDED)[:-FOLDED_MAX]:
        _FOLDED.pop(oldest, None)


def _read(row: worlds.ActRow) -> Act:
    return _act(row.number, row.seat, row.kind, row.body)


def _kept(
    session: Session, world: str, above: int = 0, count: int | None = None
) -> list[tuple[Entry, datetime]]:
    worlds.find(session, world)
    rows = worlds.acts(session, world, above, count)
    caused = {row.number: row for row in worlds.outcomes(session, world, above, count)}
    return [(_entry(row, caused[row.number]), _instant(row)) for row in rows]


def _entry(row: worlds.ActRow, caused: worlds.OutcomeRow) -> Entry:
    return Entry(_read(row), tuple(typed(Outcome, outcome) for outcome in caused.outcomes))


def _instant(row: worlds.ActRow) -> datetime:
    return datetime.fromisoformat(row.at)


def _may_see(entry: Entry, seat: str) -> bool:
    told = {name for outcome in entry.outcomes for name in outcome.audience}
    return seat in (TRAINER, entry.act.seat) or seat in told


def _seen(entry: Entry, at: datetime, seat: str) -> ActView:
    act, sees_all = entry.act, seat == TRAINER
    told = (o.about for o in entry.outcomes if o.about and (sees_all or seat in o.audience))
    body = plain(act.body) if sees_all or seat == act.seat else None
    return ActView(act.number, act.seat, act.kind, at, tuple(dict.fromkeys(told)), body)
