"""What a participant does at `/seat` beside playing: see news, take a hint, change the seat."""

from __future__ import annotations

from flask import redirect, request
from werkzeug.wrappers import Response

from sandbox.edge import Caller, caller, session, settings
from sandbox.errors import KeyNeeded
from sandbox.services.workshops import hints, rooms, seats
from sandbox.store import workshops as store
from sandbox.web import web
from sandbox.web.desk import seat_name
from sandbox.web.pages import page
from sandbox.web.workshops.seat_room import free_places, room_of


@web.get("/seat/news")
def seat_news() -> Response:
    """Whether table or room moved on since the page was made: 304 while they did not."""
    who = participant()
    number, revision = store.freshness(session(), who.workshop, who.world)
    answer = Response(mimetype="text/html")
    answer.set_etag(f"{number}-{revision}")
    answer.headers["Cache-Control"] = "private, no-cache"
    if not request.if_none_match.contains_weak(f"{number}-{revision}"):
        answer.set_data(_news(who, number))
    return answer.make_conditional(request)


@web.get("/seat/places")
def free_seats() -> str:
    """The seats that the participant may take, and the way to give the own one back."""
    room = room_of(participant())
    return page("workshops/places", room=room, places=free_places(room), seat_name=seat_name)


@web.post("/seat/places")
def take_place() -> Response:
    """Take a seat, or with no seat named give the own one back to the bot."""
    who = participant()
    table, _colon, seat = request.form.get("place", "").partition(":")
    if table.isdecimal() and seat:
        seats.take(session(), who.workshop, who.person, int(table[:6]), seat)
    else:
        seats.give_back(session(), who.workshop, who.person, settings().acts_max)
    return redirect("/seat", 303)


@web.post("/seat/hints")
def take_hint() -> Response:
    """Take the next step of a hint; it then stands on the desk."""
    who = participant()
    hint, step = request.form.get("hint", ""), request.form.get("step", "")
    room = rooms.show(session(), who.workshop)
    wanted = int(step) if step.isdecimal() and len(step) < 3 else 0
    hints.take(session(), room, who.table, who.seat, hint, wanted, who.person)
    return redirect("/seat#hints", 303)


def participant() -> Caller:
    """Who asks, as somebody who takes part in a workshop. Raises KeyNeeded."""
    who = caller()
    if who is None or not who.workshop:
        raise KeyNeeded
    return who


def _news(who: Caller, number: int) -> str:
    room = room_of(who)
    seen = request.args.get("seen", default=number, type=int)
    phase = request.args.get("phase", default=room.room.phase, type=int)
    place = request.args.get("place", room.place)
    return page("workshops/news", room=room, number=number, seen=seen, place=place, phase=phase)
