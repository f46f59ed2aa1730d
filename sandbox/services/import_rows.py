"""The records of one file on their way into the register: counted, judged, made rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Final, TypeAlias

from lei.gleif.csv_outline import AnyOutline, Outline, outline_of, sketch_of
from lei.gleif.csv_rows import BadRow, rows
from lei.gleif.file import Deleted, Entry, GleifFile, Reject
from lei.gleif.from_mapping import Mapped
from lei.ownership import Relationship
from sandbox.services.import_sources import Content, CsvFile, Source
from sandbox.store.register_build import Builder
from sandbox.store.register_rows import Realm, Row, packed, row_of
from sandbox.store.register_sources import SAMPLES

FICTIONAL_PREFIX: Final = "SBOX00"
REJECTS_LISTED_MAX: Final = 1_000  # of one file; all are counted, and written to the reject list
PROGRESS_EVERY: Final = 2_000

Line: TypeAlias = tuple[bytes, list[str]] | BadRow


@dataclass(slots=True)
class Count:
    """How far the reading of a file has come, and what was left out."""

    source: Source
    progress: Callable[[int, int | None], None]
    left_out: Callable[[Reject], None]
    first: int = 1  # number of the row of the file's first record
    read: int = 0
    loaded: int = 0
    set_aside: int = 0  # in order, but not asked for
    rejected: int = 0
    rejects: list[Reject] = field(default_factory=list)

    def next(self) -> int:
        """The number of the next record."""
        self.read += 1
        if self.read % PROGRESS_EVERY == 0:
            self.progress(self.read, self._total())
        return self.read

    def reject(self, reject: Reject) -> None:
        """A record that was left out."""
        self.rejected += 1
        if len(self.rejects) < REJECTS_LISTED_MAX:
            self.rejects.append(reject)
        self.left_out(reject)

    def _total(self) -> int | None:
        """How many there will be: as the header says, or as the share of the file tells."""
        share = self.source.share()
        return self.source.header.record_count or (int(self.read / share) if share else None)


def rows_of(
    source: Source, builder: Builder, count: Count, countries: frozenset[str]
) -> Iterator[Row]:
    """The rows of a full file, one set of the register's."""
    content, realm = source.content, builder.realm
    outlines = (
        _csv_outlines(content, builder, count)
        if isinstance(content, CsvFile)
        else _entry_outlines(content, count)
    )
    for number, outline, packed_source in outlines:
        misplaced = _misplaced(outline.codes, number, realm)
        if misplaced:
            count.reject(misplaced)
        elif countries and isinstance(outline, Outline) and outline.country not in countries:
            count.set_aside += 1
        else:
            count.loaded += 1
            yield row_of(count.first + number - 1, realm, outline, packed_source)


def entries_of(source: Source, count: Count, realm: Realm) -> Iterator[Entry | Deleted]:
    """The changes in a delta, one after the other."""
    for found in _entries(source.content, count):
        reject = reject_of(
            found.entry if isinstance(found, Deleted) else found, count.next(), realm
        )
        if reject:
            count.reject(reject)
        elif not isinstance(found, Reject):
            count.loaded += 1
            yield found


def reject_of(entry: Entry | Mapped | Reject, number: int, realm: Realm) -> Reject | None:
    """Why an entry cannot be kept in a realm, or None when it can."""
    if isinstance(entry, Reject):
        return entry
    return _misplaced(codes_of(entry), number, realm)


def codes_of(entry: Entry | Mapped) -> tuple[str, ...]:
    """The entities an entry is of: its own, or a child and its parent."""
    return (entry.child, entry.parent) if isinstance(entry, Relationship) else (entry.lei,)


def _entries(content: Content, count: Count) -> Iterator[Entry | Deleted | Reject]:
    if isinstance(content, GleifFile):
        yield from content.entries
    elif isinstance(content, CsvFile):
        for line in rows(content.lines, len(content.layout.columns)):
            yield _in_full(line, content, count.read + 1)


def _entry_outlines(content: Content, count: Count) -> Iterator[_Outlined]:
    for entry in _entries(content, count):
        number = count.next()
        found = _undeleted(entry, number)
        if isinstance(found, Reject):
            count.reject(found)
        else:
            yield number, outline_of(found), packed(found)


def _csv_outlines(content: CsvFile, builder: Builder, count: Count) -> Iterator[_Outlined]:
    lines = rows(content.lines, len(content.layout.columns))
    first = list(islice(lines, SAMPLES))
    samples = [line[0] for line in first if not isinstance(line, BadRow)]
    pack, sketch = builder.packing(content.layout, samples), sketch_of(content.layout)
    for line in chain(first, lines):
        number = count.next()
        outline = None if isinstance(line, BadRow) else sketch(line[1])
        if outline is None:
            found = _undeleted(_in_full(line, content, number), number)
            if isinstance(found, Reject):
                count.reject(found)
                continue
            outline = outline_of(found)
        yield number, outline, pack(b"" if isinstance(line, BadRow) else line[0])


def _in_full(line: Line, content: CsvFile, number: int) -> Entry | Deleted | Reject:
    if isinstance(line, BadRow):
        return Reject(number, None, line.reason)
    return content.layout.entry(line[1], number)


def _undeleted(found: Entry | Deleted | Reject, number: int) -> Entry | Reject:
    """In a full file nothing is deleted: what is marked so is left out."""
    if isinstance(found, Deleted):
        return Reject(number, codes_of(found.entry)[0], "It is marked as deleted.")
    return found


def _misplaced(codes: tuple[str, ...], number: int, realm: Realm) -> Reject | None:
    for code in codes:
        if code.startswith(FICTIONAL_PREFIX) is not (realm is Realm.FICTIONAL):
            return Reject(number, codes[0], OTHER_REALM[realm].format(code=code))
    return None


_Outlined: TypeAlias = tuple[int, AnyOutline, bytes]
OTHER_REALM: Final = {
    Realm.GLEIF: "{code} is a fictional code, which GLEIF's realm does not take.",
    Realm.FICTIONAL: "{code} is not fictional: the fictional realm takes SBOX00 codes only.",
}
