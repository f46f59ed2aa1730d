"""LEI records and what hangs on them, as GLEIF's API answers them: resources, not yet documents."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC
from functools import lru_cache
from typing import Final

import orjson

from lei.gleif.file import DataSet
from lei.gleif.page import Json
from lei.ownership import ExceptionCategory
from lei.sentences import Sentence
from sandbox.errors import NoFilters, NotHeld, UnreadableQuery
from sandbox.services.gleif.query import Query, Sort
from sandbox.services.gleif.resources import (
    Resource,
    exception_resource,
    isin_resource,
    record_resource,
    relationship_resource,
)
from sandbox.services.gleif.sorting import sorted_by
from sandbox.store import register_queries as store
from sandbox.store.entities import Register
from sandbox.store.register_conditions import AnyOf, Condition, needs_filters
from sandbox.store.register_queries import Found, Order, Place
from sandbox.store.register_relations import Relation, opposite

ANSWERS_KEPT_MAX: Final = 4_096  # a process; about 4 kB each
SORTED_MAX: Final = 5_000  # records that can be sorted by a field without a column

NEWEST_FIRST: Final = Order("initial_at", descending=True)


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of resources, how many there are in all, and with a cursor, the place behind it."""

    resources: list[Resource]
    total: int
    cursor: str | None = None


def published_at(register: Register) -> str | None:
    """The day the register is of, as the API writes instants; None while it is empty."""
    return _published_at(register, register.version())


def record_json(register: Register, lei: str, base: str) -> bytes:
    """The whole answer for one code, ready to send; the latest are kept. Raises NotHeld."""
    return _record_json(register, register.version(), lei, base)


def record(register: Register, lei: str, base: str) -> Resource:
    """The record of a code. Raises NotHeld."""
    return record_resource(_found(register, lei), base)


def search(register: Register, query: Query, base: str) -> Listing:
    """The page of records that a query asks for. Raises UnreadableQuery."""
    _require_filters(register, query)
    total = store.count(register, query.conditions)
    if query.page.cursor is not None:
        return _walked(register, query, query.page.cursor, total, base)
    found = _page(register, query, total)
    return Listing([record_resource(each, base) for each in found], total)


def related(register: Register, lei: str, relation: Relation, query: Query, base: str) -> Listing:
    """The records of those that stand in a relation to an entity. Raises NotHeld."""
    _found(register, lei)
    asked = Condition("lei", AnyOf((lei,)), opposite(relation).field)
    return search(register, replace(query, conditions=(asked, *query.conditions)), base)


def related_one(register: Register, lei: str, relation: Relation, base: str) -> Resource:
    """The record of the one that stands in a relation to an entity. Raises NotHeld."""
    for relationship, _body in store.relationships(register, lei, relation, limit=1):
        return record(register, getattr(relationship, relation.other), base)
    raise NotHeld(relation.path, lei)


def relationships(
    register: Register, lei: str, relation: Relation, query: Query, base: str
) -> Listing:
    """The relationship records of an entity. Raises NotHeld."""
    _found(register, lei)
    page = query.page
    rows = store.relationships(register, lei, relation, page.size, page.offset)
    total = store.count_relationships(register, lei, relation)
    return Listing([relationship_resource(*row, base) for row in rows], total)


def relationship(register: Register, lei: str, relation: Relation, base: str) -> Resource:
    """The one relationship record of a kind. Raises NotHeld."""
    for row in store.relationships(register, lei, relation, limit=1):
        return relationship_resource(*row, base)
    raise NotHeld(relation.records_path, lei)


def exception(register: Register, lei: str, category: ExceptionCategory, base: str) -> Resource:
    """Why an entity names no parent. Raises NotHeld."""
    found = store.exception(register, lei, category)
    if found is None:
        raise NotHeld("reporting exception", lei)
    return exception_resource(*found, base)


def linked(register: Register, lei: str, link: str, base: str) -> Resource:
    """The record that another one names: its manager, associate or successor. Raises NotHeld."""
    named = LINKS[link](_found(register, lei))
    if named is None:
        raise NotHeld(link, lei)
    return record(register, named, base)


def managing_lou(register: Register, lei: str) -> str:
    """The code of the issuer that manages an LEI. Raises NotHeld."""
    named = _found(register, lei).record.registration.managing_lou
    if named is None:
        raise NotHeld("lei-issuer", lei)
    return named


