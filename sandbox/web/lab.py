"""The developers' lab of a world as pages: its log, what went out to webhooks, what was requested.

A seat sees its own; the world's key sees all.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from sandbox.edge import seat_in, session, settings
from sandbox.services import lab_log, request_log, webhooks, worlds
from sandbox.web import web
from sandbox.web.desk import Desk, desk_of, seat_name
from sandbox.web.lab_page import acts_shown, requests_shown
from sandbox.web.language import selected
from sandbox.web.pages import page

PAGE = 50
ENDPOINTS_MAX = 1_000
NUMBER_MAX = 2**31 - 1


@web.get("/worlds/<world_id>/log")
def world_log(world_id: str) -> str:
    """The acts of a world, newest first."""
    seat = seat_in(world_id)
    top = worlds.number(session(), world_id) + 1
    before = min(_before(), top)
    lines = lab_log.page(session(), world_id, seat, before, PAGE)
    older = before - PAGE if before - PAGE > 1 else None
    desk = _desk(world_id, seat)
    return page("lab/log", desk=desk, lines=acts_shown(desk, lines), older=older, top=before == top)


@web.get("/worlds/<world_id>/webhooks")
def world_webhooks(world_id: str) -> str:
    """The webhooks of a world, and what was or is to be delivered to them, newest first."""
    seat = seat_in(world_id)
    hooks = webhooks.every(session(), world_id, seat, count=ENDPOINTS_MAX)
    found = webhooks.latest(session(), world_id, seat, _before(), PAGE)
    older = found[-1].number if len(found) == PAGE else None
    return page(
        "lab/webhooks",
        desk=_desk(world_id, seat),
        hooks=hooks,
        active={hook.number for hook in hooks},
        deliveries=found,
        older=older,
        kept_max=settings().deliveries_max,
        seat_name=seat_name,
    )


@web.post("/worlds/<world_id>/deliveries/<int(max=2147483647):number>/replay")
def deliver_again(world_id: str, number: int) -> Response:
    """Deliver once more, and back to the list."""
    webhooks.replay(session(), world_id, seat_in(world_id), number)
    return redirect(url_for("web.world_webhooks", world_id=world_id), 303)


@web.get("/worlds/<world_id>/requests")
def world_requests(world_id: str) -> str:
    """What was asked of a world over the API, newest first; with a UETR, what touched it."""
    seat, uetr = seat_in(world_id), request.args.get("uetr", "").strip().lower()
    wrong = bool(uetr) and not _is_uetr(uetr)
    before = request.args.get("before", "")[:32]
    wanted = "" if wrong else uetr
    found = request_log.page(session(), world_id, seat, wanted, before, PAGE)
    return page(
        "lab/requests",
        desk=_desk(world_id, seat),
        requests=requests_shown(found),
        uetr=uetr,
        wrong=wrong,
        older=found[-1].id if len(found) == PAGE else None,
        kept_max=settings().requests_max,
    )


def _desk(world_id: str, seat: str) -> Desk:
    view = worlds.show_still(session(), world_id, seat, selected())
    return desk_of(replace(view, offers=()), world_id)


def _before() -> int:
    given = request.args.get("before", "")
    usable = given.isascii() and given.isdecimal() and len(given) < 10
    return max(1, int(given)) if usable else NUMBER_MAX


def _is_uetr(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
