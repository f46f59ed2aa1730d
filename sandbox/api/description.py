"""The API's own description: OpenAPI 3.1, made from the endpoints' declarations."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any, cast

from apiflask import APIFlask

from sandbox.api.examples import EXAMPLES
from sandbox.api.media import CSV, XML

ABOUT = """
Check LEI codes, read entities and their owners, check payment messages, and play worlds of trade
finance. This is a SANDBOX: no real money, no real network.

A request says who acts by a key: `Authorization: Bearer <key>`. Opening a world shows its keys
once. Errors are `application/problem+json` (RFC 9457); their `type` is a page of the help.
"""


def describe(app: APIFlask) -> None:
    """Put the front page and the shape of errors into the description."""
    app.title = "LEI Sandbox"
    app.version = version("lei-sandbox")
    app.config.update(
        OPENAPI_VERSION="3.1.0",
        DESCRIPTION=ABOUT.strip(),
        LICENSE={"name": "MIT", "identifier": "MIT"},
        AUTO_404_RESPONSE=False,
        AUTO_VALIDATION_ERROR_RESPONSE=False,
        AUTO_AUTH_ERROR_RESPONSE=False,
        SECURITY_SCHEMES={"key": {"type": "http", "scheme": "bearer"}},
    )
    app.spec_processor(_completed)


def _completed(made: dict[str, Any] | str) -> dict[str, Any] | str:
    spec = cast(dict[str, Any], made)  # the text form is YAML's, which is not served here
    spec["components"]["schemas"]["Problem"] = PROBLEM
    for operations in spec["paths"].values():
        for operation in operations.values():
            operation["responses"]["default"] = REFUSAL
    _say_other_types(spec["paths"])
    _show_answers(spec["paths"])
    return spec


def _say_other_types(paths: dict[str, Any]) -> None:
    message = {XML: {"schema": {"type": "string", "description": "an ISO 20022 message"}}}
    paths["/api/messages/check"]["post"]["requestBody"] = {"required": True, "content": message}
    paths["/api/worlds/{world}/transfers"]["post"]["requestBody"]["content"].update(message)
    codes = {CSV: {"schema": {"type": "string", "description": "codes, one a line"}}}
    checks = paths["/api/lei/checks"]["post"]
    checks["requestBody"]["content"].update(codes)
    checks["responses"]["200"]["content"].update(codes)


def _show_answers(paths: dict[str, Any]) -> None:
    for path, example in EXAMPLES.items():
        paths[path]["get"]["responses"]["200"]["content"]["application/json"]["example"] = example


REFUSAL = {
    "description": "A refusal, as problem+json",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "path of the page that explains it"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "open": {"type": "array", "items": {"type": "string"}},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"at": {"type": "string"}, "reason": {"type": "string"}},
            },
        },
    },
}
