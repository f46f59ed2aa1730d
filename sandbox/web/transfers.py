"""One payment as a seat sees it: how it went, bank by bank, its messages and its books.

The page asks again every other second while it is open, and is answered 304 until the world has
moved on. Without JavaScript there is a link to read again.
"""

from __future__ import annotations

from dataclasses import replace

from flask import render_template, request
from werkzeug.wrappers import Response

from sandbox.edge import seat_in, session
from sandbox.services import worlds
from sandbox.services.journeys import journey
from sandbox.web import web
from sandbox.web.desk import Desk, desk_of
from sandbox.web.language import selected
from sandbox.web.pages import page
from sandbox.web.transfer_page import TransferPage, transfer_page


@web.get("/worlds/<world_id>/transfers/<uetr>")
def transfer(world_id: str, uetr: str) -> str:
    """The page of a payment. Raises NoSuchPart when the seat has no part in one of that UETR."""
    desk, shown = _shown(world_id, uetr)
    return page("transfers/show", desk=desk, page=shown)


@web.get("/worlds/<world_id>/transfers/<uetr>/now")
def transfer_now(world_id: str, uetr: str) -> Response:
    """The part of that page that changes; 304 while the world has not moved on."""
    seat_in(world_id)
    number = worlds.number(session(), world_id)
    if request.if_none_match.contains_weak(str(number)):
        answer = Response(status=304)
    else:
        desk, shown = _shown(world_id, uetr)
        answer = Response(
            render_template("transfers/_now.html", desk=desk, page=shown), mimetype="text/html"
        )
    answer.set_etag(str(number))
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _shown(world_id: str, uetr: str) -> tuple[Desk, TransferPage]:
    seat = seat_in(world_id)
    found = journey(session(), world_id, seat, uetr)
    view = worlds.show_still(session(), world_id, seat, selected())
    of_it = tuple(offer for offer in view.offers if offer.about == uetr)
    desk = desk_of(replace(view, offers=of_it, transfers=(found.transfer,)), world_id)
    return desk, transfer_page(desk, found)
