"""`/workshops`: the rooms of this installation, and opening one. `/t/{key}` gives the lead."""

from __future__ import annotations

from flask import make_response, redirect, request, url_for
from werkzeug.wrappers import Response

from sandbox.edge import TRAINER_COOKIE, is_trainer, require_leader, session, settings
from sandbox.errors import (
    LimitReached,
    MalformedScenario,
    NotFound,
    TrainerNeeded,
    UnreadableRequest,
)
from sandbox.problems import problem_of
from sandbox.services.addresses import EVERYWHERE
from sandbox.services.workshops import library, rooms
from sandbox.services.workshops.rooms import SEATINGS, Room
from sandbox.store import people
from sandbox.web import web
from sandbox.web.language import offered, selected
from sandbox.web.pages import page
from sandbox.web.seats import remember
from sandbox.wording import problem_sentence

TABLES_LENGTH_MAX = 6


@web.get("/t/<key>")
def take_lead(key: str) -> Response:
    """Keep the trainer's key in a cookie and lead on. Raises TrainerNeeded for another key."""
    if not people.is_trainer_key(session(), key):
        raise TrainerNeeded
    answer = make_response(page("workshops/leading", there=url_for("web.workshops")))
    answer.headers["Cache-Control"] = "no-store"
    remember(answer, key, TRAINER_COOKIE)
    return answer


@web.get("/workshops")
def workshops() -> str:
    """The open rooms, for the trainer; for others, how to join one."""
    leads = is_trainer()
    return page("workshops/index", leads=leads, rooms=rooms.every(session()) if leads else ())


@web.get("/workshops/new")
def new_workshop() -> str:
    """What is asked before a room is opened."""
    require_leader()
    return _form()


@web.post("/workshops")
def start_workshop() -> Response | tuple[str, int]:
    """Open a room. This browser keeps a key of the trainer, whatever seat it takes later."""
    require_leader()
    try:
        room = _started()
    except (LimitReached, MalformedScenario, NotFound, UnreadableRequest) as refusal:
        session().rollback()
        row = problem_of(refusal)
        return _form(row.title, problem_sentence(refusal, row)), row.status
    answer = redirect(url_for("web.monitor", workshop=room.id), 303)
    if TRAINER_COOKIE not in request.cookies:
        remember(answer, people.issue_trainer_key(session()), TRAINER_COOKIE)
    return answer


def _started() -> Room:
    given = request.form
    tables, seating = given.get("tables", ""), given.get("seating", "")
    if not tables.isdecimal() or len(tables) > TABLES_LENGTH_MAX:
        raise UnreadableRequest("$.tables", "a whole number of tables")
    if seating not in SEATINGS:
        raise UnreadableRequest("$.seating", f"one of {', '.join(SEATINGS)}")
    return rooms.start(
        session(),
        settings().fixtures_dir,
        given.get("scenario", ""),
        tables=int(tables),
        seating=next(known for known in SEATINGS if known == seating),
        language=given.get("language", "") if given.get("language") in offered() else selected(),
        tables_max=settings().tables_max,
        worlds_max=settings().worlds_max,
    )


def _form(title: str = "", says: str = "") -> str:
    return page(
        "workshops/new",
        scenarios=library.every(settings().fixtures_dir),
        title=title,
        says=says,
        entered=request.form,
        reachable=settings().host in EVERYWHERE or settings().host not in ("127.0.0.1", "::1"),
        tables_max=settings().tables_max,
    )
