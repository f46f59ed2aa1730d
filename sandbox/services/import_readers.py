"""The full files of an import: small ones read one after the other, large ones side by side.

To unpack, decode, judge and pack the lines takes three quarters of an import. Of large files, each
set is therefore read in a process of its own; finished rows come back in batches, and this process
does nothing but insert them. A pipe holds little, so that whoever is ahead waits for the database.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Final, cast

from lei.errors import UnreadableFile
from lei.gleif.file import DataSet, Reject
from lei.gleif.from_mapping import MappingFile
from lei.sentences import Sentence
from sandbox.services.import_rows import Count, Task, rows_of
from sandbox.services.import_sources import naming, opened
from sandbox.store.register_build import Builder
from sandbox.store.register_rows import Row

SIDE_BY_SIDE_BYTES: Final = 16 * 1024 * 1024
"""Files of so many bytes together, as they lie on the disk, are worth the start of processes."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of a file, what was left out among them, and how far its reading has come."""

    rows: list[Row]
    rejects: list[Reject]
    read: int
    loaded: int
    set_aside: int
    total: int | None = None
    is_last: bool = False


def load(counts: Sequence[Count], builder: Builder, countries: frozenset[str]) -> None:
    """Insert the rows of full files; those of one set in the order of the files."""
    if _are_large(counts):
        _load_side_by_side(counts, builder, countries)
        return
    for count in counts:
        with naming(count.source.path):
            _load_here(count, builder, countries)


def _load_here(count: Count, builder: Builder, countries: frozenset[str]) -> None:
    task = _task(count, builder, countries)
    rows = rows_of(count, task, lambda dictionary: _keep(builder, task, dictionary))
    builder.insert(count.source.data_set_of(), rows)


def _are_large(counts: Sequence[Count]) -> bool:
    size = sum(count.source.path.stat().st_size for count in counts)
    return size >= SIDE_BY_SIDE_BYTES and (os.cpu_count() or 1) > 1


def _task(count: Count, builder: Builder, countries: frozenset[str]) -> Task:
    content = count.source.content
    assert not isinstance(content, MappingFile)
    packing = builder.packing_of(content.layout)
    count.first = builder.next_number(count.source.data_set_of())
    return Task(builder.realm, count.first, packing, countries)


def _keep(builder: Builder, task: Task, dictionary: bytes) -> None:
    builder.keep_dictionary(task.packing.number, dictionary)


def _load_side_by_side(
    counts: Sequence[Count], builder: Builder, countries: frozenset[str]
) -> None:
    """One reader a set: the number of a row is known only when the file before is through."""
    queues = [_of_set(counts, data_set) for data_set in DataSet]
    with ExitStack() as stack:
        waiting = {}
        for reader in [_Reading(queue, builder, countries, stack) for queue in queues if queue]:
            waiting[reader.pipe] = reader
        while waiting:
            for pipe in cast(list[Connection], wait(list(waiting))):
                reader = waiting.pop(pipe)
                if reader.goes_on():
                    waiting[reader.pipe] = reader


def _of_set(counts: Sequence[Count], data_set: DataSet) -> deque[Count]:
    return deque(count for count in counts if count.source.data_set is data_set)


class _Reading:
    """The files of one set: one is being read, the others wait."""

    def __init__(
        self, queue: deque[Count], builder: Builder, countries: frozenset[str], stack: ExitStack
    ) -> None:
        self.queue, self.builder, self.countries, self.stack = queue, builder, countries, stack
        self._begin()

    def _begin(self) -> None:
        self.count = self.queue.popleft()
        self.task = _task(self.count, self.builder, self.countries)
        self.pipe = self.stack.enter_context(_reader(self.count.source.path, self.task))

    def goes_on(self) -> bool:
        """Take what has come; whether more is to come."""
        with naming(self.count.source.path):
            came = _received(self.pipe)
        if isinstance(came, bytes):
            _keep(self.builder, self.task, came)
            return True
        self.builder.insert(self.count.source.data_set_of(), came.rows)
        _advance(self.count, came)
        if came.is_last and self.queue:
            self._begin()
            return True
        return not came.is_last


def _received(pipe: Connection) -> Batch | bytes:
    try:
        came = pipe.recv()
    except EOFError as error:
        raise UnreadableFile(LOST) from error
    if isinstance(came, UnreadableFile):
        raise came
    return cast(Batch | bytes, came)


def _advance(count: Count, batch: Batch) -> None:
    for reject in batch.rejects:
        count.reject(reject)
    count.read, count.loaded, count.set_aside = batch.read, batch.loaded, batch.set_aside
    if not batch.is_last:
        count.progress(batch.read, batch.total)


@contextmanager
def _reader(path: Path, task: Task) -> Iterator[Connection]:
    """A process that reads a file; what it sends. It ends with the block, wherever it is."""
    context = get_context("spawn")
    ours, its = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(its, path, task), daemon=True)
    try:
        with its:
            process.start()
        yield ours
    finally:
        _end(process, ours)


def _end(process: SpawnProcess, pipe: Connection) -> None:
    pipe.close()
    if process.pid is not None:
        process.terminate()
        process.join()
    process.close()


def _read(pipe: Connection, path: Path, task: Task) -> None:
    """In the process of its own: send the dictionary, if one is trained, and all rows."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this one ends it
    with suppress(BrokenPipeError), ExitStack() as stack:
        try:
            _send_all(pipe, path, task, stack)
        except UnreadableFile as error:
            pipe.send(error)


def _send_all(pipe: Connection, path: Path, task: Task, stack: ExitStack) -> None:
    outgoing = _Outgoing(pipe)
    count = Count(opened(path, stack), outgoing.send_so_far, outgoing.rejects.append)
    outgoing.count = count
    for row in rows_of(count, task, pipe.send):
        outgoing.add(row)
    outgoing.send(is_last=True)


class _Outgoing:
    """What is on its way: it goes whenever the reading tells how far it has come."""

    count: Count

    def __init__(self, pipe: Connection) -> None:
        self.pipe = pipe
        self.rows: list[Row] = []
        self.rejects: list[Reject] = []

    def add(self, row: Row) -> None:
        """One more row."""
        self.rows.append(row)

    def send_so_far(self, _read: int, total: int | None) -> None:
        """All since the last time; `total` records are expected in the file."""
        self.send(total)

    def send(self, total: int | None = None, *, is_last: bool = False) -> None:
        """All since the last time."""
        count = self.count
        done = (count.read, count.loaded, count.set_aside, total, is_last)
        self.pipe.send(Batch(self.rows, self.rejects, *done))
        self.rows.clear()
        self.rejects.clear()


LOST: Final = Sentence(
    "The process that read it was ended before the file was through. "
    "See that enough memory is free, and import again."
)
