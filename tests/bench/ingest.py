"""Loading a register, beside the least that reading its files can cost.

The CSV beside unpacking it and a pass of `csv.reader`, the XML beside unpacking and a pass of lxml
that does nothing, the JSON beside unpacking and the parser's own events. In turns, a median of
ROUNDS. The memory is the most that this process and those it starts took together.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import IO

from figures import Row
from lxml import etree
from memory import Memory
from register_files import SMALL, files, imported, seconds, size

from sandbox.services.synth import FileFormat

ROUNDS = 5
RATIO_LEAST = {FileFormat.CSV: 1 / 2.5, FileFormat.XML: 1 / 2, FileFormat.JSON: 1 / 2}
MEMORY_MAX_MB = 500


def rows(home: Path, register: Path) -> Iterator[Row]:
    """Seconds of an import of each format; `register` is left behind, of SIZE entities."""
    for form in BARE:
        count = size() if form is FileFormat.CSV else SMALL
        target = register if form is FileFormat.CSV else home / f"{form}.sqlite"
        with Memory() as memory:
            yield _beside(form, count, files(home, count, form), target)
        if form is FileFormat.CSV:
            yield Row(
                "the same, memory of all processes", "MB", memory.most_mb, least=MEMORY_MAX_MB
            )


def _beside(form: FileFormat, count: int, paths: list[Path], register: Path) -> Row:
    ours, peers = [], []
    name, bare = BARE[form]
    for _ in range(ROUNDS):
        peers.append(seconds(lambda: _through(paths, bare)))
        ours.append(seconds(lambda: imported(paths, register)))
    what = f"{form.upper()} of {count:,} entities, with who owns them, imported"
    return Row(what, "s", median(ours), name, median(peers), ratio_least=RATIO_LEAST[form])


def _through(paths: list[Path], bare: Callable[[IO[bytes]], object]) -> None:
    for path in paths:
        with zipfile.ZipFile(path) as archive, archive.open(archive.namelist()[0]) as stream:
            bare(stream)


def _csv(stream: IO[bytes]) -> None:
    deque(csv.reader(io.TextIOWrapper(stream, "utf-8", newline="")), 0)


def _xml(stream: IO[bytes]) -> None:
    for _event, element in etree.iterparse(stream, tag=RECORDS):
        element.clear()


RECORDS = ("{*}LEIRecord", "{*}RelationshipRecord", "{*}Exception")
BARE: dict[FileFormat, tuple[str, Callable[[IO[bytes]], object]]] = {
    FileFormat.CSV: ("unzip, csv.reader", _csv),
    FileFormat.XML: ("unzip, lxml.etree.iterparse", _xml),
    FileFormat.JSON: ("unzip, json.load", json.load),
}
