"""What the trainer does: one form, one address; each leads back to the page it stood on."""

from __future__ import annotations

from flask import make_response, redirect, request, url_for
from werkzeug.wrappers import Response

from payments.errors import PaymentsError
from payments.world import fault_acts
from sandbox.edge import installation, require_leader, session, settings
from sandbox.errors import UnreadableRequest
from sandbox.services.workshops import clocks, everywhere, hints, people, rooms, seats
from sandbox.services.workshops.everywhere import Trouble
from sandbox.web import web
from sandbox.web.pages import page
from sandbox.wording import problem_sentence


@web.post("/workshops/<workshop>/clock")
def move_clocks(workshop: str) -> Response | tuple[str, int]:
    """Move the clocks of all tables."""
    require_leader(workshop)
    to, key = request.form.get("to", ""), request.form.get("once", "")[:ONCE_LENGTH_MAX]
    try:
        moved = clocks.advance(
            installation().database, workshop, to, key=key, acts_max=settings().acts_max
        )
    except PaymentsError as refusal:
        return _told(workshop, (problem_sentence(refusal),), 409)
    return _after(workshop, moved)


@web.post("/workshops/<workshop>/tick")
def tick(workshop: str) -> tuple[str, int]:
    """The trainer's open page asks whether the clocks move by themselves now."""
    require_leader(workshop)
    clocks.tick(installation().database, workshop, settings().acts_max)
    return "", 204


@web.post("/workshops/<workshop>/pace")
def set_pace(workshop: str) -> Response:
    """Let one day take so many minutes, or let the clock stand still."""
    require_leader(workshop)
    rooms.set_pace(session(), workshop, _number("minutes"))
    return _back(workshop)


@web.post("/workshops/<workshop>/phase")
def set_phase(workshop: str) -> Response | tuple[str, int]:
    """Go to a phase of the run sheet."""
    require_leader(workshop)
    database, phase = installation().database, _number("phase")
    return _after(workshop, everywhere.begin(database, workshop, phase, settings().acts_max))


@web.post("/workshops/<workshop>/broadcast")
def broadcast(workshop: str) -> Response:
    """Tell every participant something."""
    require_leader(workshop)
    rooms.broadcast(session(), workshop, request.form.get("text", ""))
    return _back(workshop)


@web.post("/workshops/<workshop>/freeze")
def freeze(workshop: str) -> Response:
    """Stop the class, or let it go on."""
    require_leader(workshop)
    change = rooms.freeze if request.form.get("frozen") == "1" else rooms.unfreeze
    change(session(), workshop)
    return _back(workshop)


@web.post("/workshops/<workshop>/faults")
def plant_fault(workshop: str) -> Response | tuple[str, int]:
    """Plant a fault on an account, at one table or at all."""
    require_leader(workshop)
    body = {"fault": request.form.get("fault", ""), "on": request.form.get("on", "")}
    planted = everywhere.act(
        installation().database,
        workshop,
        fault_acts.PLANT,
        body,
        table=_number("table") or None,
        key=request.form.get("once", "")[:ONCE_LENGTH_MAX],
        acts_max=settings().acts_max,
    )
    return _after(workshop, planted) if planted else _planted(workshop, body)


@web.post("/workshops/<workshop>/hints")
def give_hint(workshop: str) -> Response:
    """Give a seat the next step of a hint; it costs the table what it says."""
    require_leader(workshop)
    room, table, seat = (
        rooms.show(session(), workshop),
        _number("table"),
        request.form.get("seat", ""),
    )
    hint, step = request.form.get("hint", ""), _number("step")
    hints.take(session(), room, table, seat, hint, step, person=0)
    return redirect(url_for("web.table_seat", world_id=room.world(table), seat=seat), 303)


@web.post("/workshops/<workshop>/people/<int(max=2147483647):person>/seat")
def give_seat(workshop: str, person: int) -> Response:
    """Give somebody a seat, or take the seat away."""
    require_leader(workshop)
    table, _colon, seat = request.form.get("place", "").partition(":")
    if table.isdecimal() and seat:
        seats.place(session(), workshop, person, int(table[:6]), seat)
    else:
        seats.give_back(session(), workshop, person, settings().acts_max)
    return _back(workshop)


@web.post("/workshops/<workshop>/people/<int(max=2147483647):person>/pin")
def give_pin(workshop: str, person: int) -> Response:
    """A new PIN for somebody, shown this once."""
    require_leader(workshop)
    pin = people.new_pin(session(), workshop, person)
    known = {p.number: p.nickname for p in people.every(session(), workshop)}
    room = rooms.show(session(), workshop)
    answer = make_response(page("workshops/pin", room=room, nickname=known[person], pin=pin))
    answer.headers["Cache-Control"] = "no-store"
    return answer


@web.post("/workshops/<workshop>/people/<int(max=2147483647):person>/forget")
def forget_person(workshop: str, person: int) -> Response:
    """Send somebody out and drop the nickname."""
    require_leader(workshop)
    people.forget(session(), workshop, person, settings().acts_max)
    return _back(workshop)


@web.get("/workshops/<workshop>/close")
def review_closing(workshop: str) -> str:
    """What closing deletes, to be read before it is done."""
    require_leader(workshop)
    everybody = people.every(session(), workshop)
    return page("workshops/close", room=rooms.show(session(), workshop), people=len(everybody))


@web.post("/workshops/<workshop>/close")
def close_workshop(workshop: str) -> Response:
    """Delete the workshop with all in it."""
    require_leader(workshop)
    rooms.delete(session(), workshop)
    return redirect(url_for("web.workshops"), 303)


def _number(name: str) -> int:
    """A whole number of the form. Raises UnreadableRequest."""
    given = request.form.get(name, "")
    if not given.isdecimal() or len(given) > NUMBER_LENGTH_MAX:
        raise UnreadableRequest(f"$.{name}", "a whole number")
    return int(given)


NUMBER_LENGTH_MAX = 6
ONCE_LENGTH_MAX = 80


def _after(workshop: str, troubles: tuple[Trouble, ...]) -> Response | tuple[str, int]:
    if not troubles:
        return _back(workshop)
    told = tuple(f"{trouble.table}: {problem_sentence(trouble.refusal)}" for trouble in troubles)
    return _told(workshop, told, 409)


def _planted(workshop: str, body: dict[str, str]) -> Response:
    """Back to the monitor, which says what was planted."""
    fault, on, table = body["fault"], body["on"], _number("table")
    there = url_for("web.monitor", workshop=workshop, fault=fault, on=on, table=table)
    return redirect(there, 303)


def _told(workshop: str, sentences: tuple[str, ...], status: int) -> tuple[str, int]:
    room = rooms.show(session(), workshop)
    return page("workshops/troubles", room=room, sentences=sentences), status


def _back(workshop: str) -> Response:
    there = "web.run_sheet" if request.form.get("from") == "run-sheet" else "web.monitor"
    return redirect(url_for(there, workshop=workshop), 303)
