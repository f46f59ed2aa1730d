"""Which row of its table each field of a message fills, and which are left over.

The fields are cut into sequences first, by the fields that open them. Inside a sequence the
longest run of fields in the table's order counts as in order, so that one field in the wrong
place is one finding and not one for each field after it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from payments.messages.mt.rows import MtType, Row, Sequence


@dataclass(slots=True)
class _Part:
    """One run of a sequence: the fields it got, by their numbers in the message."""

    sequence: Sequence
    fields: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Gap:
    """A required row that nothing fills; `before` is the number of the field it should precede."""

    row: Row
    before: int


@dataclass(frozen=True, slots=True)
class Placed:
    """Fields by their numbers in the message, from 0.

    `misplaced` have a row but stand out of its order, `doubled` fill a row again that is there
    once, `unknown` have no row.
    """

    misplaced: tuple[int, ...]
    doubled: tuple[int, ...]
    unknown: tuple[int, ...]
    gaps: tuple[Gap, ...]


def placed(kind: MtType, tags: tuple[str, ...]) -> Placed:
    """Hold the tags of a message, in order, to the table of its type."""
    parts, strays = _cut(kind, tags)
    doubled, misplaced = [], [n for n in strays if tags[n] in kind.tags]
    for part in parts:
        twice, outside = _inside(part, tags)
        doubled += twice
        misplaced += outside
    return Placed(
        misplaced=tuple(sorted(misplaced)),
        doubled=tuple(doubled),
        unknown=tuple(n for n in strays if tags[n] not in kind.tags),
        gaps=tuple(_gaps(kind, parts, tags)),
    )


def _cut(kind: MtType, tags: tuple[str, ...]) -> tuple[list[_Part], list[int]]:
    """The message in parts, and the fields that go into none."""
    parts, strays, at = [_Part(kind.sequences[0])], [], 0
    for number, tag in enumerate(tags):
        again = _opens_again(parts[-1], tag, tags)
        later = None if again or tag in parts[-1].sequence.tags else _opened_by(kind, tag, at)
        if later is not None:
            at = later
        if again or later is not None:
            parts.append(_Part(kind.sequences[at]))
        if tag in parts[-1].sequence.tags:
            parts[-1].fields.append(number)
        else:
            strays.append(number)
    return parts, strays


def _opens_again(part: _Part, tag: str, tags: tuple[str, ...]) -> bool:
    sequence = part.sequence
    seen = {tags[number] for number in part.fields}
    return sequence.repeats and tag in sequence.openers and bool(seen & sequence.openers)


def _opened_by(kind: MtType, tag: str, at: int) -> int | None:
    later = range(at + 1, len(kind.sequences))
    return next((n for n in later if tag in kind.sequences[n].openers), None)


def _inside(part: _Part, tags: tuple[str, ...]) -> tuple[list[int], list[int]]:
    """The fields of a part that fill a row again, and those out of order."""
    once: dict[int, int] = {}
    doubled, rows = [], []
    for number in part.fields:
        row = part.sequence.place(tags[number])
        if row in once and not part.sequence.rows[row].repeats:
            doubled.append(number)
        else:
            once[row] = number
            rows.append((row, number))
    in_order = _longest_run([row for row, _ in rows])
    return doubled, [number for n, (_, number) in enumerate(rows) if n not in in_order]


def _longest_run(rows: list[int]) -> set[int]:
    """The places of a longest run of `rows` that never goes back."""
    ends: list[int] = []  # ends[n]: place of the smallest end of a run of n + 1 rows
    before: list[int | None] = []
    for place, row in enumerate(rows):
        n = bisect_left(ends, row + 1, key=lambda end: rows[end])
        before.append(ends[n - 1] if n else None)
        ends[n : n + 1] = [place]
    run: set[int] = set()
    place_now = ends[-1] if ends else None
    while place_now is not None:
        run.add(place_now)
        place_now = before[place_now]
    return run


def _gaps(kind: MtType, parts: list[_Part], tags: tuple[str, ...]) -> Iterator[Gap]:
    here = [part.sequence for part in parts]
    for part in parts:
        yield from _gaps_in(part, tags)
    for sequence in kind.sequences:
        if sequence.required and sequence not in here:
            yield from _gaps_in(_Part(sequence), tags)


def _gaps_in(part: _Part, tags: tuple[str, ...]) -> Iterator[Gap]:
    filled = {part.sequence.place(tags[number]): number for number in part.fields}
    end = max(part.fields, default=len(tags) - 1) + 1
    for place, row in enumerate(part.sequence.rows):
        if row.required and place not in filled:
            yield Gap(row, min((n for at, n in filled.items() if at > place), default=end))
