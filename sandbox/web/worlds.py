"""`/worlds`: a world as the caller's seat sees it, and the one door to act in it."""

from __future__ import annotations

from dataclasses import replace

from flask import make_response, redirect, request
from werkzeug.wrappers import Response

from payments.errors import MalformedBody, PaymentsError
from payments.world.acts import kind_of
from sandbox.edge import caller, leads, require_trainer, seat_in, session, settings
from sandbox.errors import Frozen, NotYours, Overtaken, StalePage
from sandbox.problems import problem_of
from sandbox.services import worlds
from sandbox.services.workshops import acting, people
from sandbox.store import workshops as tables
from sandbox.store.workshops import KeptTable
from sandbox.web import web
from sandbox.web.desk import Desk, desk_of, seat_name
from sandbox.web.entries import Field
from sandbox.web.forms import ActForm, body_of, field_at, form_of
from sandbox.web.language import gettext as _
from sandbox.web.language import selected
from sandbox.web.pages import page
from sandbox.web.reviewing import BUTTONS, review
from sandbox.web.ways_back import stood_on, way_back
from sandbox.wording import page_sentence


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
    if BUTTONS & request.form.keys() and (shown := _before_it_goes(world_id, seat)):
        return shown
    try:
        _act(world_id, seat)
    except (PaymentsError, StalePage, Frozen, Overtaken) as refusal:
        return _refused(world_id, seat, refusal)
    return redirect(way_back(world_id), 303)


def _before_it_goes(world_id: str, seat: str) -> tuple[str, int] | None:
    """What is read once more before it is done, or the form of it again; None where it is not
    open any more."""
    desk = desk_of(worlds.show(session(), world_id, seat, selected()), world_id)
    form = form_of(desk.forms, request.form)
    if form is None or not form.reviewed:
        return None
    if "change" in request.form:
        return _form_again(desk, form), 200
    if not request.form.getlist("discrepancies"):
        wrong = replace(form, wrong="discrepancies")
        said = _("Tick at least one ground: a notice without a ground refuses nothing.")
        return _form_again(desk, wrong, said), 422
    told = review(desk, form, request.form)
    return page("acts/review", desk=desk, form=form, review=told, back=way_back(world_id)), 200


def _form_again(desk: Desk, form: ActForm, said: str = "") -> str:
    """The form as it was filled in, to be changed."""
    there = way_back(desk.world_id)
    return page("acts/again", desk=desk, form=form, said=said, back=there, kept=stood_on())


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
    said = _said_of_stale(refusal) if isinstance(refusal, StalePage) else page_sentence(refusal)
    if form and isinstance(refusal, MalformedBody) and (wrong := field_at(form, refusal.at)):
        form, said = replace(form, wrong=wrong.name), _unreadable(wrong)
    there = way_back(world_id)
    shown = page(
        "acts/refused", desk=desk, form=form, problem=row, said=said, back=there, kept=stood_on()
    )
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
