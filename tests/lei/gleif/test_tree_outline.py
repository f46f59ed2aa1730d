"""The quick way through XML and JSON: it never takes, nor sees, what the readers would not."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lei.errors import UnreadableFile
from lei.gleif import from_golden_json, from_xml, to_golden_json, xml_outline
from lei.gleif.file import DataSet, Deleted, Entry, Header, Reject
from lei.gleif.outline import outline_of
from lei.gleif.tree_outline import Plain, TreeFile

FIXTURES = Path(__file__).parents[3] / "fixtures" / "gleif"
HEADER = Header(datetime(2026, 5, 4, tzinfo=UTC))
XML = {
    DataSet.LEI: (FIXTURES / "lei.xml").read_bytes(),
    DataSet.RELATIONSHIPS: (FIXTURES / "rr.xml").read_bytes(),
    DataSet.EXCEPTIONS: (FIXTURES / "repex.xml").read_bytes(),
}
Told = list[Entry | Deleted | Reject] | str


def in_json(data: bytes) -> bytes:
    file = from_xml.read(io.BytesIO(data))
    entries = [e for e in file.entries if not isinstance(e, Reject | Deleted)]
    return b"".join(to_golden_json.write(file.data_set, entries))


JSON = {data_set: in_json(data) for data_set, data in XML.items()}


def judged(data: bytes) -> Told:
    """What the reader says that makes every record."""
    try:
        if data.lstrip()[:1] == b"{":
            return list(from_golden_json.read(io.BytesIO(data), HEADER).entries)
        return list(from_xml.read(io.BytesIO(data)).entries)
    except UnreadableFile as error:
        return str(error)


def opened(data: bytes) -> TreeFile:
    if data.lstrip()[:1] == b"{":
        return from_golden_json.outlined(io.BytesIO(data), HEADER)
    return xml_outline.outlined(io.BytesIO(data))


def seen(data: bytes) -> Told:
    """What the quick way says; each outline is that of its record."""
    try:
        file = opened(data)
        found = list(file.found)
    except UnreadableFile as error:
        return str(error)
    read = [made(file, one) if isinstance(one, Plain) else one for one in found]
    assert list(opened(data).entries) == read
    return read


def made(file: TreeFile, plain: Plain) -> Entry:
    entry = file.layout.read_source(plain.source.encode())
    assert outline_of(entry) == plain.outline
    return entry


def plain_of(data: bytes) -> int:
    return sum(isinstance(one, Plain) for one in opened(data).found)


@pytest.mark.parametrize("data_set", DataSet)
@pytest.mark.parametrize(("files", "made_in_full"), [(XML, 0), (JSON, 1)])
def test_every_entity_is_plain_and_the_same(
    data_set: DataSet, files: dict[DataSet, bytes], made_in_full: int
) -> None:
    data = files[data_set]
    entries = judged(data)
    assert seen(data) == entries
    assert plain_of(data) == len(entries) - made_in_full


HEAD = 200  # of a file, that is not spoilt
BITS = (
    b'| |&amp;|&|&#10;|<|<!--|-->|]]>|"|\\|\\u00e9|\\ud83d|\\u0020|\n|\x01|\xff|\xc2\xa0|/>|null'
    b"|{}|[]|,|}|2026-02-29T00:00:00Z|ISSUED|xmlns:lei='urn:x'|\xef\xbf\xbe"
).split(b"|")
texts = st.sampled_from(BITS) | st.text(max_size=3).map(lambda text: text.encode())
cuts = st.sampled_from([0, 0, 1, 2, 8, 40])
edits = st.lists(st.tuples(st.integers(0, 10_000), cuts, texts), min_size=1, max_size=2)


@given(edits=edits)
@pytest.mark.parametrize("data_set", DataSet)
@pytest.mark.parametrize("files", [XML, JSON], ids=["xml", "json"])
def test_a_spoilt_file_is_told_as_the_reader_tells_it(
    files: dict[DataSet, bytes], data_set: DataSet, edits: list[tuple[int, int, bytes]]
) -> None:
    """Bits are cut out of the first records and others put in; both ways must say the same."""
    whole = bytearray(few(files[data_set]))
    for place, cut, bit in edits:
        at = HEAD + place % (len(whole) - HEAD)
        whole[at : at + cut] = bit
    assert seen(bytes(whole)) == judged(bytes(whole))


def few(data: bytes) -> bytes:
    """The file with its first three records only."""
    if data[:1] == b"{":
        return b"\n".join(data.split(b"\n")[:4]).rstrip(b",") + b"\n]}\n"
    name = re.search(rb"<(\w+:(?:LEIRecord|RelationshipRecord|Exception))>", data)
    assert name is not None
    close = b"</" + name[1] + b">"
    parts = data.split(close)
    return close.join(parts[:3]) + close + parts[-1]


def changed(*pairs: tuple[bytes, bytes]) -> bytes:
    data = few(XML[DataSet.LEI])
    for old, new in pairs:
        assert old in data
        data = data.replace(old, new, 1)
    return data


END = b"</lei:LEIRecord>"


@pytest.mark.parametrize(
    "data",
    [
        changed((END, END + b"<!-- <lei:LEIRecord></lei:LEIRecord> -->")),
        changed((END, b"<!-- " + END + b" -->" + END)),
        changed((END, b"</lei:LEIRecord ><x:y xmlns:x='urn:x' xmlns:lei='urn:x'>" + END)),
        changed((b"<lei:LEIRecords>", b"<lei:LEIRecords xmlns:lei='urn:other'>")),
        changed((b"<lei:LEIRecord>", b"<lei:LEIRecord xmlns:lei='urn:other'>")),
        changed((b"<lei:LEIRecord>", b"<lei:LEIRecord><lei:LEIRecord>")),
        changed((b"<lei:LEIRecord>", b"<lei:LEIRecord><lei:LEIRecord>"), (END, END + END)),
        changed((b"<lei:LEIRecords>", b""), (b"</lei:LEIRecords>", b"")),
        changed((END, END + b"</lei:LEIRecords><lei:LEIRecords>")),
        changed((b"<lei:City>", b"<lei:City a='1' a='1'>")),
        changed((b"<lei:City>", b"<x:City>"), (b"</lei:City>", b"</x:City>")),
        changed((END, b"<lei:Extension><q:a>1</q:a></lei:Extension>" + END)),
        changed((END, END + b"<lei:LEIHeader/>")),
        changed((END, END + b"]]>")),
        changed((b"<lei:LEIHeader>", b"<!-- <lei:LEIRecord> --><lei:LEIHeader>")),
        XML[DataSet.LEI].replace(b"lei:", b"a.b-c:").replace(b":lei=", b":a.b-c="),
        XML[DataSet.LEI].replace(b"lei:", b"").replace(b"xmlns:lei=", b"xmlns="),
    ],
)
def test_what_stands_between_records_is_read_as_the_reader_reads_it(data: bytes) -> None:
    assert seen(data) == judged(data)


@pytest.mark.parametrize("prefix", [b"a.b-c:", b""])
def test_any_prefix_is_as_quick(prefix: bytes) -> None:
    bound = b"xmlns:" + prefix[:-1] if prefix else b"xmlns"
    data = XML[DataSet.LEI].replace(b"lei:", prefix).replace(b"xmlns:lei", bound)
    assert plain_of(data) == plain_of(XML[DataSet.LEI])


def test_a_fault_behind_plain_records_is_told_by_its_line() -> None:
    """The lines of records that the reader never saw are counted."""
    data = XML[DataSet.LEI].replace(b"</lei:LEIRecords>", b"\n<lei:a></lei:b>")
    with pytest.raises(UnreadableFile) as quick:
        list(xml_outline.outlined(io.BytesIO(data)).found)
    with pytest.raises(UnreadableFile) as slow:
        list(from_xml.read(io.BytesIO(data)).entries)
    assert quick.value.line == slow.value.line
    assert slow.value.line is not None
    assert slow.value.line > 1_000


@pytest.mark.parametrize("more", ["<lei:OtherEntityName>x</lei:OtherEntityName>", "\n"])
def test_a_record_without_end_is_left_to_the_limits(more: str) -> None:
    names = f"<lei:OtherEntityNames>{more * 30_000}</lei:OtherEntityNames>".encode()
    data = changed((b"</lei:LegalName>", b"</lei:LegalName>" + names))
    assert seen(data) == judged(data)


def test_an_endless_number_in_an_extension_is_no_plain_record() -> None:
    """No number is made of so many digits, so the record could not be read again."""
    lines = few(JSON[DataSet.LEI]).split(b"\n")
    begun = b'"Extension":{"gleif:more":{"$":' + b"9" * 5000 + b"},"
    assert b'"Extension":{' in lines[2]
    lines[2] = lines[2].replace(b'"Extension":{', begun, 1)
    data = b"\n".join(lines)
    assert isinstance(judged(data), str)
    assert seen(data) == judged(data)
