"""`/examine`: a presentation without a world. And a presentation of a world, side by side."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from flask import request

from lei.sentences import Sentence
from payments.documents.kinds import DOCUMENT_KINDS
from sandbox.edge import seat_in, session, settings
from sandbox.errors import UnreadableRequest
from sandbox.papers.sheet import title
from sandbox.problems import ROOTS, problem_of
from sandbox.services import presented, worlds
from sandbox.services.presentation_schema import example, example_with
from sandbox.services.presentations import examined
from sandbox.web import web
from sandbox.web.credit_page import credit_page
from sandbox.web.desk import desk_of
from sandbox.web.examine_page import examine_page, heads
from sandbox.web.examining import examining
from sandbox.web.language import selected
from sandbox.web.pages import page
from sandbox.wording import problem_sentence


@web.get("/examine")
def ask_for_presentation() -> str:
    """The form, with the example of a kind of document where one is asked for."""
    kind = request.args.get("example")
    made = example_with(kind) if kind else example() if "example" in request.args else None
    return _page(_written(made) if made else "")


@web.post("/examine")
def examine_brought() -> tuple[str, int]:
    """What was found in it; what is refused comes back with the reason."""
    text = _given()
    try:
        answer = examine_page(examined(_json(text), settings().fixtures_dir))
    except ROOTS as refusal:
        row = problem_of(refusal)
        return _page(text, problem=row, said=problem_sentence(refusal, row)), row.status
    return _page(text, answer=answer), 200


@web.get("/worlds/<world_id>/credits/<path:credit_number>/presentations/<presentation>")
def presentation(world_id: str, credit_number: str, presentation: str) -> str:
    """The credit beside the documents of a presentation, and the answer of the bank that has them.

    Where the seat may know what was found in them, what conflicts is marked.
    """
    desk = desk_of(worlds.show(session(), world_id, seat_in(world_id), selected()), world_id)
    found, made = presented.presentation_in(desk.view, credit_number, presentation)
    bundle = next(one for one in credit_page(desk, found).bundles if one.id == made.id)
    return page(
        "presentations/show",
        desk=desk,
        terms=found.terms,
        bundle=bundle,
        heads=heads(made.documents),
        short=tuple(title(one.kind) for one in made.documents),
        seen=examining(desk, found, made),
    )


def _given() -> str:
    """The file where one was chosen, else the text."""
    file = request.files.get("file")
    sent = file.read() if file and file.filename else b""
    return sent.decode("utf-8-sig", "replace") if sent else request.form.get("presentation", "")


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise UnreadableRequest(
            "$", Sentence("it is not JSON: {error}", error=str(error))
        ) from None
    except RecursionError:
        raise UnreadableRequest("$", "it is nested too deeply") from None


def _written(made: Mapping[str, Any]) -> str:
    return json.dumps(made, ensure_ascii=False, indent=1)


def _page(text: str, **context: object) -> str:
    return page(
        "presentations/examine",
        kinds=tuple(kind.kind for kind in DOCUMENT_KINDS),
        text=text if len(text) <= TEXT_MAX else "",
        **context,
    )


TEXT_MAX = 100_000
"""Characters of a presentation that are given back in the form."""
