"""Records as a file: JSON:API resources, or a table of the fields that have one value."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Final

from sandbox.services.gleif.fields import ApiField, named_fields
from sandbox.services.gleif.query import PageQuery, Query
from sandbox.services.gleif.records import Listing, search
from sandbox.services.gleif.resources import Resource
from sandbox.services.gleif.sorting import values_at
from sandbox.store.entities import Register

RECORDS_MAX: Final = 5_000
_FORMULA: Final = ("=", "+", "-", "@")  # what a spreadsheet would compute


def exported(register: Register, query: Query, base: str) -> Listing:
    """The first records that a query asks for, whatever its page. Raises UnreadableQuery."""
    return search(register, replace(query, page=PageQuery(size=RECORDS_MAX)), base)


def as_csv(resources: list[Resource], fixtures_dir: Path) -> str:
    """The resources as a table, a column a field of GLEIF's table that has one value."""
    columns = [field for field in named_fields(fixtures_dir).values() if _is_column(field)]
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(field.field for field in columns)
    for resource in resources:
        rows.writerow(_cell(resource, field) for field in columns)
    return text.getvalue()


def _is_column(field: ApiField) -> bool:
    return field.json_path is not None and "[" not in field.json_path


def _cell(resource: Resource, field: ApiField) -> str:
    values = values_at(field.json_path or "", resource["attributes"])
    text = " ".join(values)
    return f"'{text}" if text.startswith(_FORMULA) else text
