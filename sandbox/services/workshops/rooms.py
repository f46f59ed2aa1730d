"""The room of a workshop: opened from a scenario, led phase by phase, deleted with all in it."""

from __future__ import annotations

import secrets
import time
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from sqlmodel import Session

from lei.sentences import Sentence
from payments.errors import NoSuchPart
from payments.world.default_lesson import completed
from payments.world.lesson import Lesson
from payments.world.policies import AS_PLANNED, policy_of
from payments.world.scenario import End, Scenario
from payments.world.tagged import plain
from payments.world.translation import translated
from sandbox.errors import LimitReached, NoSuchRoom, UnreadableRequest
from sandbox.services import scenarios, worlds
from sandbox.services.workshops import codes, tries
from sandbox.services.workshops.plots import plot_of
from sandbox.store import workshops as store
from sandbox.store import worlds as world_rows
from sandbox.store.database import Database
from sandbox.store.workshops import KeptTable, KeptWorkshop

Seating: TypeAlias = Literal["chosen", "assigned", "random"]
SEATINGS: tuple[Seating, ...] = get_args(Seating)
BROADCAST_MAX = 500
PACE_MAX = 600  # minutes for one day
TOUCH_EVERY_S = 3_600.0


@dataclass(frozen=True, slots=True)
class Room:
    """A workshop as its services see it. `tables` are numbers and the ids of their worlds.

    `phase` is 0 while the seats fill up, else the number of a phase of the run sheet. `ends` are
    the scenario's, for the bots: no seat is told of them.
    """

    id: str
    code: str
    scenario: str
    title: str
    language: str
    seating: str
    policy: str
    policies: Mapping[str, str]  # of seats whose bots play by another one
    lesson: Lesson
    ends: tuple[End, ...]
    phase: int
    frozen: bool
    broadcast: str
    pace_minutes: int
    revision: int
    opened_at: float
    tables: Mapping[int, str]

    def policy_of(self, seat: str) -> str:
        """The policy by which a bot plays a seat."""
        return self.policies.get(seat, self.policy)

    def world(self, table: int) -> str:
        """The id of a table's world. Raises NoSuchPart."""
        if table not in self.tables:
            raise NoSuchPart("table", str(table))
        return self.tables[table]


def start(
    session: Session,
    fixtures_dir: Path,
    scenario: str,
    *,
    tables: int,
    seating: Seating = "chosen",
    language: str = "en",
    policy: str = AS_PLANNED,
    policies: Mapping[str, str] | None = None,
    tables_max: int = 60,
    worlds_max: int = 1_000,
) -> Room:
    """Open a room in which `tables` tables play a scenario.

    The tables have the same luck and differ in their ids. `policies` are those of single seats.

    Raises:
        NotFound, MalformedScenario: the scenario is none that can be opened.
        NoSuchPart: there is no such policy of bots, or no such seat.
        LimitReached: too many tables, or too many worlds with them.
        UnreadableRequest: no table at all, or a seating that is none.
    """
    by_seat = dict(policies or {})
    _require(seating, tables, (policy, *by_seat.values()))
    if tables > tables_max:
        raise LimitReached("tables_max", tables_max)
    worlds.require_room(session, worlds_max, tables)
    plot = scenarios.load(scenario, fixtures_dir, "")
    _require_seats(plot, by_seat)
    made = [
        worlds.open_without_keys(session, replace(plot.opening, ids_seed=secrets.token_hex(8))).id
        for _ in range(tables)
    ]
    row = _opened(session, plot, seating, language, policy, by_seat)
    rows = [KeptTable(row.id, number, world) for number, world in enumerate(made, start=1)]
    store.add(session, row, rows)
    return _room(session, row)


def _opened(
    session: Session,
    plot: Scenario,
    seating: Seating,
    language: str,
    policy: str,
    policies: Mapping[str, str],
) -> KeptWorkshop:
    """The row of a workshop that opens now, before its first phase."""
    now = time.time()
    return KeptWorkshop(
        id=secrets.token_hex(worlds.WORLD_ID_BYTES),
        code=_free_code(session),
        scenario=plot.opening.scenario,
        title=translated(plot.opening.title, language, plot.opening.translations),
        language=language,
        seating=seating,
        policy=policy,
        plot={
            "lesson": plain(completed(plot)),
            "ends": [plain(end) for end in plot.ends],
            "policies": policies,
        },
        phase=0,
        frozen=False,
        broadcast="",
        pace_minutes=0,
        ticked_at=now,
        revision=1,
        opened_at=now,
        touched_at=now,
    )