def isins(register: Register, lei: str) -> list[Resource]:
    """The ISINs that are mapped to an LEI. Raises NotHeld."""
    _found(register, lei)
    bodies = {body["isin"]: body for body in store.carried(register, lei, "isins")}
    mapped = {isin: {"lei": lei, "isin": isin} for isin in register.isins(lei)}
    return [isin_resource(body) for body in (bodies | {**mapped, **bodies}).values()]


def _found(register: Register, lei: str) -> Found:
    found = store.get(register, lei)
    if found is None:
        raise NotHeld("LEI record", lei)
    return found


def _page(register: Register, query: Query, total: int) -> list[Found]:
    page = query.page
    if all(sort.place for sort in query.sorts):
        orders = tuple(map(_order, query.sorts)) or (_usual_order(register),)
        return store.page(register, query.conditions, orders, page.size, page.offset)
    if total > SORTED_MAX:
        name = next(sort.field.field for sort in query.sorts if not sort.place)
        reason = Sentence(
            "sorting by {name} takes at most {most} records; add a filter",
            name=name,
            most=SORTED_MAX,
        )
        raise UnreadableQuery("sort", reason)
    found = store.page(register, query.conditions, (NEWEST_FIRST,), SORTED_MAX)
    return sorted_by(found, query.sorts)[page.offset : page.offset + page.size]


def _require_filters(register: Register, query: Query) -> None:
    """Raise NoFilters when the query needs filters that the register was imported without."""
    filtered = any(map(needs_filters, query.conditions))
    sorted_ = any(sort.field.field != "lei" for sort in query.sorts)
    if (filtered or sorted_) and not register.has_filters():
        raise NoFilters


def _usual_order(register: Register) -> Order:
    return NEWEST_FIRST if register.has_filters() else Order("lei")


def _order(sort: Sort) -> Order:
    place = sort.place
    assert place is not None
    return Order(place.by, sort.descending, place.relation)


def _walked(register: Register, query: Query, cursor: str, total: int, base: str) -> Listing:
    if len(query.sorts) > 1 or not all(sort.place for sort in query.sorts):
        raise UnreadableQuery("sort", "a cursor takes one sort field, of those kept as a column")
    order = _order(query.sorts[0]) if query.sorts else Order("lei")
    after = None if cursor == "*" else _place(cursor)
    found, place = store.walk(register, query.conditions, order, query.page.size, after)
    following = _cursor(place) if place else None
    return Listing([record_resource(each, base) for each in found], total, following)


def _cursor(place: Place) -> str:
    text = json.dumps([place.value, place.lei])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _place(cursor: str) -> Place:
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        value, lei = json.loads(text)
    except (ValueError, TypeError):
        raise UnreadableQuery("page[cursor]", "it is * or what links.next gave") from None
    if not isinstance(value, str | int) or not isinstance(lei, str):
        raise UnreadableQuery("page[cursor]", "it is * or what links.next gave")
    return Place(value, lei)


@lru_cache(maxsize=ANSWERS_KEPT_MAX)
def _record_json(register: Register, version: object, lei: str, base: str) -> bytes:
    resource = record(register, lei, base)
    meta = _golden_copy(_published_at(register, version))
    return orjson.dumps({"meta": meta, "data": resource})


@lru_cache(maxsize=8)
def _published_at(register: Register, _version: object) -> str | None:
    known = register.publications()
    days = [p.content_at for p in known if p.data_set == DataSet.LEI] or [
        p.content_at for p in known
    ]
    return max(days).astimezone(UTC).strftime(INSTANT) if days else None


def golden_copy(register: Register) -> dict[str, Json]:
    """The `meta` of every answer about records: of which day they are."""
    return _golden_copy(published_at(register))


def _golden_copy(day: str | None) -> dict[str, Json]:
    return {"goldenCopy": {"publishDate": day}} if day else {}


def _associated(found: Found) -> str | None:
    given = found.record.associated_entity
    return given.lei if given else None


def _successor(found: Found) -> str | None:
    return next((each.lei for each in found.record.successors if each.lei), None)


LINKS: Final[dict[str, Callable[[Found], str | None]]] = {
    "managing-lou": lambda found: found.record.registration.managing_lou,
    "associated-entity": _associated,
    "successor-entity": _successor,
}
INSTANT: Final = "%Y-%m-%dT%H:%M:%SZ"
