"""The columns of the golden copy's CSV, in its own order: 338 for the entities.

Source: names as published with LEI-CDF 3.1; what repeats has `SLOTS` numbered places and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from lei.gleif.fields import GROUPS
from lei.gleif.file import DataSet
from lei.gleif.rows import Field, Group, Part


@cache
def columns(data_set: DataSet) -> tuple[str, ...]:
    """The names of the columns of a set."""
    return tuple(name for name in _below(GROUPS[data_set], "") if name not in _NO_COLUMN)


def places(row: Field | Part, above: str) -> tuple[str, ...]:
    """The names of a row's columns below `above`, one a place; of a part, what its own begin with.

    >>> places(GROUPS[DataSet.LEI].rows[0], "")
    ('LEI',)
    """
    names = row.column.split("|")
    return tuple(place for name in names for place in _numbered(row, joined(above, name)))


def joined(above: str, name: str) -> str:
    """A column's name below another: the text of a thing has the thing's own name."""
    return ".".join(part for part in (above, name) if part)


def _below(group: Group, above: str) -> Iterator[str]:
    found = [name for row in group.rows for name in _of(row, above)]
    found += [joined(above, name) for name in group.unread]
    if group.order:
        found.sort(key=lambda name: _rank(name, above, group.order))
    yield from found


def _of(row: Field | Part, above: str) -> Iterator[str]:
    for place in places(row, above):
        yield from _below(row.group, place) if isinstance(row, Part) else (place,)


def _numbered(row: Field | Part, name: str) -> tuple[str, ...]:
    if "*" not in name:
        return (name,)
    return tuple(name.replace("*", str(number)) for number in range(1, row.slots + 1))


def _rank(name: str, above: str, order: tuple[str, ...]) -> int:
    own = name[len(above) + 1 :].split(".")[0]
    return order.index(own) if own in order else -1


# Only what repeats says of which type it is.
_NO_COLUMN: Final = {
    f"Entity.{name}.type" for name in ("LegalName", "LegalAddress", "HeadquartersAddress")
}
