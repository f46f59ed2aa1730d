"""Loading GLEIF's files into the register: all that were named, or none of them.

The files may come in any order. A record that cannot be kept is left out and listed; a file that
cannot be read refuses the import, and the register stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from lei.errors import UnknownFormat, UnreadableFile
from lei.gleif import from_xml
from lei.gleif.file import DataSet, Entry, GleifFile, Reject
from lei.ownership import Relationship
from sandbox.store.register_build import Builder, Realm, building

FICTIONAL_PREFIX: Final = "SBOX00"
REJECTS_LISTED_MAX: Final = 1_000  # of one file; all are counted
PROGRESS_EVERY: Final = 500

Progress = Callable[[Path, int, int | None], None]  # file, records so far, records in all


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of one file."""

    path: Path
    data_set: DataSet
    loaded: int
    rejected: int
    rejects: tuple[Reject, ...]


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


def import_files(
    paths: Sequence[Path],
    register_path: Path,
    realm: Realm = Realm.GLEIF,
    progress: Progress = lambda _path, _count, _total: None,
) -> ImportReport:
    """Load full files: each set found in them takes the place of that set in `realm`.

    Raises:
        UnreadableFile, ForbiddenXml, UnknownFormat: of the first file at fault, named in the text;
            nothing has changed.
        DatabaseBusy: another import is under way.
    """
    with ExitStack() as stack:
        files = [(path, _opened(path, stack)) for path in paths]
        replaced = {file.data_set for _, file in files}
        with building(register_path, realm, replaced) as builder:
            return ImportReport(
                realm, tuple(_loaded(path, file, builder, progress) for path, file in files)
            )


def load_fictional(fixtures_dir: Path, register_path: Path) -> ImportReport:
    """Load the register of firms that do not exist."""
    paths = sorted((fixtures_dir / "gleif").glob("*.xml"))
    return import_files(paths, register_path, Realm.FICTIONAL)


def _opened(path: Path, stack: ExitStack) -> GleifFile:
    try:
        stream: BinaryIO = stack.enter_context(path.open("rb"))
    except OSError as error:
        raise UnreadableFile(f"{path.name}: {error.strerror}.") from error
    try:
        return from_xml.read(stream)
    except UnreadableFile as error:
        raise named(error, path) from error


def _loaded(path: Path, file: GleifFile, builder: Builder, progress: Progress) -> FileReport:
    count = _Count(path, file.header.record_count, progress)
    try:
        for entry in file.entries:
            count.take(_kept(entry, count.read + 1, builder))
    except UnreadableFile as error:
        raise named(error, path) from error
    progress(path, count.read, count.read)
    _refuse_if_none_fits(path, count)
    builder.publish(file.data_set, file.header, count.loaded, count.rejected)
    return FileReport(path, file.data_set, count.loaded, count.rejected, tuple(count.rejects))


def _refuse_if_none_fits(path: Path, count: _Count) -> None:
    """A file of which nothing can be kept is the wrong file: it must not empty a set."""
    if count.rejects and not count.loaded:
        raise UnreadableFile(
            f"{path.name}: none of its {count.read} records can be kept. {count.rejects[0].reason}"
        )


class _Count:
    """How far the reading of a file has come."""

    def __init__(self, path: Path, total: int | None, progress: Progress) -> None:
        self.path, self.total, self.progress = path, total, progress
        self.read = self.rejected = 0
        self.rejects: list[Reject] = []

    @property
    def loaded(self) -> int:
        return self.read - self.rejected

    def take(self, reject: Reject | None) -> None:
        self.read += 1
        if reject:
            self.rejected += 1
            if len(self.rejects) < REJECTS_LISTED_MAX:
                self.rejects.append(reject)
        if self.read % PROGRESS_EVERY == 0:
            self.progress(self.path, self.read, self.total)


def reject_of(entry: Entry | Reject, number: int, realm: Realm) -> Reject | None:
    """Why an entry cannot be kept in a realm, or None when it can."""
    if isinstance(entry, Reject):
        return entry
    codes = _codes(entry)
    for code in codes:
        if code.startswith(FICTIONAL_PREFIX) is not (realm is Realm.FICTIONAL):
            return Reject(number, codes[0], _OTHER_REALM[realm].format(code=code))
    return None


def _kept(entry: Entry | Reject, number: int, builder: Builder) -> Reject | None:
    """Keep an entry in the register, or say why not."""
    reject = reject_of(entry, number, builder.realm)
    if reject or isinstance(entry, Reject):
        return reject
    if not builder.add(entry):
        return Reject(number, _codes(entry)[0], "The same was read before; the first is kept.")
    return None


def _codes(entry: Entry) -> tuple[str, ...]:
    return (entry.child, entry.parent) if isinstance(entry, Relationship) else (entry.lei,)


def named(error: UnreadableFile, path: Path) -> UnreadableFile:
    """The same refusal, with the file's name in it."""
    if isinstance(error, UnknownFormat):
        return UnknownFormat(f"{error.found} ({path.name})")
    return type(error)(f"{path.name}: {error.reason}", error.line)


_OTHER_REALM: Final = {
    Realm.GLEIF: "{code} is a fictional code, which GLEIF's realm does not take.",
    Realm.FICTIONAL: "{code} is not fictional: the fictional realm takes SBOX00 codes only.",
}
