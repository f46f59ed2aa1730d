"""One answer of GLEIF's API: records with what is linked to them, and where the list goes on.

Source: GLEIF API v1, as recorded from golden copy 2025-05-15.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

from lei.gleif.file import Entry, Reject

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

LISTS: Final = ("direct-children", "ultimate-children", "branches", "managed-funds", "isins")
"""What may be listed under a record, in the API's order."""


class ParentLink(StrEnum):
    """What stands where a parent is linked, by the link that shows it."""

    RELATIONSHIP = "relationship-record"
    EXCEPTION = "reporting-exception"


@dataclass(frozen=True, slots=True)
class Related:
    """What is linked to a record: each parent or a reason (None: nothing), and which `LISTS`."""

    direct_parent: ParentLink | None = None
    ultimate_parent: ParentLink | None = None
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where a list stands; `first` and `last` are None when it is empty."""

    current_page: int
    per_page: int
    first: int | None
    last: int | None
    total: int
    last_page: int


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of an answer.

    `related` is known for an entity only, `deleted_at` for a relationship that was taken back.
    """

    entry: Entry | Reject
    related: Related | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """An answer: one item without `pagination`, or a list with it and its links."""

    items: tuple[Item, ...]
    published_at: datetime | None = None
    pagination: Pagination | None = None
    links: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
