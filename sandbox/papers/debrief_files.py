"""Debriefs as files: PDF, a spreadsheet, JSON. The same debrief gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flask_babel import gettext as _

from sandbox.answers import Answer, answer, printed
from sandbox.papers.certificate import certificate
from sandbox.papers.debrief import report_of_class, report_of_table
from sandbox.papers.files import DocumentFile
from sandbox.papers.report import Report, report_csv, report_pdf
from sandbox.services.workshops.debriefs import ClassDebrief, TableDebrief
from sandbox.services.workshops.people import Person

FORMS: Mapping[str, str] = {
    "pdf": "application/pdf",
    "csv": "text/csv",
    "json": "application/json",
}
"""Form to media type."""


def class_file(debrief: ClassDebrief, form: str) -> DocumentFile:
    """The class in a form of `FORMS`."""
    name = _named(debrief, "class", form)
    if form == "json":
        return DocumentFile(_json(class_answer(debrief)), FORMS[form], name)
    whole = report_of_class(debrief)
    if form == "pdf":
        return DocumentFile(report_pdf(whole), FORMS[form], name)
    tables = ((str(t.number), report_of_table(t, debrief.title)) for t in debrief.tables)
    return DocumentFile(report_csv(((_("Class"), whole), *tables)), FORMS[form], name)


def table_file(debrief: ClassDebrief, form: str) -> DocumentFile:
    """The one table of a debrief in a form of `FORMS`."""
    (table,) = debrief.tables
    name = _named(debrief, f"table-{table.number}", form)
    if form == "json":
        return DocumentFile(_json(table_answer(table)), FORMS[form], name)
    return DocumentFile(_made(report_of_table(table, debrief.title), form), FORMS[form], name)


def certificate_file(debrief: ClassDebrief, person: Person) -> DocumentFile:
    """The certificate of somebody who sat at the one table of a debrief."""
    (table,) = debrief.tables
    name = _named(debrief, f"certificate-{person.number}", "pdf")
    return DocumentFile(certificate(debrief, table, person), FORMS["pdf"], name)


def class_answer(debrief: ClassDebrief) -> Answer:
    """A debrief as JSON."""
    told = {name: answer(getattr(debrief, name)) for name in _TOLD}
    return {**told, "tables": [table_answer(table) for table in debrief.tables]}


def table_answer(table: TableDebrief) -> Answer:
    """One table as JSON, with the sums that stand on its page."""
    people = [{"nickname": p.nickname, "seat": p.seat} for p in table.people]
    seats = [seat.name for seat in table.seats]
    return {
        "number": table.number,
        "world": table.world,
        "seats": seats,
        "people": people,
        "points": table.points,
        "points_max": table.points_max,
        "scores": [_score(row) for row in answer(table.rows)],
        "appeals": answer(table.appeals),
        "debrief": _looked_back(answer(table.looked_back)),
    }


def _score(row: Answer) -> Answer:
    return {**row["score"], "points": row["points"], "by_log": row["score"]["points"],
            "note": row["note"]}  # fmt: skip


def _looked_back(told: Answer) -> Answer:
    """The rest of a debrief; points stand above, and what was sent is read in the world."""
    lines = [
        {name: part for name, part in line.items() if name not in ("messages", "postings")}
        for line in told["timeline"]
    ]
    return {**{n: part for n, part in told.items() if n != "scores"}, "timeline": lines}


def _made(report: Report, form: str) -> bytes:
    return report_pdf(report) if form == "pdf" else report_csv((("", report),))


def _json(told: Answer) -> bytes:
    return printed(told).encode("utf-8", "replace")


def _named(debrief: ClassDebrief, what: str, form: str) -> str:
    scenario = re.sub(r"[^A-Za-z0-9-]+", "-", debrief.scenario).strip("-")
    return f"SANDBOX-{scenario}-{what}.{form}"


_TOLD = ("workshop", "title", "scenario", "released", "anonymous", "goals")
