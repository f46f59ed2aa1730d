"""One page or its fragment: the frame that every view fills."""

from __future__ import annotations

from datetime import UTC, date, datetime
from urllib.parse import urlencode

from flask import render_template, request
from flask_babel import gettext as _

from sandbox.edge import COOKIE, register, settings
from sandbox.services.entities import register_date
from sandbox.web import guarantee_words, language, web, words
from sandbox.web.collection_words import COLLECTION_STATES
from sandbox.web.instruction_lines import instruction_lines
from sandbox.web.title_words import CREDENTIAL_ROLES, MEDIA, TITLE_STATES
from sandbox.web.transfer_words import METHODS


def page(name: str, /, **context: object) -> str:
    """The template `name` ("credits/show"), or its fragment "credits/_show" for htmx.

    A page without a fragment is always given whole.
    """
    whole = f"{name}.html"
    folder, _slash, file = name.rpartition("/")
    if request.headers.get("HX-Request"):
        return render_template([f"{folder}/_{file}.html", whole], **context)
    return render_template(whole, **context)


def today() -> date:
    """The day on which a code is judged outside a world: the server's, in UTC."""
    return datetime.now(UTC).date()


@web.app_context_processor
def frame() -> dict[str, object]:
    """What the base template needs on every page."""
    return {
        "areas": areas,
        "languages": language.offered(),
        "language": language.selected(),
        "light": _choice("theme") == "light",
        "register_on": register_on,
        "today": today,
        "here": here,
        "states": words.STATES,
        "collection_states": COLLECTION_STATES,
        "instruction_lines": instruction_lines,
        "transfers": words.TRANSFERS,
        "charges": words.CHARGES,
        "methods": METHODS,
        "accounts": words.ACCOUNTS,
        "disposals": words.DISPOSALS,
        "grounds": words.GROUNDS,
        "papers": words.PAPERS,
        "promises": guarantee_words.STATES,
        "receivables": guarantee_words.STANDINGS,
        "title_states": TITLE_STATES,
        "media": MEDIA,
        "credential_roles": CREDENTIAL_ROLES,
        "megabytes_max": settings().upload_bytes_max // 2**20,
        "at_desk": COOKIE in request.cookies,
    }


def register_on() -> date | None:
    """The day the register is of, for the strip; a failure's page does not ask."""
    return register_date(register())


def areas() -> tuple[tuple[str, str], ...]:
    """Address and name of each area, as in the header."""
    return (
        ("/", _("Check an LEI")),
        ("/checks", _("Check a list")),
        ("/worlds", _("Worlds")),
        ("/messages", _("Check a message")),
        ("/workshops", _("Workshops")),
        ("/examine", _("Examine documents")),
        ("/help", _("Help")),
    )


def here(**changed: str) -> str:
    """This page's address with some of its entries changed."""
    return f"{request.path}?{urlencode({**request.args.to_dict(), **changed})}"


def _choice(name: str) -> str | None:
    return request.args.get(name) or request.cookies.get(name)
