"""`/autocompletions` and `/fuzzycompletions`: what somebody types, completed."""

from __future__ import annotations

from flask import Response, request

from sandbox.edge import register
from sandbox.gleif_api import gleif
from sandbox.gleif_api.documents import bare, base_url
from sandbox.services.gleif import completions as service


@gleif.get("/autocompletions")
def autocompletions() -> Response:
    """Names with words that begin so."""
    return bare(service.autocompletions(register(), request.args, base_url()))


@gleif.get("/fuzzycompletions")
def fuzzycompletions() -> Response:
    """Entities with names like this one."""
    return bare(service.fuzzycompletions(register(), request.args, base_url()))
