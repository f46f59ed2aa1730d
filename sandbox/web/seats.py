"""`/s/{key}` takes a seat; `/seat` is its desk: the brief, what is open, what came in.

A link may be opened from a mail or a chat, that is from another site's page. Browsers keep a cookie
of SameSite=Strict that comes with such an answer, but do not send it along a redirect of it. So
the answer is a page of ours that leads on by itself.
"""

from __future__ import annotations

from flask import make_response, url_for
from werkzeug.wrappers import Response

from payments.world.state import TRAINER
from sandbox.edge import COOKIE, caller, nobody, session, settings
from sandbox.errors import KeyNeeded
from sandbox.services import worlds
from sandbox.store import keys
from sandbox.web import web
from sandbox.web.desk import desk_of
from sandbox.web.language import selected
from sandbox.web.pages import page
from sandbox.web.workshops.seat_room import room_of

COOKIE_AGE_S = 30 * 24 * 3600


@web.get("/s/<key>")
def take_seat(key: str) -> Response:
    """Keep the key in a cookie and lead on to the desk, or, with a world's own key, to the world.

    Raises KeyNeeded for a key that opens nothing.
    """
    opened = keys.seat_of(session(), key)
    if opened is None:
        raise KeyNeeded
    world, seat = opened
    there = url_for("web.world", world_id=world) if seat == TRAINER else url_for("web.desk")
    answer = make_response(page("seats/taken", there=there))
    answer.headers["Cache-Control"] = "no-store"
    remember(answer, key)
    return answer


@web.get("/seat")
def desk() -> str:
    """The desk of the seat whose cookie comes with the request."""
    seated = caller()
    if seated is None:
        raise nobody()
    if not seated.world:
        return page("workshops/waiting", room=room_of(seated))
    return page(
        "seats/desk",
        desk=desk_of(worlds.show(session(), seated.world, seated.seat, selected()), seated.world),
    )


def remember(answer: Response, key: str, cookie: str = COOKIE) -> None:
    """Let the browser keep a key in a cookie that no script reads and no other site sends."""
    answer.set_cookie(
        cookie,
        key,
        max_age=COOKIE_AGE_S,
        httponly=True,
        samesite="Strict",
        secure=settings().secure_cookies,
        path="/",
    )
