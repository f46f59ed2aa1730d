"""`/worlds`: a world as the caller's seat sees it, and the one door to act in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import make_response, redirect, request, url_for
from werkzeug.wrappers import Response

from payments.errors import MalformedBody, PaymentsError
from payments.world import look_up
from payments.world.acts import kind_of
from sandbox.edge import caller, leads, require_trainer, seat_in, session, settings
from sandbox.errors import Frozen, NotYours, Overtaken, StalePage
from sandbox.problems import problem_of
from sandbox.services import worlds
from sandbox.services.workshops import acting, people
from sandbox.store import workshops as tables
from sandbox.store.workshops import KeptTable
from sandbox.web import web
from sandbox.web.desk import desk_of, seat_name
from sandbox.web.entries import Field
from sandbox.web.forms import body_of, field_at, form_of
from sandbox.web.language import gettext as _
from sandbox.web.language import selected
from sandbox.web.pages import page
from sandbox.wording import problem_sentence


@web.get("/worlds")
def all_worlds() -> str:
    """What a world is, and the one that the caller holds a key of."""
    seated = caller()
    return page("worlds/index", seated=seated)


@web.get("/worlds/<world_id>")
def world(world_id: str) -> str:
    """One world: its clock, its parties, what is due, what happened."""
    seat = seat_in(world_id)
    desk = desk_of(worlds.show(session(), world_id, seat, selected()), world_id)
    table = tables.table_of(session(), world_id) if desk.is_trainer else None
    called = _nicknames(table) if table else {}
    return page("worlds/show", desk=desk, seat_name=seat_name, table=table, nicknames=called)


def _nicknames(table: KeptTable) -> dict[str, list[str]]:
    """Who sits at a table, by seat."""
    called: dict[str, list[str]] = {}
    for person in people.every(session(), table.workshop):
        if person.table == table.number:
            called.setdefault(person.seat, []).append(person.nickname)
    return called


@web.get("/worlds/<world_id>/news")
def news(world_id: str) -> Response:
    """Whether the world moved on since the page was made: 304 while it did not."""
    seat_in(world_id)
    number = worlds.number(session(), world_id)
    answer = Response(page("worlds/news", world_id=world_id, number=number), mimetype="text/html")
    answer.set_etag(str(number))
    answer.headers["Cache-Control"] = "no-cache"
    return answer.make_conditional(request)


@web.post("/worlds/<world_id>/links")
def make_links(world_id: str) -> Response:
    """Further links to the seats, for the trainer; they are shown on this page and never again."""
    require_trainer(world_id, "The making of links")
    links = worlds.new_links(session(), world_id)
    desk = desk_of(worlds.show(session(), world_id, seat_in(world_id), selected()), world_id)
    answer = make_response(page("worlds/links", desk=desk, links=links, seat_name=seat_name))
    answer.headers["Cache-Control"] = "no-store"
    return answer


@web.post("/worlds/<world_id>/acts")
def act_in_world(world_id: str) -> Response | tuple[str, int]:
    """Act, then go back to the page the form stood on. A refused form comes back as it was."""
    seat = _acting_seat(world_id)
    try:
        _act(world_id, seat)
    except (PaymentsError, StalePage, Frozen, Overtaken) as refusal:
        return _refused(world_id, seat, refusal)
    return redirect(_back(world_id), 303)


def _acting_seat(world_id: str) -> str:
    """The caller's own seat, or the one in whose place the trainer acts."""
    for_seat = request.form.get("for_seat", "")
    if not for_seat:
        return seat_in(world_id)
    if not leads(world_id):
        raise NotYours("Acting for another seat", seat_in(world_id))
    return for_seat


def _act(world_id: str, seat: str) -> None:
    kind, read_at = request.form.get("kind", ""), request.form.get("read_at", "")
    act = acting.act_for if "for_seat" in request.form else acting.act
    act(
        session(),
        world_id,
        seat,
        kind,
        body_of(kind, request.form),
        key=(request.form.get("once") or "")[:KEY_LENGTH_MAX] or None,
        acts_max=settings().acts_max,
        read_at=int(read_at) if read_at.isdecimal() and len(read_at) < NUMBER_LENGTH_MAX else None,
    )


NUMBER_LENGTH_MAX = 10
KEY_LENGTH_MAX = 80


def _refused(world_id: str, seat: str, refusal: Exception) -> tuple[str, int]:
    desk = desk_of(worlds.show(session(), world_id, seat, selected()), world_id)
    form = form_of(desk.forms, request.form)
    row = problem_of(refusal)
    said = _said_of_stale(refusal) if isinstance(refusal, StalePage) else problem_sentence(refusal)
    if form and isinstance(refusal, MalformedBody) and (wrong := field_at(form, refusal.at)):
        form, said = replace(form, wrong=wrong.name), _unreadable(wrong)
    shown = page("acts/refused", desk=desk, form=form, problem=row, said=said, back=_back(world_id))
    return shown, row.status


def _said_of_stale(refusal: StalePage) -> str:
    """What a page says in place of the kind of act that a program is told."""
    return _(
        "Since this page was made, your seat has done something, or the trainer went back: "
        "“%(act)s”, act %(number)s. Yours was not done. Read the desk again. If it still makes "
        "sense, do it from there.",
        act=_(kind_of(refusal.kind).says),
        number=refusal.number,
    )


def _unreadable(wrong: Field) -> str:
    """What a form says in place of the refusal of a program's request."""
    hint = f" {wrong.hint}" if wrong.hint else ""
    return _("The entry “%(label)s” is missing or cannot be read.", label=wrong.label) + hint


def _back(world_id: str) -> str:
    for entry, (endpoint, name) in PAGES.items():
        if about := request.form.get(entry):
            place: dict[str, Any] = {"world_id": world_id, name: about}
            return url_for(endpoint, **place)
    if request.form.get("from_world"):
        return url_for("web.world", world_id=world_id)
    return "/seat#looked-up" if request.form.get("kind") == look_up.KIND else "/seat"


PAGES = {
    "for_seat": ("web.table_seat", "seat"),
    "from_credit": ("web.credit", "credit_number"),
    "from_title": ("web.title", "number"),
    "from_collection": ("web.collection", "number"),
    "from_guarantee": ("web.guarantee", "number"),
    "from_invoice": ("web.invoice", "number"),
    "from_transfer": ("web.transfer", "uetr"),
}
"""The page that a form stood on, by the entry that names it: its endpoint, and what it is about."""
