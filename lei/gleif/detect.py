"""Which format a file is in, told by how it begins and never by its name; what its name adds.

CSV and JSON of the golden copy say neither of which day they are nor whether they are the whole:
GLEIF says that in the name, as in `20260504-0800-gleif-goldencopy-lei2-last-day.csv`.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from lei.errors import UnknownFormat
from lei.gleif.file import Header

FULL: Final = "GLEIF_FULL_PUBLISHED"
DELTA: Final = "GLEIF_DELTA_PUBLISHED"


class Format(StrEnum):
    """The formats that are read."""

    XML = "xml"
    CSV = "csv"
    GOLDEN_JSON = "golden-copy json"
    API_JSON = "api json"
    MAPPING = "mapping csv"


def format_of(head: bytes) -> Format:
    """The format of a file that begins with `head`, its first bytes. Raises UnknownFormat.

    >>> format_of(b'{"records": [')
    <Format.GOLDEN_JSON: 'golden-copy json'>
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for known, pattern in _BEGINNINGS:
        if pattern.match(start):
            return known
    raise UnknownFormat(repr(start[:40].decode("latin-1")))


def header_of(name: str, otherwise_at: datetime) -> Header:
    """The day and the kind that a golden copy's file name tells; else a full file of that instant.

    >>> header_of("20260504-0800-gleif-goldencopy-rr-last-day.csv", datetime.max).file_content
    'GLEIF_DELTA_PUBLISHED'
    """
    told = _NAME.search(name)
    if told is None:
        return Header(otherwise_at, FULL)
    try:
        at = datetime.strptime(told["day"] + told["hour"], "%Y%m%d%H%M").replace(tzinfo=UTC)
    except ValueError:
        at = otherwise_at
    return Header(at, FULL if told["kind"] == "golden-copy" else DELTA)


def is_delta(header: Header) -> bool:
    """Whether a file holds changes only."""
    return header.file_content.endswith("_DELTA_PUBLISHED")


_BEGINNINGS: Final = (
    (Format.XML, re.compile(rb"<")),
    (Format.GOLDEN_JSON, re.compile(rb'\{\s*"records"\s*:')),
    (Format.API_JSON, re.compile(rb'\{\s*"(?:meta|data|links|included|jsonapi)"\s*:')),
    (
        Format.MAPPING,
        re.compile(rb'(?i)"?(?:lei"?,"?(?:isin|bic|mic)|(?:isin|bic|mic)"?,"?lei)"?\s'),
    ),
    (Format.CSV, re.compile(rb'"?(?:LEI|Entity\.|Relationship\.|Registration\.|Exception\.)')),
    (Format.CSV, re.compile(rb"[^\r\n]*\b(?:Entity|Relationship|Exception)\.")),
    (Format.CSV, re.compile(rb"\xff\xfe|\xfe\xff")),  # its reader says what is wrong with it
)
_NAME: Final = re.compile(
    r"(?P<day>\d{8})-(?P<hour>\d{4})-gleif-goldencopy-(?:lei2|rr|repex)-"
    r"(?P<kind>golden-copy|intra-day|last-day|last-week|last-month)"
)
