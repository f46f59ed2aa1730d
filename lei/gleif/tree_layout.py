"""How the text of one record is read again that stood in an XML or a JSON file.

The text is one that `lei.gleif.tree_outline` took, so it is well formed and in order.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final, cast

from lei.gleif.fields import GROUPS
from lei.gleif.file import DataSet, Entry
from lei.gleif.tree_reader import JSON_KEYS, XML_KEYS, Read, Tree, reader_of
from lei.gleif.xml_pattern import unescaped


class Form(StrEnum):
    """The formats whose records are trees."""

    XML = "xml"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class TreeLayout:
    """A set in a format."""

    form: Form
    data_set: DataSet

    def read_source(self, source: bytes) -> Entry:
        """The record of a text."""
        tree = json.loads(source) if self.form is Form.JSON else _xml(source.decode())
        return cast(Entry, _reader(self)(tree))


@cache
def _reader(layout: TreeLayout) -> Read:
    return reader_of(GROUPS[layout.data_set], _KEYS[layout.form])


def _xml(text: str) -> Tree:
    """What JSON would have of the text of a record, from behind its name to its end."""
    tree: Tree = {}
    around = [tree]
    for name, attributes, inner, is_leaf in _TAGS(text):
        if not name:
            around.pop()
        elif attributes != "/":
            found: Tree = {"$": unescaped(inner) if "&" in inner else inner}
            if attributes:
                found |= {f"@{own}": unescaped(told) for own, told in _ATTRIBUTES(attributes)}
            _add(around[-1], name, found)
            if not is_leaf:
                around.append(found)
    return tree


def _add(tree: Tree, name: str, found: Tree) -> None:
    before = tree.get(name)
    if isinstance(before, list):
        before.append(found)
    else:
        tree[name] = [cast(Tree, before), found] if before else found


_KEYS: Final = {Form.XML: XML_KEYS, Form.JSON: JSON_KEYS}
# The name, the attributes, the text and the end of a leaf; the beginning of a branch; an end.
_TAGS: Final = re.compile(r"<(?:[^<>:\s/]*:)?(\w+)([^>]*)>(?:([^<]*)(</)[^>]*>)?|</").findall
_ATTRIBUTES: Final = re.compile(r' (?:\w+:)?(\w+)="([^"]*)"').findall
