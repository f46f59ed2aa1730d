"""A message's parts on the wire: XML text from plain trees, and trees from XML elements.

A *tree* is what stands under one element, by the tags of the standard: a text, or a mapping from
tag to tree; a tuple of trees where an element repeats. Attributes are named like elements (the
standard never mixes the two), and the text beside an attribute has the empty tag. The definition
of the message gives the order, so nobody else has to know it.

Every message of a play is written and read here, so both walk plans that are made once for each
component: which tags it has, in which order, and what is below them.

>>> document("head.001.001.02", {"CreDt": "2026-11-24T09:00:00Z", "BizMsgIdr": "M1"}).split()[2:]
['<BizMsgIdr>M1</BizMsgIdr>', '<CreDt>2026-11-24T09:00:00Z</CreDt>', '</AppHdr>']
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from lxml import etree

from payments.errors import NotPossible
from payments.messages import standard
from payments.messages.standard import Kind, Slot

Tree: TypeAlias = "str | Mapping[str, Tree | tuple[Tree, ...]]"
Branch: TypeAlias = "Tree | tuple[Tree, ...]"

INDENT = "  "


@dataclass(frozen=True, slots=True)
class Step:
    """A child element in a plan: its tag, whether it repeats, is text alone, the plan below it."""

    tag: str
    many: bool
    plain: bool
    below: Plan


class Plan:
    """How a component is written and read.

    `steps` are its child elements by their tag in the namespace, `order` all its tags with their
    rank; `attributes` is whether it is text that carries attributes.
    """

    def __init__(self, component: type, namespace: str) -> None:
        shape = standard.shape(component)
        self.order = {slot.tag: rank for rank, slot in enumerate(shape)}
        self.attributes = any(slot.kind is Kind.TEXT for slot in shape)
        self.steps = {
            f"{{{namespace}}}{slot.tag}": _step(slot, namespace)
            for slot in shape
            if slot.kind is Kind.ELEMENT
        }
        self._below = {step.tag: step.below for step in self.steps.values()}
        self._sorted: dict[tuple[str, ...], tuple[tuple[str, Plan], ...]] = {}

    def ordered(self, tags: tuple[str, ...]) -> tuple[tuple[str, Plan], ...]:
        """`tags` in the order of the standard, each with its plan. Raises KeyError: a bug."""
        found = self._sorted.get(tags)
        if found is None:
            ranked = sorted(tags, key=self.order.__getitem__)
            found = self._sorted[tags] = tuple((tag, self._below[tag]) for tag in ranked)
        return found


@cache
def plan(component: type, namespace: str) -> Plan:
    """The plan of a component in the namespace of a message."""
    return Plan(component, namespace)


def _step(slot: Slot, namespace: str) -> Step:
    below = plan(slot.type, namespace)
    return Step(slot.tag, slot.many, not below.steps and not below.attributes, below)


def document(message_id: str, tree: Branch, depth: int = 0) -> str:
    """The root element of a message as text, its namespace declared on it, a line an element.

    Raises:
        NotPossible: a text holds a character that XML cannot carry.
        KeyError: the tree has a tag that the definition does not know (a bug).
    """
    namespace = standard.namespace(message_id)
    tag, pad = standard.root_tag(message_id), INDENT * depth
    lines: list[str] = [f'{pad}<{tag} xmlns="{namespace}">\n']
    assert isinstance(tree, Mapping)
    _write(lines, tree, plan(standard.definition(message_id), namespace), pad + INDENT)
    lines.append(f"{pad}</{tag}>\n")
    return "".join(lines)


def tree(element: etree._Element, message_id: str) -> Tree:
    """What stands under a root element; what the definition does not know is left out."""
    return _tree(element, plan(standard.definition(message_id), standard.namespace(message_id)))


def _tree(element: etree._Element, plan: Plan) -> Tree:
    steps = plan.steps
    if not steps:
        return _text_tree(element) if plan.attributes else element.text or ""
    found: dict[str, Branch] = {}
    repeated: dict[str, list[Tree]] = {}
    for child in element:
        step = steps.get(child.tag)
        if step is None:
            continue
        if step.plain and not step.many:
            found[step.tag] = child.text or ""
        elif step.many:
            repeated.setdefault(step.tag, []).append(_tree(child, step.below))
        else:
            found[step.tag] = _tree(child, step.below)
    for tag, trees in repeated.items():
        found[tag] = tuple(trees)
    return found


def _text_tree(element: etree._Element) -> Tree:
    return {"": element.text or "", **{str(k): str(v) for k, v in element.items()}}


def _write(lines: list[str], tree: Mapping[str, Branch], plan: Plan, pad: str) -> None:
    for tag, below in plan.ordered(tuple(tree)):
        branch = tree[tag]
        if isinstance(branch, str) and branch:
            text = _safe(branch, tag)
            lines.append(f"{pad}<{tag}>{text}</{tag}>\n")
        elif isinstance(branch, tuple):
            for one in branch:
                _element(lines, tag, one, below, pad)
        else:
            _element(lines, tag, branch, below, pad)


def _element(lines: list[str], tag: str, tree: Tree, plan: Plan, pad: str) -> None:
    if isinstance(tree, str):
        lines.append(f"{pad}<{tag}>{_safe(tree, tag)}</{tag}>\n" if tree else f"{pad}<{tag}/>\n")
    elif plan.attributes:
        text = _safe(str(tree.get("", "")), tag)
        lines.append(f"{pad}<{tag}{_attributes(tree, tag)}>{text}</{tag}>\n")
    elif tree:
        lines.append(f"{pad}<{tag}>\n")
        _write(lines, tree, plan, pad + INDENT)
        lines.append(f"{pad}</{tag}>\n")
    else:
        lines.append(f"{pad}<{tag}/>\n")


def _attributes(tree: Mapping[str, Branch], tag: str) -> str:
    return "".join(
        f' {name}="{_safe(str(value), tag).replace(_QUOTE, "&quot;")}"'
        for name, value in tree.items()
        if name
    )


def _safe(text: str, tag: str) -> str:
    return _escaped(text, tag) if _SPECIAL.search(text) else text


def _escaped(text: str, tag: str) -> str:
    for one in text:
        if not _is_xml(ord(one)):
            code = f"U+{ord(one):04X}"
            raise NotPossible(tag, f"the text holds the character {code}, which no message carries")
    return text.translate(_REFERENCES)


def _is_xml(code: int) -> bool:
    """XML 1.0, production 2 (Char)."""
    return (
        code in (0x9, 0xA, 0xD) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code > 0xFFFF
    )


_SPECIAL = re.compile("[\x00-\x08\x0b-\x1f&<>\ud800-\udfff\ufffe\uffff]")
"""What is not written as it is; every other character is."""

_REFERENCES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_QUOTE = '"'  # written as it is, but in an attribute
