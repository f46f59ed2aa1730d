"""The quick reader of a record that is known to be in order, from what JSON makes of its text.

The field table is gone through once, for all records of a format; nothing is judged again.
`lei.gleif.tree` is the reader that judges.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias, cast

from lei.gleif.rows import Field, Group, Part, Presence

Tree: TypeAlias = dict[str, "Tree | list[Tree] | str | None"]
Read: TypeAlias = Callable[[Tree], object]
Step: TypeAlias = tuple[str, str, Read]  # field of the value, key in the tree, what reads there


def reader_of(group: Group, keys: Mapping[str, str]) -> Read:
    """What makes a value of `group` of a tree; `keys` are names that are written otherwise."""
    plan = _plan(group, keys)
    none: dict[str, object] = {r.name: () for r in group.rows if r.presence is Presence.MANY}
    make = group.make

    def read(tree: Tree) -> object:
        found = none.copy()
        for way, steps in plan:
            node = _down(tree, way)
            for name, key, value_of in steps if node is not None else ():
                there = cast(Tree, node).get(key)
                value = None if there is None else value_of(cast(Tree, there))
                if value is not None:
                    found[name] = found[name] + value if name in none else value  # type: ignore[operator]
        return make(**found)

    return read


def _plan(group: Group, keys: Mapping[str, str]) -> list[tuple[tuple[str, ...], list[Step]]]:
    """The steps of a group, by the way to the element in which they begin."""
    plan: dict[tuple[str, ...], list[Step]] = {}
    for row in group.rows:
        for path in row.cdf.split("|"):
            *way, last = [keys.get(name, name) for name in path.split("/")]
            step = (row.name, "$" if last == "." else last, _step(row, last, keys))
            plan.setdefault(tuple(way), []).append(step)
    return list(plan.items())


def _down(tree: Tree, way: tuple[str, ...]) -> Tree | None:
    found: Tree | None = tree
    for name in way:
        if found is None:
            return None
        found = cast("Tree | None", found.get(name))
    return found


def _step(row: Field | Part, last: str, keys: Mapping[str, str]) -> Read:
    if isinstance(row, Part):
        read = reader_of(row.group, keys)
    else:
        read = _text(row) if last == "." or last[0] == "@" else _leaf(row)
    return _several(read) if row.presence is Presence.MANY else read


def _text(row: Field) -> Read:
    convert = row.read

    def read(text: object) -> object:
        bare = str(text).strip()
        return (bare if convert is str else convert(bare)) if bare else None

    return read


def _leaf(row: Field) -> Read:
    text_of = _text(row)
    return lambda leaf: text_of(cast(Tree, leaf.get("$")))


def _several(read: Read) -> Read:
    def read_all(there: Tree | list[Tree]) -> tuple[object, ...]:
        found = map(read, there if isinstance(there, list) else (there,))
        return tuple(value for value in found if value is not None)

    return cast(Read, read_all)


XML_KEYS: Final[Mapping[str, str]] = {}
JSON_KEYS: Final = {
    "@lang": "@xml:lang",
    "conformity": "gleif:conformity",
    "conformityflag": "gleif:conformityflag",
}
