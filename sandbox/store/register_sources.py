"""How a record is kept in its row: as the source had it, compressed, and read again when asked for.

A line of a CSV file, and a record of XML or JSON that is plainly in order, is kept as it is, with
the number of its layout; the layouts stand in a table of the register, each with a dictionary for
zstd, trained on the file's first records, without which a single one would hardly shrink. What came
otherwise is kept as JSON of our own value.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, TypeAlias, cast

import zstandard
from pydantic import TypeAdapter

from lei.gleif.csv_layout import Layout
from lei.gleif.csv_rows import cells_of
from lei.gleif.csv_to_json import AttributesWriter
from lei.gleif.file import DataSet, Entry
from lei.gleif.page import Json
from lei.gleif.to_json import record_attributes
from lei.gleif.tree_layout import Form, TreeLayout
from lei.ownership import ExceptionCategory, Relationship, ReportingException
from lei.record import LeiRecord

RECORDS: Final = TypeAdapter(LeiRecord)
RELATIONSHIPS: Final = TypeAdapter(Relationship)

LAYOUTS_MAX: Final = 255  # the number of a layout is one byte; 0 is JSON
SAMPLES: Final = 2_000
_SAMPLES_MIN: Final = 200
_DICTIONARY_BYTES: Final = 64 * 1024
_SEGMENT_BYTES: Final = 1024  # zstd's search for the best takes three times as long for the same
_NO_LINES: Final = -1
_LEVEL: Final = 1

AnyLayout: TypeAlias = Layout | TreeLayout
Pack: TypeAlias = Callable[[bytes], bytes]

TABLES: Final = """
CREATE TABLE layout (
    number INTEGER PRIMARY KEY,
    columns TEXT NOT NULL UNIQUE,
    dictionary BLOB NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class Sources:
    """What reads the sources of one register file."""

    layouts: dict[int, tuple[AnyLayout, zstandard.ZstdDecompressor]]
    writers: dict[int, AttributesWriter] = field(default_factory=dict)

    def record(self, source: bytes) -> LeiRecord:
        """The record of a row of `record`."""
        found = self._as_it_was(source) if source[0] else RECORDS.validate_json(_inflated(source))
        return cast(LeiRecord, found)

    def attributes(self, source: bytes) -> Json:
        """The record of a row as GLEIF's API writes it: of a line without making it."""
        layout, zstd = self.layouts.get(source[0], (None, None))
        if layout is None or zstd is None or not isinstance(layout, Layout):
            return record_attributes(self.record(source))
        if source[0] not in self.writers:
            self.writers[source[0]] = AttributesWriter(layout)
        line = zstd.decompress(source[1:], _SOURCE_BYTES_MAX)
        return self.writers[source[0]].write(cells_of(line))

    def relationship(self, source: bytes) -> Relationship:
        """The relationship of a row of `relationship`."""
        found = self._as_it_was(source) if source[0] else RELATIONSHIPS.validate_json(source[1:])
        return cast(Relationship, found)

    def _as_it_was(self, source: bytes) -> Entry:
        layout, zstd = self.layouts[source[0]]
        return layout.read_source(zstd.decompress(source[1:], _SOURCE_BYTES_MAX))


def sources_of(connection: sqlite3.Connection) -> Sources:
    """What reads the sources of an open register."""
    rows = connection.execute("SELECT number, columns, dictionary FROM layout")
    return Sources(
        {
            number: (_layout(json.loads(columns)), _decompressor(dictionary))
            for number, columns, dictionary in rows
        }
    )


@dataclass(frozen=True, slots=True)
class Packing:
    """The number of a layout in a register, and its dictionary; None while it is not trained."""

    number: int
    dictionary: bytes | None


def packing_of(connection: sqlite3.Connection, layout: AnyLayout) -> Packing:
    """How records of this layout are packed; the layout is added where it is new.

    Whoever trains a dictionary for it says so with `keep_dictionary`.
    """
    if layout.data_set is DataSet.EXCEPTIONS:
        return Packing(_NO_LINES, b"")
    columns = json.dumps(_told(layout))
    row = connection.execute(
        "SELECT number, dictionary FROM layout WHERE columns = ?", (columns,)
    ).fetchone()
    return Packing(*row) if row else Packing(_added(connection, columns), None)


def keep_dictionary(connection: sqlite3.Connection, number: int, dictionary: bytes) -> None:
    """Keep the dictionary that was trained for a layout."""
    connection.execute("UPDATE layout SET dictionary = ? WHERE number = ?", (dictionary, number))


def packer(packing: Packing, samples: Sequence[bytes], learnt: Callable[[bytes], None]) -> Pack:
    """What packs the records of a file; where a dictionary is trained, `learnt` is given it."""
    if packing.number == _NO_LINES:
        return bytes  # an exception is so short that its columns hold it all
    dictionary = packing.dictionary
    if dictionary is None:
        dictionary = _trained(samples)
        learnt(dictionary)
    compress = zstandard.ZstdCompressor(
        level=_LEVEL,
        dict_data=_dictionary(dictionary),
        write_content_size=True,  # two bytes, and reading takes a quarter of the time
        write_checksum=False,
        write_dict_id=False,
    ).compress
    mark = bytes((packing.number,))
    return lambda source: mark + compress(source)


def packed_record(record: LeiRecord) -> bytes:
    """A record as compressed JSON, defaults left out."""
    return b"\0" + zstandard.compress(RECORDS.dump_json(record, exclude_defaults=True))


def packed_relationship(entry: Relationship) -> bytes:
    """A relationship as JSON, defaults left out."""
    return b"\0" + RELATIONSHIPS.dump_json(entry, exclude_defaults=True)


@lru_cache(maxsize=1024)
def packed_exception(reasons: tuple[str, ...], references: tuple[str, ...]) -> str:
    """What an exception says beyond its entity and its category, as JSON."""
    told = {"reasons": reasons, **({"references": references} if references else {})}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def exception_of(lei: str, category: str, source: str) -> ReportingException:
    """The exception of a row of `exception`."""
    told = json.loads(source)
    references = tuple(told.get("references", ()))
    return ReportingException(lei, ExceptionCategory(category), tuple(told["reasons"]), references)


@lru_cache(maxsize=1024)
def reasons_of(source: str) -> tuple[str, ...]:
    """The reasons in a row of `exception`; most rows hold one of a few."""
    return tuple(json.loads(source)["reasons"])


def _told(layout: AnyLayout) -> Sequence[str]:
    """A layout as it is kept: the columns of a line, or a format and a set."""
    return layout.columns if isinstance(layout, Layout) else f"{layout.form} {layout.data_set}"


def _layout(told: str | list[str]) -> AnyLayout:
    if isinstance(told, list):
        return Layout(told)
    form, data_set = told.split()
    return TreeLayout(Form(form), DataSet(data_set))


def _added(connection: sqlite3.Connection, columns: str) -> int:
    (number,) = connection.execute("SELECT ifnull(max(number), 0) + 1 FROM layout").fetchone()
    connection.execute("INSERT INTO layout VALUES (?, ?, ?)", (number, columns, b""))
    return int(number)


def _trained(samples: Sequence[bytes]) -> bytes:
    """A dictionary for records like these; for few, the records themselves are one."""
    if len(samples) < _SAMPLES_MIN:
        return b"".join(samples)[-_DICTIONARY_BYTES:]
    found = zstandard.train_dictionary(
        _DICTIONARY_BYTES, list(samples), k=_SEGMENT_BYTES, d=8, level=_LEVEL
    )
    return found.as_bytes()


def _dictionary(data: bytes) -> zstandard.ZstdCompressionDict | None:
    return zstandard.ZstdCompressionDict(data) if len(data) >= 8 else None


def _decompressor(dictionary: bytes) -> zstandard.ZstdDecompressor:
    return zstandard.ZstdDecompressor(dict_data=_dictionary(dictionary))


def _inflated(source: bytes) -> bytes:
    return zstandard.decompress(source[1:])


_SOURCE_BYTES_MAX: Final = 1024 * 1024
