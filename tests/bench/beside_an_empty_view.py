"""The application with one more view, which does nothing: what any view costs on this server."""

from __future__ import annotations

from flask import Flask

from sandbox.app import create_app


def make() -> Flask:
    """The application of the environment, and `/empty`."""
    app = create_app()
    app.add_url_rule("/empty", view_func=lambda: "")
    return app
