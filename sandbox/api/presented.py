"""Presentations of a world and their documents, as far as your seat may see them."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response

from payments.credit.credit import Presentation
from sandbox.answers import Answer, answer
from sandbox.api.schemas import PartOut
from sandbox.edge import seat_in, session
from sandbox.papers.files import document_file
from sandbox.services import presented as service
from sandbox.services import worlds

AT = "/credits/<path:credit>/presentations/<presentation>"
FILE = {200: "the file"}

presented = APIBlueprint(
    "presented", __name__, url_prefix="/api/worlds/<world>", tag="Parts of a world"
)


@presented.get(AT)
@presented.output(PartOut)
def show_presentation(world: str, credit: str, presentation: str) -> Answer:
    """Read a presentation, with what was found in it once the bank has decided"""
    return answer(_presentation(world, credit, presentation))


@presented.get(f"{AT}/documents/<int:number>")
@presented.output(PartOut)
def show_document(world: str, credit: str, presentation: str, number: int) -> Answer:
    """Read one document of a presentation; the first has the number 1"""
    made = _presentation(world, credit, presentation)
    return answer(service.document_at(made.documents, number))


@presented.get(f"{AT}/documents/<int:number>.pdf")
@presented.doc(responses=FILE)
def print_document(world: str, credit: str, presentation: str, number: int) -> Response:
    """Print one document of a presentation as PDF"""
    return _file(world, credit, presentation, number, "pdf")


@presented.get(f"{AT}/documents/<int:number>.xml")
@presented.doc(responses=FILE)
def write_document(world: str, credit: str, presentation: str, number: int) -> Response:
    """Write one document of a presentation as UBL 2.1"""
    return _file(world, credit, presentation, number, "xml")


def _presentation(world: str, credit: str, name: str) -> Presentation:
    view = worlds.show_still(session(), world, seat_in(world))
    return service.presentation_in(view, credit, name)[1]


def _file(world: str, credit: str, presentation: str, number: int, form: str) -> Response:
    view = worlds.show_still(session(), world, seat_in(world))
    _credit, made = service.presentation_in(view, credit, presentation)
    file = document_file(service.document_at(made.documents, number), form, view.now)
    return Response(file.data, mimetype=file.media, headers=file.headers)
