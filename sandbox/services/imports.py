"""Loading GLEIF's files into the register: all that were named, or none of them.

The files may come in any order. Full files come first, each in place of its own set; then deltas,
the oldest first. A record that cannot be kept is left out and listed; a file that cannot be read
refuses the import, and the register stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lei.errors import UnreadableFile
from lei.gleif.file import DataSet, Deleted, Reject
from lei.gleif.from_mapping import Mapped, MappingFile, Scheme
from lei.sentences import Sentence
from sandbox.services import import_readers
from sandbox.services.import_rows import Count, entries_of, reject_of
from sandbox.services.import_sources import Source, named, naming, opened
from sandbox.store.register_build import Builder, building
from sandbox.store.register_indexing import Twice
from sandbox.store.register_rows import Realm

__all__ = ["FileReport", "ImportReport", "Wanted", "import_files", "named", "reject_of"]

Progress = Callable[[Path, int, int | None], None]  # file, records so far, records in all
LeftOut = Callable[[Path, Reject], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the files is wanted: entities of these countries, only these sets; empty is all.

    `filters` asks for GLEIF's filters whatever the size, or leaves them out; None: by size.
    """

    countries: frozenset[str] = frozenset()
    sets: frozenset[DataSet] = frozenset()
    filters: bool | None = None


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of one file: its first rejects are listed here, all of them in the reject list."""

    path: Path
    data_set: DataSet | Scheme
    loaded: int
    rejected: int
    rejects: tuple[Reject, ...]
    set_aside: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of an import."""

    realm: Realm
    files: tuple[FileReport, ...]

    @property
    def loaded(self) -> int:
        return sum(file.loaded for file in self.files)

    @property
    def rejected(self) -> int:
        return sum(file.rejected for file in self.files)


ALL: Final = Wanted()


def import_files(
    paths: Sequence[Path],
    register_path: Path,
    realm: Realm = Realm.GLEIF,
    progress: Progress = lambda _path, _count, _total: None,
    *,
    wanted: Wanted = ALL,
    left_out: LeftOut = lambda _path, _reject: None,
) -> ImportReport:
    """Load full files, deltas and mapping files; `left_out` is told of every reject.

    Raises:
        UnreadableFile, ForbiddenXml, UnknownFormat: of the first file at fault, named in the text;
            nothing has changed.
        DatabaseBusy: another import is under way.
    """
    with ExitStack() as stack:
        sources = [opened(path, stack) for path in paths]
        sources = [source for source in sources if _is_wanted(source, wanted)]
        counts = [_count(source, progress, left_out) for source in sources]
        replaced = {s.data_set for s in sources if s.data_set and not s.is_delta}
        with building(register_path, realm, replaced, wanted.filters) as builder:
            _load(counts, builder, wanted)
            for count in counts:
                _finish(count, builder)
    return ImportReport(realm, tuple(map(_report, counts)))


def load_fictional(fixtures_dir: Path, register_path: Path) -> ImportReport:
    """Load the firms that do not exist: those of the scenarios, their BICs, a crowd of others."""
    folder = fixtures_dir / "gleif"
    paths = [path for files in FICTIONAL for path in sorted(folder.glob(files))]
    return import_files(paths, register_path, Realm.FICTIONAL)


def _is_wanted(source: Source, wanted: Wanted) -> bool:
    return not wanted.sets or source.data_set is None or source.data_set in wanted.sets


def _count(source: Source, progress: Progress, left_out: LeftOut) -> Count:
    path = source.path
    return Count(
        source,
        lambda read, total: progress(path, read, total),
        lambda reject: left_out(path, reject),
    )


def _load(counts: list[Count], builder: Builder, wanted: Wanted) -> None:
    """Full files first, deltas by age, mappings last: they are written into records."""
    full = [c for c in counts if c.source.data_set and not c.source.is_delta]
    import_readers.load(full, builder, wanted.countries)
    if full:
        _take_out(builder.index(), full)
        if wanted.countries:
            builder.keep_related()
    deltas = [c for c in counts if c.source.data_set and c.source.is_delta]
    for count in sorted(deltas, key=lambda count: count.source.header.content_at):
        _apply(count, builder)
    for count in counts:
        if isinstance(count.source.content, MappingFile):
            _map(count, count.source.content, builder)


def _apply(count: Count, builder: Builder) -> None:
    with naming(count.source.path):
        for found in entries_of(count.source, count, builder.realm):
            if isinstance(found, Deleted):
                builder.forget(found.entry)
            else:
                builder.put(found)


def _map(count: Count, content: MappingFile, builder: Builder) -> None:
    with naming(count.source.path):
        builder.map(content.scheme, _pairs(content.entries, count, builder.realm))


def _pairs(
    entries: Iterable[Mapped | Reject], count: Count, realm: Realm
) -> Iterator[tuple[str, str]]:
    for found in entries:
        reject = reject_of(found, count.next(), realm)
        if reject:
            count.reject(reject)
        elif isinstance(found, Mapped):
            count.loaded += 1
            yield (found.lei, found.code)


def _take_out(twice: list[Twice], counts: list[Count]) -> None:
    """What was loaded and came twice is a reject of the file it came in."""
    for found in twice:
        for count in counts:
            number = found.number - count.first + 1
            if count.source.data_set is found.data_set and 1 <= number <= count.read:
                count.loaded -= 1
                count.reject(Reject(number, found.lei, SEEN))


def _finish(count: Count, builder: Builder) -> None:
    source = count.source
    count.progress(count.read, count.read)
    if count.rejects and not count.loaded and not count.set_aside:
        # The wrong file: it must not empty a set.
        raise UnreadableFile(
            Sentence(
                "{name}: none of its {read} records can be kept. {reason}",
                name=source.path.name,
                read=count.read,
                reason=Sentence.of(count.rejects[0].reason),
            )
        )
    builder.publish(source.name, source.header, count.loaded, count.rejected)


def _report(count: Count) -> FileReport:
    return FileReport(
        count.source.path,
        count.source.name,
        count.loaded,
        count.rejected,
        tuple(count.rejects),
        count.set_aside,
    )


FICTIONAL: Final = ("*.xml", "*.csv", "crowd/*.zip")
"""The files of the fictional register."""

SEEN: Final = Sentence("The same was read before; the first is kept.")
