"""The writer of the golden copy's CSV, every cell quoted, as a stream.

What repeats has five places (address lines: one and three more); what does not fit is left out, as
it is in GLEIF's own files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TypeAlias

from lei.gleif.csv_columns import columns, places
from lei.gleif.fields import GROUPS
from lei.gleif.file import DataSet, Entry
from lei.gleif.rows import Field, Group, Part
from lei.gleif.tree import parts_of, written

Put: TypeAlias = Callable[[list[str], object], None]


def write(data_set: DataSet, entries: Iterable[Entry]) -> Iterator[bytes]:
    """The lines of a file: its columns, then one a record."""
    yield _line(columns(data_set))
    for entry in entries:
        yield line(data_set, entry)


def line(data_set: DataSet, entry: Entry) -> bytes:
    """One record as a row."""
    cells = [""] * len(columns(data_set))
    _writer(data_set)(cells, entry)
    return _line(cells)


def _line(cells: Iterable[str]) -> bytes:
    text = '","'.join(cell.replace('"', '""') if '"' in cell else cell for cell in cells)
    return f'"{text}"\r\n'.encode()


@cache
def _writer(data_set: DataSet) -> Put:
    at = {name: number for number, name in enumerate(columns(data_set))}
    return _compiled(GROUPS[data_set], "", at)


def _compiled(group: Group, above: str, at: Mapping[str, int]) -> Put:
    """What puts a value of `group` into the cells of a row."""
    steps = [(row, [_place(row, name, at) for name in places(row, above)]) for row in group.rows]

    def put(cells: list[str], value: object) -> None:
        for row, puts in steps:
            for step, part in zip(puts, parts_of(row, group, value), strict=False):
                step(cells, part)

    return put


def _place(row: Field | Part, name: str, at: Mapping[str, int]) -> Put:
    if isinstance(row, Part):
        return _compiled(row.group, name, at)
    number = at.get(name)

    def put(cells: list[str], value: object) -> None:
        if number is not None:
            cells[number] = written(value)

    return put
