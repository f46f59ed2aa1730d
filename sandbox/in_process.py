"""A whole service inside this process, for tests: on a free port of the loopback address."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from werkzeug.serving import WSGIRequestHandler, make_server

from sandbox.app import create_app
from sandbox.config import from_environment
from sandbox.edge import EXTENSION, Installation
from sandbox.services import deliveries
from sandbox.services.first_run import prepare


@contextmanager
def running(home: Path) -> Iterator[str]:
    """The address of a service whose home is `home`, until the block ends."""
    settings = from_environment({}, home=home)
    prepare(settings, _say_nothing)
    app = create_app(settings)
    here = cast(Installation, app.extensions[EXTENSION])
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Silent)
    answering = threading.Thread(target=server.serve_forever, daemon=True)
    answering.start()
    stop_deliveries = deliveries.start(here.database, settings.reach, settings.deliveries_max)
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        stop_deliveries()
        server.shutdown()
        answering.join()
        server.server_close()
        here.database.engine.dispose()


class _Silent(WSGIRequestHandler):
    """Prints no line a request."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002  werkzeug's word
        """Say nothing."""


def _say_nothing(_line: str) -> None:
    """A first run tells what it loads; a test run need not hear it."""
