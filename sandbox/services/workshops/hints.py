"""Hints: help in steps that a seat asks for, each at its price in points, kept with who took it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from lei.sentences import Sentence
from payments.errors import NoSuchPart, NotPossible
from payments.world.lesson import Hint
from sandbox.services import worlds
from sandbox.services.workshops import rooms
from sandbox.services.workshops.rooms import Room
from sandbox.store import workshops as store
from sandbox.store import worlds as world_rows
from sandbox.store.workshops import KeptHint


@dataclass(frozen=True, slots=True)
class HintView:
    """A hint as its seat sees it: the steps taken, and what the next one costs.

    `spent` is what was paid for it so far, `in_all` what all its steps cost.
    """

    id: str
    about: str
    steps: tuple[str, ...]
    cost: int | None  # of the next step; None when there is none left
    left: int
    spent: int
    in_all: int


def offered(session: Session, room: Room, table: int, seat: str) -> tuple[HintView, ...]:
    """The hints of a seat that are about what has happened. Raises NoSuchPart."""
    world = room.world(table)
    taken, done = store.hints(session, world), _done(session, world)
    mine = (hint for hint in room.lesson.hints if hint.seat == seat)
    return tuple(_view(hint, taken) for hint in mine if _is_open(hint, done))


def take(
    session: Session, room: Room, table: int, seat: str, hint: str, step: int, person: int
) -> str:
    """Take a step of a hint, counted from 1, and give its text; one taken before costs no more.

    `person` is 0 where the trainer gives it.

    Raises:
        NoSuchPart: the seat has no such hint, or the hint no such step.
        NotPossible: a step before it was not taken, or it tells what is still to come.
    """
    found = room.lesson.hint(hint)
    if found is None or found.seat != seat or not 1 <= step <= len(found.steps):
        raise NoSuchPart("hint", Sentence("{hint}, step {step}", hint=hint, step=step))
    world = room.world(table)
    if not _is_open(found, _done(session, world)):
        raise NotPossible("$.hint", "this hint is about what has not happened yet")
    world_rows.lock(session, world)
    done = sum(1 for row in store.hints(session, world) if row.hint == hint)
    if step > done + 1:
        raise NotPossible("$.step", Sentence("step {step} comes first", step=done + 1))
    if step == done + 1:
        at, cost = worlds.number(session, world), found.costs[step - 1]
        store.add_hint(session, KeptHint(world, hint, step, person, at, cost))
        store.change(session, room.id)
        rooms.touch(session, room.id)
    return found.steps[step - 1]


def taken(session: Session, room: Room, table: int) -> tuple[KeptHint, ...]:
    """Every step taken at a table: hint, step, person, number of the last act then, cost."""
    return tuple(store.hints(session, room.world(table)))


def _view(hint: Hint, taken_here: Sequence[KeptHint]) -> HintView:
    done = sum(1 for row in taken_here if row.hint == hint.id)
    cost = hint.costs[done] if done < len(hint.steps) else None
    spent = sum(row.cost for row in taken_here if row.hint == hint.id)
    left = len(hint.steps) - done
    return HintView(hint.id, hint.about, hint.steps[:done], cost, left, spent, sum(hint.costs))


def _is_open(hint: Hint, done: frozenset[str]) -> bool:
    return not hint.after or hint.after in done


def _done(session: Session, world: str) -> frozenset[str]:
    """The kinds of act that somebody at the table has done."""
    return frozenset(entry.act.kind for entry in worlds.entries(session, world))
