"""People: join a room by a nickname, come back by a PIN, be forgotten."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass

from sqlmodel import Session

from payments.errors import NoSuchPart
from sandbox.errors import LimitReached, NicknameTaken, WrongPin
from sandbox.services import worlds
from sandbox.services.workshops import companions, nicknames, rooms, seats, tries
from sandbox.services.workshops.rooms import Room
from sandbox.store import people as store
from sandbox.store import workshops
from sandbox.store.database import Database
from sandbox.store.people import KeptPerson

PARTICIPANTS_MAX = 200
PIN_DIGITS = 4
ONCE_MAX = 40


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody who is in: the key that opens the seat, and the PIN, shown this once.

    `table` is 0 and `seat` empty for somebody who waits for a seat.
    """

    workshop: str
    person: int
    nickname: str
    key: str
    pin: str
    table: int
    seat: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a room, as the trainer sees them."""

    number: int
    nickname: str
    table: int
    seat: str
    seen_at: int  # seconds since 1970


def join(
    session: Session,
    workshop: str,
    nickname: str,
    *,
    wanted: tuple[int, str] | None = None,
    once: str = "",
    participants_max: int = PARTICIPANTS_MAX,
) -> Joined:
    """Let somebody in, to the seat `wanted` or as the room seats people.

    `once` is the form's own: sent a second time, the same person gets a new key and a new PIN.

    Raises:
        NotFound: there is no such workshop.
        UnfitNickname, NicknameTaken: the nickname cannot be used.
        LimitReached: the room is full.
        NoSuchPart, NotSeated: the seat cannot be taken.
    """
    name = nicknames.fit(nickname)
    workshops.lock(session, workshop)
    room = rooms.show(session, workshop)
    known = store.named(session, workshop, nicknames.folded(name))
    if known is not None:
        return _again(session, known, once)
    if len(every(session, workshop)) >= participants_max:
        raise LimitReached("participants_max", participants_max)
    return _added(session, room, name, wanted, once[:ONCE_MAX])


def rejoin(database: Database, session: Session, workshop: str, nickname: str, pin: str) -> Joined:
    """Let somebody back in by nickname and PIN; the key given before opens nothing any more.

    The try is counted first, in a transaction of its own, so `session` must not have begun.

    Raises:
        TooManyTries: five tries for this nickname within ten minutes.
        WrongPin: with the number of tries that are left.
    """
    folded = nicknames.folded(nicknames.fit(nickname))
    left = tries.spend_pin(database, workshop, folded, time.time())
    known = store.named(session, workshop, folded)
    if known is None or not secrets.compare_digest(known.pin_hash, _pin_hash(known, pin)):
        raise WrongPin(left)
    store.forget_tries(session, tries.pin_of(workshop, folded))
    return _let_in(session, known, pin="")


def new_pin(session: Session, workshop: str, person: int) -> str:
    """A new PIN for somebody who lost theirs, and five new tries. Raises NoSuchPart."""
    known = _known(session, workshop, person)
    store.forget_tries(session, tries.pin_of(workshop, known.folded))
    pin = _new_pin()
    store.change(session, workshop, person, pin_hash=_pin_hash(known, pin))
    return pin


def forget(session: Session, workshop: str, person: int, acts_max: int = worlds.ACTS_MAX) -> None:
    """Send somebody out and drop the nickname. Raises NoSuchPart."""
    table = seats.lock_table_of(session, workshop, person)
    store.forget(session, workshop, person)
    workshops.change(session, workshop)
    if table:
        companions.ask(session, rooms.show(session, workshop), table, acts_max)


def every(session: Session, workshop: str) -> tuple[Person, ...]:
    """Everybody in a room, in the order in which they came."""
    rows = store.of_workshop(session, workshop)
    return tuple(
        Person(row.number, row.nickname, row.table_number, row.seat, int(row.seen_at))
        for row in rows
        if row.nickname
    )


def _again(session: Session, known: KeptPerson, once: str) -> Joined:
    """A second tap of the form that joined; else the nickname is somebody else's."""
    if not once or known.once != once[:ONCE_MAX]:
        raise NicknameTaken(known.nickname)
    pin = _new_pin()
    store.change(session, known.workshop, known.number, pin_hash=_pin_hash(known, pin))
    return _let_in(session, known, pin)


def _added(
    session: Session, room: Room, name: str, wanted: tuple[int, str] | None, once: str
) -> Joined:
    place = seats.wanted_place(room, seats.places(session, room), wanted)
    number, now, pin = store.last_number(session, room.id) + 1, time.time(), _new_pin()
    row = KeptPerson(
        workshop=room.id,
        number=number,
        nickname=name,
        folded=nicknames.folded(name),
        pin_hash=store.hash_of(f"{room.id}.{number}.{pin}"),
        key_hash=store.hash_of(store.new_key(room.id)),
        once=once,
        table_number=place.table if place else 0,
        seat=place.seat if place else "",
        joined_at=now,
        seen_at=now,
    )
    store.add(session, row)
    workshops.change(session, room.id)
    rooms.touch(session, room.id)
    return _let_in(session, row, pin)


def _let_in(session: Session, row: KeptPerson, pin: str) -> Joined:
    key = store.new_key(row.workshop)
    store.change(session, row.workshop, row.number, key_hash=store.hash_of(key))
    return Joined(row.workshop, row.number, row.nickname, key, pin, row.table_number, row.seat)


def _known(session: Session, workshop: str, person: int) -> KeptPerson:
    found = store.find(session, workshop, person)
    if found is None or not found.nickname:
        raise NoSuchPart("person", str(person))
    return found


def _new_pin() -> str:
    return f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}}"


def _pin_hash(person: KeptPerson, pin: str) -> str:
    return store.hash_of(f"{person.workshop}.{person.number}.{pin.strip()}")
