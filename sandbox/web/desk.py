"""What a seat's pages show of a world: names in place of ids, sentences in place of kinds."""

from __future__ import annotations

from dataclasses import dataclass

from lei.findings import Finding
from payments.collection.moves import MOVES as COLLECTION_MOVES
from payments.credit.moves import MOVES
from payments.guarantee.moves import MOVES as GUARANTEE_MOVES
from payments.network.model import Due, Message
from payments.party import Party
from payments.world import look_up
from payments.world.credit_agenda import REMINDERS
from payments.world.state import ENGINE, TRAINER
from payments.world.story import StoryLine
from payments.world.view import WorldView
from sandbox.web.clocks import Clocks, clocks_of
from sandbox.web.credit_words import BY_THE_WAY
from sandbox.web.forms import ActForm, act_forms
from sandbox.web.words import DUES, SEATS
from sandbox.web.workshops.seat_room import SeatRoom, seat_room
from sandbox.wording import filled


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as a desk shows it: `came` when it was received, else it was sent."""

    number: int
    message: Message
    sender: str
    receiver: str
    came: bool
    at: str

    @property
    def can_be_checked(self) -> bool:
        """Whether it is XML or an MT message, which the check of messages reads."""
        return self.message.text.startswith(("<", "{1:"))


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the story as this seat was told it; `told` are the seats that were, in words."""

    number: int
    at: str
    text: str
    about: str
    findings: tuple[Finding, ...]
    told: tuple[str, ...]
    is_look_up: bool

    @property
    def secret(self) -> bool:
        """Whether it was told to the trainer alone."""
        return not self.told


@dataclass(frozen=True, slots=True)
class Deadline:
    """What falls due: when, in the time of the place it is due at, and why."""

    at: str
    reason: str
    source: str
    about: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A world as one seat's pages show it."""

    world_id: str
    view: WorldView
    clocks: Clocks
    forms: tuple[ActForm, ...]
    letters: tuple[Letter, ...]
    story: tuple[Told, ...]
    deadlines: tuple[Deadline, ...]
    room: SeatRoom | None = None  # of a participant of a workshop
    lesson: frozenset[str] = frozenset()  # kinds of act in the plans of a workshop's lesson

    @property
    def first_forms(self) -> tuple[ActForm, ...]:
        """In a workshop the acts of the lesson's plans, else every act."""
        return tuple(form for form in self.forms if self._belongs(form))

    @property
    def other_forms(self) -> tuple[ActForm, ...]:
        """The acts that no plan of the lesson needs."""
        return tuple(form for form in self.forms if not self._belongs(form))

    def _belongs(self, form: ActForm) -> bool:
        of_credit = form.kind.startswith("credit.") and form.kind not in BY_THE_WAY
        return not self.lesson or of_credit or form.kind in self.lesson

    @property
    def is_trainer(self) -> bool:
        return self.view.seat == TRAINER

    @property
    def is_of_another_engine(self) -> bool:
        """Whether the world can only be read: another release played it."""
        return self.view.engine != ENGINE

    @property
    def seat(self) -> str:
        """Who sits here, as a heading."""
        return self.view.party.name if self.view.party else seat_name(self.view.seat)

    @property
    def clock(self) -> str:
        """What the world's clock shows here."""
        return self.clocks.here(self.view.now)

    @property
    def looked_up(self) -> tuple[Told, ...]:
        """The last look at each firm, newest first."""
        last = {line.about: line for line in self.story if line.is_look_up}
        return tuple(sorted(last.values(), key=lambda line: -line.number))

    def name_of(self, party_id: str) -> str:
        """A party's name, or its id where the world has no party of it."""
        found = self.party(party_id)
        return found.name if found else party_id

    def party(self, party_id: str) -> Party | None:
        return party_in(self.view, party_id)

    def place_of(self, party_id: str) -> str:
        return place_in(self.view, party_id)

    def forms_on(self, about: str) -> tuple[ActForm, ...]:
        """The open acts on one thing."""
        return tuple(form for form in self.forms if form.about == about)

    def letters_on(self, about: str) -> tuple[Letter, ...]:
        """The messages about one thing."""
        return tuple(letter for letter in self.letters if letter.message.about == about)

    def deadlines_on(self, about: str) -> tuple[Deadline, ...]:
        """What falls due on one thing."""
        return tuple(due for due in self.deadlines if due.about == about)


def desk_of(view: WorldView, world_id: str) -> Desk:
    """The desk of the seat that `view` was made for."""
    clocks = clocks_of(view)
    room = seat_room(world_id)
    coming = (due for due in view.deadlines if _can_come(view, due))
    return Desk(
        world_id=world_id,
        view=view,
        clocks=clocks,
        forms=act_forms(view),
        letters=tuple(_letter(view, clocks, number, sent) for number, sent in view.messages),
        story=tuple(_told(view, clocks, line) for line in view.story),
        deadlines=tuple(_deadline(view, clocks, due) for due in coming),
        room=room,
        lesson=room.acts if room else frozenset(),
    )


def seat_name(seat: str) -> str:
    """A seat in words."""
    return str(SEATS.get(seat, seat.replace("_", " ")))


def party_in(view: WorldView, party_id: str) -> Party | None:
    """The party of an id."""
    return next((party for party in view.parties if party.id == party_id), None)


def place_in(view: WorldView, party_id: str) -> str:
    """The town of a party, or nothing where it is not told."""
    found = party_in(view, party_id)
    return found.address.town if found and found.address else ""


def _letter(view: WorldView, clocks: Clocks, number: int, message: Message) -> Letter:
    sender, receiver = (party_in(view, end) for end in (message.sender, message.receiver))
    came = view.party is not None and message.receiver == view.party.id
    return Letter(
        number,
        message,
        sender.name if sender else message.sender,
        receiver.name if receiver else message.receiver,
        came,
        clocks.here(message.at),
    )


def _told(view: WorldView, clocks: Clocks, line: StoryLine) -> Told:
    party = party_in(view, line.about)
    about = party.name if party else line.about
    return Told(
        number=line.number,
        at=clocks.here(line.at),
        text=filled(line.says, {"seat": seat_name(line.seat), "about": about}),
        about=line.about,
        findings=line.findings,
        told=tuple(seat_name(seat) for seat in line.audience),
        is_look_up=line.kind == look_up.KIND,
    )


def _can_come(view: WorldView, due: Due) -> bool:
    """Whether the clock's move is open: what an ended credit leaves on the agenda is not told."""
    if due.kind not in DUES:  # a bank's own work, which nobody waits for
        return False
    if due.kind in REMINDERS:  # the view has those alone that still tell something
        return True
    states = [credit.state for credit in view.credits if credit.terms.number == due.about]
    collected = [c.state for c in view.collections if c.instruction.number == due.about]
    if collected:
        return any(m.state in collected and m.kind == due.kind for m in COLLECTION_MOVES)
    promised = [g.state for g in view.guarantees if g.terms.number == due.about]
    if promised:
        return any(m.state in promised and m.kind == due.kind for m in GUARANTEE_MOVES)
    return not states or any(m.state in states and m.kind == due.kind for m in MOVES)


def _deadline(view: WorldView, clocks: Clocks, due: Due) -> Deadline:
    source, reason = DUES[due.kind]
    at = clocks.there(due.at, place_in(view, due.bank))
    return Deadline(at, str(reason), source, due.about)
