"""How the text of one record is read again that stood in an XML or a JSON file.

The text is one that `lei.gleif.tree_outline` took, so it is well formed and in order.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, cast

from lei.gleif.fields import RECORD, RELATIONSHIP, REPORTING_EXCEPTION
from lei.gleif.file import DataSet, Entry
from lei.gleif.tree import Node, build, node_of
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
        node = node_of(json.loads(source)) if self.form is Form.JSON else _xml(source.decode())
        return cast(Entry, build(_GROUPS[self.data_set], node))


def _xml(text: str) -> Node:
    """The element of what stands from behind its name to its end."""
    node = Node()
    around = [node]
    for closing, name, attributes, empty, inner in _TAGS(text):
        if closing:
            around.pop()
            continue
        found = Node(unescaped(inner).strip(), _attributes(attributes))
        around[-1].children.setdefault(name, []).append(found)
        if not empty:
            around.append(found)
    return node


def _attributes(written: str) -> dict[str, str]:
    return {name: unescaped(value) for name, value in _ATTRIBUTES(written)} if written else {}


_GROUPS: Final = {
    DataSet.LEI: RECORD,
    DataSet.RELATIONSHIPS: RELATIONSHIP,
    DataSet.EXCEPTIONS: REPORTING_EXCEPTION,
}
_TAGS: Final = re.compile(r"<(/?)(?:\w+:)?(\w+)((?: [^/>]*+[^>]*?)?)(/?)>([^<]*)").findall
_ATTRIBUTES: Final = re.compile(r' (?:\w+:)?(\w+)="([^"]*)"').findall
