"""A message's parts on the wire: XML text from plain trees.

A *tree* is what stands under one element, by the tags of the standard: a text, or a mapping from
tag to tree; a tuple of trees where an element repeats. Attributes are named like elements (the
standard never mixes the two), and the text beside an attribute has the empty tag. The definition
of the message gives the order, so nobody else has to know it.

Every message of a play is written here, by plans that are made once for each component: which tags
it has, in which order, and what is below them.

>>> document("head.001.001.02", {"CreDt": "2026-11-24T09:00:00Z", "BizMsgIdr": "M1"}).split()[2:]
['<BizMsgIdr>M1</BizMsgIdr>', '<CreDt>2026-11-24T09:00:00Z</CreDt>', '</AppHdr>']
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from lei.sentences import Sentence
from payments.errors import NotPossible
from payments.messages import standard
from payments.messages.standard import Kind

Tree: TypeAlias = "str | Mapping[str, Tree | tuple[Tree, ...]]"
Branch: TypeAlias = "Tree | tuple[Tree, ...]"

INDENT = "  "


class Plan:
    """How a component is written: whether it is text that carries attributes, else its elements.

    `sorted` puts tags in the order of the standard, each with its plan, and remembers what it was
    asked. It raises KeyError for a tag that the standard does not know: a bug.
    """

    def __init__(self, component: type) -> None:
        shape = standard.shape(component)
        self.attributes = any(slot.kind is Kind.TEXT for slot in shape)
        self.sorted = _Sorted(
            {slot.tag: plan(slot.type) for slot in shape if slot.kind is Kind.ELEMENT}
        )


class _Sorted(dict[tuple[str, ...], tuple[tuple[str, Plan], ...]]):
    def __init__(self, plans: Mapping[str, Plan]) -> None:
        self._plans = plans

    def __missing__(self, tags: tuple[str, ...]) -> tuple[tuple[str, Plan], ...]:
        rank = list(self._plans).index
        self[tags] = tuple((tag, self._plans[tag]) for tag in sorted(tags, key=rank))
        return self[tags]


@cache
def plan(component: type) -> Plan:
    """The plan of a component."""
    return Plan(component)


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
    _write(lines, tree, plan(standard.definition(message_id)), pad + INDENT)
    lines.append(f"{pad}</{tag}>\n")
    return "".join(lines)


def _write(lines: list[str], tree: Mapping[str, Branch], plan: Plan, pad: str) -> None:
    for tag, below in plan.sorted[tuple(tree)]:
        branch = tree[tag]
        if isinstance(branch, str):
            text = _escaped(branch, tag) if _is_special(branch) else branch
            lines.append(f"{pad}<{tag}>{text}</{tag}>\n" if text else f"{pad}<{tag}/>\n")
        elif isinstance(branch, tuple):
            for one in branch:
                _write(lines, {tag: one}, plan, pad)
        elif below.attributes:
            text = _safe(str(branch.get("", "")), tag)
            lines.append(f"{pad}<{tag}{_attributes(branch, tag)}>{text}</{tag}>\n")
        elif branch:
            lines.append(f"{pad}<{tag}>\n")
            _write(lines, branch, below, pad + INDENT)
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
    return _escaped(text, tag) if _is_special(text) else text


def _escaped(text: str, tag: str) -> str:
    for one in text:
        if not _is_xml(ord(one)):
            code = f"U+{ord(one):04X}"
            raise NotPossible(
                tag,
                Sentence(
                    "the text holds the character {code}, which no message carries", code=code
                ),
            )
    return text.translate(_REFERENCES)


def _is_xml(code: int) -> bool:
    """XML 1.0, production 2 (Char)."""
    return (
        code in (0x9, 0xA, 0xD) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code > 0xFFFF
    )


_is_special = re.compile("[\x00-\x08\x0b-\x1f&<>\ud800-\udfff\ufffe\uffff]").search
"""What is not written as it is; every other character is."""

_REFERENCES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_QUOTE = '"'  # written as it is, but in an attribute
