"""Pages for people. One view file a noun; each view asks one service and fills one template."""

from __future__ import annotations

from flask import Blueprint

web = Blueprint(
    "web",
    __name__,
    template_folder="templates",
    static_folder="static",
    static_url_path="/assets",
)

from sandbox.web import (  # noqa: E402, F401  the views hang themselves on `web`
    checks,
    collections,
    compare,
    copies,
    credits,  # noqa: A004
    documents,
    entities,
    guarantees,
    help,  # noqa: A004
    lab,
    language,
    lookup,
    making,
    messages,
    pages,
    presentations,
    seats,
    titles,
    transfers,
    worlds,
)
from sandbox.web.workshops import (  # noqa: E402, F401
    debriefs,
    joining,
    leading,
    monitor,
    setup,
    sitting,
)
