"""One documentary collection as a seat sees it: its life, its instruction, its open acts."""

from __future__ import annotations

from sandbox.edge import seat_in, session
from sandbox.errors import NotFound
from sandbox.services import worlds
from sandbox.web import web
from sandbox.web.collection_page import collection_page
from sandbox.web.desk import desk_of
from sandbox.web.language import selected
from sandbox.web.pages import page


@web.get("/worlds/<world_id>/collections/<path:number>")
def collection(world_id: str, number: str) -> str:
    """The page of a collection. Raises NotFound when the seat was told of none of that number."""
    desk = desk_of(worlds.show(session(), world_id, seat_in(world_id), selected()), world_id)
    for found in desk.view.collections:
        if found.instruction.number == number:
            return page("collections/show", desk=desk, page=collection_page(desk, found))
    raise NotFound("collection", number)
