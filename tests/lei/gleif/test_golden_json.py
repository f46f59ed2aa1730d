"""The golden copy's JSON, streamed: as it comes, cut off, malformed."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from lei.errors import UnknownFormat, UnreadableFile
from lei.gleif import from_golden_json, from_xml, to_golden_json
from lei.gleif.file import DataSet, Deleted, Entry, Header, Reject
from lei.record import LeiRecord, Successor

FIXTURES = Path(__file__).parents[3] / "fixtures" / "gleif"
HEADER = Header(datetime(2026, 5, 4, tzinfo=UTC))
ENTRIES = [
    entry
    for entry in from_xml.read(io.BytesIO((FIXTURES / "lei.xml").read_bytes())).entries
    if not isinstance(entry, Reject | Deleted)
]
FILE = b"".join(to_golden_json.write(DataSet.LEI, ENTRIES))


class Slow(io.BytesIO):
    """A stream that gives a few bytes at a time."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size or 7, 7) if size and size > 0 else 7)


def read(data: bytes) -> list[Entry | Deleted | Reject]:
    return list(from_golden_json.read(io.BytesIO(data), HEADER).entries)


def first_with(change: Any) -> bytes:
    document = json.loads(FILE)
    change(document["records"][0])
    return json.dumps(document).encode()


def test_a_file_that_comes_in_drops_is_the_same() -> None:
    file = from_golden_json.read(Slow(FILE[:20_000]), HEADER)
    found = []
    with pytest.raises(UnreadableFile):
        found += [next(file.entries) for _ in range(54)]
    whole = read(FILE)
    assert whole == ENTRIES
    assert list(from_golden_json.read(Slow(FILE), HEADER).entries) == whole


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read(b"\xef\xbb\xbf" + FILE) == ENTRIES


def test_extension_may_be_null_and_a_list_may_have_one() -> None:
    def change(record: dict[str, Any]) -> None:
        record["Extension"] = None
        record["Entity"]["SuccessorEntity"] = [
            {"SuccessorLEI": {"$": "SBOX00R7ELBK04T9QZ11"}},
            {"SuccessorEntityName": {"@xml:lang": "de", "$": "Nachfolger"}},
        ]

    first = read(first_with(change))[0]
    assert isinstance(first, LeiRecord)
    assert first.conformity is None
    assert first.successors == (Successor("SBOX00R7ELBK04T9QZ11"), Successor(None, "Nachfolger"))


def test_a_deleted_record_is_told_as_such() -> None:
    gone = {"gleif:Deletion": {"gleif:DeletedAt": {"$": "2026-05-03T10:00:00Z"}}}
    found = read(first_with(lambda record: record.update(Extension=gone)))
    assert isinstance(found[0], Deleted)
    assert found[0].deleted_at == datetime(2026, 5, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda r: r.update(LEI={"$": "X"}), "has not the shape of an LEI"),
        (lambda r: r["Registration"].update(RegistrationStatus={"$": "RENTED"}), "RENTED"),
        (lambda r: r.update(Entity=None), "is missing"),
        (lambda r: r.update(Entity=[1, "a", None]), "is missing"),
        (lambda r: r["Entity"].update(LegalName={"$": {"deep": 1}}), ""),
    ],
)
def test_a_bad_record_is_left_out_and_the_rest_read(change: Any, reason: str) -> None:
    first, *others = read(first_with(change))
    if reason:
        assert isinstance(first, Reject)
        assert reason in first.reason
    assert others == ENTRIES[1:]


@pytest.mark.parametrize(
    "data",
    [
        FILE[: len(FILE) // 2],
        FILE.rstrip()[:-1],
        FILE.rstrip()[:-2],
        FILE.replace(b"\n]}", b"\n,]}"),
        FILE.replace(b'"LEI":', b'"LEI";', 1),
        b'{"records":[' + b"[" * 100_000,
        '{"records":[]}'.encode("utf-16"),
        b'{"records":[]}',
        FILE.replace("ö".encode(), b"\xf6"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read(data)


@pytest.mark.parametrize("data", [b"{}", b"[]", b"", b'{"data":[]}', b'{"records":[{"a":1}]}'])
def test_another_document_is_unknown(data: bytes) -> None:
    with pytest.raises(UnknownFormat):
        read(data)
