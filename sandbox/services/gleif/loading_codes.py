"""Loading pages of GLEIF's code lists: they complete, or correct, the lists that are at hand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import orjson

from lei.gleif.file import DataSet
from lei.gleif.page import Json
from sandbox.services.gleif.codes import CARRIED, CODE_LISTS, JURISDICTIONS
from sandbox.services.gleif.resources import Resource
from sandbox.services.imports import FileReport
from sandbox.store.register_build import Builder

TOTALS: Final = "totals"
CODES: Final = {*(known.path for known in CODE_LISTS), JURISDICTIONS.path}
_ISSUER: Final = re.compile(r"/lei-issuers/([0-9A-Z]{20})/jurisdictions")


def load_codes(path: Path, data: bytes, resources: list[Resource], builder: Builder) -> FileReport:
    """Keep the entries of a page, and how many the list has in all."""
    kind = str(resources[0]["type"])
    issuer = _issuer_of(data)
    for resource in resources:
        entry = {"id": str(resource.get("id")), "attributes": resource.get("attributes")}
        owned = {**entry, "issuer": issuer} if issuer else entry
        builder.carry(CARRIED, f"{kind}|{entry['id']}", kind, orjson.dumps(owned).decode())
    if not issuer:
        carry_total(data, kind, "", builder)
    return FileReport(path, DataSet.LEI, len(resources), 0, ())


def carry_total(data: bytes, kind: str, lei: str, builder: Builder) -> None:
    """Keep how many there are of what a page is the first of: the others may never come."""
    pagination = _member(_member(orjson.loads(data), "meta"), "pagination")
    total = pagination.get("total")
    if isinstance(total, int):
        body = orjson.dumps({"total": total}).decode()
        builder.carry(TOTALS, f"{kind}|{lei}", lei, body)


def _issuer_of(data: bytes) -> str:
    """Whose accreditations a page lists: its own address says so, its entries do not."""
    first = _member(orjson.loads(data), "links").get("first")
    found = _ISSUER.search(first) if isinstance(first, str) else None
    return found[1] if found else ""


def _member(parent: Json, name: str) -> dict[str, Json]:
    found = parent.get(name) if isinstance(parent, dict) else None
    return found if isinstance(found, dict) else {}
