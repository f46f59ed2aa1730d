"""`/api/workshops`: a class plays one scenario at several tables.

The trainer's part needs the trainer's key; on a server that only this machine reaches, none.
"""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response, request

from payments.world import fault_acts
from sandbox.answers import Answer, answer
from sandbox.api.schemas import ClockIn
from sandbox.api.workshops_schemas import (
    BoardOut,
    BroadcastIn,
    FaultIn,
    FreezeIn,
    HintIn,
    HintOut,
    JoinedOut,
    JoinIn,
    PhaseIn,
    RejoinIn,
    SeatIn,
    TroublesOut,
    WorkshopIn,
    WorkshopOut,
)
from sandbox.api.worlds import idempotency_key
from sandbox.edge import (
    Caller,
    caller,
    installation,
    person_in,
    require_leader,
    session,
    settings,
)
from sandbox.errors import UnreadableRequest
from sandbox.services.workshops import (
    boards,
    clocks,
    codes,
    everywhere,
    hints,
    people,
    rooms,
    seats,
)
from sandbox.services.workshops.everywhere import Trouble
from sandbox.services.workshops.people import Joined
from sandbox.services.workshops.rooms import Room
from sandbox.store import workshops as store
from sandbox.wording import problem_sentence

workshops = APIBlueprint("workshops", __name__, url_prefix="/api/workshops", tag="Workshops")


@workshops.post("")
@workshops.input(
    WorkshopIn, arg_name="given", example={"scenario": "late-bill-of-lading", "tables": 2}
)
@workshops.output(WorkshopOut, status_code=201)
def start(given: WorkshopIn) -> tuple[Answer, int, dict[str, str]]:
    """Open a room (the trainer only)"""
    require_leader()
    room = rooms.start(
        session(),
        settings().fixtures_dir,
        given.scenario,
        tables=given.tables,
        seating=given.seating,
        language=given.language,
        policy=given.policy,
        policies=given.policies,
        tables_max=settings().tables_max,
        worlds_max=settings().worlds_max,
    )
    return _led(room), 201, {"Location": f"/api/workshops/{room.id}"}


@workshops.get("/<workshop>")
@workshops.output(WorkshopOut)
def show(workshop: str) -> Answer | Response:
    """Read a workshop, as its trainer or as somebody who takes part

    The ETag of a participant is the number of the last act at the table and the workshop's own
    revision.
    """
    who = caller()
    if who is not None and workshop and who.workshop == workshop:
        return _as_participant(workshop, who)
    require_leader(workshop)
    return _led(rooms.show(session(), workshop))


@workshops.delete("/<workshop>")
@workshops.output({}, status_code=204)
def delete(workshop: str) -> tuple[str, int]:
    """Delete a workshop with its worlds and the nicknames of its people (the trainer only)"""
    require_leader(workshop)
    rooms.delete(session(), workshop)
    return "", 204


@workshops.post("/<workshop>/join")
@workshops.input(JoinIn, arg_name="given", example={"nickname": "Pelican"})
@workshops.output(JoinedOut, status_code=201)
def join(workshop: str, given: JoinIn) -> tuple[Answer, int]:
    """Join by the room code (or the id) and a nickname

    The key opens the seat; the PIN lets you come back when the key is lost.
    """
    entered = _entered(workshop)
    wanted = (given.table, given.seat or "") if given.table is not None else None
    joined = people.join(
        session(),
        entered,
        given.nickname,
        wanted=wanted,
        once=idempotency_key() or "",
        participants_max=settings().participants_max,
    )
    return _joined(joined), 201


@workshops.post("/<workshop>/rejoin")
@workshops.input(RejoinIn, arg_name="given", example={"nickname": "Pelican", "pin": "4071"})
@workshops.output(JoinedOut)
def rejoin(workshop: str, given: RejoinIn) -> Answer:
    """Come back by nickname and PIN; the key given before opens nothing any more"""
    entered = _entered(workshop)
    return _joined(
        people.rejoin(installation().database, session(), entered, given.nickname, given.pin)
    )


@workshops.get("/<workshop>/monitor")
@workshops.output(BoardOut)
def monitor(workshop: str) -> Answer:
    """Read the board (the trainer only)"""
    require_leader(workshop)
    return answer(boards.board(session(), workshop))


@workshops.post("/<workshop>/seat")
@workshops.input(SeatIn, arg_name="given", example={"table": 1, "seat": "buyer"})
@workshops.output(WorkshopOut)
def take_seat(workshop: str, given: SeatIn) -> Answer:
    """Take a seat that a bot holds"""
    who = person_in(workshop)
    seats.take(session(), workshop, who.person, given.table, given.seat)
    taken = Caller("", given.seat, workshop, who.person, given.table)
    return _told(rooms.show(session(), workshop), taken)


@workshops.delete("/<workshop>/seat")
@workshops.output({}, status_code=204)
def give_seat_back(workshop: str) -> tuple[str, int]:
    """Give your seat back: a bot takes it where nobody else sits"""
    seats.give_back(session(), workshop, person_in(workshop).person, settings().acts_max)
    return "", 204


