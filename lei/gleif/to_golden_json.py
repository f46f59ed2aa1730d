"""The writer of the golden copy's JSON, as `lei.gleif.from_golden_json` reads it, as a stream."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from lei.gleif.fields import GROUPS
from lei.gleif.file import DataSet, Entry
from lei.gleif.page import Json
from lei.gleif.tree import Node, grow


def write(data_set: DataSet, entries: Iterable[Entry]) -> Iterator[bytes]:
    """The parts of a file, in order: its head, one part a record, its end."""
    yield b'{"records":['
    comma = ""
    for entry in entries:
        found = _object(grow(GROUPS[data_set], entry))
        if data_set is DataSet.LEI:
            found.setdefault("Extension", None)
        yield f"{comma}\n{json.dumps(found, ensure_ascii=False, separators=(',', ':'))}".encode()
        comma = ","
    yield b"\n]}\n"


def _object(node: Node, prefix: str = "") -> dict[str, Json]:
    found: dict[str, Json] = {_attribute(name): value for name, value in node.attributes.items()}
    if node.text:
        found["$"] = node.text
    for name, several in node.children.items():
        below = "gleif:" if name == "Extension" else prefix
        values: list[Json] = [_object(one, below) for one in several]
        found[prefix + name] = values if len(values) > 1 else values[0]
    return found


def _attribute(name: str) -> str:
    return "@xml:lang" if name == "lang" else f"@{name}"
