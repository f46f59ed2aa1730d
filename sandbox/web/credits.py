"""One documentary credit as a seat sees it: its life, its dates, its papers, its open acts."""

from __future__ import annotations

from sandbox.edge import seat_in, session
from sandbox.errors import NotFound
from sandbox.services import worlds
from sandbox.web import web
from sandbox.web.credit_page import credit_page
from sandbox.web.desk import desk_of
from sandbox.web.language import selected
from sandbox.web.pages import page


@web.get("/worlds/<world_id>/credits/<path:credit_number>")
def credit(world_id: str, credit_number: str) -> str:
    """The page of a credit. Raises NotFound when the seat was told of none of that number."""
    desk = desk_of(worlds.show(session(), world_id, seat_in(world_id), selected()), world_id)
    for found in desk.view.credits:
        if found.terms.number == credit_number:
            return page("credits/show", desk=desk, page=credit_page(desk, found))
    raise NotFound("credit", credit_number)
