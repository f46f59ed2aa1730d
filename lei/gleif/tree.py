"""A record as a tree of elements, which is what the XML and the golden copy's JSON share.

`build` makes a value of an element by a group of the field table; `grow` goes the other way.

Source: BadgerFish convention, of JSON: `$` is the text, `@name` an attribute, another a child.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from lei.gleif.file import Deleted, Entry, Reject
from lei.gleif.page import Json
from lei.gleif.rows import BadRecord, Field, Group, Part, Presence, instant, reason_of
from lei.sentences import Sentence


@dataclass(slots=True)
class Node:
    """An element as the tables read it: names without namespace, children by name."""

    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: dict[str, list[Node]] = field(default_factory=dict)


def build(group: Group, node: Node) -> object:
    """The value of `group` that an element holds. Raises BadRecord."""
    values: dict[str, object] = {}
    for row in group.rows:
        found = _values(row, node)
        if row.presence is Presence.MANY:
            values[row.name] = tuple(found)
        elif found:
            values[row.name] = found[0]
        elif row.presence is Presence.ONE:
            raise BadRecord(Sentence("{name} is missing", name=row.cdf))
    return group.make(**values)


def node_of(found: Json) -> Node:
    """A BadgerFish value as an element. Anything but an object is an element without content."""
    node = Node()
    for name, value in found.items() if isinstance(found, dict) else ():
        if name == "$":
            node.text = _written(value)
        elif name[:1] == "@":
            node.attributes[_local(name[1:])] = _written(value)
        elif value is not None:
            several = value if isinstance(value, list) else [value]
            node.children[_local(name)] = [node_of(one) for one in several]
    return node


def grow(group: Group, value: object) -> Node:
    """The element that holds a value of `group`."""
    node = Node()
    for row in group.rows:
        paths = row.cdf.split("|")
        for number, part in enumerate(parts_of(row, group, value)):
            _put(node, paths[min(number, len(paths) - 1)], row, part)
    if group.order:
        node.children = {name: node.children[name] for name in group.order if name in node.children}
    return node


def parts_of(row: Field | Part, group: Group, value: object) -> tuple[object, ...]:
    """What a value has in a row: nothing, one or several."""
    found = value[position(row, group)] if isinstance(value, tuple) else getattr(value, row.name)
    if row.presence is Presence.MANY:
        return tuple(found)
    return () if found is None or found == "" else (found,)


def position(row: Field | Part, group: Group) -> int:
    """Where a row stands in a value that is a plain tuple."""
    return group.rows.index(row)


def written(value: object) -> str:
    """A value as every format writes it: instants keep their offset, UTC is `Z`."""
    if isinstance(value, datetime):
        text = value.isoformat(timespec="milliseconds" if value.microsecond else "seconds")
        return text.replace("+00:00", "Z")
    return str(value)


def texts(path: str, node: Node) -> list[str]:
    """The texts at a path of the field table."""
    if path == ".":
        return [node.text]
    if path[0] == "@":
        return [node.attributes.get(path[1:], "")]
    return [found.text for found in nodes(path, node)]


def nodes(path: str, node: Node) -> list[Node]:
    """The elements at a path of the field table."""
    if "|" in path:
        return [found for part in path.split("|") for found in nodes(part, node)]
    found = [node]
    for name in path.split("/"):
        found = [child for parent in found for child in parent.children.get(name, ())]
    return found


def entry_of(group: Group, node: Node, number: int) -> Entry | Deleted | Reject:
    """The record an element holds, or why it is left out; `number` counts records from 1."""
    try:
        entry = cast(Entry, build(group, node))
        gone = texts("Extension/Deletion/DeletedAt", node)
        return Deleted(entry, instant(gone[0])) if gone else entry
    except (BadRecord, ValueError) as error:
        return Reject(number, _lei_of(node), reason_of(error))


def _lei_of(node: Node) -> str | None:
    """The LEI that a record of any set begins with, as far as it is told."""
    for path in ("LEI", "Relationship/StartNode/NodeID"):
        for found in nodes(path, node):
            return found.text[:40] or None
    return None


def _values(row: Field | Part, node: Node) -> list[object]:
    if isinstance(row, Part):
        return [build(row.group, part) for part in nodes(row.cdf, node)]
    return [_read(row, text) for text in texts(row.cdf, node) if text]


def _read(row: Field, text: str) -> object:
    try:
        return row.read(text)
    except ValueError as error:
        raise BadRecord(Sentence("{name}: {error}", name=row.cdf, error=str(error))) from error


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _written(value: Json) -> str:
    return "" if value is None else str(value).strip()


def _put(node: Node, path: str, row: Field | Part, value: object) -> None:
    if path == ".":
        node.text = written(value)
    elif path[0] == "@":
        node.attributes[path[1:]] = written(value)
    else:
        *above, name = path.split("/")
        leaf = grow(row.group, value) if isinstance(row, Part) else Node(written(value))
        _below(node, iter(above)).children.setdefault(name, []).append(leaf)


def _below(node: Node, names: Iterator[str]) -> Node:
    for name in names:
        node = node.children.setdefault(name, [Node()])[0]
    return node
