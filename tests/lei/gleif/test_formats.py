"""Several doors, one room: every entity of the fictional register, by whichever format."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lei.gleif import (
    from_csv,
    from_golden_json,
    from_json,
    from_xml,
    to_csv,
    to_golden_json,
    to_json,
    to_xml,
)
from lei.gleif.csv_columns import columns
from lei.gleif.file import DataSet, Entry, GleifFile, Header, Reject
from lei.gleif.page import Related
from lei.record import LeiRecord

FIXTURES = Path(__file__).parents[3] / "fixtures" / "gleif"
HEADER = Header(datetime(2026, 5, 4, tzinfo=UTC), "GLEIF_FULL_PUBLISHED")
FILES = {DataSet.LEI: "lei.xml", DataSet.RELATIONSHIPS: "rr.xml", DataSet.EXCEPTIONS: "repex.xml"}


def by_xml(data_set: DataSet) -> list[Entry]:
    return kept(from_xml.read(io.BytesIO((FIXTURES / FILES[data_set]).read_bytes())))


def kept(file: GleifFile) -> list[Entry]:
    found = list(file.entries)
    assert not [entry for entry in found if isinstance(entry, Reject)]
    return found  # type: ignore[return-value]


def through_csv(data_set: DataSet, entries: list[Entry]) -> GleifFile:
    return from_csv.read(list(to_csv.write(data_set, entries)), HEADER)


def through_json(data_set: DataSet, entries: list[Entry]) -> GleifFile:
    data = b"".join(to_golden_json.write(data_set, entries))
    return from_golden_json.read(io.BytesIO(data), HEADER)


def through_xml(data_set: DataSet, entries: list[Entry]) -> GleifFile:
    return from_xml.read(io.BytesIO(b"".join(to_xml.write(data_set, HEADER, entries))))


@pytest.mark.parametrize("data_set", DataSet)
@pytest.mark.parametrize("through", [through_csv, through_json, through_xml])
def test_every_entity_is_the_same_record_in_every_format(
    data_set: DataSet, through: Callable[[DataSet, list[Entry]], GleifFile]
) -> None:
    entries = by_xml(data_set)
    file = through(data_set, entries)
    assert (file.data_set, file.header.content_at) == (data_set, HEADER.content_at)
    assert kept(file) == entries


def test_every_entity_is_the_same_record_in_the_api_too() -> None:
    for entry in by_xml(DataSet.LEI):
        assert isinstance(entry, LeiRecord)
        resource = to_json.record_resource(entry, Related(), "http://localhost")
        (item,) = from_json.read(json.dumps({"data": resource}).encode()).items
        assert item.entry == entry


def test_the_golden_copy_of_entities_has_338_columns() -> None:
    assert len(columns(DataSet.LEI)) == len(set(columns(DataSet.LEI))) == 338
