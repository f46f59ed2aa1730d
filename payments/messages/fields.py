"""Tables from our values to places in a message, read in both directions.

A message type is one tuple of `Field`: which attribute of our value stands at which path, and in
which form. Building walks the table forwards, reading walks it backwards, so `read(build(x)) == x`
is a property of the table and not of two pieces of code.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

from payments.errors import InvalidMoney, UnreadableMessage
from payments.messages.wire import Branch, Tree

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Form(Generic[V]):
    """How one kind of value is written as a tree, and read from one."""

    write: Callable[[V], Branch]
    read: Callable[[Branch], V]


@dataclass(frozen=True, slots=True)
class Field:
    """`name`: attribute of our value; `path`: tags below the root, with slashes.

    An empty path is the root itself: the form fills several places there. A value of None, or an
    empty tuple, is not written.
    """

    name: str
    path: str
    form: Form[Any]  # the attribute's own type, which a table cannot say


@dataclass(frozen=True, slots=True)
class Told:
    """A place that follows from the value, written and not read: a count, a constant."""

    path: str
    tell: Callable[[Any], str]


Table: TypeAlias = "tuple[Field | Told, ...]"


def part(table: Table, kind: type[V]) -> Form[V]:
    """The form of a value that has a table.

    Its `read` raises UnreadableMessage when a place that `kind` cannot do without is empty, or one
    that it has room for once is filled twice.
    """
    return Form(_Writer(table).written, _Reader(table, kind).read)


def many(form: Form[V]) -> Form[tuple[V, ...]]:
    """The form of a tuple: one element each."""
    return Form(
        lambda values: tuple([only(form.write(value)) for value in values]),
        lambda branch: tuple([form.read(tree) for tree in _each(branch)]),
    )


def only(branch: Branch) -> Tree:
    """The one tree of a branch. Raises UnreadableMessage when there are more."""
    if not isinstance(branch, tuple):
        return branch
    if len(branch) != 1:
        raise UnreadableMessage("An element is repeated that the sandbox reads once only.")
    return branch[0]


class _Writer:
    """A table, walked forwards: each row with its path taken apart."""

    def __init__(self, table: Table) -> None:
        self._told = [(*_way(row.path), row.tell) for row in table if isinstance(row, Told)]
        self._fields = [
            (row.name, *_way(row.path), row.form.write) for row in table if isinstance(row, Field)
        ]

    def written(self, value: V) -> Tree:
        tree: dict[str, Branch] = {}
        for above, tag, tell in self._told:
            _put(tree, above, tag, tell(value))
        for name, above, tag, write in self._fields:
            found = getattr(value, name)
            if found or (found is not None and found != ()):  # most are there: not compared
                _put(tree, above, tag, write(found))
        return tree


def _way(path: str) -> tuple[tuple[str, ...], str]:
    """The tags of a path but the last, and the last."""
    *above, last = path.split("/")
    return tuple(above), last


def _put(tree: dict[str, Branch], above: tuple[str, ...], tag: str, branch: Branch) -> None:
    for step in above:
        below = tree.get(step)
        if below is None:
            below = tree[step] = {}
        assert isinstance(below, dict)
        tree = below
    if tag:
        tree[tag] = branch
    elif isinstance(branch, dict):
        tree.update(branch)


@dataclass(slots=True)
class _Place:
    """One tag of a table's paths: the fields that stand there, and the tags below it."""

    fields: list[Field] = field(default_factory=list)
    below: dict[str, _Place] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Table) -> _Place:
        """The root of a table's paths."""
        root = cls()
        for row in table:
            if isinstance(row, Field):
                root.at(row.path).fields.append(row)
        return root

    def at(self, path: str) -> _Place:
        place = self
        for tag in path.split("/") if path else ():
            place = place.below.setdefault(tag, _Place())
        return place


class _Reader(Generic[V]):
    """A table, walked backwards: the message is gone through once, along its paths."""

    def __init__(self, table: Table, kind: type[V]) -> None:
        self._kind, self._root = kind, _Place.of(table)
        rows = [row for row in table if isinstance(row, Field)]
        needed = {each.name for each in dataclasses.fields(_dataclass(kind)) if _is_needed(each)}
        self._needed = [(row.name, row.path) for row in rows if row.name in needed]

    def read(self, tree: Branch) -> V:
        values: dict[str, object] = {}
        _gather(values, self._root, tree)
        for name, path in self._needed:
            if name not in values:
                raise UnreadableMessage(f"{path} is missing; the sandbox cannot do without it.")
        return self._kind(**values)


def _gather(values: dict[str, object], place: _Place, branch: Branch) -> None:
    for row in place.fields:
        try:
            values[row.name] = row.form.read(branch)
        except (ValueError, InvalidMoney) as error:
            raise UnreadableMessage(f"{row.path} cannot be read: {error}") from None
    if place.below and isinstance(tree := only(branch), dict):
        for tag, below in tree.items():  # fewer than the places
            if tag in place.below:
                _gather(values, place.below[tag], below)


def _each(branch: Branch) -> tuple[Tree, ...]:
    return branch if isinstance(branch, tuple) else (branch,)


def _dataclass(kind: type[V]) -> Any:  # a dataclass type, which typing cannot name
    return kind


def _is_needed(field: dataclasses.Field[object]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
