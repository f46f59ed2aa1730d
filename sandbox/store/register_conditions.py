"""Conditions on records, and their SQL: values are always bound, names come from our own tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from sandbox.store.register_facets import FACETS, Kind
from sandbox.store.register_relations import Relation, by_field

WORDS_MAX: Final = 32  # of one value


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these values."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """From `start`, and before `end`; None is no limit."""

    start: str | int | None = None
    end: str | int | None = None


Test: TypeAlias = AnyOf | Span


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of a record, or with `relation`, of one that stands in it to the record.

    `by` is the column of a facet or a name in `ASKED`.
    """

    by: str
    test: Test
    relation: str = ""
    negated: bool = False


Sql: TypeAlias = tuple[str, tuple[str | int, ...]]


def needs_filters(condition: Condition) -> bool:
    """Whether a condition needs GLEIF's filters, which a large register may lack."""
    return condition.by not in ("lei", "count", "exception_reason", "isin")


def where(conditions: tuple[Condition, ...]) -> Sql:
    """The conditions, all of them, about a row of `facet`."""
    parts = [_condition(condition) for condition in conditions] or [("1", ())]
    return " AND ".join(sql for sql, _ in parts), _values(parts)


def value_of(by: str, relation: str = "") -> str:
    """The expression by which a row of `facet` is ordered. Its names come from our tables."""
    if not relation:
        return f"facet.{by}"
    known = by_field(relation)
    if by == "count":
        return _count(known)
    return (
        f"(SELECT min(other.{by}) FROM relationship JOIN facet other ON other.lei = {known.other} "
        f"WHERE {known.own} = facet.lei AND {_in_force(known)})"
    )


def test_of(expression: str, test: Test) -> Sql:
    """Whether the value of an expression passes."""
    if isinstance(test, AnyOf):
        return f"{expression} IN ({', '.join('?' * len(test.values))})", test.values
    limits = [(">=", test.start), ("<", test.end)]
    parts: list[Sql] = [
        (f"{expression} {sign} ?", (limit,)) for sign, limit in limits if limit is not None
    ]
    return " AND ".join(sql for sql, _ in parts) or "1", _values(parts)


def words(text: str) -> list[str]:
    """The words of a value, as the index has them."""
    return _WORD.findall(text)[:WORDS_MAX]


def match(column: str, kind: Kind, texts: tuple[str, ...]) -> str | None:
    """The full-text question for any of `texts`, in one column or, with none, in all of them."""
    joint = " AND " if kind is Kind.WORDS else " + "
    groups = [joint.join(f'"{word}"' for word in words(text)) for text in texts]
    question = " OR ".join(f"({group})" for group in groups if group)
    if not question:
        return None
    return f"{{{column}}} : ({question})" if column else question


def _condition(condition: Condition) -> Sql:
    sql, values = _related(condition) if condition.relation else _plain(condition)
    return (f"NOT ifnull(({sql}), 0)" if condition.negated else f"({sql})"), values


def _plain(condition: Condition) -> Sql:
    if condition.by in ASKED:
        return ASKED[condition.by](condition.test)
    if condition.by == "lei":
        return _of_codes("facet.lei", condition.test)
    kind = _KINDS[condition.by]
    if kind in (Kind.WORDS, Kind.CODES):
        return _matching(condition.by, kind, condition.test)
    return test_of(f"facet.{condition.by}{_FOLDED[kind]}", condition.test)


def _of_codes(column: str, test: Test) -> Sql:
    """LEIs are of capital letters, and so found by their index however they were typed."""
    codes = test.values if isinstance(test, AnyOf) else ()
    return test_of(column, AnyOf(tuple(code.upper() for code in codes)))


def _matching(column: str, kind: Kind, test: Test) -> Sql:
    question = match(column, kind, test.values) if isinstance(test, AnyOf) else None
    if question is None:
        return "0", ()
    found = "SELECT rowid FROM facet_words WHERE facet_words MATCH ?"
    return f"facet.rowid IN ({found})", (question,)


