"""The application with one more view, which does nothing: what any view costs on this server."""

from __future__ import annotations

from flask import Flask

from sandbox.app import create_app


def make() -> Flask:
    """The application of the environment, and one more page, where the table of access has room."""
    app = create_app()
    app.add_url_rule("/help/empty", view_func=lambda: "")
    return app
