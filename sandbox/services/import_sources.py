"""The files of an import, opened: unpacked as they are read, set and format told by their content.

A `.zip` holds one member, as GLEIF packs them; a `.gz` is one by nature. What would unpack to
a hundred times its size is refused while it is read, whatever it says of itself.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, Final, TypeAlias, cast

from lei.errors import UnknownFormat, UnreadableFile
from lei.gleif import from_golden_json, from_mapping, xml_outline
from lei.gleif.csv_layout import Layout
from lei.gleif.csv_rows import LINE_BYTES_MAX
from lei.gleif.csv_rows import header_of as columns_of
from lei.gleif.detect import Format, format_of, header_of, is_delta
from lei.gleif.file import DataSet, Header
from lei.gleif.from_mapping import MappingFile, Scheme
from lei.gleif.tree_outline import TreeFile
from lei.sentences import Sentence

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

RATIO_MAX: Final = 100  # of unpacked to packed; GLEIF's own files stay below 40
FREE_BYTES: Final = 4 * 1024 * 1024  # unpacked before the ratio counts
_BUFFER_BYTES: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A golden copy's CSV behind its header."""

    lines: Iterator[bytes]
    layout: Layout


Content: TypeAlias = CsvFile | TreeFile | MappingFile


@dataclass(frozen=True, slots=True)
class Source:
    """One file of an import; `share` tells how much of it is read, from 0 to 1."""

    path: Path
    header: Header
    content: Content
    share: Callable[[], float]

    @property
    def data_set(self) -> DataSet | None:
        """The set it is of; None for a mapping file."""
        if isinstance(self.content, CsvFile):
            return self.content.layout.data_set
        return None if isinstance(self.content, MappingFile) else self.content.data_set

    @property
    def name(self) -> DataSet | Scheme:
        """What it holds, in a word."""
        return self.content.scheme if isinstance(self.content, MappingFile) else self.data_set_of()

    def data_set_of(self) -> DataSet:
        """The set it is of, where it is known to be of one."""
        assert self.data_set is not None
        return self.data_set

    @property
    def is_delta(self) -> bool:
        """Whether it holds changes only."""
        return is_delta(self.header)


def opened(path: Path, stack: ExitStack) -> Source:
    """Open a file, unpacked. Raises UnreadableFile, UnknownFormat, with its name in the text."""
    try:
        packed = stack.enter_context(path.open("rb"))
        size = max(1, path.stat().st_size)
        at = datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(microsecond=0)
    except OSError as error:
        raise UnreadableFile(
            Sentence(
                "{name}: {reason}.", name=path.name, reason=Sentence(error.strerror or str(error))
            )
        ) from error
    try:
        stream, name = _unpacked(packed, path.name, stack)
        header = header_of(name if "goldencopy" in name else path.name, at)
        content = _content(stream, header)
    except UnreadableFile as error:
        raise named(error, path) from error
    told = content.header if isinstance(content, TreeFile) else header
    return Source(path, told, content, lambda: packed.tell() / size)


def format_at(path: Path) -> Format:
    """The format of a file. Raises as `opened`."""
    with ExitStack() as stack:
        try:
            stream, _ = _unpacked(stack.enter_context(path.open("rb")), path.name, stack)
            return format_of(stream.peek(4096))
        except OSError as error:
            raise UnreadableFile(
                Sentence(
                    "{name}: {reason}.",
                    name=path.name,
                    reason=Sentence(error.strerror or str(error)),
                )
            ) from error
        except UnreadableFile as error:
            raise named(error, path) from error


def named(error: UnreadableFile, path: Path) -> UnreadableFile:
    """The same refusal, with the file's name in it."""
    if isinstance(error, UnknownFormat):
        return UnknownFormat(f"{error.found} ({path.name})")
    return type(error)(
        Sentence("{name}: {reason}", name=path.name, reason=Sentence.of(error.reason)), error.line
    )


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Whatever is refused within has the file's name in it."""
    try:
        yield
    except UnreadableFile as error:
        raise named(error, path) from error


def _content(stream: io.BufferedReader, header: Header) -> Content:
    form = format_of(stream.peek(4096))
    if form is Format.XML:
        return xml_outline.outlined(stream)
    if form is Format.GOLDEN_JSON:
        return from_golden_json.outlined(stream, header)
    if form is Format.MAPPING:
        return from_mapping.read(_lines(stream))
    if form is Format.CSV:
        lines = _lines(stream)
        return CsvFile(lines, Layout(columns_of(lines)))
    raise UnreadableFile("An answer of GLEIF's API is loaded on its own, without other files.")


def _lines(stream: io.BufferedReader) -> Iterator[bytes]:
    """The lines of a file; one that is longer than any record can be comes in pieces."""
    return iter(partial(stream.readline, LINE_BYTES_MAX), b"")


def _unpacked(packed: BinaryIO, name: str, stack: ExitStack) -> tuple[io.BufferedReader, str]:
    head = packed.read(4)
    packed.seek(0)
    inner: IO[bytes] = packed
    if head.startswith(b"PK"):
        inner, name = _member(packed, stack)
    elif head.startswith(b"\x1f\x8b"):
        inner = cast(IO[bytes], stack.enter_context(gzip.GzipFile(fileobj=packed)))
    else:
        return io.BufferedReader(_Measured(packed, None), _BUFFER_BYTES), name
    return io.BufferedReader(_Measured(inner, packed), _BUFFER_BYTES), name


def _member(packed: BinaryIO, stack: ExitStack) -> tuple[IO[bytes], str]:
    try:
        archive = stack.enter_context(zipfile.ZipFile(packed))
        members = [info for info in archive.infolist() if not info.is_dir()]
        if len(members) != 1:
            raise UnreadableFile(
                Sentence("The archive has {count} members; one is read.", count=len(members))
            )
        if members[0].flag_bits & 1:
            raise UnreadableFile("The archive is locked with a password.")
        return stack.enter_context(archive.open(members[0])), members[0].filename
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        # OSError: a place before the file's beginning; ValueError: a name or a day that is none
        raise UnreadableFile(
            Sentence("The archive is damaged: {error}.", error=str(error))
        ) from error


class _Measured(io.RawIOBase):
    """What is read of a stream, held to the ratio; faults of unpacking are refusals."""

    def __init__(self, inner: IO[bytes], packed: BinaryIO | None) -> None:
        self.inner, self.packed, self.given = inner, packed, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        try:
            data = self.inner.read(len(view))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise UnreadableFile(
                Sentence("The archive is damaged or cut off: {error}.", error=str(error))
            ) from error
        view[: len(data)] = data
        self.given += len(data)
        if self.packed and self.given > FREE_BYTES + RATIO_MAX * self.packed.tell():
            raise UnreadableFile(
                Sentence("It unpacks to more than {ratio_max} times its size.", ratio_max=RATIO_MAX)
            )
        return len(data)
