"""Tables from our values to places in a message, read in both directions.

A message type is one tuple of `Field`: which attribute of our value stands at which path, and in
which form. Building walks the table forwards, reading walks it backwards, so `read(build(x)) == x`
is a property of the table and not of two pieces of code.

Both directions follow the tree of places that the paths of a table make, laid out once, when its
module is loaded. Writing fills it place by place. Reading goes through a message once, element by
element: each place has a taker that knows those below it, and what the table does not name is
passed over. What is read has kept to its schema, so its tags need no namespace.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar, cast

from lxml import etree

from lei.sentences import Sentence
from payments.errors import InvalidMoney, UnreadableMessage
from payments.messages import places
from payments.messages.wire import Branch, Tree

V = TypeVar("V")

Source: TypeAlias = "etree._Element | tuple[etree._Element, ...]"  # noqa: SLF001  its public class
"""What a value is read from: an element, or elements side by side as if they stood in one."""

Values: TypeAlias = dict[str, Any]
"""Attributes of a value by their names, as they come together."""

Taker: TypeAlias = Callable[[Any, Values], None]
"""Takes what stands in a source into the values."""


@dataclass(frozen=True, slots=True)
class Form(Generic[V]):
    """How one kind of value is written as a tree, and read from its element.

    `repeats`: the value is a tuple, written as one element each; `read` reads one of them.
    """

    write: Callable[[V], Branch]
    read: Callable[[Any], V]  # of a Source: which of the two, the form knows
    repeats: bool = False


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


def part(table: Table, kind: type[V], **unsaid: object) -> Form[V]:
    """The form of a value that has a table. `unsaid` are attributes that no message says.

    Its `read` raises UnreadableMessage when a place that `kind` cannot do without is empty, or one
    that it has room for once is filled twice.
    """
    place = _Place.of(table)
    return Form(_Writer(place).written, _Reader(place, table, kind, unsaid).read)


def many(form: Form[V]) -> Form[tuple[V, ...]]:
    """The form of a tuple: one element each."""
    write, read = form.write, cast("Callable[[Any], tuple[V, ...]]", form.read)  # one by one
    return Form(lambda values: tuple([_tree(write(value)) for value in values]), read, True)


def _tree(branch: Branch) -> Tree:
    assert not isinstance(branch, tuple)  # a form that repeats stands in no other
    return branch


@dataclass(slots=True)
class _Place:
    """One tag of a table's paths: the rows that stand there, and the places below it."""

    fields: list[Field] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    below: dict[str, _Place] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Table) -> _Place:
        """The root of the paths of `table`."""
        root = cls()
        for row in table:
            place = root.at(row.path)
            place.fields.append(row) if isinstance(row, Field) else place.told.append(row)
        return root

    def at(self, path: str) -> _Place:
        place = self
        for tag in path.split("/") if path else ():
            place = place.below.setdefault(tag, _Place())
        return place

    @property
    def repeats(self) -> bool:
        return any(row.form.repeats for row in self.fields)


class _Writer:
    """A place, walked forwards: what a value fills in it, and in the places below."""

    def __init__(self, place: _Place) -> None:
        below = place.below.items()
        here = [("", place), *below]
        self._fields = [(row.name, tag, row.form.write) for tag, at in here for row in at.fields]
        self._told = [(tag, row.tell) for tag, at in here for row in at.told]
        self._below = [(tag, _Writer(_Place(below=at.below))) for tag, at in below if at.below]

    def written(self, value: object) -> dict[str, Branch]:
        tree: dict[str, Branch] = {}
        for name, tag, write in self._fields:
            found = getattr(value, name)
            if found or (found is not None and found != ()):  # most are there: not compared
                if tag:
                    tree[tag] = write(found)
                else:
                    tree.update(_mapping(write(found)))
        for tag, tell in self._told:
            tree[tag] = tell(value)
        for tag, below in self._below:
            if branch := below.written(value):  # beside what a field wrote at that tag
                tree[tag] = {**_mapping(tree[tag]), **branch} if tag in tree else branch
        return tree


