"""The application with one more view, which does nothing: what any view costs on this server.

It collects as a worker of `serve` does.
"""

from __future__ import annotations

from flask import Flask

from sandbox.app import collect_less, create_app


def make() -> Flask:
    """The application of the environment, and one more page, where the table of access has room."""
    app = create_app()
    collect_less()
    app.add_url_rule("/help/empty", view_func=lambda: "")
    return app
