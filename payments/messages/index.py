"""A message as rules ask it: each element visited once, and none looked for twice.

lxml answers a path by walking; a hundred rules that each walk a message would take longer than all
the rest. `Index` walks it once: every element becomes a `Node`, found again by its tag or from the
node above it. Which tags there are says which rules have anything to look at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TypeVar, cast

from lxml import etree

from lei.findings import Flaw, Value
from payments.messages.characters import shown
from payments.messages.places import line, place


class Node:
    """One element: its tag, its text without the white space around it, its child elements.

    It does not hold its parent, so that a message that was examined is freed at once. Who makes one
    fills it in at once, without a call: there are some thousand of them a page of XML.
    """

    __slots__ = ("children", "element", "tag", "text")

    tag: str
    text: str
    element: etree._Element
    children: Mapping[str, list[Node]]

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
        self._found: dict[object, object] = {}
        self._parts = self._grown((root, *beside))
        self.root = next(iter(self._parts.values()))[0]

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
        found: list[Node] = []
        for tag in tags:
            if tag in self._by_tag:
                found += self._by_tag[tag]
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
            if _may_be_amount(tag)
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
        copy, children = Node(), dict(node.children)
        if way:
            first, *others = children[way[0]]
            children[way[0]] = [self._with(first, way[1:]), *others]
        else:
            children.update(self._parts)  # a frame has none of theirs
        copy.tag, copy.text, copy.element, copy.children = (
            node.tag,
            node.text,
            node.element,
            children,
        )
        nodes = self._by_tag[node.tag]
        nodes[nodes.index(node)] = copy
        return copy

    def _grown(self, elements: Iterable[etree._Element]) -> dict[str, list[Node]]:
        """The nodes of elements that stand side by side, by their tag."""
        found: dict[str, list[Node]] = {}
        by_tag = self._by_tag
        for element in elements:
            node, text = Node(), element.text
            tag = node.tag = _tag(element.tag)
            node.text = text.strip() if text else ""
            node.element = element
            by_tag[tag].append(node)
            if tag in found:
                found[tag].append(node)
            else:
                found[tag] = [node]
            node.children = self._grown(element) if len(element) else _NONE
        return found


@lru_cache(maxsize=1024)
def _tag(name: str) -> str:
    """A tag without its namespace. Messages of one kind have the same few hundred."""
    return name.rpartition("}")[2]


@lru_cache(maxsize=1024)
def _may_be_amount(tag: str) -> bool:
    return tag.endswith("Amt") or tag in AMOUNTS


def flaw(node: Node, path: str = "", **values: Value) -> Flaw:
    """A flaw at an element, or at a place below it that is empty; its texts can be seen."""
    below = f"/{path}" if path else ""
    told = {name: shown(value) for name, value in values.items()}
    return Flaw.of(place(node.element) + below, line=line(node.element), **told)
