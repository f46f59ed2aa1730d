"""Which ends of the scenario a log came to, and by which act.

A state can pass (a credit that was refused expires one day), so the log is folded act by act, and
an end counts from the first act after which the world shows all its signs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from payments.world.opening import blank
from payments.world.scenario import End
from payments.world.sign import shows
from payments.world.state import ENGINE, Entry, Opening, World
from payments.world.step import step


@dataclass(frozen=True, slots=True)
class Reached:
    """An end, and the act that brought the table there."""

    end: End
    number: int


def ends_reached(ends: tuple[End, ...], entries: Sequence[Entry]) -> tuple[Reached, ...]:
    """The ends that a log in force came to, in the order in which it did.

    None for a log of another engine, which is read and not folded.
    """
    opening: Opening = entries[0].act.body
    if opening.engine != ENGINE:
        return ()
    world, found = blank(opening), dict[str, Reached]()
    for entry in entries:
        world = step(world, entry.act).world
        for end in ends:
            if end.name not in found and _shows_all(world, end):
                found[end.name] = Reached(end, entry.act.number)
    return tuple(found.values())


def _shows_all(world: World, end: End) -> bool:
    return bool(end.signs) and all(shows(world, sign) for sign in end.signs)
