"""GLEIF's public API v1, from this register: a client changes its base URL and nothing else.

Answers are documents of JSON:API. What is read, how it is filtered and sorted, is the services'
business (`sandbox.services.gleif`); here are addresses, links and headers.
"""

from __future__ import annotations

from typing import Final

from apiflask import APIBlueprint

gleif = APIBlueprint("gleif", __name__, url_prefix="/gleif/api/v1", enable_openapi=False)
export = APIBlueprint("gleif_export", __name__, url_prefix="/gleif/export/v1", enable_openapi=False)

GLEIF: Final = (gleif, export)

from sandbox.gleif_api import (  # noqa: E402, F401  the views hang themselves on the blueprints
    codes,
    completions,
    exports,
    faults,
    formats,
    pace,
    records,
    relations,
)
