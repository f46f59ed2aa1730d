"""The page on which the seller makes the documents that a credit asks for, and presents them."""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from payments.credit.credit import Credit
from payments.documents.entering import agreed
from payments.errors import MalformedBody, NoSuchPart, NotPossible, PaymentsError
from payments.world import credit_acts
from payments.world.view import WorldView
from sandbox.edge import seat_in, session, settings
from sandbox.problems import problem_of
from sandbox.services import worlds
from sandbox.services.presentation_files import complete
from sandbox.web import web
from sandbox.web.desk import Desk, desk_of
from sandbox.web.forms import ActForm
from sandbox.web.language import gettext as _
from sandbox.web.language import selected
from sandbox.web.pages import page
from sandbox.web.paper_forms import Mode, documents_of, named_at, paper_forms
from sandbox.wording import problem_sentence

_AT = "/worlds/<world_id>/credits/<path:credit_number>/papers"


@web.get(_AT)
def make_papers(world_id: str, credit_number: str) -> str:
    """The forms, empty or begun from the credit. Raises NoSuchPart where none is open."""
    return _page(world_id, credit_number, _mode(request.args.get("mode")))


@web.post(_AT)
def present_papers(world_id: str, credit_number: str) -> Response | tuple[str, int]:
    """Present what was made. A refused form comes back as it was, nothing done."""
    mode = _mode(request.form.get("mode"))
    kinds = _credit(_view(world_id), credit_number).terms.documents
    made = [complete(document) for document in documents_of(kinds, mode, request.form)]
    try:
        worlds.act(
            session(),
            world_id,
            seat_in(world_id),
            credit_acts.PRESENT,
            {"credit": credit_number, "documents": made},
            key=request.form.get("once"),
            acts_max=settings().acts_max,
        )
    except PaymentsError as refusal:
        row = problem_of(refusal)
        said = _said(refusal, kinds) or problem_sentence(refusal, row)
        return _page(world_id, credit_number, mode, problem=row, said=said), row.status
    return redirect(url_for("web.credit", world_id=world_id, credit_number=credit_number), 303)


def _said(refusal: PaymentsError, kinds: tuple[str, ...]) -> str:
    """What a form says in place of the refusal of a program's request."""
    if not isinstance(refusal, MalformedBody | NotPossible):
        return ""
    named = named_at(kinds, refusal.at)
    if named is None:
        return ""
    return _(
        "%(document)s: the entry “%(field)s” is missing or cannot be read. Nothing was presented.",
        document=named[0],
        field=named[1],
    )


def _view(world_id: str) -> WorldView:
    return worlds.show(session(), world_id, seat_in(world_id), selected())


def _credit(view: WorldView, number: str) -> Credit:
    """The credit, as the seat was told of it. Raises NoSuchPart."""
    for found in view.credits:
        if found.terms.number == number:
            return found
    raise NoSuchPart("credit", number)


def _mode(text: str | None) -> Mode:
    return Mode.AGAIN if text == Mode.AGAIN else Mode.ONCE


def _page(world_id: str, number: str, mode: Mode, **context: object) -> str:
    view = _view(world_id)
    terms = _credit(view, number).terms
    desk = desk_of(view, world_id)
    said = agreed(terms, {party.id: party for party in view.parties})
    posted = request.form if request.method == "POST" else None
    form = _open_form(desk, number)
    return page(
        "documents/make",
        desk=desk,
        terms=terms,
        mode=mode.value,
        forms=paper_forms(terms.documents, mode, said, posted),
        once=form.once,
        **context,
    )


def _open_form(desk: Desk, number: str) -> ActForm:
    """The act of presenting, where it is open. Raises NoSuchPart."""
    for form in desk.forms_on(number):
        if form.kind == credit_acts.PRESENT:
            return form
    raise NoSuchPart("credit to present under", number)