def show(session: Session, workshop: str) -> Room:
    """A workshop. Raises NotFound."""
    return _room(session, store.find(session, workshop))


def every(session: Session) -> tuple[Room, ...]:
    """All workshops of this installation, the newest first."""
    return tuple(show(session, row.id) for row in store.every(session))


def enter(database: Database, code: str, address: str) -> str:
    """The id of the workshop whose room has a code.

    Raises NoSuchRoom, and TooManyTries for an address that tried too many wrong ones.
    """
    now = time.time()
    tries.require_patience(database, address, now)
    with database.reading() as session:
        found = store.of_code(session, codes.compact(code))
    if found is None:
        tries.count_code(database, address, now)
        raise NoSuchRoom(code[: codes.LENGTH_MAX])
    return found


def set_phase(session: Session, workshop: str, phase: int) -> None:
    """Go to a phase of the run sheet; 0 is before the first. Raises NotFound, NoSuchPart."""
    room = _led(session, workshop)
    if not 0 <= phase <= len(room.lesson.run_sheet):
        raise NoSuchPart("phase", str(phase))
    store.change(session, workshop, phase=phase)


def broadcast(session: Session, workshop: str, text: str) -> None:
    """Tell every participant something; an empty text takes it down. Raises NotFound."""
    said = "".join(c for c in text if c == "\n" or unicodedata.category(c)[0] != "C").strip()
    if len(said) > BROADCAST_MAX:
        raise LimitReached("BROADCAST", BROADCAST_MAX)
    _led(session, workshop)
    store.change(session, workshop, broadcast=said)


def freeze(session: Session, workshop: str) -> None:
    """Stop the class: seats can read and not act. Raises NotFound."""
    _led(session, workshop)
    store.change(session, workshop, frozen=True)


def unfreeze(session: Session, workshop: str) -> None:
    """Let the class go on. Raises NotFound."""
    _led(session, workshop)
    store.change(session, workshop, frozen=False)


def set_pace(session: Session, workshop: str, minutes: int) -> None:
    """Let one day of the worlds take so many minutes; 0 stops the clock. Raises NotFound."""
    if not 0 <= minutes <= PACE_MAX:
        raise UnreadableRequest(
            "$.minutes", Sentence("a whole number from 0 to {pace_max}", pace_max=PACE_MAX)
        )
    _led(session, workshop)
    store.change(session, workshop, pace_minutes=minutes, ticked_at=time.time())


def delete(session: Session, workshop: str) -> None:
    """Delete a workshop: its worlds, deliveries, requests and people. Raises NotFound."""
    for table in store.tables(session, workshop):
        world_rows.lock(session, table.world)  # before the room, as who acts does
    store.lock(session, workshop)
    store.remove(session, workshop)


def touch(session: Session, workshop: str) -> None:
    """Note that somebody did something: what is left alone is deleted some day."""
    store.touch(session, workshop, time.time(), TOUCH_EVERY_S)


def _require(seating: str, tables: int, policies: Iterable[str]) -> None:
    if seating not in SEATINGS:
        raise UnreadableRequest("$.seating", Sentence("one of {known}", known=", ".join(SEATINGS)))
    if tables < 1:
        raise UnreadableRequest("$.tables", "at least 1")
    for policy in policies:
        policy_of(policy)


def _require_seats(plot: Scenario, seats: Iterable[str]) -> None:
    known = {seat.name for seat in plot.opening.seats}
    for seat in seats:
        if seat not in known:
            raise NoSuchPart("seat", seat)


def _free_code(session: Session) -> str:
    while store.of_code(session, code := codes.new_code()) is not None:
        pass
    return code


def _led(session: Session, workshop: str) -> Room:
    """The room, locked, with a note that its trainer did something."""
    row = store.lock(session, workshop)
    touch(session, workshop)
    return _room(session, row)


def _room(session: Session, row: KeptWorkshop) -> Room:
    plot = plot_of(session, row)
    return Room(
        id=row.id,
        code=row.code,
        scenario=row.scenario,
        title=row.title,
        language=row.language,
        seating=row.seating,
        policy=row.policy,
        policies=row.plot.get("policies", {}),
        lesson=plot.lesson,
        ends=plot.ends,
        phase=row.phase,
        frozen=row.frozen,
        broadcast=row.broadcast,
        pace_minutes=row.pace_minutes,
        revision=row.revision,
        opened_at=row.opened_at,
        tables=plot.tables,
    )
