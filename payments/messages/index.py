"""A message as rules ask it: each element visited once, and none looked for twice.

lxml answers a path by walking; a hundred rules that each walk a message would take longer than all
the rest. `Index` walks it once: every element becomes a `Node`, found again by its tag or from the
node above it. Which tags there are says which rules have anything to look at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TypeVar, cast

from lxml import etree

from lei.findings import Flaw, Value
from payments.messages.characters import shown
from payments.messages.places import line, place


class Node:
    """One element: its tag, its text without the white space around it, its child elements.

    It does not hold its parent, so that a message that was examined is freed at once.
    """

    __slots__ = ("children", "element", "tag", "text")

    children: Mapping[str, list[Node]]

    def __init__(self, tag: str, element: etree._Element) -> None:
        text = element.text
        self.tag = tag
        self.text = text.strip() if text else ""
        self.element = element
        self.children = _NONE

    def has(self, tag: str) -> bool:
        return tag in self.children

    def each(self, tag: str) -> Sequence[Node]:
        """The children of a tag, in order."""
        return self.children.get(tag, ())

    def at(self, *path: str) -> Node | None:
        """The first element at a path of tags below this one."""
        node = self
        for tag in path:
            found = node.children.get(tag)
            if found is None:
                return None
            node = found[0]
        return node

    def text_at(self, *path: str) -> str | None:
        """The text at a path; None where there is no such element."""
        found = self.at(*path)
        return None if found is None else found.text

    @property
    def currency(self) -> str:
        """The currency of an amount; empty where there is none."""
        return self.element.get("Ccy", "")


T = TypeVar("T")
_NONE: Mapping[str, list[Node]] = MappingProxyType({})

AMOUNTS = frozenset({"AmtDue", "AmtToDbt", "DueChrgs", "NoteDnmtn", "PdChrgs"})
"""Tags of amounts that do not end in Amt. `Pric` is none: a price has its own decimals."""


class Index:
    """The nodes of a header or a document by their tag, in the order of the message."""

    def __init__(self, root: etree._Element, *beside: etree._Element) -> None:
        self._by_tag: defaultdict[str, list[Node]] = defaultdict(list)
        self._several: dict[tuple[str, ...], Sequence[Node]] = {}
        self._found: dict[object, object] = {}
        self._parts = [self._grown(element) for element in (root, *beside)]
        self.root = self._parts[0]

    @property
    def tags(self) -> Set[str]:
        """The tags there are, each once."""
        return self._by_tag.keys()

    @property
    def body(self) -> Node:
        """The one element below Document, where the message itself begins."""
        return next((nodes[0] for nodes in self.root.children.values()), self.root)

    def all(self, *tags: str) -> Sequence[Node]:
        """The elements of these tags: all of the first, then all of the next."""
        if len(tags) == 1:
            return self._by_tag.get(tags[0], ())
        found = self._several.get(tags)
        if found is None:
            by_tag = self._by_tag
            found = [node for tag in tags if tag in by_tag for node in by_tag[tag]]
            self._several[tags] = found
        return found

    def first(self, tag: str) -> Node | None:
        found = self._by_tag.get(tag)
        return found[0] if found else None

    @cached_property
    def amounts(self) -> tuple[tuple[Node, str], ...]:
        """Every amount with its currency. In the standard almost all their tags end in Amt."""
        return tuple(
            (node, currency)
            for tag, nodes in self._by_tag.items()
            if tag.endswith("Amt") or tag in AMOUNTS
            for node in nodes
            if not node.children and (currency := node.element.get("Ccy", ""))
        )

    def once(self, find: Callable[[Index], T]) -> T:
        """What `find` finds here: looked for by the first rule that asks, kept for the others."""
        if find not in self._found:
            self._found[find] = find(self)
        return cast("T", self._found[find])

    @cached_property
    def size(self) -> int:
        """How many elements there are."""
        return sum(map(len, self._by_tag.values()))

    def grafted(self, way: Sequence[str], *elements: etree._Element) -> Index:
        """This index with `elements` as the last children of the first node at `way`.

        The two share all other nodes; this one stays as it is.
        """
        return Index(*elements).under(self.root, way, self._by_tag)

    def under(self, root: Node, way: Sequence[str], by_tag: Mapping[str, list[Node]]) -> Index:
        """This index, now of the larger whole of `root`, whose nodes are `by_tag`."""
        for tag, nodes in by_tag.items():
            self._by_tag[tag] = [*nodes, *self._by_tag.get(tag, ())]
        self.root = self._with(root, way)
        return self

    def _with(self, node: Node, way: Sequence[str]) -> Node:
        children = dict(node.children)
        if way:
            first, *others = children[way[0]]
            children[way[0]] = [self._with(first, way[1:]), *others]
        else:
            for part in self._parts:  # a frame has none of theirs
                children.setdefault(part.tag, []).append(part)
        copy = Node(node.tag, node.element)
        copy.children = children
        nodes = self._by_tag[node.tag]
        nodes[nodes.index(node)] = copy
        return copy

    def _grown(self, element: etree._Element) -> Node:
        node = Node(_tag(element.tag), element)
        self._by_tag[node.tag].append(node)
        self._grow(node)
        return node

    def _grow(self, node: Node) -> None:
        """Hang all that stands below an element on its node."""
        children: dict[str, list[Node]] = {}
        for element in node.element:
            tag = _tag(element.tag)
            child = Node(tag, element)
            self._by_tag[tag].append(child)
            if tag in children:
                children[tag].append(child)
            else:
                children[tag] = [child]
            if len(element):  # most are texts
                self._grow(child)
        node.children = children


@lru_cache(maxsize=1024)
def _tag(name: str) -> str:
    """A tag without its namespace. Messages of one kind have the same few hundred."""
    return name.rpartition("}")[2]


def flaw(node: Node, path: str = "", **values: Value) -> Flaw:
    """A flaw at an element, or at a place below it that is empty; its texts can be seen."""
    below = f"/{path}" if path else ""
    told = {name: shown(value) for name, value in values.items()}
    return Flaw.of(place(node.element) + below, line=line(node.element), **told)
