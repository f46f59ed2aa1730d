"""`/checks`: a list of codes, pasted or as a file, answered as a table or as CSV."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, request
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from sandbox.edge import register, settings
from sandbox.services.code_lists import Foreign, foreign
from sandbox.web import web
from sandbox.web.code_list import ANSWERS, SHOWN_MAX, CodeList, checked_list, written
from sandbox.web.pages import page, today

ANSWERED: Mapping[str, LazyString] = {
    "bad": _("Wrong"),
    "warn": _("Look at it"),
    "info": _("Held by nobody here"),
    "ok": _("In order"),
}
"""What a code of a list came to."""

REFUSED: Mapping[Foreign, LazyString] = {
    Foreign.EXCEL: _("This is an Excel file, not a list. Save it as CSV, then send that."),
    Foreign.UTF_16: _(
        "This text is in UTF-16, which Excel calls Unicode text. Save it as CSV UTF-8, then send "
        "that."
    ),
}
"""What is said of a file that is no list."""

TEXT_MAX = 20_000
"""Characters of a list that are given back in the form."""

SAMPLE = """\
SBOX00H4K7NB39D2XV53
SBOX 00R7 ELBK O4T9 QZ11
SBOX00TCD1GDJYFLGS68
SBOX00R7ELBK04T9QZ1
SBOX00R7ELBK04T9QZIL
SBOX00ZZZZZZZZZZZZ53
"""
"""Six codes to try: right, a slip, lapsed, too short, letters at the end, of nobody."""


@web.get("/checks")
def ask_for_list() -> str:
    """The form, with a sample in it."""
    return _page(SAMPLE, None)


@web.post("/checks")
def check_list() -> str | Response | tuple[str, int]:
    """The answers to a list, as a page or, where asked, as a CSV file; 422 for what is no list."""
    sent = _given()
    found = foreign(sent)
    if found:
        return _page("", None, str(REFUSED[found])), 422
    text = sent.decode("utf-8", "replace")
    checked = checked_list(register(), text, today(), settings().lei_checks_max)
    return _file(checked) if request.form.get("as") == "csv" else _page(text, checked)


def _given() -> bytes:
    """The file where one was chosen, else the text."""
    file = request.files.get("file")
    return (
        file.read()
        if file and file.filename
        else request.form.get("codes", "").encode("utf-8", "replace")
    )


def _page(text: str, checked: CodeList | None, refused: str = "") -> str:
    return page(
        "checks/show",
        text=text if len(text) <= TEXT_MAX else "",
        kept=len(text) <= TEXT_MAX,
        refused=refused,
        checked=checked,
        answered=ANSWERED,
        order=ANSWERS,
        lines_max=settings().lei_checks_max,
        shown_max=SHOWN_MAX,
    )


def _file(checked: CodeList) -> Response:
    name = 'attachment; filename="SANDBOX-lei-checks.csv"'
    text = "\ufeff" + written(checked)  # the mark lets a spreadsheet see that it is UTF-8
    return Response(text, mimetype="text/csv", headers={"Content-Disposition": name})
