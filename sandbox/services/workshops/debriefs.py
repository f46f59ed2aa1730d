"""The debrief of a workshop: each table looked back on, with what the trainer and people add.

Each table's part is read from that table's log alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from payments.calendar import BankingCalendar
from payments.party import Party
from payments.world.debrief import Debrief, Way, debrief, ways_of
from payments.world.lesson import Criterion
from payments.world.places import places
from payments.world.scenario import Scenario
from payments.world.score import references, weights
from payments.world.score_case import Reference, Score, TakenHint
from payments.world.state import ENGINE, Entry, Opening, Seat
from payments.world.translation import Translation
from sandbox.errors import NotReleased
from sandbox.services import folds, worlds
from sandbox.services.workshops import people, rooms
from sandbox.services.workshops.people import Person
from sandbox.services.workshops.rooms import Room
from sandbox.store import debriefs as store
from sandbox.store import workshops as workshop_rows
from sandbox.store.database import memory
from sandbox.store.debriefs import KeptAppeal, KeptDebrief, KeptOverride

REFERENCES_MAX = 20
"""Of how many workshops a process remembers how bots play the ends."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the score as it stands: the log's, or with the trainer's points and why."""

    score: Score
    points: int
    note: str = ""

    @property
    def changed(self) -> bool:
        """Whether the trainer gave other points than the log."""
        return bool(self.note)


@dataclass(frozen=True, slots=True)
class Appeal:
    """What somebody holds against a row; the trainer's answer is empty until there is one."""

    number: int
    score: str
    person: int
    nickname: str
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class TableDebrief:
    """One table looked back on, with who sat there."""

    number: int  # 0 for a world of no workshop
    world: str
    seats: tuple[Seat, ...]
    parties: tuple[Party, ...]
    places: Mapping[str, BankingCalendar]  # of each seat, as `payments.world.places` has them
    worth: Mapping[Criterion, int]  # the points of the scenario
    people: tuple[Person, ...]
    looked_back: Debrief
    rows: tuple[Row, ...]
    appeals: tuple[Appeal, ...]
    books: tuple[Translation, ...]  # of what the scenario says

    @property
    def points(self) -> int:
        """The sum of points as they stand, never below zero."""
        return max(0, sum(row.points for row in self.rows))

    @property
    def points_max(self) -> int:
        """What could have been earned where the story gave occasion."""
        return sum(row.score.points_max for row in self.rows)


@dataclass(frozen=True, slots=True)
class ClassDebrief:
    """The whole class: one part a table. `released` says whether participants see theirs."""

    workshop: str
    title: str
    scenario: str
    released: bool
    anonymous: bool
    goals: tuple[str, ...]
    tables: tuple[TableDebrief, ...]

    @property
    def now(self) -> datetime:
        """Where the clock of the table that is furthest stands."""
        return max(table.looked_back.now for table in self.tables)


@dataclass(frozen=True, slots=True)
class Known:
    """How bots play the scenario's ends, and how that comes out."""

    references: tuple[Reference, ...] = ()
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands beside a table's log."""

    number: int = 0
    world: str = ""
    people: tuple[Person, ...] = ()
    hints: tuple[TakenHint, ...] = ()
    overrides: tuple[KeptOverride, ...] = ()
    appeals: tuple[KeptAppeal, ...] = ()


def of_class(session: Session, workshop: str) -> ClassDebrief:
    """The debrief of a workshop, for its trainer. Raises NotFound."""
    return _class(session, rooms.show(session, workshop), None)


def of_table(session: Session, workshop: str, table: int) -> ClassDebrief:
    """The same of one table alone, for its trainer. Raises NotFound, NoSuchPart."""
    room = rooms.show(session, workshop)
    room.world(table)
    return _class(session, room, table)


def of_participant(session: Session, workshop: str, table: int) -> ClassDebrief:
    """The debrief of the table at which somebody sits.

    Raises NotReleased while the trainer keeps it back, NotFound, NoSuchPart.
    """
    if not store.of_workshop(session, workshop).released:
        raise NotReleased
    return of_table(session, workshop, table)


