"""What a register indexes of a row, without making the record: the quick way through a large file.

An outline is given only where the row is plainly in order. Any other row is read in full, which
takes six times as long and says what is wrong. `lei.gleif.csv_layout` stays the judge: whatever has
an outline here, it reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import EnumType
from operator import itemgetter
from typing import Final, NamedTuple, TypeAlias

from lei.code import SHAPE
from lei.gleif.csv_columns import GROUPS, joined, places
from lei.gleif.csv_layout import Cells, Layout
from lei.gleif.file import DataSet, Entry
from lei.gleif.rows import Field, Group, Part, Presence, exception_reason, instant, lei_shape
from lei.ownership import ExceptionCategory, Relationship, ReportingException

SEPARATOR: Final = "\x1f"


class Outline(NamedTuple):
    """The few facts of an entity that a register finds it by."""

    lei: str
    name: str
    other_names: tuple[str, ...]
    country: str
    status: str
    entity_status: str

    @property
    def codes(self) -> tuple[str, ...]:
        """The entities it is about."""
        return (self.lei,)


class RelationshipOutline(NamedTuple):
    """The few facts of a relationship that a register finds it by."""

    child: str
    parent: str
    type: str
    status: str

    @property
    def codes(self) -> tuple[str, ...]:
        """The entities it is about, the child first."""
        return (self.child, self.parent)


class ExceptionOutline(NamedTuple):
    """A reporting exception, whole."""

    lei: str
    category: str
    reasons: tuple[str, ...]
    references: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The entities it is about."""
        return (self.lei,)


AnyOutline: TypeAlias = Outline | RelationshipOutline | ExceptionOutline
Sketch: TypeAlias = Callable[[Cells], AnyOutline | None]


def sketch_of(layout: Layout) -> Sketch:
    """What gives the outline of a row, None for a row that must be read in full."""
    return _SKETCHES[layout.data_set](layout)


def outline_of(entry: Entry) -> AnyOutline:
    """The outline of an entry that was read in full."""
    if isinstance(entry, Relationship):
        return RelationshipOutline(entry.child, entry.parent, entry.type, entry.status)
    if isinstance(entry, ReportingException):
        return ExceptionOutline(entry.lei, entry.category, entry.reasons, entry.references)
    others = (*entry.other_names, *entry.transliterated_names)
    return Outline(
        entry.lei,
        entry.legal_name.text,
        tuple(name.text for name in others),
        entry.legal_address.country,
        entry.registration.status,
        entry.status,
    )


def _records(layout: Layout) -> Sketch:
    plain = _plain(layout, _NAMES)
    names, rest = _names(layout.at)
    facts = itemgetter(*(layout.at[name] for name in _FACTS))

    def sketch(cells: Cells) -> Outline | None:
        if not plain(cells):
            return None
        told, more = names(cells), rest(cells)
        others = tuple([other for other in told if other])
        if (others or any(more)) and not _each_has_a_text(told, more):
            return None
        lei, name, country, status, entity_status = facts(cells)
        return Outline(lei, name, others, country, status, entity_status)

    return sketch


def _relationships(layout: Layout) -> Sketch:
    plain = _plain(layout, ())
    facts = itemgetter(*(layout.at[f"Relationship.{name}"] for name in _TIES))
    return lambda cells: RelationshipOutline(*facts(cells)) if plain(cells) else None


def _exceptions(layout: Layout) -> Sketch:
    reasons = _all_of(tuple(_columns(layout, "Exception.Reason.")))
    rest = _all_of(tuple(_columns(layout, "Exception.Reference.", "DeletedAt")))
    lei, category = layout.at["LEI"], layout.at["Exception.Category"]

    def outline(cells: Cells) -> ExceptionOutline | None:
        code, kind = cells[lei], cells[category]
        if kind not in _CATEGORIES or not SHAPE.fullmatch(code) or any(rest(cells)):
            return None
        told = [text.strip() for text in reasons(cells) if text]
        return ExceptionOutline(code, kind, tuple([exception_reason(r) for r in told if r]))

    return outline


def _plain(layout: Layout, seen_elsewhere: tuple[str, ...]) -> Callable[[Cells], bool]:
    """Whether a row is plainly in order, but for the rows of the table that are seen elsewhere.

    Of what repeats, the first place may be filled; where another is, the reader looks.
    """
    group = GROUPS[layout.data_set]
    rows = [row for row in group.rows if row.name not in seen_elsewhere]
    blocks = [block for row in rows for block in _blocks(row, "", layout.at)]
    checked = itemgetter(*(column for columns, _ in blocks for column in columns))
    fits = re.compile(SEPARATOR.join(pattern for _, pattern in blocks)).fullmatch
    further = [n for row in rows for n in _further(row, layout.at)]
    stretches = _stretches((*further, *_columns(layout, "DeletedAt")))

    def plain(cells: Cells) -> bool:
        for stretch in stretches:
            if any(cells[stretch]):
                return False
        return fits(SEPARATOR.join(checked(cells))) is not None

    return plain


