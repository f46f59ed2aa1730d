"""`/entities/{lei}`: a record of the register, and the group its firm belongs to."""

from __future__ import annotations

from flask import Response, render_template

from lei.code import Verdict, check, compact, verdict
from lei.group_parts import Group
from sandbox.edge import register
from sandbox.errors import NotFound
from sandbox.services import entities
from sandbox.web import web
from sandbox.web.codes import groups
from sandbox.web.entity_page import entity_page
from sandbox.web.entity_words import CATEGORIES, CHECKED, NAME_TYPES
from sandbox.web.group_file import group_as_csv
from sandbox.web.group_page import group_page, whole_picture
from sandbox.web.pages import page, today
from sandbox.wording import sentence


@web.get("/entities/<lei>")
def entity(lei: str) -> str | tuple[str, int]:
    """One record in full; 404 with what can be said of the code where the register has none."""
    try:
        shown = entity_page(register(), lei, today())
    except NotFound:
        return _nobody(lei)
    words = {"name_types": NAME_TYPES, "categories": CATEGORIES, "checked": CHECKED}
    return page("entities/show", entity=shown, firm=shown.firm, group=shown.group, **words)


@web.get("/entities/<lei>/ownership")
def ownership(lei: str) -> str | tuple[str, int]:
    """The group of one firm, drawn and as a list; 404 as above."""
    try:
        group = entities.ownership(register(), lei)
    except NotFound:
        return _nobody(lei)
    return page("entities/ownership", group=group_page(register(), group))


@web.get("/entities/<lei>/ownership.svg")
def ownership_picture(lei: str) -> Response:
    """The picture of the group as a file. Raises NotFound."""
    group = entities.ownership(register(), lei)
    shown = group_page(register(), group)
    drawing = render_template("pictures/file.svg", group=shown, picture=whole_picture(shown))
    return _file(drawing, "image/svg+xml", group, "svg")


@web.get("/entities/<lei>/ownership.csv")
def ownership_list(lei: str) -> Response:
    """The firms of the group as CSV. Raises NotFound."""
    group = entities.ownership(register(), lei)
    return _file("\ufeff" + group_as_csv(group), "text/csv", group, "csv")


def _nobody(typed: str) -> tuple[str, int]:
    """The page of a code that no record has."""
    code = compact(typed)
    found = check(typed)
    said = tuple(sentence(finding) for finding in found)
    right = verdict(found) is not Verdict.INVALID
    return page("entities/nobody", code=code, groups=groups(code), right=right, said=said), 404


def _file(text: str, kind: str, group: Group, ending: str) -> Response:
    name = f'inline; filename="SANDBOX-{group.lei}-group.{ending}"'
    return Response(text, mimetype=kind, headers={"Content-Disposition": name})
