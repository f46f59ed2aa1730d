"""The records of one file on their way into the register: counted, judged, made rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Final, TypeAlias

from lei.gleif.csv_outline import outlined
from lei.gleif.csv_rows import BadRow, rows
from lei.gleif.file import Deleted, Entry, Reject
from lei.gleif.from_mapping import Mapped, MappingFile
from lei.gleif.outline import AnyOutline, Outline, outline_of
from lei.gleif.tree_outline import Found, Plain, TreeFile
from lei.ownership import Relationship
from lei.sentences import Sentence
from sandbox.services.import_sources import Content, CsvFile, Source
from sandbox.store.register_rows import Realm, Row, packed, row_of
from sandbox.store.register_sources import SAMPLES, Packing, packer

FICTIONAL_PREFIX: Final = "SBOX00"
REJECTS_LISTED_MAX: Final = 1_000  # of one file; all are counted, and written to the reject list
PROGRESS_EVERY: Final = 2_000
SAMPLES_CHARACTERS_MAX: Final = 16 * 1024 * 1024

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


@dataclass(frozen=True, slots=True)
class Task:
    """What is made of a full file: rows of a realm, numbered from `first`, of these countries."""

    realm: Realm
    first: int
    packing: Packing
    countries: frozenset[str]  # empty is all


def rows_of(count: Count, task: Task, learnt: Callable[[bytes], None]) -> Iterator[Row]:
    """The rows of a full file, of one set; `learnt` is given the dictionary that was trained."""
    content, realm, written = count.source.content, task.realm, task.realm.value
    assert not isinstance(content, MappingFile)
    outlines = (
        _csv_outlines(content, task.packing, count, learnt)
        if isinstance(content, CsvFile)
        else _tree_outlines(content, task.packing, count, learnt)
    )
    for number, outline, packed_source in outlines:
        misplaced = _misplaced(outline.codes, number, realm)
        if misplaced:
            count.reject(misplaced)
        elif (
            task.countries
            and isinstance(outline, Outline)
            and outline.country not in task.countries
        ):
            count.set_aside += 1
        else:
            count.loaded += 1
            yield row_of(task.first + number - 1, written, outline, packed_source)


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
    if isinstance(content, TreeFile):
        yield from content.entries
    elif isinstance(content, CsvFile):
        for line in rows(content.lines, len(content.layout.columns)):
            yield _in_full(line, content, count.read + 1)


def _tree_outlines(
    content: TreeFile, packing: Packing, count: Count, learnt: Callable[[bytes], None]
) -> Iterator[_Outlined]:
    first = _samples(content.found)
    pack = packer(packing, [one.source.encode() for one in first if isinstance(one, Plain)], learnt)
    for one in chain(first, content.found):
        number = count.next()
        if isinstance(one, Plain):
            yield number, one.outline, pack(one.source.encode())
            continue
        found = _undeleted(one, number)
        if isinstance(found, Reject):
            count.reject(found)
        else:
            yield number, outline_of(found), packed(found)


def _samples(found: Iterator[Found]) -> list[Found]:
    """The first records of a file: enough for a dictionary, and no more than memory bears."""
    first: list[Found] = []
    size = 0
    for one in islice(found, SAMPLES):
        first.append(one)
        size += len(one.source) if isinstance(one, Plain) else 0
        if size > SAMPLES_CHARACTERS_MAX:
            break
    return first


def _csv_outlines(
    content: CsvFile, packing: Packing, count: Count, learnt: Callable[[bytes], None]
) -> Iterator[_Outlined]:
    first = list(islice(content.lines, SAMPLES))
    pack = packer(packing, first, learnt)
    for row in outlined(chain(first, content.lines), content.layout):
        number = count.next()
        if isinstance(row, BadRow):
            count.reject(Reject(number, None, row.reason))
            continue
        line, told = row
        outline = _outline_in_full(told, content, number) if isinstance(told, list) else told
        if isinstance(outline, Reject):
            count.reject(outline)
        else:
            yield number, outline, pack(line)


def _outline_in_full(cells: list[str], content: CsvFile, number: int) -> AnyOutline | Reject:
    found = _undeleted(content.layout.entry(cells, number), number)
    return found if isinstance(found, Reject) else outline_of(found)


def _in_full(line: Line, content: CsvFile, number: int) -> Entry | Deleted | Reject:
    if isinstance(line, BadRow):
        return Reject(number, None, line.reason)
    return content.layout.entry(line[1], number)


def _undeleted(found: Entry | Deleted | Reject, number: int) -> Entry | Reject:
    """In a full file nothing is deleted: what is marked so is left out."""
    if isinstance(found, Deleted):
        return Reject(number, codes_of(found.entry)[0], Sentence("It is marked as deleted."))
    return found


def _misplaced(codes: tuple[str, ...], number: int, realm: Realm) -> Reject | None:
    for code in codes:
        if code.startswith(FICTIONAL_PREFIX) is not (realm is Realm.FICTIONAL):
            return Reject(number, codes[0], Sentence(OTHER_REALM[realm], code=code))
    return None


_Outlined: TypeAlias = tuple[int, AnyOutline, bytes]
OTHER_REALM: Final = {
    Realm.GLEIF: Sentence("{code} is a fictional code, which GLEIF's realm does not take."),
    Realm.FICTIONAL: Sentence(
        "{code} is not fictional: the fictional realm takes SBOX00 codes only."
    ),
}
