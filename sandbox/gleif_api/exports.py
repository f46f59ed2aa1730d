"""`/gleif/export/v1/lei-records.{csv,json}`: at most 5,000 records as a file."""

from __future__ import annotations

import orjson
from flask import Response

from sandbox.edge import register, settings
from sandbox.gleif_api import export
from sandbox.gleif_api.documents import base_url, query
from sandbox.services.gleif import exports as service
from sandbox.services.gleif.records import golden_copy


@export.get("/lei-records.json")
def export_json() -> Response:
    """Records as resources of JSON:API."""
    found = service.exported(register(), query(), base_url())
    document = {"meta": golden_copy(register()), "data": found.resources}
    return _file(orjson.dumps(document), "application/json", "lei-records.json")


@export.get("/lei-records.csv")
def export_csv() -> Response:
    """Records as a table."""
    found = service.exported(register(), query(), base_url())
    table = service.as_csv(found.resources, settings().fixtures_dir)
    return _file(table, "text/csv", "lei-records.csv")


def _file(content: bytes | str, mimetype: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, mimetype=mimetype, headers=headers)
