"""One payment as a seat sees it: how it went, bank by bank, its messages and its books."""

from __future__ import annotations

from sandbox.edge import seat_in, session
from sandbox.errors import NotFound
from sandbox.services import worlds
from sandbox.web import web
from sandbox.web.desk import desk_of
from sandbox.web.pages import page
from sandbox.web.transfer_page import transfer_page


@web.get("/worlds/<world_id>/transfers/<uetr>")
def transfer(world_id: str, uetr: str) -> str:
    """The page of a payment. Raises NotFound when the seat has no part in one of that UETR."""
    desk = desk_of(worlds.show(session(), world_id, seat_in(world_id)), world_id)
    for found in desk.view.transfers:
        if found.uetr == uetr:
            return page("transfers/show", desk=desk, page=transfer_page(desk, found))
    raise NotFound("transfer", uetr)
