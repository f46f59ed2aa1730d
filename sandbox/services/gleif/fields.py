"""GLEIF's table of its own fields: what may be filtered, how, what may be sorted, where it stands.

Source: GLEIF API v1, GET /fields; `fixtures/codes/fields.tsv`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = "fields.tsv"


@dataclass(frozen=True, slots=True)
class ApiField:
    """One field as the API describes it; `field` is its name in filters and sorts, or empty."""

    id: str
    field: str
    label: str
    data_type: str  # STRING, ENUM, RESOURCE, DATE or NUMBER
    resource: str | None
    sortable: bool
    operators: tuple[str, ...]
    contexts: tuple[str, ...]
    json_path: str | None
    xpath: str | None
    enum: tuple[str, ...]

    @property
    def ranges(self) -> bool:
        """Whether values can be compared by order."""
        return "IN_RANGE" in self.operators


@cache
def all_fields(fixtures_dir: Path) -> tuple[ApiField, ...]:
    """Every field, in the API's order."""
    with (fixtures_dir / "codes" / FILE).open(encoding="utf-8", newline="") as file:
        return tuple(_fields(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)))


@cache
def named_fields(fixtures_dir: Path) -> Mapping[str, ApiField]:
    """The fields that have a name in filters or sorts, by it."""
    return {field.field: field for field in all_fields(fixtures_dir) if field.field}


def _fields(rows: csv.DictReader[str]) -> Iterator[ApiField]:
    for row in rows:
        yield ApiField(
            id=row["id"],
            field=row["field"],
            label=row["label"],
            data_type=row["data_type"],
            resource=row["resource"] or None,
            sortable=row["sortable"] == "true",
            operators=_words(row["operators"]),
            contexts=_words(row["contexts"]),
            json_path=row["jsonPath"] or None,
            xpath=row["xpath"].replace("\\n", "\n") or None,
            enum=_words(row["enum"]),
        )


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()
