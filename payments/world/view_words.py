"""A view with what its scenario says in another language."""

from __future__ import annotations

from dataclasses import replace

from payments.world.state import Opening
from payments.world.translation import translated
from payments.world.view import WorldView


def told_in(view: WorldView, opening: Opening, language: str) -> WorldView:
    """The view in a language (ISO 639-1); a text without a translation stays English."""

    def told(text: str) -> str:
        return translated(text, language, opening.translations)

    secrets = view.secrets and replace(
        view.secrets,
        faults=tuple(replace(fault, says=told(fault.says)) for fault in view.secrets.faults),
    )
    return replace(
        view,
        title=told(view.title),
        brief=told(view.brief),
        document_sets=tuple(replace(laid, says=told(laid.says)) for laid in view.document_sets),
        sets_coming=tuple(replace(each, says=told(each.says)) for each in view.sets_coming),
        secrets=secrets,
    )
