"""The records of one file on their way into the register: counted, judged, made rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Final, TypeAlias

from lei.gleif.csv_outline import Sketch, exceptions_of, sketch_of
from lei.gleif.csv_rows import BadRow, rows
from lei.gleif.file import DataSet, Deleted, Entry, GleifFile, Reject
from lei.gleif.from_mapping import Mapped
from lei.ownership import Relationship, ReportingException
from lei.record import LeiRecord
from sandbox.services.import_sources import CsvFile, Source
from sandbox.store.register_build import Builder
from sandbox.store.register_rows import (
    Realm,
    Row,
    exception_row,
    outline_of,
    record_row,
    relationship_row,
    row_of,
)
from sandbox.store.register_sources import SAMPLES, Pack

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
    content = source.content
    if isinstance(content, CsvFile):
        return _csv_rows(content, builder, count, countries)
    assert isinstance(content, GleifFile)
    return _entry_rows(content.entries, builder, count, countries)


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


def _misplaced(codes: tuple[str, ...], number: int, realm: Realm) -> Reject | None:
    for code in codes:
        if code.startswith(FICTIONAL_PREFIX) is not (realm is Realm.FICTIONAL):
            return Reject(number, codes[0], OTHER_REALM[realm].format(code=code))
    return None


def _entries(content: object, count: Count) -> Iterator[Entry | Deleted | Reject]:
    if isinstance(content, GleifFile):
        yield from content.entries
    elif isinstance(content, CsvFile):
        for line in rows(iter(content.lines), len(content.layout.columns)):
            if isinstance(line, BadRow):
                yield Reject(count.read + 1, None, line.reason)
            else:
                yield content.layout.entry(line[1], count.read + 1)


def _entry_rows(
    entries: Iterator[Entry | Deleted | Reject],
    builder: Builder,
    count: Count,
    countries: frozenset[str],
) -> Iterator[Row]:
    for found in entries:
        number = count.next()
        reject = _unkept(found, number, builder.realm)
        if reject:
            count.reject(reject)
        elif not isinstance(found, Reject | Deleted):
            if isinstance(found, LeiRecord) and _elsewhere(found.legal_address.country, countries):
                count.set_aside += 1
                continue
            count.loaded += 1
            yield row_of(count.first + number - 1, builder.realm, found)


def _unkept(found: Entry | Deleted | Reject, number: int, realm: Realm) -> Reject | None:
    if isinstance(found, Deleted):
        return Reject(number, codes_of(found.entry)[0], "It is marked as deleted.")
    return reject_of(found, number, realm)


def _csv_rows(
    content: CsvFile, builder: Builder, count: Count, countries: frozenset[str]
) -> Iterator[Row]:
    lines = rows(iter(content.lines), len(content.layout.columns))
    if content.layout.data_set is DataSet.EXCEPTIONS:
        return _exception_rows(lines, content, builder.realm, count)
    first = list(islice(lines, SAMPLES))
    samples = [line[0] for line in first if not isinstance(line, BadRow)]
    pack = builder.packing(content.layout, samples)
    walked = chain(first, lines)
    if content.layout.data_set is DataSet.LEI:
        sketch = sketch_of(content.layout)
        return _record_rows(walked, content, sketch, pack, builder.realm, count, countries)
    return _relationship_rows(walked, content, pack, builder.realm, count)


def _record_rows(
    lines: Iterator[Line],
    content: CsvFile,
    sketch: Sketch,
    pack: Pack,
    realm: Realm,
    count: Count,
    countries: frozenset[str],
) -> Iterator[Row]:
    for line in lines:
        number = count.next()
        outline = None if isinstance(line, BadRow) else sketch(line[1])
        if outline is None:
            found = _in_full(line, content, number, realm)
            if isinstance(found, Reject):
                count.reject(found)
                continue
            assert isinstance(found, LeiRecord)
            outline = outline_of(found)
        elif misplaced := _misplaced((outline.lei,), number, realm):
            count.reject(misplaced)
            continue
        if _elsewhere(outline.country, countries):
            count.set_aside += 1
            continue
        count.loaded += 1
        assert not isinstance(line, BadRow)
        yield record_row(count.first + number - 1, realm, outline, pack(line[0]))


def _relationship_rows(
    lines: Iterator[Line], content: CsvFile, pack: Pack, realm: Realm, count: Count
) -> Iterator[Row]:
    for line in lines:
        number = count.next()
        found = _in_full(line, content, number, realm)
        if isinstance(found, Reject):
            count.reject(found)
            continue
        count.loaded += 1
        assert isinstance(found, Relationship)
        assert not isinstance(line, BadRow)
        yield relationship_row(count.first + number - 1, realm, found, pack(line[0]))


def _exception_rows(
    lines: Iterator[Line], content: CsvFile, realm: Realm, count: Count
) -> Iterator[Row]:
    plain = exceptions_of(content.layout)
    for line in lines:
        number = count.next()
        found: Entry | Reject | None = None if isinstance(line, BadRow) else plain(line[1])
        if found is None:
            found = _in_full(line, content, number, realm)
        reject = reject_of(found, number, realm)
        if reject:
            count.reject(reject)
            continue
        count.loaded += 1
        assert isinstance(found, ReportingException)
        yield exception_row(count.first + number - 1, realm, found)


def _in_full(line: Line, content: CsvFile, number: int, realm: Realm) -> Entry | Reject:
    """The record of a line, or why it is left out."""
    if isinstance(line, BadRow):
        return Reject(number, None, line.reason)
    found = content.layout.entry(line[1], number)
    reject = _unkept(found, number, realm)
    if reject:
        return reject
    assert not isinstance(found, Deleted)
    return found


def _elsewhere(country: str, countries: frozenset[str]) -> bool:
    return bool(countries) and country not in countries


OTHER_REALM: Final = {
    Realm.GLEIF: "{code} is a fictional code, which GLEIF's realm does not take.",
    Realm.FICTIONAL: "{code} is not fictional: the fictional realm takes SBOX00 codes only.",
}
