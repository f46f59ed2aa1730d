"""`/messages`: paste or send one payment message and see what is wrong with it, line by line."""

from __future__ import annotations

from dataclasses import replace

from flask import request

from payments.errors import UnknownMessage, UnreadableMessage
from payments.messages import MESSAGES, PROFILES
from payments.messages.profiles import in_force
from payments.world.view import WorldView
from sandbox.edge import register, seat_in, session
from sandbox.problems import problem_of
from sandbox.services import worlds
from sandbox.services.look_ups import from_register, from_world
from sandbox.web import web
from sandbox.web.desk import desk_of
from sandbox.web.language import selected
from sandbox.web.message_page import laid_out, message_page
from sandbox.web.pages import page, today
from sandbox.wording import problem_sentence


@web.get("/messages")
def ask_for_message() -> str:
    """The empty form."""
    return _page("", in_force(today()).id)


@web.post("/messages")
def check_pasted_message() -> tuple[str, int]:
    """The verdict on what was pasted or sent; a refused message comes back with the reason."""
    profile = request.form.get("profile") or in_force(today()).id
    data = _given()
    text = data.decode("utf-8", "replace")
    try:
        checked = message_page(data, profile, from_register(register()), today())
    except (UnreadableMessage, UnknownMessage) as refusal:
        row = problem_of(refusal)
        said = problem_sentence(refusal, row)
        return _page(text, profile, problem=row, said=said), row.status
    return _page(text, profile, checked=checked), 200


@web.get("/worlds/<world_id>/messages/<int:number>")
def message(world_id: str, number: int) -> str:
    """A message that the seat sent or received, held to the rules and the firms of its world."""
    seat = seat_in(world_id)
    desk = desk_of(_with_message(world_id, seat, number), world_id)
    (letter,) = desk.letters
    text = laid_out(letter.message.text).encode()
    opening = worlds.current(session(), world_id).opening
    find = from_world(opening, from_register(register()))
    on = letter.message.at.date()
    checked = message_page(text, opening.profile, find, on) if letter.can_be_checked else None
    return page("messages/sent", desk=desk, letter=letter, checked=checked)


def _given() -> bytes:
    """The file where one was chosen, else the text."""
    file = request.files.get("file")
    sent = file.read() if file and file.filename else b""
    return sent or laid_out(request.form.get("message", "").strip()).encode()


def _with_message(world_id: str, seat: str, number: int) -> WorldView:
    """The world as it stands, with one message and no open acts: all of it may be megabytes."""
    found = worlds.show_message(session(), world_id, seat, number)
    view = worlds.show_still(session(), world_id, seat, selected())
    return replace(view, messages=((number, found),), offers=())


def _page(text: str, profile: str, **context: object) -> str:
    return page(
        "messages/check",
        known=MESSAGES,
        profiles=PROFILES,
        text=text if len(text) <= TEXT_MAX else "",
        profile=profile,
        **context,
    )


TEXT_MAX = 20_000
"""Characters of a message that are given back in the form."""
