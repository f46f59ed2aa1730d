"""A message's parts on the wire: XML elements from plain trees, and trees from XML elements.

A *tree* is what stands under one element, by the tags of the standard: a text, or a mapping from
tag to tree; a tuple of trees where an element repeats. Attributes are named like elements (the
standard never mixes the two), and the text beside an attribute has the empty tag. The definition
of the message gives the order, so nobody else has to know it.

>>> document("head.001.001.02", {"CreDt": "2026-11-24T09:00:00Z", "BizMsgIdr": "M1"})[0].text
'M1'
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from lxml import etree

from payments.errors import NotPossible
from payments.messages import standard
from payments.messages.standard import Kind, Slot

Tree: TypeAlias = "str | Mapping[str, Tree | tuple[Tree, ...]]"
Branch: TypeAlias = "Tree | tuple[Tree, ...]"


def document(message_id: str, tree: Tree) -> etree._Element:
    """The root element of a message, its namespace declared on it.

    Raises:
        NotPossible: a text holds a character that XML cannot carry.
        KeyError: the tree has a tag that the definition does not know (a bug).
    """
    namespace = standard.namespace(message_id)
    tag = f"{{{namespace}}}{standard.root_tag(message_id)}"
    root = etree.Element(tag, nsmap=standard.unprefixed(namespace))
    _fill(root, tree, standard.definition(message_id), f"{{{namespace}}}")
    return root


def tree(element: etree._Element, component: type) -> Tree:
    """What stands under `element`; what the definition does not know is left out."""
    slots = standard.slots(component)
    if not slots:
        return _text_tree(element)
    found: dict[str, Branch] = {}
    for child in element.iterchildren("*"):
        tag = etree.QName(child).localname
        if tag in slots:
            _collect(found, slots[tag], tree(child, slots[tag].type))
    return found


def _fill(node: etree._Element, tree: Tree, component: type, prefix: str) -> None:
    if isinstance(tree, str):
        _write_text(node, tree)
        return
    missed = len(tree)
    for slot in standard.shape(component):
        if slot.tag in tree:
            _place(node, slot, tree[slot.tag], prefix)
            missed -= 1
    if missed:
        raise KeyError(f"{component.__name__} has not all of {', '.join(tree)}")


def _place(node: etree._Element, slot: Slot, branch: Branch, prefix: str) -> None:
    if slot.kind is Kind.TEXT:
        _write_text(node, str(branch))
    elif slot.kind is Kind.ATTRIBUTE:
        node.set(slot.tag, str(branch))
    else:
        for tree in branch if isinstance(branch, tuple) else (branch,):
            _fill(etree.SubElement(node, prefix + slot.tag), tree, slot.type, prefix)


def _write_text(node: etree._Element, text: str) -> None:
    try:
        node.text = text
    except ValueError:
        code = next(f"U+{ord(one):04X}" for one in text if not _is_xml(ord(one)))
        reason = f"the text holds the character {code}, which a message cannot carry"
        raise NotPossible(etree.QName(node).localname, reason) from None


def _is_xml(code: int) -> bool:
    """XML 1.0, production 2 (Char)."""
    return (
        code in (0x9, 0xA, 0xD) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code > 0xFFFF
    )


def _text_tree(element: etree._Element) -> Tree:
    text = element.text or ""
    return (
        {"": text, **{str(k): str(v) for k, v in element.attrib.items()}}
        if element.attrib
        else text
    )


def _collect(found: dict[str, Branch], slot: Slot, tree: Tree) -> None:
    before = found.get(slot.tag, ())
    found[slot.tag] = (*before, tree) if slot.many and isinstance(before, tuple) else tree
