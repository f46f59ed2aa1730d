"""The page that a form stood on: where one goes when its act is done, and what the form brings."""

from __future__ import annotations

from typing import Any

from flask import request, url_for

from payments.world import look_up

PRESENTATION = "from_presentation"
"""The entry of a form on the page of a presentation: its credit, a stroke, its id."""

PAGES = {
    "for_seat": ("web.table_seat", "seat"),
    "from_credit": ("web.credit", "credit_number"),
    "from_title": ("web.title", "number"),
    "from_collection": ("web.collection", "number"),
    "from_guarantee": ("web.guarantee", "number"),
    "from_invoice": ("web.invoice", "number"),
    "from_transfer": ("web.transfer", "uetr"),
}
"""Other pages, by the entry that names them: the endpoint, and what the page is about."""

WORLD = "from_world"


def way_back(world: str) -> str:
    """The address of the page that the posted form stood on; without one, of the desk."""
    name, about = stood_on()
    if name == WORLD:
        return url_for("web.world", world_id=world)
    if name == PRESENTATION:
        return _presentation(world, about)
    if name:
        endpoint, entry = PAGES[name]
        place: dict[str, Any] = {"world_id": world, entry: about}
        return url_for(endpoint, **place)
    return "/seat#looked-up" if request.form.get("kind") == look_up.KIND else "/seat"


def stood_on() -> tuple[str, str]:
    """The entry of the posted form that names its page, and its value; both empty without one."""
    names = (name for name in (PRESENTATION, *PAGES, WORLD) if request.form.get(name))
    name = next(names, "")
    return name, request.form.get(name, "")


def _presentation(world: str, about: str) -> str:
    credit, _stroke, name = about.rpartition("/")
    if not credit or not name:
        return "/seat"
    return url_for("web.presentation", world_id=world, credit_number=credit, presentation=name)