@workshops.post("/<workshop>/hints")
@workshops.input(HintIn, arg_name="given", example={"hint": "dates", "step": 1})
@workshops.output(HintOut)
def take_hint(workshop: str, given: HintIn) -> Answer:
    """Take a step of a hint of your seat; it costs the points it says, once"""
    who, room = person_in(workshop), rooms.show(session(), workshop)
    says = hints.take(session(), room, who.table, who.seat, given.hint, given.step, who.person)
    return {"says": says}


@workshops.post("/<workshop>/clock")
@workshops.input(ClockIn, arg_name="given", example={"to": "next"})
@workshops.output(TroublesOut)
def move_clocks(workshop: str, given: ClockIn) -> Answer:
    """Move the clocks of all tables (the trainer only)"""
    require_leader(workshop)
    to = given.advance or given.to
    if to is None or (given.advance and given.to):
        raise UnreadableRequest("$", "give either advance or to")
    key, acts_max = idempotency_key() or "", settings().acts_max
    moved = clocks.advance(installation().database, workshop, to, key=key, acts_max=acts_max)
    return _troubles(moved)


@workshops.post("/<workshop>/faults")
@workshops.input(FaultIn, arg_name="given", example={"fault": "account-closed", "on": "ACCOUNT"})
@workshops.output(TroublesOut)
def plant_fault(workshop: str, given: FaultIn) -> Answer:
    """Plant a fault at one table or at all (the trainer only)"""
    require_leader(workshop)
    body = {"fault": given.fault, "on": given.on}
    return _troubles(
        everywhere.act(
            installation().database,
            workshop,
            fault_acts.PLANT,
            body,
            table=given.table,
            key=idempotency_key() or "",
            acts_max=settings().acts_max,
        )
    )


@workshops.post("/<workshop>/phase")
@workshops.input(PhaseIn, arg_name="given", example={"phase": 1})
@workshops.output(TroublesOut)
def set_phase(workshop: str, given: PhaseIn) -> Answer:
    """Go to a phase of the run sheet; with the first one the bots begin (the trainer only)"""
    require_leader(workshop)
    database = installation().database
    return _troubles(everywhere.begin(database, workshop, given.phase, settings().acts_max))


@workshops.post("/<workshop>/broadcast")
@workshops.input(BroadcastIn, arg_name="given", example={"text": "Ten minutes left."})
@workshops.output({}, status_code=204)
def broadcast(workshop: str, given: BroadcastIn) -> tuple[str, int]:
    """Tell every participant something (the trainer only)"""
    require_leader(workshop)
    rooms.broadcast(session(), workshop, given.text)
    return "", 204


@workshops.post("/<workshop>/freeze")
@workshops.input(FreezeIn, arg_name="given", example={"frozen": True})
@workshops.output({}, status_code=204)
def freeze(workshop: str, given: FreezeIn) -> tuple[str, int]:
    """Stop the class for a moment, or let it go on (the trainer only)"""
    require_leader(workshop)
    change = rooms.freeze if given.frozen else rooms.unfreeze
    change(session(), workshop)
    return "", 204


def _entered(workshop: str) -> str:
    """The id of the workshop that an address names by its id or by its room code."""
    if len(workshop) > codes.LENGTH_MAX:
        return workshop
    return rooms.enter(installation().database, workshop, request.remote_addr or "")


def _joined(joined: Joined) -> Answer:
    room = rooms.show(session(), joined.workshop)
    return {**answer(joined), "world": room.tables.get(joined.table, "")}


def _as_participant(workshop: str, who: Caller) -> Answer | Response:
    number, revision = store.freshness(session(), workshop, who.world)
    tag = f"{number}-{revision}"
    headers = {"Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie"}
    if request.if_none_match.contains_weak(tag):
        return Response(status=304, headers={**headers, "ETag": f'"{tag}"'})
    return _told(rooms.show(session(), workshop), who), 200, {**headers, "ETag": f'"{tag}"'}


def _led(room: Room) -> Answer:
    tables = [{"number": number, "world": world} for number, world in room.tables.items()]
    bots = {"policy": room.policy, "policies": dict(room.policies)}
    return {**_public(room), "tables": tables, **bots, "pace_minutes": room.pace_minutes}


def _told(room: Room, who: Caller) -> Answer:
    world = room.tables.get(who.table, "")
    you = {"person": who.person, "table": who.table, "seat": who.seat, "world": world}
    known = hints.offered(session(), room, who.table, who.seat) if who.seat else ()
    return {**_public(room), "you": you, "hints": answer(known)}


def _public(room: Room) -> Answer:
    names = ("id", "code", "scenario", "title", "language", "seating", "phase", "frozen")
    told = {name: getattr(room, name) for name in names}
    sheet = [{"name": phase.name, "minutes": phase.minutes} for phase in room.lesson.run_sheet]
    return {**told, "broadcast": room.broadcast, "run_sheet": sheet}


def _troubles(troubles: tuple[Trouble, ...]) -> Answer:
    return {"refused": [{"table": t.table, "why": problem_sentence(t.refusal)} for t in troubles]}
