"""The pattern of a line that is plainly in order: one look at the line, not taken apart into cells.

Of 338 cells of the golden copy's CSV some 250 are empty in most lines, and a pattern passes over
them in a fraction of the time that it takes to make cells of them. What a pattern takes, the reader
(`lei.gleif.csv_layout`) takes too; what it does not take may still be in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from lei.gleif.csv_columns import places
from lei.gleif.csv_layout import Layout
from lei.gleif.fields import GROUPS
from lei.gleif.rows import Field, Group, Part, Presence
from lei.gleif.value_patterns import pattern_of


@dataclass(frozen=True, slots=True)
class Asked:
    """Which columns are wanted: two or more by themselves, and neighbours as one `stretch`.

    A line with anything in `empty` is not plain. Rows of the table that are `seen_elsewhere` are
    not judged here.
    """

    cells: tuple[int, ...]
    stretch: range = range(0)
    empty: tuple[int, ...] = ()
    seen_elsewhere: tuple[str, ...] = ()


class Seen(NamedTuple):
    """The cells that were asked for; of the stretch none when all are empty."""

    cells: tuple[str, ...]
    stretch: list[str]


See: TypeAlias = Callable[[str], Seen | None]


@dataclass(frozen=True, slots=True)
class Style:
    """How cells are written: with which mark around them, and what no cell has in it."""

    mark: str
    never: str

    @property
    def any(self) -> str:
        """A pattern of every text."""
        return f"[^{self.never}]*"

    @property
    def some(self) -> str:
        """A pattern of a text without white space around it."""
        return rf"[^\s{self.never}](?:[^{self.never}]*[^\s{self.never}])?"

    def cell(self, pattern: str) -> str:
        """A cell whose text fits a pattern."""
        return f"{self.mark}{pattern}{self.mark}"

    def cells(self, text: str) -> list[str]:
        """The cells of a stretch of a line."""
        width = len(self.mark)
        return text[width : len(text) - width].split(f"{self.mark},{self.mark}")


def seeing(layout: Layout, asked: Asked) -> See:
    """What looks at a line, its end included; None is said of a line to be read in full."""
    quoted, bare = _looking(layout, asked, QUOTED), _looking(layout, asked, BARE)
    return lambda text: quoted(text) if text[:1] == '"' else bare(text)


def _looking(layout: Layout, asked: Asked, style: Style) -> See:
    fits = re.compile(rf"{_line(layout, asked, style)}\r?\n?").fullmatch
    order = sorted((*asked.cells, *asked.stretch[:1]))
    groups = [order.index(column) + 1 for column in (*asked.cells, *asked.stretch[:1])]
    count = len(asked.cells)

    def see(text: str) -> Seen | None:
        match = fits(text)
        if match is None:
            return None
        told = match.group(*groups)
        stretch = told[count:] if count < len(told) else None
        return Seen(told[:count], style.cells(stretch[0]) if stretch and stretch[0] else [])

    return see


def _line(layout: Layout, asked: Asked, style: Style) -> str:
    """The pattern of a line, its columns from the left."""
    patterns, spans = _judged(layout, asked, style)
    for column in asked.cells:
        patterns[column] = f"({patterns[column]})"
    pieces = [style.cell(pattern) for pattern in patterns]
    openings = dict.fromkeys(spans, "(?:")
    if asked.stretch:
        openings[asked.stretch] = "("
    for span in sorted(openings, key=lambda span: span.start, reverse=True):
        empty = ",".join([style.cell("")] * len(span))
        filled = ",".join(pieces[span.start : span.stop])
        pieces[span.start : span.stop] = [f"(?:{empty}|{openings[span]}{filled}))"]
    return ",".join(pieces)


def _judged(layout: Layout, asked: Asked, style: Style) -> tuple[list[str], list[range]]:
    """A pattern of each column, and neighbours that are all filled so or all empty.

    Of what repeats and is judged, the first place may be filled; where another is, the reader
    looks. So it does where the columns of one thing do not stand together.
    """
    patterns, spans = [style.any] * len(layout.columns), []
    for row in GROUPS[layout.data_set].rows:
        if row.name in asked.seen_elsewhere:
            continue
        for block in _blocks(row, "", layout.at, style):
            span = range(min(block), max(block) + 1)
            together = len(span) == len(block)
            for column, pattern in block.items():
                patterns[column] = pattern if together else ""
            if together and len(span) > 1:
                spans.append(span)
        for column in _further(row, layout.at):
            patterns[column] = ""
    for column in asked.empty:
        patterns[column] = ""
    return patterns, spans


def _blocks(
    row: Field | Part, above: str, at: Mapping[str, int], style: Style
) -> Iterator[dict[int, str]]:
    """Columns that the reader judges, each with a pattern of what it surely takes there.

    Several columns are those of one thing that may be there or not.
    """
    name = places(row, above)[0]
    if isinstance(row, Part) and row.presence is Presence.ONE:
        for inner in row.group.rows:
            yield from _blocks(inner, name, at, style)
    elif isinstance(row, Part) and _is_judged(row.group):
        below = [n for column, n in at.items() if column.startswith(name + ".")]
        judged = [block for inner in row.group.rows for block in _blocks(inner, name, at, style)]
        if below:
            single = [block for block in judged if len(block) == 1]
            yield dict.fromkeys(below, style.any) | {n: p for b in single for n, p in b.items()}
    elif isinstance(row, Field) and name in at and row.presence is not Presence.MANY:
        if row.presence is Presence.ONE:
            yield {at[name]: _pattern(row, style)}
        elif row.read is not str:
            yield {at[name]: f"(?:{_pattern(row, style)})?"}


def _is_judged(group: Group) -> bool:
    """Whether the reader can find fault with anything in a group."""
    return any(
        _is_judged(row.group)
        if isinstance(row, Part)
        else row.presence is Presence.ONE or row.read is not str
        for row in group.rows
    )


def _pattern(row: Field, style: Style) -> str:
    """A pattern of texts that the row's reader surely takes; one that fits nothing if unknown."""
    return style.some if row.read is str else pattern_of(row.read)


def _further(row: Field | Part, at: Mapping[str, int]) -> Iterator[int]:
    """The columns of the second and later places of what repeats and is judged."""
    if isinstance(row, Part) and row.presence is Presence.MANY and _is_judged(row.group):
        for place in places(row, "")[1:]:
            yield from (n for name, n in at.items() if name.startswith(place + "."))


QUOTED: Final = Style('"', '"')
BARE: Final = Style("", '",\r\n')
