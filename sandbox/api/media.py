"""The type of a request's body: what an endpoint declares is what it takes."""

from __future__ import annotations

from flask import current_app, request
from werkzeug.exceptions import UnsupportedMediaType


def require_declared_type() -> None:
    """Raise UnsupportedMediaType when JSON is wanted and the body is said to be something else.

    The framework would read any body as JSON, and a foreign page's form can send text.
    """
    view = current_app.view_functions.get(request.endpoint or "")
    declared = getattr(view, "_spec", {}).get("content_type")
    if declared == "application/json" and not request.is_json:
        raise UnsupportedMediaType