class _Reader(Generic[V]):
    """A table, walked backwards, by a taker that was made once for all its places."""

    def __init__(self, place: _Place, table: Table, kind: type[V], unsaid: Values) -> None:
        rows = [row for row in table if isinstance(row, Field)]
        needed = {each.name for each in dataclasses.fields(_dataclass(kind)) if _is_needed(each)}
        self._kind, self._unsaid, self._take = kind, unsaid, _taker(place)
        self._needed = {row.name: row.path for row in rows if row.name in needed}
        self._repeated = [row.name for row in rows if row.form.repeats]

    def read(self, source: Source) -> V:
        values = dict(self._unsaid)
        self._take(source, values)
        for name in self._repeated:
            if name in values:
                values[name] = tuple(values[name])
        try:
            return self._kind(**values)
        except TypeError:  # it lacks something: what, is looked for only now
            raise self._missing(values) from None

    def _missing(self, values: Values) -> UnreadableMessage:
        path = next(path for name, path in self._needed.items() if name not in values)
        return UnreadableMessage(
            Sentence("{path} is missing; the sandbox cannot do without it.", path=path)
        )


def _taker(place: _Place) -> Taker:
    """What takes all that stands at a place and below it."""
    takers = [_all_of(row) if row.form.repeats else _one_of(row) for row in place.fields]
    if place.below:
        takers.append(_below(place))
    return takers[0] if len(takers) == 1 else _each_of(takers)


def _one_of(row: Field) -> Taker:
    name, read = row.name, row.form.read

    def take(element: Source, values: Values) -> None:
        try:
            values[name] = read(element)
        except InvalidMoney as error:
            raise _unread(element, row, Sentence.of(error.reason)) from None
        except ValueError as error:
            raise _unread(element, row, str(error)) from None

    return take


def _unread(element: Source, row: Field, error: str) -> UnreadableMessage:
    """Of many payments the place tells which; elements side by side have none."""
    path, line = row.path, None
    if not isinstance(element, tuple):
        path, line = places.place(element), places.line(element)
    said = Sentence("{path} cannot be read: {error}.", path=path, error=error)
    return UnreadableMessage(said, line)


def _all_of(row: Field) -> Taker:
    """Takes the elements of a tag that repeats, one by one."""
    take_one = _one_of(row)

    def take(element: Source, values: Values) -> None:
        one: Values = {}
        take_one(element, one)
        values.setdefault(row.name, []).append(one[row.name])

    return take


def _each_of(takers: list[Taker]) -> Taker:
    def take(element: Source, values: Values) -> None:
        for taker in takers:
            taker(element, values)

    return take


def _below(place: _Place) -> Taker:
    """Takes what stands below a place. Elements of one tag stand together, as the schema has it."""
    takers = _Takers((tag, _taker(below)) for tag, below in place.below.items())
    repeating = {takers[tag] for tag, below in place.below.items() if below.repeats}
    repeating.add(_pass_over)

    def take(source: Source, values: Values) -> None:
        before = None
        for child in source:
            taker = takers[child.tag]
            if taker is before and taker not in repeating:
                raise UnreadableMessage("An element is repeated that the sandbox reads once only.")
            taker(child, values)
            before = taker

    return take


class _Takers(dict[str, Taker]):
    """Takers by tag. Tables know tags, elements tags with a namespace: each is found once."""

    def __missing__(self, tag: str) -> Taker:
        taker = self[tag] = self.get(tag.rpartition("}")[2], _pass_over)
        return taker


def _pass_over(_element: Source, _values: Values) -> None:
    """What no table names."""


def _mapping(branch: Branch) -> Mapping[str, Branch]:
    assert isinstance(branch, Mapping)
    return branch


def _dataclass(kind: type[V]) -> Any:  # a dataclass type, which typing cannot name
    return kind


def _is_needed(field: dataclasses.Field[object]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
