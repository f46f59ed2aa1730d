"""Reading the register page by page: records that meet conditions, and what hangs on them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from lei.gleif.page import Json
from lei.ownership import ExceptionCategory, Relationship, ReportingException
from lei.record import LeiRecord
from sandbox.store.entities import Register
from sandbox.store.register_conditions import Condition, Sql, value_of, where, words
from sandbox.store.register_relations import RELATIONS, Relation
from sandbox.store.register_sources import Sources, exception_of

T = TypeVar("T")

Body = Mapping[str, Any]  # what an API document carried, as JSON


@dataclass(frozen=True, slots=True)
class Order:
    """By what records are ordered: a facet, or with `relation`, one of a related entity."""

    by: str
    descending: bool = False
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A record, what hangs on it, and what an API document carried with it.

    The record is read from its source when it is asked for.
    """

    lei: str
    sources: Sources
    source: bytes
    relations: frozenset[str]  # fields of `RELATIONS` that have somebody at the other end
    exceptions: frozenset[ExceptionCategory]
    has_isins: bool
    carried: Body

    @property
    def record(self) -> LeiRecord:
        """The whole record."""
        return self.sources.record(self.source)

    @property
    def attributes(self) -> Json:
        """The record as GLEIF's API writes it."""
        return self.sources.attributes(self.source)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a walk through all records stands: the last one's value and its LEI."""

    value: str | int
    lei: str


def get(register: Register, lei: str) -> Found | None:
    """The record of a code with what hangs on it, or None."""
    rows = register.rows(f"{_FOUND} WHERE record.lei = ?", lei)
    return _found(register.sources(), rows[0]) if rows else None


def count(register: Register, conditions: tuple[Condition, ...]) -> int:
    """How many records meet the conditions."""
    sql, values = where(conditions)
    ((number,),) = register.rows(f"SELECT count(*) FROM {_facet(register)} WHERE {sql}", *values)
    return int(number)


def page(
    register: Register,
    conditions: tuple[Condition, ...],
    orders: tuple[Order, ...],
    limit: int,
    offset: int = 0,
) -> list[Found]:
    """The records that meet the conditions, from the `offset`th on, in order."""
    sql, values = where(conditions)
    by = ", ".join([*map(_ordered, orders), "facet.lei"])
    query = f"SELECT lei FROM {_facet(register)} WHERE {sql} ORDER BY {by} LIMIT ? OFFSET ?"
    return _all(register, register.rows(query, *values, limit, offset))


def walk(
    register: Register,
    conditions: tuple[Condition, ...],
    order: Order,
    limit: int,
    after: Place | None,
) -> tuple[list[Found], Place | None]:
    """The next records of a walk, and the place behind them, or None at the end.

    The place is a value and not a number of records, so that records which are imported meanwhile
    shift nothing.
    """
    sql, values = where(conditions)
    value = f"ifnull({value_of(order.by, order.relation)}, '')"
    beyond, beyond_values = _beyond(value, order.descending, after)
    way = "DESC" if order.descending else "ASC"
    rows = register.rows(
        f"SELECT lei, {value} AS value FROM {_facet(register)} WHERE {sql} AND {beyond} "
        f"ORDER BY value {way}, lei LIMIT ?",
        *values,
        *beyond_values,
        limit + 1,
    )
    more = len(rows) > limit
    rows = rows[:limit]
    place = Place(rows[-1][1], rows[-1][0]) if more else None
    return _all(register, rows), place


def relationships(
    register: Register, lei: str, relation: Relation, limit: int, offset: int = 0
) -> list[tuple[Relationship, Body]]:
    """The relationships in which an entity stands in a relation, in the order of their source."""
    rows = register.rows(
        "SELECT source, carried.body FROM relationship LEFT JOIN carried "
        "ON carried.type = 'relationship-records' AND carried.key = child || '|' || "
        f"relationship.type || '|' || parent WHERE {_of_relation(relation)} "
        "ORDER BY relationship.rowid LIMIT ? OFFSET ?",
        lei,
        limit,
        offset,
    )
    read = register.sources().relationship
    return [(read(source), _body(body)) for source, body in rows]


def count_relationships(register: Register, lei: str, relation: Relation) -> int:
    """How many relationships of a kind an entity has."""
    query = f"SELECT count(*) FROM relationship WHERE {_of_relation(relation)}"
    ((number,),) = register.rows(query, lei)
    return int(number)


def exception(
    register: Register, lei: str, category: ExceptionCategory
) -> tuple[ReportingException, Body] | None:
    """Why an entity names no parent, or None when it gives no reason."""
    rows = register.rows(
        "SELECT source, carried.body FROM exception LEFT JOIN carried "
        "ON carried.type = 'reporting-exceptions' AND carried.key = exception.lei || '|' || "
        "category WHERE exception.lei = ? AND category = ?",
        lei,
        category,
    )
    return (exception_of(lei, category, rows[0][0]), _body(rows[0][1])) if rows else None


def carried(register: Register, lei: str, kind: str) -> list[Body]:
    """What API documents and mapping files brought of a kind for an entity, as it came."""
    query = "SELECT body FROM carried WHERE lei = ? AND type = ? ORDER BY rowid"
    return [_body(body) for (body,) in register.rows(query, lei, kind)]


def carried_one(register: Register, kind: str, key: str) -> Body:
    """What was brought of a kind under a key; empty when nothing was."""
    rows = register.rows("SELECT body FROM carried WHERE type = ? AND key = ?", kind, key)
    return _body(rows[0][0]) if rows else {}


