"""`/worlds/<id>/copy`: a world's acts performed again as a new world, which goes on from there."""

from __future__ import annotations

from collections.abc import Mapping

from flask import make_response
from werkzeug.wrappers import Response

from payments.world.state import TRAINER
from sandbox.edge import require_trainer, seat_in, session, settings
from sandbox.services import copies, worlds
from sandbox.services.worlds import OpenedWorld, SeatKey
from sandbox.web import web
from sandbox.web.desk import desk_of, seat_name
from sandbox.web.language import selected
from sandbox.web.pages import page
from sandbox.wording import filled, problem_sentence


@web.post("/worlds/<world_id>/copy")
def copy_world(world_id: str) -> Response:
    """Copy a world, for its trainer; the links to the copy are shown on this page and never again.

    Raises LimitReached where there is no room for one more world.
    """
    require_trainer(world_id, "Copying the world")
    copied = copies.copy(session(), world_id, settings().worlds_max)
    desk = desk_of(worlds.show(session(), world_id, seat_in(world_id), selected()), world_id)
    said = filled(COPIED, {"world": copied.opened.id, "number": copied.opened.number,
                           "acts": copied.acts})  # fmt: skip
    refused = problem_sentence(copied.refusal) if copied.refusal else ""
    shown = page("worlds/copied", desk=desk, said=said, refused=refused, seat_name=seat_name,
                 links=_links(copied.opened))  # fmt: skip
    answer = make_response(shown)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _links(opened: OpenedWorld) -> Mapping[str, SeatKey]:
    return {TRAINER: SeatKey(opened.key, f"/s/{opened.key}"), **opened.seats}


COPIED = "The copy is world {world}: {number} of {acts} acts."
"""As the command `copy` says it."""
