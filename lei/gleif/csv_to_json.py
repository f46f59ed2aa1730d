"""A line of the golden copy's CSV as the attributes of the API's record, with no record in between.

Of the 338 cells of a line most are empty, and a record made of the others only to be written again
takes four times as long. The reader (`lei.gleif.csv_layout`) and the writer (`lei.gleif.to_json`)
stay the judges: of a line that is in order, this gives what the two give one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import EnumType
from typing import Final, TypeAlias, cast

from lei.gleif import api_shapes
from lei.gleif.csv_columns import places
from lei.gleif.csv_layout import Cells, Layout, columns_of, reader_of, text_in
from lei.gleif.fields import RECORD
from lei.gleif.page import Json
from lei.gleif.rows import Field, Group, Part, Presence, instant, lei_shape
from lei.gleif.to_json import Fill, Form, Members, event_groups, instant_text
from lei.record import Event

Columns: TypeAlias = Mapping[str, int]
Way: TypeAlias = tuple[str, ...]
Write: TypeAlias = Callable[[str], str]


class AttributesWriter:
    """What writes the attributes of the records of one layout."""

    def __init__(self, layout: Layout) -> None:
        self._form = Form(api_shapes.RECORD, _filling(RECORD, "", layout.at))
        (events,) = (row for row in RECORD.rows if row.name == "events")
        self._events = reader_of(events, "", layout.at)

    def write(self, cells: Cells) -> Json:
        """The attributes of a row that is in order."""
        attributes = self._form.filled(cells)
        entity = cast(Members, attributes["entity"])
        successors = cast("list[Members]", entity["successorEntities"])
        if successors:
            entity["successorEntity"] = dict(successors[0])
        events = self._events(cells) if self._events else None
        if events:
            entity["eventGroups"] = event_groups(cast("tuple[Event, ...]", events))
        return attributes


def _filling(group: Group, above: str, at: Columns) -> Fill:
    """What puts the texts of a group into their places; where there is none, nothing."""
    texts: dict[Way, list[tuple[int, str, Write | None]]] = {}
    for way, *text in _texts(group, above, at, ()):
        texts.setdefault(way, []).append(cast("tuple[int, str, Write | None]", tuple(text)))
    lists = tuple(_lists(group, above, at, ()))

    def fill(target: Members, cells: Cells) -> None:
        for way, told in texts.items():
            place = _at(target, way)
            for number, name, write in told:
                text = cells[number].strip()
                if text:
                    place[name] = write(text) if write else text
        for way, text_of, several in lists:
            if text_of(cells):
                *steps, name = way
                cast("list[Json]", _at(target, steps)[name]).extend(several(cells))

    return fill


def _texts(
    group: Group, above: str, at: Columns, way: Way
) -> Iterator[tuple[Way, int, str, Write | None]]:
    """Of each single text the way to its object, its column, its name there and what writes it."""
    for row in group.rows:
        if row.presence is Presence.MANY or not row.api:
            continue
        name, steps = places(row, above)[0], (*way, *_steps(row))
        if isinstance(row, Part):
            yield from _texts(row.group, name, at, steps)
        elif name in at:
            yield steps[:-1], at[name], steps[-1], _writing(row)


def _lists(
    group: Group, above: str, at: Columns, way: Way
) -> Iterator[tuple[Way, Callable[[Cells], str], Callable[[Cells], Iterator[Json]]]]:
    """Of what repeats the way to its list, whether there is any of it, and its members."""
    for row in group.rows:
        names, steps = places(row, above), (*way, *_steps(row))
        if isinstance(row, Part) and row.presence is not Presence.MANY:
            yield from _lists(row.group, names[0], at, steps)
        elif row.presence is Presence.MANY and row.name in _LISTED:
            columns = columns_of(names, at)
            if columns:
                yield steps, text_in(columns), _members(row, names, at)


def _members(
    row: Field | Part, names: tuple[str, ...], at: Columns
) -> Callable[[Cells], Iterator[Json]]:
    if isinstance(row, Field):
        numbers = [at[name] for name in names if name in at]
        return lambda cells: filter(None, [cells[number].strip() for number in numbers])
    shape = api_shapes.ITEMS[row.name]
    blocks = [(columns_of((name,), at), name) for name in names]
    forms = [
        (text_in(block), Form(shape, _filling(row.group, name, at)))
        for block, name in blocks
        if block
    ]
    return lambda cells: (form.filled(cells) for text_of, form in forms if text_of(cells))


def _steps(row: Field | Part) -> Way:
    path = _LISTED.get(row.name, row.api)
    return tuple(step for step in path.split("/") if step and step not in ("*", "."))


def _at(target: Members, way: Iterable[str]) -> Members:
    for step in way:
        target = cast(Members, target[step])
    return target


def _writing(row: Field) -> Write | None:
    """What writes a text; nobody where it is written as it stands."""
    if row.read in (str, lei_shape) or isinstance(row.read, EnumType):
        return None
    assert row.read is instant
    return _instant


def _instant(text: str) -> str:
    """An instant in UTC, without fractions; most stand so in the file."""
    if _IN_UTC.fullmatch(text):
        return f"{text[:19]}Z"
    return instant_text(instant(text))


_IN_UTC: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(?:\.[0-9]{3})?Z")
# What repeats and is written; addresses in Latin letters stand behind the other ones.
_LISTED: Final = {
    row.name: row.api.removesuffix("/*")
    for row in RECORD.rows
    if row.presence is Presence.MANY and row.name != "events"
} | {
    "lines": "/addressLines",
    "other_validation_authorities": "/otherValidationAuthorities",
    "transliterated_addresses": "/entity/otherAddresses",
}