def completions(
    register: Register, text: str, limit: int, condition: str = "1"
) -> list[tuple[str, list[str]]]:
    """Legal names with words that begin as those of `text` do, shortest first, and whose they are.

    At most two of the entities of a name are given.
    """
    asked = words(text)
    if not asked:
        return []
    question = "{legal_name} : (" + " AND ".join(f'"{word}"*' for word in asked) + ")"
    query = _COMPLETIONS.format(condition=condition)
    rows = register.rows(query, question, limit)
    return [(name, leis.split(",")[:2]) for name, leis in rows]


def of_ownership(register: Register, leis: list[str], field: str) -> set[str]:
    """Those of `leis` that `filter[owns]` or `filter[ownedBy]` can be asked of."""
    among = "lei IN (SELECT value FROM json_each(?))"
    query = f"SELECT lei FROM facet WHERE {among} AND {OWNERSHIP[field]}"
    return {lei for (lei,) in register.rows(query, json.dumps(leis))}


def _facet(register: Register) -> str:
    """The table that conditions are about; without GLEIF's filters, just the codes."""
    return "facet" if register.has_filters() else "(SELECT lei FROM record) AS facet"


def _all(register: Register, rows: list[tuple[Any, ...]]) -> list[Found]:
    leis = [row[0] for row in rows]
    query = f"{_FOUND} WHERE record.lei IN (SELECT value FROM json_each(?))"
    sources = register.sources()
    found = {row[0]: _found(sources, row) for row in register.rows(query, json.dumps(leis))}
    return [found[lei] for lei in leis if lei in found]


def _found(sources: Sources, row: tuple[Any, ...]) -> Found:
    lei, source, body, has_isins, categories, as_child, as_parent = row
    return Found(
        lei,
        sources,
        source,
        _among(_FIELDS["child"], as_child) | _among(_FIELDS["parent"], as_parent),
        _among(_CATEGORIES, categories),
        bool(has_isins),
        _body(body),
    )


def _among(known: Mapping[str, T], listed: str | None) -> frozenset[T]:
    """What a list of words stands for."""
    return frozenset([known[word] for word in listed.split(",")]) if listed else frozenset()


def _ordered(order: Order) -> str:
    way = "DESC" if order.descending else "ASC"
    last = "" if order.by in _ALWAYS_THERE and not order.relation else " NULLS LAST"
    return f"{value_of(order.by, order.relation)} {way}{last}"


def _beyond(value: str, descending: bool, after: Place | None) -> Sql:
    if after is None:
        return "1", ()
    sign = "<" if descending else ">"
    beyond = f"({value} {sign} ? OR ({value} = ? AND facet.lei > ?))"
    return beyond, (after.value, after.value, after.lei)


def _of_relation(relation: Relation) -> str:
    return (
        f"relationship.{relation.own} = ? AND relationship.type = '{relation.type}' "
        "AND relationship.status = 'ACTIVE'"
    )


def _body(text: str | None) -> Body:
    found: Body = json.loads(text) if text else {}
    return found


_FIELDS: Final = {
    own: {relation.type.value: relation.field for relation in RELATIONS if relation.own == own}
    for own in ("child", "parent")
}
_CATEGORIES: Final = {category.value: category for category in ExceptionCategory}
_ALWAYS_THERE: Final = ("lei", "initial_at", "updated_at", "legal_name", "status", "entity_status")
# Whoever is a parent may have thousands of children, so each type is asked for by itself.
_TYPES_BELOW: Final = " || ".join(
    "CASE WHEN EXISTS (SELECT 1 FROM relationship WHERE parent = record.lei "
    f"AND type = '{type_}' AND status = 'ACTIVE') THEN ',{type_}' ELSE '' END"
    for type_ in _FIELDS["parent"]
)
_FOUND: Final = f"""
SELECT record.lei, record.source,
    (SELECT body FROM carried WHERE type = 'lei-records' AND key = record.lei),
    EXISTS (SELECT 1 FROM carried WHERE carried.lei = record.lei AND type = 'isins')
    OR EXISTS (SELECT 1 FROM mapping WHERE mapping.lei = record.lei AND scheme = 'isin'),
    (SELECT group_concat(category) FROM exception WHERE exception.lei = record.lei),
    (SELECT group_concat(type) FROM relationship
        WHERE child = record.lei AND status = 'ACTIVE'),
    CASE WHEN EXISTS (SELECT 1 FROM relationship WHERE parent = record.lei)
        THEN substr({_TYPES_BELOW}, 2) END
FROM record
"""
_CONSOLIDATED: Final = (
    "EXISTS (SELECT 1 FROM relationship WHERE {own} = facet.lei AND status = 'ACTIVE' "
    "AND type IN ('IS_DIRECTLY_CONSOLIDATED_BY', 'IS_ULTIMATELY_CONSOLIDATED_BY'))"
)
OWNERSHIP: Final = {
    "owns": _CONSOLIDATED.format(own="child"),  # somebody owns it
    "ownedBy": _CONSOLIDATED.format(own="parent"),  # it owns somebody
}
_COMPLETIONS: Final = """
SELECT legal_name, group_concat(lei) FROM facet
WHERE rowid IN (SELECT rowid FROM facet_words WHERE facet_words MATCH ?) AND {condition}
GROUP BY legal_name ORDER BY length(legal_name), legal_name LIMIT ?
"""
