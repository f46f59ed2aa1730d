"""What a group of the field table looks like as a tree of elements, each in its place.

The rows of a group are paths; several go through the same element. Here each element stands once,
with what it may hold, in the order of the schema.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lei.gleif.rows import Field, Group, Part, Presence


@dataclass(slots=True)
class Element:
    """An element: its text where a row reads it, its attributes, and what stands below it."""

    name: str
    presence: Presence = Presence.OPTIONAL
    text: Field | None = None
    attributes: dict[str, Field] = field(default_factory=dict)
    children: dict[str, Element] = field(default_factory=dict)


def tree_of(group: Group, name: str, presence: Presence = Presence.ONE) -> Element:
    """The element of this name that holds a value of a group."""
    element = Element(name, presence)
    for row in group.rows:
        for path in row.cdf.split("|"):
            _plant(element, path, row)
    if group.order:
        children = element.children
        element.children = {name: children[name] for name in group.order if name in children}
    return element


def _plant(element: Element, path: str, row: Field | Part) -> None:
    if isinstance(row, Part):
        *above, name = path.split("/")
        _below(element, above, row).children[name] = tree_of(row.group, name, row.presence)
    elif path == ".":
        element.text = row
    elif path[0] == "@":
        element.attributes[path[1:]] = row
    else:
        *above, name = path.split("/")
        leaf = Element(name, row.presence, row)
        _below(element, above, row).children[name] = leaf


def _below(element: Element, names: list[str], row: Field | Part) -> Element:
    """The element that these names lead to; each is needed where something below it is."""
    for name in names:
        element = element.children.setdefault(name, Element(name))
        if row.presence is Presence.ONE:
            element.presence = Presence.ONE
    return element
