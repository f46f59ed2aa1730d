from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest

from lei.code import check
from lei.errors import ForbiddenXml, UnknownFormat, UnreadableFile
from lei.gleif.file import DataSet, Entry, Reject
from lei.gleif.from_xml import read
from lei.ownership import Relationship, RelationshipType
from lei.record import EntityStatus, LeiRecord, RegistrationStatus, Successor

FIXTURES = Path(__file__).parents[3] / "fixtures" / "gleif"
REGISTER = (FIXTURES / "lei.xml").read_bytes()
FIRST = b"SBOX00H4K7NB39D2XV53"

# Shaped as the golden copy is: namespaces declared again at each record, geocodes in the extension.
GOLDEN_COPY = Path(__file__).with_name("golden_copy.xml").read_bytes()


def entries(data: bytes) -> list[Entry | Reject]:
    return list(read(io.BytesIO(data)).entries)


@pytest.mark.parametrize(
    ("name", "data_set"),
    [
        ("lei.xml", DataSet.LEI),
        ("rr.xml", DataSet.RELATIONSHIPS),
        ("repex.xml", DataSet.EXCEPTIONS),
    ],
)
def test_a_file_is_as_long_as_its_header_says(name: str, data_set: DataSet) -> None:
    file = read(io.BytesIO((FIXTURES / name).read_bytes()))
    found = list(file.entries)
    assert file.data_set is data_set
    assert len(found) == file.header.record_count
    assert not [entry for entry in found if isinstance(entry, Reject)]


def test_every_fictional_code_is_right_and_marked_as_such() -> None:
    codes = [entry.lei for entry in entries(REGISTER) if isinstance(entry, LeiRecord)]
    assert len(codes) == len(set(codes)) >= 40
    assert all(code.startswith("SBOX00") and check(code) == () for code in codes)


def test_a_golden_copy_record_keeps_what_readers_often_lose() -> None:
    (record,) = entries(GOLDEN_COPY)
    assert isinstance(record, LeiRecord)
    assert record.legal_address.lines == ("Hof 2", "Aufgang C", "3. Boden")
    assert record.legal_address.mail_routing == "Postfach 1"
    assert record.status is EntityStatus.NULL
    assert record.successors == (
        Successor(lei="SBOX00H4K7NB39D2XV53"),
        Successor(name="Nachfolger"),
    )
    assert record.events[0].affected_fields == ("a", "b")
    assert record.conformity == "NON_CONFORMING"
    assert record.legal_name.language == "de"
    assert record.registration.status is RegistrationStatus.DUPLICATE
    assert record.registration.initial_at.utcoffset() == timedelta(hours=1)
    assert record.registration.updated_at.microsecond == 212_000


def test_a_fund_and_its_manager_are_read_by_the_hyphenated_word() -> None:
    found = entries((FIXTURES / "rr.xml").read_bytes())
    types = {entry.type for entry in found if isinstance(entry, Relationship)}
    assert RelationshipType.IS_FUND_MANAGED_BY in types


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (FIRST, b"SBOX00H4K7NB39D2XV5", "LEI: "),
        (b">ISSUED<", b">RENTED<", "RegistrationStatus: "),
        (b">2026-03-27T10:15:00.000Z<", b">yesterday<", "LastUpdateDate: "),
        (b">2026-03-27T10:15:00.000Z<", b">2026-03-27T10:15:00<", "names no time zone"),
        (b"<lei:EntityStatus>ACTIVE</lei:EntityStatus>", b"", "Entity/EntityStatus is missing"),
    ],
)
def test_a_bad_record_is_left_out_and_the_rest_read(old: bytes, new: bytes, reason: str) -> None:
    found = entries(REGISTER.replace(old, new, 1))
    rejects = [entry for entry in found if isinstance(entry, Reject)]
    assert len(found) == 68
    assert [(reject.number, reason in reject.reason) for reject in rejects] == [(1, True)]
    assert rejects[0].lei in (FIRST.decode(), FIRST.decode()[:-1])


def test_both_spellings_of_a_reason_are_one() -> None:
    data = (FIXTURES / "repex.xml").read_bytes()
    right = entries(data.replace(b"NATURAL_PERSONS", b"DISCLOSURE_DETRIMENTAL"))
    assert entries(data.replace(b"NATURAL_PERSONS", b"DISCOLSURE_DETRIMENTAL")) == right


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"<html/>", UnknownFormat),
        (b'<LEIData xmlns="urn:other"/>', UnknownFormat),
        (REGISTER.replace(b"<lei:LEIData", b"<!DOCTYPE x><lei:LEIData", 1), ForbiddenXml),
        (b"LEI,Entity.LegalName\n", UnreadableFile),
        (REGISTER.replace(b"2026-05-04T08:00:00Z", b"today", 1), UnreadableFile),
    ],
)
def test_what_is_no_cdf_file_is_refused_at_once(data: bytes, refusal: type[UnreadableFile]) -> None:
    with pytest.raises(refusal):
        read(io.BytesIO(data))


def test_a_truncated_file_is_refused_when_its_end_is_missed() -> None:
    with pytest.raises(UnreadableFile):
        entries(REGISTER[: len(REGISTER) // 2])
