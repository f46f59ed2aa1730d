"""What a table of a message is made of: rows in sequences.

>>> must("32A 32B", "amount").label
'32a'
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One field of a message: its tag in each option it may take, and our plain name for it."""

    tags: tuple[str, ...]
    name: str
    required: bool
    repeats: bool = False

    @property
    def label(self) -> str:
        """The tag as the trade writes it: `32a` where several options are open."""
        return self.tags[0] if len(self.tags) == 1 else f"{self.tags[0][:2]}a"


@dataclass(frozen=True, slots=True)
class Sequence:
    """Rows that belong together.

    A sequence whose first row is required opens with that field and no other; one whose first row
    may be left out opens with any of its fields.
    """

    rows: tuple[Row, ...]
    required: bool = True
    repeats: bool = False

    @property
    def openers(self) -> frozenset[str]:
        """The tags that open it."""
        first = self.rows[0]
        return frozenset(first.tags) if first.required else self.tags

    @property
    def tags(self) -> frozenset[str]:
        """Every tag it has room for."""
        return frozenset(tag for row in self.rows for tag in row.tags)

    def place(self, tag: str) -> int:
        """The number of the row that has room for `tag`, from 0."""
        return next(n for n, row in enumerate(self.rows) if tag in row.tags)


@dataclass(frozen=True, slots=True)
class MtType:
    """One message type: its three digits, what it is, and its sequences in order."""

    id: str
    title: str
    sequences: tuple[Sequence, ...]

    @property
    def tags(self) -> frozenset[str]:
        """Every tag of the message."""
        return frozenset().union(*(sequence.tags for sequence in self.sequences))

    def name(self, tag: str) -> str:
        """Our plain name for a field; empty for a tag that the message has no room for."""
        rows = (row for sequence in self.sequences for row in sequence.rows)
        return next((row.name for row in rows if tag in row.tags), "")


def must(tags: str, name: str, *, repeats: bool = False) -> Row:
    """A field that may not be left out; `tags` are its options, with spaces between."""
    return Row(tuple(tags.split()), name, required=True, repeats=repeats)


def may(tags: str, name: str, *, repeats: bool = False) -> Row:
    """A field that may be left out."""
    return Row(tuple(tags.split()), name, required=False, repeats=repeats)


def message(id_: str, title: str, *rows: Row) -> MtType:
    """A message of one sequence."""
    return MtType(id_, title, (Sequence(rows),))
