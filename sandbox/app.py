"""The application: settings in, a WSGI application out. Doors hang on it; it decides nothing.

One request, one session: committed when the answer's status is under 400, else rolled back.
"""

from __future__ import annotations

import gc
import os

from apiflask import APIFlask
from flask import Response, g
from flask_babel import Babel
from sqlmodel import Session

from sandbox import failures
from sandbox.access import guard_routes
from sandbox.api import ROOMS
from sandbox.api.description import describe
from sandbox.api.media import require_declared_type
from sandbox.api.metrics import measure
from sandbox.api.recording import record
from sandbox.config import Settings, from_environment
from sandbox.edge import EXTENSION, Installation, install
from sandbox.gleif_api import GLEIF
from sandbox.guards import guard
from sandbox.intake import Intake, require_whole_body
from sandbox.reader import speak_in_templates
from sandbox.services import deliveries, journal, tallies
from sandbox.services.request_log import RequestLog
from sandbox.services.workshops import sweeping
from sandbox.services.workshops.presence import Presence
from sandbox.store.database import commit, connect
from sandbox.store.entities import Register
from sandbox.store.migrations import require_current
from sandbox.strict_json import StrictJson
from sandbox.web import web
from sandbox.web.language import selected

NEW_OBJECTS = 50_000
"""After so many more a worker of `serve` looks for those that only hold each other."""


def create_app(settings: Settings | None = None) -> APIFlask:
    """The application of `settings`, by default those of the environment.

    Raises:
        BrokenDatabase: the database's tables are not those of this release.
    """
    settings = settings or from_environment(os.environ)
    database = connect(settings.database)
    require_current(database)
    app = APIFlask(__name__, json_errors=False, spec_path="/api/openapi.json", docs_path=None)
    app.json = StrictJson(app)
    app.config["MAX_CONTENT_LENGTH"] = settings.upload_bytes_max
    describe(app)
    requests = RequestLog(database, settings.requests_max)
    register, presence = Register(settings.register), Presence(database)
    install(app, Installation(settings, database, register, requests, presence))
    measure(app)
    guard(app, settings)
    guard_routes(app)
    app.before_request(require_whole_body)
    failures.install(app)
    record(app)
    app.before_request(require_declared_type)
    Babel(app, locale_selector=selected, default_translation_directories="translations")
    speak_in_templates(app)
    for room in (*ROOMS, *GLEIF, web):
        app.register_blueprint(room)
    app.after_request(_end_work)
    app.teardown_request(_close)
    return app


def create_served_app() -> Intake:
    """The application as a worker of `serve` runs it: it delivers to webhooks, and sweeps too."""
    app = create_app()
    collect_less()
    journal.arrange(app.extensions[EXTENSION].settings.log)
    here: Installation = app.extensions[EXTENSION]
    deliveries.start(here.database, here.settings.reach, here.settings.deliveries_max)
    sweeping.start(here.database, here.settings.workshop_days)
    tallies.share(tallies.of(here.database.memory), here.settings.home, here.settings.port)
    chosen = here.settings
    return Intake(app, chosen.threads, chosen.upload_bytes_max, chosen.body_seconds_max)


def collect_less() -> None:
    """Let Python look for cycles more rarely: our values are trees, and make none.

    With its own 700 it goes through a large act again and again while that is being made: a
    quarter of the time of a file of 10,000 payments. What is loaded by now stays.
    """
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])


def _end_work(response: Response) -> Response:
    session: Session | None = g.get("session")
    if session is not None and response.status_code < 400:
        commit(session)
    return response


def _close(_problem: BaseException | None) -> None:
    session: Session | None = g.pop("session", None)
    if session is not None:
        session.close()  # rolls back what was not committed
