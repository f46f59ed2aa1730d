"""A world's log as its page shows it: each act with its digest, and whether it is in force."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from payments.world.rewind import KIND as REWIND
from payments.world.state import TRAINER
from sandbox.services import worlds
from sandbox.services.worlds import ActView
from sandbox.store import worlds as store


@dataclass(frozen=True, slots=True)
class LogLine:
    """An act as a seat may see it. The `digest` of what it caused is the world's key's alone, since
    it is of all that was caused."""

    act: ActView
    digest: str | None
    in_force: bool


def page(session: Session, world: str, seat: str, before: int, count: int) -> tuple[LogLine, ...]:
    """Of the `count` acts below number `before`, those that a seat may see, newest first.

    Raises NotFound.
    """
    above = max(0, before - 1 - count)
    seen = worlds.log(session, world, seat, above, before - 1 - above)
    digests = _digests(session, world, seat, above, count)
    in_force = {entry.act.number for entry in worlds.entries(session, world)}
    return tuple(
        LogLine(act, digests.get(act.number), act.kind == REWIND or act.number in in_force)
        for act in reversed(seen)
    )


def _digests(session: Session, world: str, seat: str, above: int, count: int) -> dict[int, str]:
    if seat != TRAINER:
        return {}
    return {row.number: row.digest for row in store.acts(session, world, above, count)}
