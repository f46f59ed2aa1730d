"""What a GLEIF file is, in whichever format it comes: a set, a header, and its entries in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from lei.ownership import Relationship, ReportingException
from lei.record import LeiRecord


class DataSet(StrEnum):
    """The three sets of the golden copy, by GLEIF's own names."""

    LEI = "lei2"
    RELATIONSHIPS = "rr"
    EXCEPTIONS = "repex"


@dataclass(frozen=True, slots=True)
class Header:
    """When the content was true, what kind of file this is, how many records it says to have."""

    content_at: datetime
    file_content: str = ""
    record_count: int | None = None
    originator: str | None = None
    delta_from: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that was left out: its number in the file (1-based), its LEI if told, and why."""

    number: int
    lei: str | None
    reason: str


Entry: TypeAlias = LeiRecord | Relationship | ReportingException


@dataclass(frozen=True, slots=True)
class Deleted:
    """In a delta: a record that GLEIF took off, and when."""

    entry: Entry
    deleted_at: datetime


@dataclass(frozen=True, slots=True)
class GleifFile:
    """One file being read. `entries` can be walked once and may raise `UnreadableFile`."""

    data_set: DataSet
    header: Header
    entries: Iterator[Entry | Deleted | Reject]
