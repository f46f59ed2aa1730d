"""What a participant's pages show beside the world: who they are, the phase, hints, the trainer."""

from __future__ import annotations

from dataclasses import dataclass

from payments.world.lesson import Phase
from sandbox.edge import Caller, caller, session
from sandbox.services.workshops import hints, rooms, seats
from sandbox.services.workshops.hints import HintView
from sandbox.services.workshops.rooms import Room
from sandbox.services.workshops.seats import Place
from sandbox.store import debriefs, people


@dataclass(frozen=True, slots=True)
class SeatRoom:
    """A room as one participant sees it. `beside` are the others at the same seat."""

    room: Room
    person: int
    nickname: str
    table: int
    seat: str
    beside: tuple[str, ...]
    hints: tuple[HintView, ...]
    released: bool  # whether the debrief is

    @property
    def phase(self) -> Phase | None:
        """The phase that the class is in; None while the seats fill up."""
        return self.room.lesson.run_sheet[self.room.phase - 1] if self.room.phase else None

    @property
    def acts(self) -> frozenset[str]:
        """The kinds of act that the lesson's plans are made of, to whatever end they lead."""
        return acts_of(self.room)

    @property
    def place(self) -> str:
        """Table and seat in one word, to see whether they have changed."""
        return f"{self.table}.{self.seat}"


def acts_of(room: Room) -> frozenset[str]:
    """The kinds of act that the plans of a room's lesson are made of."""
    return frozenset(plan.kind for end in room.ends for plan in end.plans)


def seat_room(world: str) -> SeatRoom | None:
    """The caller's room, or None where the caller plays in a world of no workshop."""
    who = caller()
    if who is None or not who.workshop or who.world != world:
        return None
    return room_of(who)


def room_of(who: Caller) -> SeatRoom:
    """The room of somebody who takes part."""
    room = rooms.show(session(), who.workshop)
    here = people.sitting_at(session(), who.workshop, who.table, who.seat)
    return SeatRoom(
        room=room,
        person=who.person,
        nickname=here.get(who.person, ""),
        table=who.table,
        seat=who.seat,
        beside=tuple(name for number, name in here.items() if who.seat and number != who.person),
        hints=hints.offered(session(), room, who.table, who.seat) if who.seat else (),
        released=debriefs.of_workshop(session(), who.workshop).released,
    )


def free_places(seated: SeatRoom) -> tuple[Place, ...]:
    """Where the participant may sit: at a bot's seat, or beside others where seats are chosen."""
    every = seats.places(session(), seated.room)
    shared = seated.room.seating == "chosen"
    return tuple(place for place in every if shared or not place.people)
