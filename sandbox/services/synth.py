"""Writing an invented register as golden-copy files: three sets, three formats, in one walk."""

from __future__ import annotations

import zipfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, Final

from lei.gleif import to_csv, to_golden_json, to_xml
from lei.gleif.detect import FULL
from lei.gleif.file import DataSet, Entry, Header
from lei.synth.records import Family, families, sizes

CONTENT_AT: Final = datetime(2026, 5, 4, 8, tzinfo=UTC)
PROGRESS_EVERY: Final = 1_000


class FileFormat(StrEnum):
    """The formats of the golden copy."""

    CSV = "csv"
    JSON = "json"
    XML = "xml"


@dataclass(frozen=True, slots=True)
class Written:
    """One file that was written."""

    path: Path
    data_set: DataSet
    records: int


def write(
    folder: Path,
    records: int,
    seed: int,
    formats: Sequence[FileFormat] = tuple(FileFormat),
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[Written, ...]:
    """Write the register of `records` entities that `seed` gives, packed as GLEIF packs it."""
    folder.mkdir(parents=True, exist_ok=True)
    size = sizes(records, seed)
    counts = {
        DataSet.LEI: size.records,
        DataSet.RELATIONSHIPS: size.relationships,
        DataSet.EXCEPTIONS: size.exceptions,
    }
    with ExitStack() as stack:
        files = [
            _File(folder, data_set, form, counts[data_set], stack)
            for data_set in DataSet
            for form in formats
        ]
        _write_all(files, families(records, seed, CONTENT_AT), records, progress)
    return tuple(Written(file.path, file.data_set, counts[file.data_set]) for file in files)


def _write_all(
    files: list[_File],
    found: Iterator[Family],
    records: int,
    progress: Callable[[int, int], None],
) -> None:
    done = 0
    for family in found:
        for file in files:
            file.add(_entries(family, file.data_set))
        before, done = done, done + len(family.records)
        if before // PROGRESS_EVERY != done // PROGRESS_EVERY:
            progress(done, records)
    for file in files:
        file.end()
    progress(records, records)


def _entries(family: Family, data_set: DataSet) -> Iterable[Entry]:
    if data_set is DataSet.LEI:
        return family.records
    return family.relationships if data_set is DataSet.RELATIONSHIPS else family.exceptions


class _File:
    """A file being written. Its writer pulls entries from what was just put before it."""

    def __init__(
        self, folder: Path, data_set: DataSet, form: FileFormat, count: int, stack: ExitStack
    ) -> None:
        stem = f"{CONTENT_AT:%Y%m%d-%H%M}-gleif-goldencopy-{data_set}-golden-copy.{form}"
        self.path, self.data_set = folder / f"{stem}.zip", data_set
        self.out = _member(self.path, stem, stack)
        self.waiting: deque[Entry] = deque()
        header = Header(CONTENT_AT, FULL, count)
        self.parts = _WRITERS[form](data_set, header, self._given())
        self.out.write(next(self.parts))

    def add(self, entries: Iterable[Entry]) -> None:
        """Write entries: one part each, as every writer gives them."""
        for entry in entries:
            self.waiting.append(entry)
            self.out.write(next(self.parts))

    def end(self) -> None:
        """Write what closes the file."""
        for part in self.parts:
            self.out.write(part)

    def _given(self) -> Iterator[Entry]:
        while self.waiting:
            yield self.waiting.popleft()


def _member(path: Path, name: str, stack: ExitStack) -> IO[bytes]:
    archive = stack.enter_context(zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6))
    info = zipfile.ZipInfo(name, CONTENT_AT.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    return stack.enter_context(archive.open(info, "w", force_zip64=True))


Writer = Callable[[DataSet, Header, Iterable[Entry]], Iterator[bytes]]
_WRITERS: Final[dict[FileFormat, Writer]] = {
    FileFormat.CSV: lambda data_set, _header, entries: to_csv.write(data_set, entries),
    FileFormat.JSON: lambda data_set, _header, entries: to_golden_json.write(data_set, entries),
    FileFormat.XML: to_xml.write,
}
