"""`/join`: a room code and a nickname, then a seat. `/rejoin`: back to it by the PIN.

An address never tells whether a room is there: only a form that was sent is answered.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from flask import make_response, request
from werkzeug.wrappers import Response

from payments.errors import NoSuchPart
from payments.world.view import WorldView
from sandbox.edge import installation, session, settings
from sandbox.errors import (
    LimitReached,
    NicknameTaken,
    NoSuchRoom,
    NotSeated,
    TooManyTries,
    UnfitNickname,
    WrongPin,
)
from sandbox.problems import problem_of
from sandbox.services import worlds
from sandbox.services.workshops import people, rooms, seats
from sandbox.services.workshops.people import Joined
from sandbox.services.workshops.rooms import Room
from sandbox.services.workshops.seats import Place
from sandbox.web import web
from sandbox.web.desk import seat_name
from sandbox.web.language import selected
from sandbox.web.pages import page
from sandbox.web.seats import remember
from sandbox.wording import problem_sentence

REFUSALS = (
    LimitReached,
    NicknameTaken,
    NoSuchPart,
    NoSuchRoom,
    NotSeated,
    TooManyTries,
    UnfitNickname,
    WrongPin,
)
SEPARATOR = ":"


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a form came back: the problem's title and sentence, and at which entry it is."""

    type: str
    title: str
    says: str
    at: str


@web.get("/join", defaults={"code": ""})
@web.get("/join/<code>")
def join_form(code: str) -> str:
    """The form; a QR code brings the room code along."""
    return _form(code=code)


@web.post("/join")
def join() -> Response | str | tuple[str, int]:
    """Let somebody in, or ask for the seat first where people choose theirs."""
    code = request.form.get("code", "")
    try:
        workshop = rooms.enter(installation().database, code, request.remote_addr or "")
    except REFUSALS as refusal:
        return _refused(refusal, code=code)
    room = rooms.show(session(), workshop)
    if room.seating == "chosen" and "place" not in request.form:
        return _form(code=code, room=room, places=seats.places(session(), room))
    try:
        joined = _joined(room)
    except REFUSALS as refusal:
        session().rollback()
        places = seats.places(session(), room) if room.seating == "chosen" else ()
        return _refused(refusal, code=code, room=room, places=places)
    return _let_in(room, joined)


@web.get("/rejoin")
def rejoin_form() -> str:
    """The form of somebody who was here before."""
    return page("workshops/rejoin", wrong=None)


@web.post("/rejoin")
def rejoin() -> Response | tuple[str, int]:
    """Give somebody the seat again."""
    database, given = installation().database, request.form
    try:
        workshop = rooms.enter(database, given.get("code", ""), request.remote_addr or "")
        nickname, pin = given.get("nickname", ""), given.get("pin", "")
        joined = people.rejoin(database, session(), workshop, nickname, pin)
    except REFUSALS as refusal:
        row = problem_of(refusal)
        return page("workshops/rejoin", wrong=_wrong(refusal)), row.status
    return _let_in(rooms.show(session(), workshop), joined)


def _joined(room: Room) -> Joined:
    table, _colon, seat = request.form.get("place", "").partition(SEPARATOR)
    wanted = (int(table), seat) if table.isdecimal() and len(table) < TABLE_LENGTH_MAX else None
    return people.join(
        session(),
        room.id,
        request.form.get("nickname", ""),
        wanted=wanted,
        once=request.form.get("once", ""),
        participants_max=settings().participants_max,
    )


TABLE_LENGTH_MAX = 6


def _let_in(room: Room, joined: Joined) -> Response:
    """The role card, with the PIN where one was issued: this once."""
    card = _card(room, joined) if joined.seat else None
    answer = make_response(page("workshops/joined", room=room, joined=joined, card=card))
    answer.headers["Cache-Control"] = "no-store"
    remember(answer, joined.key)
    if "lang" not in request.cookies:
        answer.set_cookie("lang", room.language, httponly=True, samesite="Strict", path="/")
    return answer


def _card(room: Room, joined: Joined) -> WorldView:
    return worlds.show_still(session(), room.tables[joined.table], joined.seat, selected())


def _form(
    *,
    code: str,
    room: Room | None = None,
    places: tuple[Place, ...] = (),
    wrong: Wrong | None = None,
) -> str:
    once = request.form.get("once") or secrets.token_urlsafe(12)
    return page(
        "workshops/join",
        code=code,
        room=room,
        places=places,
        wrong=wrong,
        once=once,
        seat_name=seat_name,
    )


def _refused(
    refusal: Exception, *, code: str, room: Room | None = None, places: tuple[Place, ...] = ()
) -> tuple[str, int]:
    shown = _form(code=code, room=room, places=places, wrong=_wrong(refusal))
    return shown, problem_of(refusal).status


def _wrong(refusal: Exception) -> Wrong:
    row = problem_of(refusal)
    return Wrong(
        row.type, row.title, problem_sentence(refusal, row), ENTRIES.get(type(refusal), "")
    )


ENTRIES: dict[type[Exception], str] = {
    NoSuchRoom: "code",
    UnfitNickname: "nickname",
    NicknameTaken: "nickname",
    NoSuchPart: "place",
    NotSeated: "place",
    WrongPin: "pin",
}
"""At which entry of the form a refusal is told."""
