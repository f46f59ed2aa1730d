"""Nicknames replaced by numbers, everywhere and for good."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import Session

from sandbox.services.workshops import nicknames, rooms
from sandbox.store import debriefs, people
from sandbox.store import workshops as workshop_rows
from sandbox.store.debriefs import KeptOverride

CALLED = "Participant {number}"


def anonymise(session: Session, workshop: str) -> int:
    """Call everybody `Participant 1` to `n`, in the order in which they came; how many they are.

    What people and trainer wrote is searched for the nicknames too. Raises NotFound.
    """
    row = workshop_rows.lock(session, workshop)
    new = _renamed(session, workshop)
    broadcast = _without(row.broadcast, new)[: rooms.BROADCAST_MAX]
    for table in workshop_rows.tables(session, workshop):
        _rewrite(session, table.world, new)
    kept = debriefs.of_workshop(session, workshop)
    debriefs.change(session, workshop, replace(kept, anonymous=True))
    workshop_rows.change(session, workshop, broadcast=broadcast)
    rooms.touch(session, workshop)
    return len(new)


def _renamed(session: Session, workshop: str) -> Mapping[str, str]:
    """The new names by the old; old ones are first put out of the way of new ones."""
    known = [row for row in people.of_workshop(session, workshop) if row.nickname]
    for row in known:
        people.change(session, workshop, row.number, folded=f" {row.number}")
    new = {row.nickname: CALLED.format(number=n) for n, row in enumerate(known, start=1)}
    for row in known:
        name = new[row.nickname]
        changed = {"nickname": name, "folded": nicknames.folded(name), "once": ""}
        people.change(session, workshop, row.number, **changed)
    return new


def _rewrite(session: Session, world: str, new: Mapping[str, str]) -> None:
    for appeal in debriefs.appeals(session, world):
        said = {"text": _without(appeal.text, new), "answer": _without(appeal.answer, new)}
        debriefs.change_appeal(session, world, appeal.number, **said)
    for given in debriefs.overrides(session, world):
        note = _without(given.note, new)
        debriefs.put_override(session, KeptOverride(world, given.score, given.points, note))


def _without(text: str, new: Mapping[str, str]) -> str:
    """`text` with each nickname replaced, whatever its case, the longest first."""
    if not new:
        return text
    named = {name.casefold(): called for name, called in new.items()}
    longest = sorted(map(re.escape, new), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)", re.IGNORECASE)
    replaced = pattern.sub(lambda found: named.get(found[0].casefold(), "Participant"), text)
    return replaced[: debriefs.TEXT_MAX]
