"""Wrong room codes and PINs, counted in transactions of their own: a rollback cannot forget them.

Whose they are is kept as a digest: no address and no nickname stands in the table.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from sqlalchemy.exc import IntegrityError

from sandbox.errors import TooManyTries
from sandbox.store import people
from sandbox.store.database import Database, unit_of_work
from sandbox.store.people import KeptTry
from sandbox.store.wall_time import APART_MAX_S

FREE = 5
WINDOW_S = 600.0
QUICKEST_S, SLOWEST_S = 5.0, 60.0
"""After the free ones a wrong room code costs a wait that doubles, from the one to the other."""


def spend_pin(database: Database, workshop: str, folded: str, now: float) -> int:
    """Count a try of a nickname's PIN before it is looked at; how many are left after it.

    Raises TooManyTries once five were made within ten minutes.
    """
    counted = _count(database, pin_of(workshop, folded), now)
    if counted.count > FREE:
        raise TooManyTries(int(counted.first_at + WINDOW_S - now) + 1)
    return FREE - counted.count


def count_code(database: Database, address: str, now: float) -> None:
    """Count a wrong room code from an address. Raises TooManyTries with the wait after the free."""
    if _count(database, _digest("code", address), now).count > FREE:
        require_patience(database, address, now)


def require_patience(database: Database, address: str, now: float) -> None:
    """Raise TooManyTries while an address has to wait before its next room code."""
    with database.reading() as session:
        kept = people.tries(session, _digest("code", address))
    if kept is not None and kept.count >= FREE and _counts(kept, now):
        wait_s = min(SLOWEST_S, QUICKEST_S * 2.0 ** (kept.count - FREE))
        if now - kept.last_at < wait_s:
            raise TooManyTries(int(kept.last_at + wait_s - now) + 1)


def pin_of(workshop: str, folded: str) -> str:
    """Under what the tries of a nickname's PIN are counted."""
    return _digest("pin", f"{workshop}:{folded}")


def _count(database: Database, who: str, now: float) -> KeptTry:
    while True:
        try:
            with unit_of_work(database.writing()) as session:
                kept = people.lock_tries(session, who)
                counted = _one_more(kept, now)
                people.note_try(session, who, kept, counted)
                return counted
        except IntegrityError:  # PostgreSQL: two first tries at once; the row is there now
            continue


def _one_more(kept: KeptTry | None, now: float) -> KeptTry:
    if kept is None or not _counts(kept, now):
        return KeptTry(1, now, now)
    return replace(kept, count=kept.count + 1, last_at=now)


def _counts(kept: KeptTry, now: float) -> bool:
    """Whether a count is of this window, and the clock was not set back since."""
    return -APART_MAX_S <= now - kept.first_at < WINDOW_S


def _digest(kind: str, who: str) -> str:
    return hashlib.sha256(f"{kind} {who}".encode()).hexdigest()
