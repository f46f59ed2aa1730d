"""`/workshops`: the rooms of this installation, and opening one. `/t/{key}` gives the lead."""

from __future__ import annotations

from flask import make_response, redirect, request, url_for
from werkzeug.wrappers import Response

from lei.sentences import Sentence
from payments.errors import NoSuchPart
from payments.world.policies import AS_PLANNED, TABLE
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
from sandbox.web.desk import seat_name
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
    except (LimitReached, MalformedScenario, NoSuchPart, NotFound, UnreadableRequest) as refusal:
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
        raise UnreadableRequest("$.seating", Sentence("one of {known}", known=", ".join(SEATINGS)))
    return rooms.start(
        session(),
        settings().fixtures_dir,
        given.get("scenario", ""),
        tables=int(tables),
        seating=next(known for known in SEATINGS if known == seating),
        language=given.get("language", "") if given.get("language") in offered() else selected(),
        policy=given.get("policy") or AS_PLANNED,
        policies=_of_seats(given.get("scenario", "")),
        tables_max=settings().tables_max,
        worlds_max=settings().worlds_max,
    )


def _of_seats(scenario: str) -> dict[str, str]:
    """The policies of single seats; those of other scenarios' seats stand in the form too."""
    listed = library.every(settings().fixtures_dir, selected())
    seats = next((each.seats for each in listed if each.name == scenario), ())
    asked = {seat: request.form.get(f"policy.{seat}", "") for seat in seats}
    return {seat: policy for seat, policy in asked.items() if policy}


def _form(title: str = "", says: str = "") -> str:
    return page(
        "workshops/new",
        scenarios=library.every(settings().fixtures_dir, selected()),
        policies=TABLE,
        seat_name=seat_name,
        title=title,
        says=says,
        entered=request.form,
        reachable=settings().host in EVERYWHERE or settings().host not in ("127.0.0.1", "::1"),
        tables_max=settings().tables_max,
    )
