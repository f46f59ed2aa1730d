"""How one CSV file is laid out: which column has which field, and how a row becomes a record.

Columns may stand in any order and more of them than we know; those without which there is no record
must be there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Final, TypeAlias, cast

from lei.errors import UnknownFormat, UnreadableFile
from lei.gleif.csv_columns import joined, places
from lei.gleif.csv_rows import cells_of
from lei.gleif.fields import GROUPS
from lei.gleif.file import DataSet, Deleted, Entry, Reject
from lei.gleif.rows import BadRecord, Field, Group, Part, Presence, instant, reason_of
from lei.sentences import Sentence

Cells: TypeAlias = Sequence[str]
Read: TypeAlias = Callable[[Cells], object]


class Layout:
    """The layout of a file with this header.

    Raises:
        UnknownFormat: the header is of none of the three sets.
        UnreadableFile: columns that every record needs are missing; they are named.
    """

    def __init__(self, header: Sequence[str]) -> None:
        self.columns = tuple(name.strip() for name in header)
        self.at = {name: number for number, name in enumerate(self.columns)}
        self.data_set = _data_set(self.at, header)
        self._read = _compiled(GROUPS[self.data_set], "", self.at)
        self._lei = self.at[_FIRST[self.data_set]]
        self._deleted = [n for name, n in self.at.items() if name.endswith("DeletedAt")]

    def read(self, cells: Cells) -> Entry:
        """The record of a row. Raises BadRecord."""
        if len(cells) != len(self.columns):
            raise BadRecord(
                Sentence(
                    "the row has {count} cells, the header {columns}",
                    count=len(cells),
                    columns=len(self.columns),
                )
            )
        return cast(Entry, self._read(cells))

    def read_source(self, source: bytes) -> Entry:
        """The record of a row as its bytes. Raises BadRecord."""
        return self.read(cells_of(source))

    def entry(self, cells: Cells, number: int) -> Entry | Deleted | Reject:
        """The record of a row or why it is left out; `number` counts records from 1."""
        try:
            entry = self.read(cells)
            gone = [cells[n] for n in self._deleted if cells[n]]
            return Deleted(entry, instant(gone[0])) if gone else entry
        except (BadRecord, ValueError) as error:
            return Reject(number, self.lei(cells), reason_of(error))

    def lei(self, cells: Cells) -> str | None:
        """The LEI a row begins with, as far as it is told."""
        return cells[self._lei][:40] or None if len(cells) > self._lei else None


def _data_set(at: Mapping[str, int], header: Sequence[str]) -> DataSet:
    for data_set, telling in _TOLD_BY.items():
        if any(name.startswith(telling) for name in at):
            missing = [name for name in _needed(GROUPS[data_set], "") if name not in at]
            if missing:
                raise UnreadableFile(
                    Sentence("The header lacks the column {columns}.", columns=", ".join(missing)),
                    1,
                )
            return data_set
    raise UnknownFormat(repr(",".join(header)[:40]))


def _needed(group: Group, above: str) -> Iterator[str]:
    for row in group.rows:
        if row.presence is Presence.ONE:
            for place in places(row, above):
                yield from _needed(row.group, place) if isinstance(row, Part) else (place,)


def _compiled(group: Group, above: str, at: Mapping[str, int]) -> Read:
    """What makes a value of `group` of the cells of a row; raises BadRecord."""
    found_at = ((row.name, _optional_text(row, above, at)) for row in group.rows)
    texts = {name: number for name, number in found_at if number is not None}
    others = [row for row in group.rows if row.name not in texts]
    steps = [(row.name, step) for row in others if (step := reader_of(row, above, at))]
    without = _without(group, above, {name for name, _ in steps})
    if without and columns_of((above,), at):  # no row could tell it, so it is told of the file
        raise UnreadableFile(Sentence("The header lacks the column {columns}.", columns=without), 1)
    make = group.make

    def read(cells: Cells) -> object:
        found: dict[str, object] = {}
        for name, step in steps:
            value = step(cells)
            if value is not None:
                found[name] = value
        for name, number in texts.items():
            text = cells[number].strip()
            if text:
                found[name] = text
        return make(**found)

    return read


def _without(group: Group, above: str, read: set[str]) -> str:
    """The column that the file lacks and no value of `group` can do without; empty for none."""
    needed = (row for row in group.rows if row.presence is Presence.ONE and row.name not in read)
    return next((places(row, above)[0] for row in needed), "")


def _optional_text(row: Field | Part, above: str, at: Mapping[str, int]) -> int | None:
    """The column of a row whose text is taken as it is, if any: nothing can be wrong with it."""
    if isinstance(row, Field) and row.read is str and row.presence is Presence.OPTIONAL:
        return next((at[name] for name in places(row, above) if name in at), None)
    return None


def reader_of(row: Field | Part, above: str, at: Mapping[str, int]) -> Read | None:
    """What reads one row's value, None for nothing; None itself when the file has no such column.

    A field that must be there is checked here, once, so that a missing one names its column.
    """
    names = places(row, above)
    found = [step for name in names if (step := _place(row, name, at))]
    if row.presence is Presence.MANY:
        return _several(found, columns_of(names, at))
    return found[0] if found else None


def _place(row: Field | Part, name: str, at: Mapping[str, int]) -> Read | None:
    if isinstance(row, Field):
        return _cell(row, name, at[name]) if name in at else None
    read = _compiled(row.group, name, at)
    if row.presence is Presence.ONE:
        return read
    return _if_any(read, columns_of((name,), at))


def _cell(row: Field, name: str, number: int) -> Read:
    convert, needed = row.read, row.presence is Presence.ONE

    def read(cells: Cells) -> object:
        text = cells[number].strip()
        if text:
            return text if convert is str else _converted(convert, text, name)
        if needed:
            raise BadRecord(Sentence("{name} is missing", name=name))
        return None

    return read


def _converted(convert: Callable[[str], object], text: str, name: str) -> object:
    try:
        return convert(text)
    except ValueError as error:
        raise BadRecord(Sentence("{name}: {error}", name=name, error=str(error))) from error


def _several(steps: list[Read], block: list[int]) -> Read | None:
    if not steps:
        return None
    text_of = text_in(block)

    def read(cells: Cells) -> object:
        if not text_of(cells):
            return ()
        return tuple(value for step in steps if (value := step(cells)) is not None)

    return read


def _if_any(read: Read, block: list[int]) -> Read | None:
    if not block:
        return None
    text_of = text_in(block)
    return lambda cells: read(cells) if text_of(cells) else None


def text_in(block: list[int]) -> Callable[[Cells], str]:
    """All text of some cells: empty when each of them is."""
    if len(block) == 1:
        return itemgetter(block[0])
    chosen = itemgetter(*block)
    return lambda cells: "".join(chosen(cells))


def columns_of(names: Sequence[str], at: Mapping[str, int]) -> list[int]:
    """The columns of these names and of what stands below them."""
    within = tuple(joined(name, "") + "." for name in names)
    return [n for column, n in at.items() if column in names or column.startswith(within)]


_FIRST: Final = {
    DataSet.LEI: "LEI",
    DataSet.RELATIONSHIPS: "Relationship.StartNode.NodeID",
    DataSet.EXCEPTIONS: "LEI",
}
_TOLD_BY: Final = {
    DataSet.LEI: "Entity.",
    DataSet.RELATIONSHIPS: "Relationship.",
    DataSet.EXCEPTIONS: "Exception.",
}
