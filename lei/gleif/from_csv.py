"""The streamed reader of the golden copy's CSV: entities, relationships and reporting exceptions.

The file tells neither its day nor its kind, so the caller gives the header. What repeats has five
places in CSV: a sixth name or event of an entity is in the XML and JSON only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lei.gleif.csv_layout import Layout
from lei.gleif.csv_rows import BadRow, header_of, rows
from lei.gleif.file import Deleted, Entry, GleifFile, Header, Reject


def read(lines: Iterable[bytes], header: Header) -> GleifFile:
    """Open a file: its set by its columns, its records as they are walked.

    Raises:
        UnknownFormat: the columns are of none of the three sets.
        UnreadableFile: not UTF-8, or a column that every record needs is missing; also, while the
            entries are walked, a quotation mark that is never closed.
    """
    walked = iter(lines)
    layout = Layout(header_of(walked))
    return GleifFile(layout.data_set, header, _entries(walked, layout))


def _entries(lines: Iterator[bytes], layout: Layout) -> Iterator[Entry | Deleted | Reject]:
    for number, row in enumerate(rows(lines, len(layout.columns)), 1):
        if isinstance(row, BadRow):
            yield Reject(number, None, row.reason)
        else:
            yield layout.entry(row[1], number)
