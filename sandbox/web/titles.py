"""One bill of lading as a record, as a seat sees it: its hands, its trail, its open acts."""

from __future__ import annotations

from sandbox.edge import seat_in, session
from sandbox.errors import NotFound
from sandbox.services import worlds
from sandbox.web import web
from sandbox.web.desk import desk_of
from sandbox.web.language import selected
from sandbox.web.pages import page
from sandbox.web.title_page import title_page


@web.get("/worlds/<world_id>/titles/<number>")
def title(world_id: str, number: str) -> str:
    """The page of a record. Raises NotFound when it has never named the seat's firm."""
    desk = desk_of(worlds.show(session(), world_id, seat_in(world_id), selected()), world_id)
    for found in desk.view.titles:
        if found.number == number:
            return page("titles/show", desk=desk, page=title_page(desk, found))
    raise NotFound("bill of lading", number)
