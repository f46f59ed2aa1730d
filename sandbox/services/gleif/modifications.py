"""How a record's fields came to be what they are: what API documents brought of it, filtered.

A register is of one day, so it knows no history of its own: without such documents the list is
empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from sandbox.errors import NotHeld
from sandbox.services.gleif.fields import all_fields
from sandbox.services.gleif.loading_codes import TOTALS
from sandbox.services.gleif.query import Pairs, read_filters, read_page
from sandbox.services.gleif.records import Listing
from sandbox.services.gleif.values import read_span
from sandbox.store import register_queries as store
from sandbox.store.entities import Register
from sandbox.store.register_queries import Body

FILTERS: Final = ("modificationType", "recordType", "field", "date")

Test = Callable[[Body], bool]


def modifications(register: Register, lei: str, pairs: Pairs, fixtures_dir: Path) -> Listing:
    """The page of modifications of a record that pass the filters, in the order of their source.

    Unfiltered, there are as many in all as the documents said, though only some may be held.

    Raises UnreadableQuery, and NotHeld when neither a record nor a modification is held.
    """
    page = read_page(pairs)
    tests = [_test(name, text, fixtures_dir) for name, text in read_filters(pairs, FILTERS).items()]
    found = store.carried(register, lei, "field-modifications")
    if not found and register.record(lei) is None:
        raise NotHeld("LEI record", lei)
    passed = [dict(body) for body in found if all(test(body["attributes"]) for test in tests)]
    total = len(passed) if tests else max(len(passed), _total(register, lei))
    return Listing(passed[page.offset : page.offset + page.size], total)


def _total(register: Register, lei: str) -> int:
    totals = store.carried_one(register, TOTALS, f"field-modifications|{lei}")
    return int(totals.get("total", 0))


def _test(name: str, text: str, fixtures_dir: Path) -> Test:
    if name == "date":
        return _dated(text)
    values = set(text.removeprefix("!").split(","))
    if name == "field":
        values |= set(_xpaths(values, fixtures_dir))
    negated = text.startswith("!")
    return lambda attributes: (attributes.get(name) in values) is not negated


def _dated(text: str) -> Test:
    negated, span = read_span("filter[date]", "DATE", text)

    def passes(attributes: Body) -> bool:
        day = str(attributes.get("date"))
        inside = (span.start is None or day >= str(span.start)) and (
            span.end is None or day < str(span.end)
        )
        return inside is not negated

    return passes


def _xpaths(values: set[str], fixtures_dir: Path) -> Iterable[str]:
    """The paths of fields that are named by their id or their name in filters."""
    for field in all_fields(fixtures_dir):
        if field.xpath and {field.id, field.field} & values:
            yield field.xpath
