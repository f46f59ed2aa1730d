"""What a register indexes of a row, without making the record: the quick way through a large file.

An outline is given only where the row is plainly in order. Any other row is read in full, which
takes six times as long and says what is wrong. `lei.gleif.csv_layout` stays the judge: whatever has
an outline here, it reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from typing import Final, TypeAlias

from lei.gleif.csv_columns import joined, places
from lei.gleif.csv_layout import Layout
from lei.gleif.csv_pattern import Asked, seeing
from lei.gleif.csv_rows import BadRow, rows, text_of
from lei.gleif.fields import GROUPS
from lei.gleif.file import DataSet
from lei.gleif.outline import AnyOutline, ExceptionOutline, Outline, RelationshipOutline
from lei.gleif.rows import exception_reason

Sketch: TypeAlias = Callable[[str], AnyOutline | None]
Row: TypeAlias = tuple[bytes, list[str]] | BadRow


def outlined(lines: Iterator[bytes], layout: Layout) -> Iterator[tuple[bytes, AnyOutline] | Row]:
    """Each row as its bytes and its outline; as `rows` gives it, where it must be read in full.

    Raises UnreadableFile as `rows` does.
    """
    sketch = sketch_of(layout)
    for line in lines:
        text = text_of(line)
        outline = sketch(text) if isinstance(text, str) else None
        if outline is not None:
            yield line, outline
        else:
            yield from islice(rows(chain((line,), lines), len(layout.columns)), 1)


def sketch_of(layout: Layout) -> Sketch:
    """What gives the outline of a line, None for one that must be read in full."""
    return _SKETCHES[layout.data_set](layout)


def _records(layout: Layout) -> Sketch:
    names = _Names(layout.at)
    facts = tuple(layout.at[name] for name in _FACTS)
    see = seeing(layout, Asked(facts, names.stretch, names.empty + _deleted(layout), _NAMES))

    def sketch(text: str) -> Outline | None:
        seen = see(text)
        if seen is None:
            return None
        others = names.of(seen.stretch) if seen.stretch else ()
        if others is None:
            return None
        lei, name, country, status, entity_status = seen.cells
        return Outline(lei, name, others, country, status, entity_status)

    return sketch


def _relationships(layout: Layout) -> Sketch:
    facts = tuple(layout.at[f"Relationship.{name}"] for name in _TIES)
    see = seeing(layout, Asked(facts, empty=_deleted(layout)))

    def sketch(text: str) -> RelationshipOutline | None:
        seen = see(text)
        return RelationshipOutline(*seen.cells) if seen else None

    return sketch


def _exceptions(layout: Layout) -> Sketch:
    reasons = tuple(_columns(layout, "Exception.Reason."))
    empty = (*_columns(layout, "Exception.Reference."), *_deleted(layout))
    facts = (layout.at["LEI"], layout.at["Exception.Category"])
    see = seeing(layout, Asked((*facts, *reasons), empty=empty))

    def sketch(text: str) -> ExceptionOutline | None:
        seen = see(text)
        if seen is None:
            return None
        code, category, *given = seen.cells
        told = [reason.strip() for reason in given]
        return ExceptionOutline(code, category, tuple([exception_reason(r) for r in told if r]))

    return sketch


class _Names:
    """The columns of an entity's further names, if they stand together; else they must be empty."""

    def __init__(self, at: Mapping[str, int]) -> None:
        rows = [row for row in GROUPS[DataSet.LEI].rows if row.name in _NAMES]
        names = [name for row in rows for name in places(row, "") if name in at]
        columns = tuple(n for column, n in at.items() if column.startswith(tuple(names)))
        stretch = range(min(columns, default=0), max(columns, default=-1) + 1)
        together = len(stretch) == len(columns)
        self.stretch, self.empty = (stretch, ()) if together else (range(0), columns)
        more = [[joined(name, part) for part in ("xmllang", "type")] for name in names]
        self.places = [
            (at[name] - stretch.start, [at[other] - stretch.start for other in of if other in at])
            for name, of in zip(names, more, strict=True)
        ]

    def of(self, cells: list[str]) -> tuple[str, ...] | None:
        """The names; None where one has white space around it, or a language and no text."""
        found: list[str] = []
        for place, more in self.places:
            text = cells[place]
            if text != text.strip() or not (text or all(not cells[other] for other in more)):
                return None
            found += [text] if text else []
        return tuple(found)


def _deleted(layout: Layout) -> tuple[int, ...]:
    return _columns(layout, "DeletedAt")


def _columns(layout: Layout, part: str) -> tuple[int, ...]:
    return tuple(n for name, n in layout.at.items() if part in name)


_SKETCHES: Final[Mapping[DataSet, Callable[[Layout], Sketch]]] = {
    DataSet.LEI: _records,
    DataSet.RELATIONSHIPS: _relationships,
    DataSet.EXCEPTIONS: _exceptions,
}
_NAMES: Final = ("other_names", "transliterated_names")
_FACTS: Final = (
    "LEI",
    "Entity.LegalName",
    "Entity.LegalAddress.Country",
    "Registration.RegistrationStatus",
    "Entity.EntityStatus",
)
_TIES: Final = (
    "StartNode.NodeID",
    "EndNode.NodeID",
    "RelationshipType",
    "RelationshipStatus",
)
