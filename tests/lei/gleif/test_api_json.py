"""The API's documents, read and written back; and agreement with the same entities in XML."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from lei.errors import UnknownFormat, UnreadableFile
from lei.gleif import from_xml
from lei.gleif.file import Entry, Reject
from lei.gleif.from_json import read
from lei.gleif.page import Item, Page, ParentLink, Related
from lei.gleif.to_json import document
from lei.ownership import Relationship
from lei.record import LeiRecord

API = "https://api.example/v1"
ANSWER = (Path(__file__).parent / "api_record.json").read_bytes()
REGISTER = Path(__file__).parents[3] / "fixtures" / "gleif"


def entries(name: str) -> list[Entry]:
    file = from_xml.read(BytesIO((REGISTER / name).read_bytes()))
    return [entry for entry in file.entries if not isinstance(entry, Reject)]


def as_in_the_api(entry: Entry) -> Entry:
    """The API does not tell by which accounting standard a parent consolidates."""
    return replace(entry, qualifiers=()) if isinstance(entry, Relationship) else entry


def written(page: Page) -> bytes:
    return json.dumps(document(page, API), ensure_ascii=False).encode()


def changed(old: str, new: str) -> bytes:
    assert old in ANSWER.decode()
    return ANSWER.decode().replace(old, new, 1).encode()


def test_an_answer_written_back_is_the_same_member_by_member() -> None:
    again = document(read(ANSWER), API)
    assert json.dumps(again) == json.dumps(json.loads(ANSWER))


def test_an_answer_is_read_into_the_record_of_the_house() -> None:
    page = read(ANSWER)
    (item,) = page.items
    assert isinstance(item.entry, LeiRecord)
    assert [successor.name for successor in item.entry.successors] == [None, "Elbe Neue Wege GmbH"]
    assert [event.group_type for event in item.entry.events][2:] == [
        "CHANGE_LEGAL_FORM_AND_NAME"
    ] * 2
    assert item.entry.registered_at is not None
    assert item.entry.registered_at.entity_id == "HRB 000417"
    assert item.entry.associated_entity is None
    assert item.entry.bics == ("ELBKDEH0XXX",)
    assert item.related == Related(
        ParentLink.RELATIONSHIP, ParentLink.EXCEPTION, ("direct-children", "isins")
    )
    assert page.pagination is not None
    assert page.pagination.total == 1


@pytest.mark.parametrize("name", ["lei.xml", "rr.xml", "repex.xml"])
def test_an_entry_of_the_xml_register_is_the_same_after_a_trip_through_the_api(name: str) -> None:
    found = entries(name)
    assert len(found) > 5
    for entry in found:
        (item,) = read(written(Page((Item(entry),)))).items
        assert item.entry == as_in_the_api(entry)


def test_the_apis_own_spelling_of_a_reason_is_read_as_the_standards() -> None:
    exception = {
        "lei": "SBOX00R7ELBK04T9QZ11",
        "category": "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT",
        "reason": "DISCOLSURE_DETRIMENTAL",
        "reference": None,
    }
    data = {"data": {"type": "reporting-exceptions", "id": "x", "attributes": exception}}
    (item,) = read(json.dumps(data).encode()).items
    assert not isinstance(item.entry, (Reject, LeiRecord))
    assert getattr(item.entry, "reasons", None) == ("DISCLOSURE_DETRIMENTAL",)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"status": "INACTIVE"', '"status": "ASLEEP"', "/entity/status: 'ASLEEP'"),
        ('"status": "INACTIVE"', '"status": null', "/entity/status is missing"),
        ('"status": "INACTIVE"', '"status": 7', "/entity/status is not a text"),
        ("1998-05-11T22:00:00Z", "1998-05-11", "names no time zone"),
        ('"lei": "SBOX00R7', '"lei": "sbox00R7', "has not the shape of an LEI"),
    ],
)
def test_an_item_that_cannot_be_read_is_rejected_with_its_reason(
    old: str, new: str, said: str
) -> None:
    (item,) = read(changed(old, new)).items
    assert isinstance(item.entry, Reject)
    assert said in item.entry.reason
    assert (item.entry.number, item.entry.lei) == (1, "SBOX00R7ELBK04T9QZ11")


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b"[]", b'{"data": [1]}', b'{"data": null}', ANSWER[:400], b"[" * 100_000],
)
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read(data)


def test_a_resource_of_another_type_is_refused() -> None:
    with pytest.raises(UnknownFormat, match="isins"):
        read(b'{"data": {"type": "isins", "attributes": {}}}')
