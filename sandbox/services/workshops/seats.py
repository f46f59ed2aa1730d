"""Seats of a workshop: who sits where, and how one is taken, given back or given out."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from lei.sentences import Sentence
from payments.errors import NoSuchPart
from sandbox.errors import NotSeated
from sandbox.services import worlds
from sandbox.services.workshops import companions, rooms
from sandbox.services.workshops.rooms import Room
from sandbox.store import people
from sandbox.store import workshops as store
from sandbox.store import worlds as world_rows
from sandbox.store.people import KeptPerson


@dataclass(frozen=True, slots=True)
class Place:
    """A seat of a table; `firm` is the party it acts for, by name."""

    table: int
    seat: str
    firm: str
    people: tuple[int, ...]  # their numbers; nobody means a bot


def places(session: Session, room: Room) -> tuple[Place, ...]:
    """Every seat of a workshop, table by table."""
    present = people.of_workshop(session, room.id)
    return tuple(
        place for table in room.tables for place in _places_at(session, room, table, present)
    )


def wanted_place(
    room: Room, all_places: Sequence[Place], wanted: tuple[int, str] | None
) -> Place | None:
    """Where somebody who joins is seated; None where the trainer gives out the seats.

    Raises NoSuchPart where the wanted seat is none, NotSeated where seats are not chosen here.
    """
    if room.seating == "assigned":
        return None
    if wanted is not None and room.seating == "random":
        raise NotSeated
    return _at(all_places, wanted) if wanted is not None else _most_needed(room, all_places)


def take(session: Session, workshop: str, person: int, table: int, seat: str) -> None:
    """Sit down where a bot sits; beside others only where people choose their seats.

    Raises NoSuchPart, NotSeated.
    """
    room = _locked(session, workshop)
    place = _at(places(session, room), (table, seat))
    if place.people and person not in place.people and room.seating != "chosen":
        raise NotSeated
    _sit(session, room, person, table, seat)


def place(session: Session, workshop: str, person: int, table: int, seat: str) -> None:
    """Give somebody a seat, as the trainer may. Raises NotFound, NoSuchPart."""
    room = _locked(session, workshop)
    _at(places(session, room), (table, seat))
    _sit(session, room, person, table, seat)


def give_back(
    session: Session, workshop: str, person: int, acts_max: int = worlds.ACTS_MAX
) -> None:
    """Stand up; where nobody is left, a bot takes the seat and acts at once. Raises NotSeated."""
    table = lock_table_of(session, workshop, person)
    room = _locked(session, workshop)
    if not table:
        raise NotSeated
    people.change(session, workshop, person, table_number=0, seat="")
    store.change(session, workshop)
    companions.ask(session, room, table, acts_max)


def lock_table_of(session: Session, workshop: str, person: int) -> int:
    """Lock the world at which somebody sits, before the room: who acts locks in that order too.

    Returns the table's number, 0 where the person has no seat. Raises NoSuchPart.
    """
    table = _person(session, workshop, person).table_number
    for row in store.tables(session, workshop):
        if row.number == table:
            world_rows.lock(session, row.world)
    return table


def _locked(session: Session, workshop: str) -> Room:
    store.lock(session, workshop)
    rooms.touch(session, workshop)
    return rooms.show(session, workshop)


def _sit(session: Session, room: Room, person: int, table: int, seat: str) -> None:
    _person(session, room.id, person)
    people.change(session, room.id, person, table_number=table, seat=seat)
    store.change(session, room.id)


def _person(session: Session, workshop: str, person: int) -> KeptPerson:
    found = people.find(session, workshop, person)
    if found is None or not found.nickname:
        raise NoSuchPart("person", str(person))
    return found


def _at(all_places: Sequence[Place], wanted: tuple[int, str]) -> Place:
    for place in all_places:
        if (place.table, place.seat) == wanted:
            return place
    raise NoSuchPart("seat", Sentence("{seat} at table {table}", seat=wanted[1], table=wanted[0]))


def _most_needed(room: Room, all_places: Sequence[Place]) -> Place:
    """A seat with the fewest people, at the table with the most; by lot where the room says so."""
    fewest = min(len(place.people) for place in all_places)
    free = [place for place in all_places if len(place.people) == fewest]
    if room.seating == "random":
        return secrets.choice(free)
    seated = Counter(place.table for place in all_places for _ in place.people)
    return max(free, key=lambda place: (seated[place.table], -place.table))


def _places_at(
    session: Session, room: Room, table: int, present: Sequence[KeptPerson]
) -> tuple[Place, ...]:
    opening = worlds.current(session, room.world(table)).opening
    firms = {party.id: party.name for party in opening.parties}
    return tuple(
        Place(
            table,
            seat.name,
            firms.get(seat.party, seat.party),
            tuple(p.number for p in present if (p.table_number, p.seat) == (table, seat.name)),
        )
        for seat in opening.seats
    )
