"""Tables from our values to places in a message, read in both directions.

A message type is one tuple of `Field`: which attribute of our value stands at which path, and in
which form. Building walks the table forwards, reading walks it backwards, so `read(build(x)) == x`
is a property of the table and not of two pieces of code.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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


def written(value: object, table: Table) -> Tree:
    """The tree of `value`."""
    tree: dict[str, Branch] = {}
    for row in table:
        if isinstance(row, Told):
            _put(tree, row.path, row.tell(value))
        elif (part := getattr(value, row.name)) not in (None, ()):
            _put(tree, row.path, row.form.write(part))
    return tree


def read(tree: Branch, table: Table, kind: type[V]) -> V:
    """The value in `tree`.

    Raises UnreadableMessage when a place that `kind` cannot do without is empty, or one that it
    has room for once is filled twice.
    """
    needed = {field.name for field in dataclasses.fields(_dataclass(kind)) if _is_needed(field)}
    values: dict[str, object] = {}
    for row in table:
        if isinstance(row, Told):
            continue
        branch = _get(tree, row.path)
        if branch is not None:
            values[row.name] = _read_at(row, branch)
        elif row.name in needed:
            raise UnreadableMessage(f"{row.path} is missing; the sandbox cannot do without it.")
    return kind(**values)


def part(table: Table, kind: type[V]) -> Form[V]:
    """The form of a value that has a table of its own."""
    return Form(lambda value: written(value, table), lambda tree: read(tree, table, kind))


def many(form: Form[V]) -> Form[tuple[V, ...]]:
    """The form of a tuple: one element each."""
    return Form(
        lambda values: tuple(only(form.write(value)) for value in values),
        lambda branch: tuple(form.read(tree) for tree in _each(branch)),
    )


def only(branch: Branch) -> Tree:
    """The one tree of a branch. Raises UnreadableMessage when there are more."""
    if not isinstance(branch, tuple):
        return branch
    if len(branch) != 1:
        raise UnreadableMessage("An element is repeated that the sandbox reads once only.")
    return branch[0]


def _put(tree: dict[str, Branch], path: str, branch: Branch) -> None:
    if not path and isinstance(branch, Mapping):
        tree.update(branch)
        return
    *way, last = path.split("/")
    for tag in way:
        below = tree.setdefault(tag, {})
        assert isinstance(below, dict)
        tree = below
    tree[last] = branch


def _get(tree: Branch, path: str) -> Branch | None:
    found: Branch | None = tree
    for tag in path.split("/") if path else ():
        here = only(found) if found is not None else None
        found = here.get(tag) if isinstance(here, Mapping) else None
    return found


def _read_at(row: Field, branch: Branch) -> object:
    try:
        return row.form.read(branch)
    except (ValueError, InvalidMoney) as error:
        raise UnreadableMessage(f"{row.path} cannot be read: {error}") from None


def _each(branch: Branch) -> tuple[Tree, ...]:
    return branch if isinstance(branch, tuple) else (branch,)


def _dataclass(kind: type[V]) -> Any:  # a dataclass type, which typing cannot name
    return kind


def _is_needed(field: dataclasses.Field[object]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