def of_log(scenario: Scenario, entries: Sequence[Entry], now: datetime) -> TableDebrief:
    """The debrief of a log that belongs to no workshop."""
    return _table(scenario, entries, now, Kept(), _played(scenario))


def release(session: Session, workshop: str, released: bool) -> None:
    """Let participants see the debrief of their table, or no longer. Raises NotFound."""
    workshop_rows.lock(session, workshop)
    kept = store.of_workshop(session, workshop)
    store.change(session, workshop, replace(kept, released=released))
    rooms.touch(session, workshop)
    workshop_rows.change(session, workshop)


def _class(session: Session, room: Room, table: int | None) -> ClassDebrief:
    kept: KeptDebrief = store.of_workshop(session, room.id)
    everybody = people.every(session, room.id)
    wanted = room.tables if table is None else {table: room.world(table)}
    return ClassDebrief(
        workshop=room.id,
        title=room.title,
        scenario=room.scenario,
        released=kept.released,
        anonymous=kept.anonymous,
        goals=tuple(goal.says for goal in room.lesson.goals),
        tables=tuple(_of_room(session, room, number, everybody) for number in wanted),
    )


def _of_room(
    session: Session, room: Room, number: int, everybody: Iterable[Person]
) -> TableDebrief:
    world = room.world(number)
    log = folds.log(session, world, folds.head(session, world))
    entries = worlds.entries(session, world)
    opening: Opening = entries[0].act.body
    scenario = Scenario(opening, room.ends, room.lesson)
    kept = Kept(
        number=number,
        world=world,
        people=tuple(person for person in everybody if person.table == number),
        hints=_hints(session, room, world),
        overrides=tuple(store.overrides(session, world)),
        appeals=tuple(store.appeals(session, world)),
    )
    return _table(scenario, entries, log[-1].at, kept, _remembered(session, room.id, scenario))


def _table(
    scenario: Scenario,
    entries: Sequence[Entry],
    now: datetime,
    kept: Kept,
    known: Known,
) -> TableDebrief:
    opening: Opening = entries[0].act.body
    looked_back = debrief(
        scenario, entries, now, hints=kept.hints, references=known.references, ways=known.ways
    )
    called = {person.number: person.nickname for person in kept.people}
    return TableDebrief(
        number=kept.number,
        world=kept.world,
        seats=opening.seats,
        parties=opening.parties,
        places=places(opening),
        worth=weights(scenario.lesson),
        people=kept.people,
        looked_back=looked_back,
        rows=tuple(_row(score, kept.overrides) for score in looked_back.scores),
        appeals=tuple(_appeal(each, called) for each in kept.appeals),
        books=(*opening.translations, *scenario.lesson.translations),
    )


def _row(score: Score, overrides: Iterable[KeptOverride]) -> Row:
    given = next((each for each in overrides if each.score == score.id), None)
    return Row(score, given.points, given.note) if given else Row(score, score.points)


def _appeal(row: KeptAppeal, called: dict[int, str]) -> Appeal:
    nickname = called.get(row.person, "")
    return Appeal(row.number, row.score, row.person, nickname, row.text, row.answer)


def _hints(session: Session, room: Room, world: str) -> tuple[TakenHint, ...]:
    """The steps taken, by the seat that the hint is for."""
    seats = {hint.id: hint.seat for hint in room.lesson.hints}
    return tuple(
        TakenHint(row.hint, row.step, seats.get(row.hint, ""), row.act, row.cost)
        for row in workshop_rows.hints(session, world)
    )


def _remembered(session: Session, workshop: str, scenario: Scenario) -> Known:
    """How bots play the ends: the same for every table, so it is played once a process."""
    known = memory(session).setdefault("references", {})
    assert isinstance(known, dict)
    if workshop not in known:
        known[workshop] = _played(scenario)
        for oldest in list(known)[:-REFERENCES_MAX]:
            known.pop(oldest, None)
    found: Known = known[workshop]
    return found


def _played(scenario: Scenario) -> Known:
    """Nothing for a log of another engine: that one is read and not played."""
    if scenario.opening.engine != ENGINE:
        return Known()
    played = references(scenario)
    return Known(played, ways_of(scenario, played))
