"""What a process remembers of worlds: last fold and log as last read, of committed acts only.

A request then reads and folds only the acts that came since. What is remembered hangs on the
database it was read from, and is forgotten by age: it can always be made again from the log.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from sqlmodel import Session

from payments.network.model import Outcome
from payments.world.acts import kind_of
from payments.world.replay import refold, replay
from payments.world.rewind import KIND as REWIND
from payments.world.state import ENGINE, Act, Entry, World
from payments.world.step import step
from payments.world.tagged import typed
from sandbox.errors import NotFound
from sandbox.store import worlds
from sandbox.store.database import after_commit, memory

FOLDED_MAX = 500
"""How many worlds a process remembers."""

ENTRIES_MAX = 20_000
"""How many entries of logs it remembers, over all worlds: about 5 kB each where messages are in."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry of the log, and the world's clock after it."""

    entry: Entry
    at: datetime

    @property
    def number(self) -> int:
        """The number of the act."""
        return self.entry.act.number


@dataclass(frozen=True, slots=True)
class Memory:
    """Folds and logs by world, the one longest unchanged first. Any thread may read the values."""

    worlds: dict[str, World] = field(default_factory=dict)
    logs: dict[str, tuple[Kept, ...]] = field(default_factory=dict)


def remembered(session: Session) -> Memory:
    """What this process remembers of the session's database."""
    return cast(Memory, memory(session).setdefault("worlds", Memory()))


def head(session: Session, world: str) -> int:
    """The number of the last act: one indexed read. Raises NotFound."""
    number = worlds.head(session, world)
    if number == 0:
        raise NotFound("world", world)
    return number


def current(session: Session, world: str) -> World:
    """The world after its last act. Raises NotFound."""
    number = head(session, world)
    known = remembered(session).worlds.get(world)
    if known is not None and known.number == number:
        return known
    folded = _folded(session, world, known, number)
    remember(session, world, folded)
    return folded


def log(session: Session, world: str, until: int) -> tuple[Kept, ...]:
    """Every entry up to act `until`, those of rewound acts included."""
    known = remembered(session).logs.get(world, ())
    last = known[-1].number if known else 0
    if last < until:
        known = (*known, *read(session, world, last))
        _remember_log(session, world, known)
    return tuple(kept for kept in known if kept.number <= until)


def read(session: Session, world: str, after: int, count: int | None = None) -> list[Kept]:
    """At most `count` entries above act `after`, from the database."""
    rows = worlds.acts(session, world, after, count)
    caused = {row.number: row.outcomes for row in worlds.outcomes(session, world, after, count)}
    return [kept(row, caused[row.number]) for row in rows]


def kept(row: worlds.KeptAct, outcomes: Sequence[object]) -> Kept:
    """The entry of an act's row and what stands beside it."""
    made = tuple(typed(Outcome, outcome) for outcome in outcomes)
    return Kept(Entry(act_of(row), made), datetime.fromisoformat(row.at))


def act_of(row: worlds.KeptAct) -> Act:
    """The act of a row."""
    return Act(row.number, row.seat, row.kind, typed(kind_of(row.kind).body, row.body))


def acts(session: Session, world: str, after: int = 0) -> list[Act]:
    """The acts above number `after`, rewound ones included."""
    return [act_of(row) for row in worlds.acts(session, world, after)]


def remember(session: Session, world: str, folded: World, added: Kept | None = None) -> None:
    """Remember a fold, and the entry that it added to the log, once the session is committed."""
    kept_here = remembered(session)
    after_commit(session, lambda: _put(kept_here, world, folded))
    if added is not None:
        after_commit(session, lambda: _extend(kept_here, world, added))


def _folded(session: Session, world: str, known: World | None, number: int) -> World:
    if known is None or known.number > number:  # this session's snapshot is older than the fold
        return _from_the_start(session, world)
    newer = acts(session, world, known.number)
    if any(act.kind == REWIND for act in newer):
        return _from_the_start(session, world)
    for act in newer:
        known = step(known, act).world
    return known


def _from_the_start(session: Session, world: str) -> World:
    """A world of another engine is read from what was kept, as far as this engine understands."""
    if worlds.find(session, world).engine == ENGINE:
        return replay(acts(session, world))
    log = read(session, world, 0)
    return refold([kept.entry for kept in log], log[-1].at)


def _put(memory: Memory, world: str, folded: World) -> None:
    known = memory.worlds.pop(world, folded)
    memory.worlds[world] = max(known, folded, key=lambda each: each.number)
    for oldest in list(memory.worlds)[:-FOLDED_MAX]:
        memory.worlds.pop(oldest, None)


def _extend(memory: Memory, world: str, added: Kept) -> None:
    known = memory.logs.get(world)
    if known and known[-1].number == added.number - 1:
        _put_log(memory, world, (*known, added))


def _remember_log(session: Session, world: str, known: tuple[Kept, ...]) -> None:
    kept_here = remembered(session)
    after_commit(session, lambda: _put_log(kept_here, world, known))


def _put_log(memory: Memory, world: str, entries: tuple[Kept, ...]) -> None:
    known = memory.logs.pop(world, entries)
    memory.logs[world] = max(known, entries, key=len)
    room = ENTRIES_MAX
    for name, each in reversed(tuple(memory.logs.items())):
        room -= len(each)
        if room < 0:
            memory.logs.pop(name, None)
