"""Refolding a log: the log is the only truth, and a replay proves it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from payments.errors import NoSuchPart, NotYourAct, PaymentsError
from payments.network.ledger import absorb
from payments.network.model import Network, Outcome
from payments.world.opening import blank
from payments.world.rewind import KIND as REWIND
from payments.world.rewind import in_force
from payments.world.state import ENGINE, TRAINER, Act, Change, Entry, Opening, World
from payments.world.step import step
from payments.world.tagged import Plain, spelled


@dataclass(frozen=True, slots=True)
class Difference:
    """The first act whose outcome is not what the log says it was."""

    number: int
    kept: str
    found: str


def replay(acts: Sequence[Act]) -> World:
    """The world that `acts` make. Raises NoSuchPart when there is no act at all."""
    if not acts:
        raise NoSuchPart("act", "1")
    world = blank(acts[0].body)
    for act in in_force(acts):
        world = step(world, act).world
    return replace(world, number=acts[-1].number)


def refold(entries: Sequence[Entry], now: datetime) -> World:
    """The world of a log that another engine kept: one to read, which takes no further act.

    Balances, payments and what falls due are as they were kept. What else acts bring about this
    engine works out again, and leaves out an act that it refuses. The opening keeps its engine.
    """
    opening: Opening = entries[0].act.body
    world = blank(replace(opening, engine=ENGINE))
    for entry in entries_in_force(entries):
        network = _kept(world.network, entry.outcomes)
        with suppress(PaymentsError):
            world = step(world, entry.act).world
        world = replace(world, network=network)
    return replace(world, opening=opening, now=now, number=entries[-1].act.number)


def _kept(network: Network, outcomes: Iterable[Outcome]) -> Network:
    for outcome in outcomes:
        network = absorb(network, outcome)
    return network


def rewound(acts: Sequence[Act], act: Act) -> Change:
    """The change that a rewind makes, given the whole log before it.

    Raises NotYourAct for a seat, NoSuchPart when there is no such act in force to go back to.
    """
    if act.seat != TRAINER:
        raise NotYourAct(REWIND, act.seat)
    if act.body.to not in {kept.number for kept in in_force(acts)}:
        raise NoSuchPart("act in force", str(act.body.to))
    return Change(replay((*acts, act)), act, ())


def after(acts: Sequence[Act], world: World, act: Act) -> Change:
    """The change that `act` makes after `acts`, of which `world` is the fold."""
    return rewound(acts, act) if act.kind == REWIND else step(world, act)


def difference(kept: Iterable[tuple[Act, str]]) -> Difference | None:
    """Fold a log of acts, each with the `proof` of what it kept: the first that differs."""
    acts: list[Act] = []
    world: World | None = None
    for act, digest_kept in kept:
        world = world or blank(act.body)
        try:
            change = after(acts, world, act)
        except PaymentsError as refusal:
            return Difference(act.number, digest_kept, f"refused: {refusal}")
        if change.digest != digest_kept:
            return Difference(act.number, digest_kept, change.digest)
        world = change.world
        acts.append(act)
    return None


def proof(outcomes: Plain, digest: str) -> str:
    """The digest kept beside `outcomes`, or what they come to when it is not theirs."""
    found = hashlib.sha256(spelled(outcomes)).hexdigest()
    return digest if found == digest else f"outcomes with the digest {found}, not {digest}"


def entries_in_force(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries that no rewind dropped."""
    numbers = {act.number for act in in_force([entry.act for entry in entries])}
    return tuple(entry for entry in entries if entry.act.number in numbers)
