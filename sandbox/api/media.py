"""The type of a request's body: what an endpoint declares is what it takes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import current_app, request
from werkzeug.exceptions import UnsupportedMediaType

JSON, XML, CSV = "application/json", "application/xml", "text/csv"


def require_declared_type() -> None:
    """Raise UnsupportedMediaType when the body is of a type that the endpoint does not declare.

    The framework would read any body as JSON, and a foreign page's form can send text.
    """
    view = current_app.view_functions.get(request.endpoint or "")
    declared = getattr(view, "_spec", {}).get("content_type")
    if declared is not None and request.mimetype not in declared:
        raise UnsupportedMediaType


def also_takes(
    media: str, read: Callable[..., Any]
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Let an endpoint that declares JSON take `media` too: `read` answers those requests."""

    def declared(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def answered(**arguments: Any) -> Any:
            return (read if request.mimetype == media else view)(**arguments)

        spec = getattr(view, "_spec", {})
        vars(answered).update(_spec={**spec, "content_type": [JSON, media]})
        return answered

    return declared
