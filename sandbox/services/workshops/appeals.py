"""What people say about points: the trainer changes a row with a note, participants appeal."""

from __future__ import annotations

import unicodedata

from sqlmodel import Session

from payments.errors import NoSuchPart
from sandbox.debrief_errors import NothingSaid, PointsOutOfRange
from sandbox.errors import LimitReached, NotReleased
from sandbox.services.workshops import debriefs, rooms
from sandbox.services.workshops.debriefs import Row
from sandbox.store import debriefs as store
from sandbox.store import people
from sandbox.store import workshops as workshop_rows
from sandbox.store.debriefs import TEXT_MAX, KeptAppeal, KeptOverride

APPEALS_MAX = 100
"""At one table."""


def override(
    session: Session, workshop: str, table: int, score: str, points: int, note: str
) -> None:
    """Give a row other points than the log does, with the reason.

    Raises:
        NotFound, NoSuchPart: there is no such workshop, table or row.
        PointsOutOfRange, NothingSaid: other points than the row takes, or no reason.
        LimitReached: the reason is too long.
    """
    workshop_rows.lock(session, workshop)
    row, world = _row(session, workshop, table, score)
    least, most = min(0, row.score.points), row.score.points_max
    if not least <= points <= most:
        raise PointsOutOfRange(least, most)
    store.put_override(session, KeptOverride(world, score, points, _said(note, "$.note")))
    _changed(session, workshop)


def undo_override(session: Session, workshop: str, table: int, score: str) -> None:
    """Go back to the points that the log gives. Raises NotFound, NoSuchPart."""
    workshop_rows.lock(session, workshop)
    _row_of, world = _row(session, workshop, table, score)
    store.drop_override(session, world, score)
    _changed(session, workshop)


def appeal(session: Session, workshop: str, person: int, score: str, text: str) -> int:
    """Hold something against a row of the own table; the number of the appeal.

    Raises:
        NotReleased: participants do not see the points yet.
        NoSuchPart: the person has no seat, or the table no such row.
        NothingSaid, LimitReached: nothing was said, too much, or too often.
    """
    workshop_rows.lock(session, workshop)
    if not store.of_workshop(session, workshop).released:
        raise NotReleased
    known = people.find(session, workshop, person)
    if known is None or not known.table_number:
        raise NoSuchPart("person", str(person))
    _row_of, world = _row(session, workshop, known.table_number, score)
    number = store.last_appeal(session, world) + 1
    if number > APPEALS_MAX:
        raise LimitReached("APPEALS", APPEALS_MAX)
    said = _said(text, "$.text")
    store.add_appeal(session, KeptAppeal(world, number, person, score, said, ""))
    _changed(session, workshop)
    return number


def answer(session: Session, workshop: str, table: int, number: int, text: str) -> None:
    """Answer an appeal; a later answer takes the place of the earlier. Raises as `override`."""
    workshop_rows.lock(session, workshop)
    world = rooms.show(session, workshop).world(table)
    if number not in {each.number for each in store.appeals(session, world)}:
        raise NoSuchPart("appeal", str(number))
    store.change_appeal(session, world, number, answer=_said(text, "$.text"))
    _changed(session, workshop)


def _row(session: Session, workshop: str, table: int, score: str) -> tuple[Row, str]:
    (found,) = debriefs.of_table(session, workshop, table).tables
    for row in found.rows:
        if row.score.id == score:
            return row, found.world
    raise NoSuchPart("score", score)


def _said(text: str, at: str) -> str:
    said = "".join(c for c in text if c == "\n" or unicodedata.category(c)[0] != "C").strip()
    if not said:
        raise NothingSaid(at)
    if len(said) > TEXT_MAX:
        raise LimitReached("TEXT", TEXT_MAX)
    return said


def _changed(session: Session, workshop: str) -> None:
    rooms.touch(session, workshop)
    workshop_rows.change(session, workshop)