Block: TypeAlias = tuple[tuple[int, ...], str]


def _blocks(row: Field | Part, above: str, at: Mapping[str, int]) -> Iterator[Block]:
    """The columns that the reader judges, with a pattern of what it surely takes there."""
    name = places(row, above)[0]
    if isinstance(row, Part) and row.presence is Presence.ONE:
        for inner in row.group.rows:
            yield from _blocks(inner, name, at)
    elif isinstance(row, Part) and _is_judged(row.group):
        columns = {n: _any() for column, n in at.items() if column.startswith(name + ".")}
        judged = [block for inner in row.group.rows for block in _blocks(inner, name, at)]
        columns |= {columns_[0]: pattern for columns_, pattern in judged if len(columns_) == 1}
        empty = SEPARATOR * (len(columns) - 1)
        yield tuple(columns), f"(?:{empty}|{SEPARATOR.join(columns.values())})"
    elif isinstance(row, Field) and name in at and row.presence is not Presence.MANY:
        if row.presence is Presence.ONE:
            yield (at[name],), _pattern(row)
        elif row.read is not str:
            yield (at[name],), f"(?:{_pattern(row)})?"


def _is_judged(group: Group) -> bool:
    """Whether the reader can find fault with anything in a group."""
    return any(
        _is_judged(row.group)
        if isinstance(row, Part)
        else row.presence is Presence.ONE or row.read is not str
        for row in group.rows
    )


def _pattern(row: Field) -> str:
    """A pattern of texts that the row's reader surely takes; one that fits nothing if unknown."""
    if row.read is str:
        return rf"[^\s{SEPARATOR}](?:[^{SEPARATOR}]*[^\s{SEPARATOR}])?"
    if isinstance(row.read, EnumType):
        words: list[str] = list(row.read)
        return f"(?:{'|'.join(words)})"
    return _PATTERNS.get(row.read, "(?!)")


def _any() -> str:
    return f"[^{SEPARATOR}]*"


def _further(row: Field | Part, at: Mapping[str, int]) -> Iterator[int]:
    """The columns of the second and later places of what repeats and is judged."""
    if isinstance(row, Part) and row.presence is Presence.MANY and _is_judged(row.group):
        for place in places(row, "")[1:]:
            yield from (n for name, n in at.items() if name.startswith(place + "."))


def _columns(layout: Layout, *parts: str) -> Iterator[int]:
    yield from (n for name, n in layout.at.items() if any(part in name for part in parts))


def _names(at: Mapping[str, int]) -> tuple[Callable[[Cells], Cells], Callable[[Cells], Cells]]:
    """What gives the further names of a row, and what gives their languages and types."""
    rows = [row for row in GROUPS[DataSet.LEI].rows if row.name in _NAMES]
    found = [place for row in rows for place in places(row, "") if place in at]
    more = [at.get(joined(name, part), at[name]) for part in ("xmllang", "type") for name in found]
    return _all_of(tuple(at[n] for n in found)), _all_of(tuple(more))


def _each_has_a_text(texts: Cells, more: Cells) -> bool:
    """Whether each place with a language or a type has a name, and none has white space around."""
    count = len(texts)
    return all(
        text == text.strip() and (text or not (more[n] or more[count + n]))
        for n, text in enumerate(texts)
    )


def _stretches(columns: tuple[int, ...]) -> list[slice]:
    """Columns as stretches of neighbours."""
    found: list[slice] = []
    for column in sorted(columns):
        if found and found[-1].stop == column:
            found[-1] = slice(found[-1].start, column + 1)
        else:
            found.append(slice(column, column + 1))
    return found


def _all_of(block: tuple[int, ...]) -> Callable[[Cells], Cells]:
    if len(block) < 2:
        return lambda cells: [cells[n] for n in block]
    return itemgetter(*block)


_SKETCHES: Final[Mapping[DataSet, Callable[[Layout], Sketch]]] = {
    DataSet.LEI: _records,
    DataSet.RELATIONSHIPS: _relationships,
    DataSet.EXCEPTIONS: _exceptions,
}
_CATEGORIES: Final = frozenset(ExceptionCategory)
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
# Days that every year has, and three digits of a second or none: the rest is left to the reader.
_DAY: Final = (
    r"(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)"
    r"|(?:0[13578]|1[02])-31)"
)
_PATTERNS: Final[Mapping[Callable[[str], object], str]] = {
    lei_shape: r"[0-9A-Z]{18}[0-9]{2}",
    instant: rf"(?a:(?:19|20)\d\d-{_DAY}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{{3}})?"
    r"(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))",
}
