"""Sorting by a field that the register keeps in no column: by its path in the record's document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lei.gleif.page import Json
from sandbox.services.gleif.query import Sort
from sandbox.store.register_queries import Found

_STEP: Final = re.compile(r"(\w+)((?:\[(?:\*|\d+)\])?)")
_LINE: Final = re.compile(r"(entity\.\w+Address)\.line([1-4])")


def sorted_by(found: list[Found], sorts: Iterable[Sort]) -> list[Found]:
    """The records in the order of `sorts`; those without a value come last either way."""
    for sort in reversed(tuple(sorts)):
        path = path_of(sort)
        valued = [(value_at(path, each), each) for each in found]
        having = [(value, each) for value, each in valued if value is not None]
        having.sort(key=lambda pair: pair[0], reverse=sort.descending)
        lacking = [each for value, each in valued if value is None]
        found = [each for _, each in having] + lacking
    return found


def path_of(sort: Sort) -> str | None:
    """The JSON path of a field. GLEIF's table gives none for the lines of an address."""
    line = _LINE.fullmatch(sort.field.field)
    if line:
        return f"$.{line[1]}.addressLines[{int(line[2]) - 1}]"
    return sort.field.json_path


def value_at(path: str | None, found: Found) -> str | None:
    """The first value at a path in the attributes of a record, folded; None when there is none."""
    if path is None:
        return None
    return next(values_at(path, found.attributes), "").casefold() or None


def values_at(path: str, attributes: Json) -> Iterator[str]:
    """The texts at a path such as `$.entity.addresses[*].city`; names are those of the API."""
    return (value for value in _at([attributes], path) if isinstance(value, str))


def _at(nodes: list[Json], path: str) -> Iterator[Json]:
    for name, index in _STEP.findall(path.removeprefix("$.")):
        nodes = [node[name] for node in nodes if isinstance(node, dict) and name in node]
        if index:
            nodes = [part for node in nodes for part in _members(node, index)]
    yield from nodes


def _members(node: Json, index: str) -> list[Json]:
    if not isinstance(node, list):
        return []
    return node if index == "[*]" else node[int(index[1:-1]) :][:1]
