"""`/worlds`: a world as the caller's seat sees it, and the one door to act in it."""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from payments.errors import PaymentsError
from sandbox.edge import caller, seat_in, session, settings
from sandbox.problems import problem_of
from sandbox.services import worlds
from sandbox.web import web
from sandbox.web.desk import desk_of
from sandbox.web.forms import body_of, form_of
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
    return page("worlds/show", desk=desk_of(worlds.show(session(), world_id, seat), world_id))


@web.get("/worlds/<world_id>/news")
def news(world_id: str) -> Response:
    """Whether the world moved on since the page was made: 304 while it did not."""
    seat_in(world_id)
    number = worlds.number(session(), world_id)
    answer = Response(page("worlds/news", world_id=world_id, number=number), mimetype="text/html")
    answer.set_etag(str(number))
    answer.headers["Cache-Control"] = "no-cache"
    return answer.make_conditional(request)


@web.post("/worlds/<world_id>/acts")
def act_in_world(world_id: str) -> Response | tuple[str, int]:
    """Act, then go back to the page the form stood on. A refused form comes back as it was."""
    seat = seat_in(world_id)
    try:
        _act(world_id, seat)
    except PaymentsError as refusal:
        return _refused(world_id, seat, refusal)
    return redirect(_back(world_id), 303)


def _act(world_id: str, seat: str) -> None:
    kind = request.form.get("kind", "")
    worlds.act(
        session(),
        world_id,
        seat,
        kind,
        body_of(kind, request.form),
        key=request.form.get("once"),
        acts_max=settings().acts_max,
    )


def _refused(world_id: str, seat: str, refusal: PaymentsError) -> tuple[str, int]:
    desk = desk_of(worlds.show(session(), world_id, seat), world_id)
    form = form_of(desk.forms, request.form)
    row = problem_of(refusal)
    said = problem_sentence(refusal, row)
    shown = page("acts/refused", desk=desk, form=form, problem=row, said=said, back=_back(world_id))
    return shown, row.status


def _back(world_id: str) -> str:
    credit = request.form.get("from_credit")
    if credit:
        return url_for("web.credit", world_id=world_id, credit_number=credit)
    return url_for("web.world", world_id=world_id) if request.form.get("from_world") else "/seat"
