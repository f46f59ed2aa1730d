"""One trade document of a world: a page to print, a PDF, and UBL where its kind has it."""

from __future__ import annotations

from flask import request, url_for
from werkzeug.wrappers import Response

from payments.documents import ubl
from payments.documents.kinds import Document
from payments.world.view import WorldView
from sandbox.edge import seat_in, session
from sandbox.papers.files import document_file
from sandbox.papers.sheet import sheet
from sandbox.services import presented, worlds
from sandbox.web import web
from sandbox.web.desk import desk_of
from sandbox.web.language import selected
from sandbox.web.pages import page

_PRESENTED = "/worlds/<world_id>/credits/<path:credit_number>/presentations/<presentation>"
_LAID = "/worlds/<world_id>/papers/<name>/<int:number>"


@web.get(f"{_PRESENTED}/documents/<int:number>")
@web.get(f"{_PRESENTED}/documents/<int:number>.<any(pdf, xml):form>")
def presented_document(
    world_id: str, credit_number: str, presentation: str, number: int, form: str = ""
) -> Response | str:
    """A document that was presented, for whom the presentation is open."""
    view = _view(world_id)
    _credit, made = presented.presentation_in(view, credit_number, presentation)
    back = url_for(
        "web.presentation",
        world_id=world_id,
        credit_number=credit_number,
        presentation=presentation,
    )
    return _shown(view, world_id, presented.document_at(made.documents, number), form, back)


@web.get(_LAID)
@web.get(f"{_LAID}.<any(pdf, xml):form>")
def laid_document(world_id: str, name: str, number: int, form: str = "") -> Response | str:
    """A document that lies ready for the seller."""
    view = _view(world_id)
    document = presented.document_at(presented.laid_ready(view, name), number)
    return _shown(view, world_id, document, form, "/seat")


def _view(world_id: str) -> WorldView:
    return worlds.show_still(session(), world_id, seat_in(world_id), selected())


def _shown(
    view: WorldView, world_id: str, document: Document, form: str, back: str
) -> Response | str:
    if form:
        file = document_file(document, form, view.now)
        return Response(file.data, mimetype=file.media, headers=file.headers)
    return page(
        "documents/show",
        desk=desk_of(view, world_id),
        sheet=sheet(document),
        at=request.path,
        has_ubl=ubl.has_ubl(document.kind),
        left_out=ubl.left_out(document) if ubl.has_ubl(document.kind) else (),
        back=back,
    )
