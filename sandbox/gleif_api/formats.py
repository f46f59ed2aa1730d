"""Which formats a caller takes: this API has one, under two names."""

from __future__ import annotations

from flask import request
from werkzeug.exceptions import NotAcceptable

from sandbox.gleif_api import gleif
from sandbox.gleif_api.documents import MEDIA_TYPE

OFFERED = (MEDIA_TYPE, "application/json")
PLAIN = ("*/*", *OFFERED)  # what clients send, for which nothing need be weighed


@gleif.before_request
def require_our_format() -> None:
    """Raise NotAcceptable when the caller takes neither."""
    if request.environ.get("HTTP_ACCEPT", "*/*") in PLAIN:
        return
    wanted = request.accept_mimetypes
    if wanted and not wanted.best_match(OFFERED):
        raise NotAcceptable
