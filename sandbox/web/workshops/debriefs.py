"""`/workshops/{id}/debrief`: the class for its trainer, one table for who sat there, and files."""

from __future__ import annotations

from functools import partial

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from payments.errors import NoSuchPart
from sandbox.edge import caller, is_trainer, require_leader, session, settings
from sandbox.errors import NotFound, NotReleased, TrainerNeeded
from sandbox.papers.debrief import report_of_class, report_of_table
from sandbox.papers.debrief_files import FORMS, certificate_file, class_file, table_file
from sandbox.papers.debrief_names import who
from sandbox.papers.files import DocumentFile
from sandbox.papers.pack import pack_pdf
from sandbox.services import scenarios
from sandbox.services.workshops import anonymity, appeals, debriefs, people, rooms
from sandbox.services.workshops.debriefs import ClassDebrief
from sandbox.web import web
from sandbox.web.pages import page

_AT = "/workshops/<workshop>/debrief"
NUMBER_LENGTH_MAX = 6
PACK = "pack"
"""The seed of names where none is told."""

OPEN_PARTS = ("decisions", "findings", "scores", "total")
"""The sections that a page shows unfolded: what was decided, and what it is worth."""


@web.get(_AT)
def class_debrief(workshop: str) -> Response | str:
    """The class, for its trainer; who takes part is led to the own table."""
    if not is_trainer():
        return _own(workshop)
    looked_back = debriefs.of_class(session(), workshop)
    return page(
        "workshops/debrief",
        debrief=looked_back,
        report=report_of_class(looked_back),
        forms=tuple(FORMS),
    )


@web.get(f"{_AT}/<int:table>")
def table_debrief(workshop: str, table: int) -> str | tuple[str, int]:
    """One table, with what its reader may do: change points, or appeal."""
    try:
        looked_back = _readable(workshop, table)
    except NotReleased:
        return _kept_back(workshop)
    (found,) = looked_back.tables
    return page(
        "workshops/debrief_table",
        debrief=looked_back,
        table=found,
        report=report_of_table(found, looked_back.title),
        open_parts=OPEN_PARTS,
        leads=is_trainer(),
        you=_you(workshop),
        who=partial(who, found),
        forms=tuple(FORMS),
    )


@web.get(f"{_AT}.<any(pdf, csv, json):form>")
def class_debrief_file(workshop: str, form: str) -> Response:
    """The class as a file, for its trainer."""
    require_leader(workshop)
    return _sent(class_file(debriefs.of_class(session(), workshop), form))


@web.get(f"{_AT}/<int:table>.<any(pdf, csv, json):form>")
def table_debrief_file(workshop: str, table: int, form: str) -> Response:
    """One table as a file."""
    return _sent(table_file(_readable(workshop, table), form))


@web.get("/workshops/<workshop>/certificates/<int:person>.pdf")
def person_certificate(workshop: str, person: int) -> Response:
    """The certificate of somebody: for the trainer, and for them."""
    known = next((p for p in people.every(session(), workshop) if p.number == person), None)
    if not is_trainer() and person != _you(workshop):
        require_leader(workshop)
    if known is None or not known.table:
        raise NoSuchPart("person", str(person))
    return _sent(certificate_file(_readable(workshop, known.table), known))


@web.get("/workshops/packs/<scenario>.pdf")
def trainer_pack(scenario: str) -> Response:
    """What a trainer prints before the class: run sheet, role cards, terms, hints, answers."""
    require_leader()
    loaded = scenarios.load(scenario, settings().fixtures_dir, PACK)
    name = f"SANDBOX-{loaded.opening.scenario}-pack.pdf"
    return _sent(DocumentFile(pack_pdf(loaded), FORMS["pdf"], name))


@web.post(f"{_AT}/release")
def release_debrief(workshop: str) -> Response:
    """Show each table its debrief, or keep it back again."""
    require_leader(workshop)
    debriefs.release(session(), workshop, request.form.get("released") == "1")
    return _back(workshop)


@web.get("/workshops/<workshop>/anonymise")
def review_anonymising(workshop: str) -> str:
    """What is replaced, to be read before it is done."""
    require_leader(workshop)
    room, everybody = rooms.show(session(), workshop), people.every(session(), workshop)
    return page("workshops/anonymise", room=room, everybody=everybody)


@web.post("/workshops/<workshop>/anonymise")
def anonymise_workshop(workshop: str) -> Response:
    """Replace the nicknames by numbers."""
    require_leader(workshop)
    anonymity.anonymise(session(), workshop)
    return _back(workshop)


@web.post(f"{_AT}/<int:table>/scores")
def change_score(workshop: str, table: int) -> Response:
    """Give a row other points, with the reason; or go back to the log's."""
    require_leader(workshop)
    given = request.form
    if given.get("undo") == "1":
        appeals.undo_override(session(), workshop, table, given.get("score", ""))
    else:
        points = _points(given.get("points", ""))
        note = given.get("note", "")
        appeals.override(session(), workshop, table, given.get("score", ""), points, note)
    return _back(workshop, table)


@web.post(f"{_AT}/<int:table>/appeals/<int:number>")
def answer_appeal(workshop: str, table: int, number: int) -> Response:
    """The trainer's answer to an appeal."""
    require_leader(workshop)
    appeals.answer(session(), workshop, table, number, request.form.get("text", ""))
    return _back(workshop, table)


@web.post(f"{_AT}/appeals")
def make_appeal(workshop: str) -> Response:
    """Hold something against a row of the own table."""
    asks = caller()
    if asks is None or asks.workshop != workshop:
        raise NotFound("workshop", workshop)
    text, score = request.form.get("text", ""), request.form.get("score", "")
    appeals.appeal(session(), workshop, asks.person, score, text)
    return _back(workshop, asks.table)


def _own(workshop: str) -> Response:
    asks = caller()
    if asks is None:
        raise TrainerNeeded
    if asks.workshop != workshop:
        raise NotFound("workshop", workshop)
    if not asks.table:
        return redirect("/seat", 303)
    return redirect(url_for("web.table_debrief", workshop=workshop, table=asks.table), 303)


def _readable(workshop: str, table: int) -> ClassDebrief:
    """The debrief of a table that who asks may read. Raises NotReleased, NotFound."""
    if is_trainer():
        return debriefs.of_table(session(), workshop, table)
    asks = caller()
    if asks is None:
        raise TrainerNeeded
    if (asks.workshop, asks.table) != (workshop, table):
        raise NotFound("table", str(table))
    return debriefs.of_participant(session(), workshop, table)


def _you(workshop: str) -> int:
    """The number of the participant who asks, 0 for others."""
    asks = caller()
    return asks.person if asks is not None and asks.workshop == workshop else 0


def _kept_back(workshop: str) -> tuple[str, int]:
    room = rooms.show(session(), workshop)
    return page("workshops/debrief_kept", room=room), 403


def _points(given: str) -> int:
    """A whole number; what is none is no points that a row can have."""
    digits = given.removeprefix("-")
    is_number = digits.isascii() and digits.isdecimal() and len(digits) <= NUMBER_LENGTH_MAX
    return int(given) if is_number else 10**NUMBER_LENGTH_MAX


def _sent(file: DocumentFile) -> Response:
    return Response(file.data, mimetype=file.media, headers=file.headers)


def _back(workshop: str, table: int = 0) -> Response:
    if table:
        return redirect(url_for("web.table_debrief", workshop=workshop, table=table), 303)
    return redirect(url_for("web.class_debrief", workshop=workshop), 303)
