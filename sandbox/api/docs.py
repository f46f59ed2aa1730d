"""`/api/docs`: the API's description as one page that needs no script and no network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import orjson
from apiflask import APIBlueprint, APIFlask
from flask import current_app, render_template
from markdown_it import MarkdownIt
from markupsafe import Markup

from sandbox.api.media import JSON, XML

docs = APIBlueprint("docs", __name__, enable_openapi=False, template_folder="templates")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One operation as the page shows it."""

    method: str
    path: str
    tag: str
    summary: str
    description: str
    takes: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    example: str


@docs.get("/api/docs")
def show() -> str:
    """The page."""
    spec = cast(dict[str, Any], cast(APIFlask, current_app).spec)
    about = Markup(MarkdownIt().render(spec["info"]["description"]))  # our own text
    return render_template(
        "api/docs.html", info=spec["info"], about=about, endpoints=tuple(endpoints(spec))
    )


def endpoints(spec: dict[str, Any]) -> Iterator[Endpoint]:
    """Every operation of an OpenAPI description, in its order."""
    for path, operations in spec["paths"].items():
        for method, operation in operations.items():
            yield _endpoint(spec, method.upper(), path, operation)


def _endpoint(spec: dict[str, Any], method: str, path: str, operation: dict[str, Any]) -> Endpoint:
    content: dict[str, Any] = operation.get("requestBody", {}).get("content", {})
    body = _resolved(spec, *(taken["schema"] for taken in content.values()))
    return Endpoint(
        method=method,
        path=path,
        tag=operation["tags"][0],
        summary=operation["summary"],
        description=operation.get("description", ""),
        takes=tuple(content),
        fields=tuple((name, _kind(field)) for name, field in body.get("properties", {}).items()),
        example=_example(method, path, content),
    )


def _resolved(spec: dict[str, Any], *schemas: dict[str, Any]) -> dict[str, Any]:
    """The first schema, looked up where it is a reference; empty when there is none."""
    schema = schemas[0] if schemas else {}
    name = schema.get("$ref", "").rpartition("/")[2]
    return cast(dict[str, Any], spec["components"]["schemas"][name]) if name else schema


def _kind(field: dict[str, Any]) -> str:
    kinds = [part.get("type", "") for part in field.get("anyOf", [field])]
    return " or ".join(kind for kind in kinds if kind)


def _example(method: str, path: str, content: dict[str, Any]) -> str:
    lines = ["curl -H 'Authorization: Bearer KEY'"]
    if JSON in content:
        body = orjson.dumps(content[JSON].get("example", {})).decode()
        lines.append(f"-X {method} -H 'Content-Type: {JSON}' -d '{body}'")
    elif XML in content:
        lines.append(f"-X {method} -H 'Content-Type: {XML}' --data-binary @message.xml")
    lines.append(f"http://127.0.0.1:8000{path}")
    return " \\\n  ".join(lines)