def _related(condition: Condition) -> Sql:
    relation = by_field(condition.relation)
    if condition.by == "count":
        return test_of(_count(relation), condition.test)
    if condition.by in ASKED:
        return ASKED[condition.by](condition.test)
    if condition.by in _CARRIED:
        return _of_the_relationship(relation, condition)
    if condition.by == "exception_reason":
        return _excepted(relation, condition.test)
    if condition.by == "lei":
        sql, values = _of_codes(relation.other, condition.test)
        found = f"SELECT {relation.own} FROM relationship WHERE {_in_force(relation)} AND {sql}"
        return f"facet.lei IN ({found})", values
    sql, values = _plain(Condition(condition.by, condition.test))
    return (
        f"facet.lei IN (SELECT {relation.own} FROM relationship WHERE {_in_force(relation)} "
        f"AND {relation.other} IN (SELECT lei FROM facet WHERE {sql}))"
    ), values


def _of_the_relationship(relation: Relation, condition: Condition) -> Sql:
    sql, values = test_of(f"json_extract(carried.body, '{_CARRIED[condition.by]}')", condition.test)
    return (
        f"facet.lei IN (SELECT {relation.own} FROM relationship JOIN carried "
        "ON carried.type = 'relationship-records' AND carried.key = child || '|' || "
        f"relationship.type || '|' || parent WHERE {_in_force(relation)} AND {sql})"
    ), values


def _excepted(relation: Relation, test: Test) -> Sql:
    level = "DIRECT" if relation.field == "directParent" else "ULTIMATE"
    sql, values = test_of("json_each.value", test)
    return (
        "facet.lei IN (SELECT exception.lei FROM exception, "
        "json_each(exception.source, '$.reasons') "
        f"WHERE category = '{level}_ACCOUNTING_CONSOLIDATION_PARENT' AND {sql})"
    ), values


def _in_force(relation: Relation) -> str:
    return f"relationship.type = '{relation.type}' AND relationship.status = 'ACTIVE'"


def _count(relation: Relation) -> str:
    return (
        f"(SELECT count(*) FROM relationship WHERE {relation.own} = facet.lei "
        f"AND {_in_force(relation)})"
    )


def _fulltext(test: Test) -> Sql:
    return _matching("", Kind.WORDS, test)


def _owner(own: str, other: str, test: Test) -> Sql:
    sql, values = _fulltext(test)
    return (
        f"facet.lei IN (SELECT {own} FROM relationship WHERE type IN {_CONSOLIDATION} "
        f"AND status = 'ACTIVE' AND {other} IN (SELECT lei FROM facet WHERE {sql}))"
    ), values


def _of_isin(test: Test) -> Sql:
    sql, values = _of_codes("code", test)
    carried, more = _of_codes("json_extract(body, '$.isin')", test)
    found = (
        f"SELECT lei FROM mapping WHERE scheme = 'isin' AND {sql} "
        f"UNION SELECT lei FROM carried WHERE type = 'isins' AND {carried}"
    )
    return f"facet.lei IN ({found})", (*values, *more)


def _never(_test: Test) -> Sql:
    return "0", ()


def _values(parts: list[Sql]) -> tuple[str | int, ...]:
    return tuple(value for _, values in parts for value in values)


_WORD: Final = re.compile(r"[^\W_]+")
_KINDS: Final = {facet.column: facet.kind for facet in FACETS}
_FOLDED: Final = {Kind.CODE: " COLLATE NOCASE", Kind.INSTANT: ""}
_CARRIED: Final = {"valid_from": "$.validFrom", "valid_to": "$.validTo"}
_CONSOLIDATION: Final = "('IS_DIRECTLY_CONSOLIDATED_BY', 'IS_ULTIMATELY_CONSOLIDATED_BY')"

ASKED: Final[dict[str, Callable[[Test], Sql]]] = {
    "fulltext": _fulltext,
    "owns": lambda test: _owner("parent", "child", test),
    "owned_by": lambda test: _owner("child", "parent", test),
    "isin": _of_isin,
    "nothing": _never,
}
