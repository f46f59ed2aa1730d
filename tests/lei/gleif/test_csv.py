"""The golden copy's CSV as it comes and as it should not come."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lei.errors import UnknownFormat, UnreadableFile
from lei.gleif import from_csv, from_xml, to_csv
from lei.gleif.csv_columns import columns
from lei.gleif.csv_layout import Layout
from lei.gleif.csv_outline import sketch_of
from lei.gleif.csv_rows import BadRow, cells_of, rows
from lei.gleif.file import DataSet, Deleted, Entry, Header, Reject
from lei.gleif.outline import outline_of
from lei.gleif.rows import BadRecord
from lei.ownership import Relationship, ReportingException
from lei.record import LeiRecord

FIXTURES = Path(__file__).parents[3] / "fixtures" / "gleif"
HEADER = Header(datetime(2026, 5, 4, tzinfo=UTC))
FILES = {DataSet.LEI: "lei.xml", DataSet.RELATIONSHIPS: "rr.xml", DataSet.EXCEPTIONS: "repex.xml"}
LAYOUTS = {data_set: Layout(columns(data_set)) for data_set in DataSet}


def entries_of(data_set: DataSet) -> list[Entry]:
    file = from_xml.read(io.BytesIO((FIXTURES / FILES[data_set]).read_bytes()))
    return [e for e in file.entries if not isinstance(e, Reject | Deleted)]


ENTRIES = {data_set: entries_of(data_set) for data_set in DataSet}
LINES = {data_set: list(to_csv.write(data_set, ENTRIES[data_set])) for data_set in DataSet}


def read(lines: list[bytes]) -> list[Entry | Deleted | Reject]:
    return list(from_csv.read(lines, HEADER).entries)


def with_cell(name: str, value: str, data_set: DataSet = DataSet.LEI) -> list[bytes]:
    """The file of a set with one cell of its first record changed."""
    head, first, *others = LINES[data_set]
    cells = cells_of(first)
    cells[columns(data_set).index(name)] = value
    quoted = (cell.replace('"', '""') for cell in cells)
    return [head, ('"' + '","'.join(quoted) + '"\r\n').encode(), *others]


def test_columns_may_stand_in_any_order_and_there_may_be_others() -> None:
    order = sorted(range(338), key=lambda n: (n * 37) % 338)

    def shuffled(line: bytes) -> bytes:
        cells = cells_of(line)
        return ",".join(f'"{cells[n]}"' for n in order).encode() + b',"more"\n'

    lines = [shuffled(line) for line in LINES[DataSet.LEI]]
    assert read(lines) == ENTRIES[DataSet.LEI]


@pytest.mark.parametrize("quote", ["none", "filled"])
def test_cells_may_be_quoted_or_not(quote: str) -> None:
    def written(cell: str) -> str:
        needed = "," in cell or '"' in cell or (quote == "filled" and cell)
        return '"' + cell.replace('"', '""') + '"' if needed else cell

    lines = [",".join(map(written, cells_of(line))).encode() + b"\n" for line in LINES[DataSet.LEI]]
    assert read(lines) == ENTRIES[DataSet.LEI]


@pytest.mark.parametrize(
    "name", ['Kaffee "Nord", GmbH', "Two\nlines", 'Quote "," inside', "x" * 200]
)
def test_a_name_keeps_its_marks_and_its_length(name: str) -> None:
    lines = b"".join(with_cell("Entity.LegalName", name)).splitlines(keepends=True)
    first, *others = read(lines)
    assert isinstance(first, LeiRecord)
    assert first.legal_name.text == name
    assert others == ENTRIES[DataSet.LEI][1:]


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("LEI", "SBOX00H4K7NB39D2XV5", "has not the shape of an LEI"),
        ("Entity.LegalName", " ", "Entity.LegalName is missing"),
        ("Registration.RegistrationStatus", "RENTED", "Registration.RegistrationStatus: "),
        ("Registration.LastUpdateDate", "2026-02-30T10:00:00Z", "Registration.LastUpdateDate: "),
        ("Registration.LastUpdateDate", "2026-02-03T10:00:00", "names no time zone"),
        ("Entity.EntityCategory", "ROBOT", "Entity.EntityCategory: "),
        ("Entity.LegalName", "Bell\x07", "control character"),
        ("Entity.OtherEntityNames.OtherEntityName.2.type", "TRADING_OR_OPERATING_NAME", "missing"),
    ],
)
def test_a_bad_row_is_left_out_and_the_rest_read(column: str, value: str, reason: str) -> None:
    first, *others = read(with_cell(column, value))
    assert isinstance(first, Reject)
    assert first.number == 1
    assert reason in first.reason
    assert others == ENTRIES[DataSet.LEI][1:]


def test_a_row_in_another_encoding_is_left_out() -> None:
    lines = [*LINES[DataSet.LEI]]
    lines[2] = lines[2].decode().encode("latin-1")
    found = read(lines)
    assert [n for n, entry in enumerate(found, 1) if isinstance(entry, Reject)] == [2]


def test_a_row_with_a_cell_too_few_is_left_out() -> None:
    lines = [*LINES[DataSet.LEI]]
    lines[1] = lines[1].replace(b'"",', b"", 1)
    first, *others = read(lines)
    assert isinstance(first, Reject)
    assert "337 cells" in first.reason
    assert others == ENTRIES[DataSet.LEI][1:]


@pytest.mark.parametrize(
    ("lines", "refusal"),
    [
        ([], UnknownFormat),
        ([b"a,b,c\n"], UnknownFormat),
        ([b"LEI,Entity.LegalName\n"], UnreadableFile),
        (["LEI,Entity.LegalName\n".encode("utf-16")], UnreadableFile),
        ([b'LEI,"Entity.LegalName\n'], UnreadableFile),
        ([b"\xff\xffLEI\n"], UnreadableFile),
    ],
)
def test_what_is_no_golden_copy_is_refused(
    lines: list[bytes], refusal: type[UnreadableFile]
) -> None:
    with pytest.raises(refusal):
        read(lines)


def test_missing_columns_are_named() -> None:
    with pytest.raises(UnreadableFile, match=r"Registration\.LastUpdateDate") as caught:
        names = [n for n in columns(DataSet.LEI) if n != "Registration.LastUpdateDate"]
        read([",".join(names).encode()])
    assert "Entity.LegalName" not in caught.value.reason


def test_a_file_that_breaks_off_in_a_cell_is_refused() -> None:
    lines = [*LINES[DataSet.LEI]][:3]
    lines[2] = lines[2][:60]
    with pytest.raises(UnreadableFile, match="breaks off"):
        read(lines)


def test_a_deleted_relationship_is_told_as_such() -> None:
    head, first, *others = LINES[DataSet.RELATIONSHIPS]
    more = [b',"Extension.Deletion.DeletedAt"\r\n', b',"2026-05-03T10:00:00Z"\r\n']
    lines = [head.rstrip() + more[0], first.rstrip() + more[1]]
    lines += [line.rstrip() + b',""\r\n' for line in others]
    gone, *kept = read(lines)
    assert isinstance(gone, Deleted)
    assert gone.entry == ENTRIES[DataSet.RELATIONSHIPS][0]
    assert kept == ENTRIES[DataSet.RELATIONSHIPS][1:]


def test_a_sixth_name_does_not_fit() -> None:
    record = next(e for e in ENTRIES[DataSet.LEI] if isinstance(e, LeiRecord) and e.other_names)
    long = LeiRecord(
        **{n: getattr(record, n) for n in record.__slots__}
        | {"other_names": record.other_names * 6}
    )
    (found,) = read(list(to_csv.write(DataSet.LEI, [long])))
    assert isinstance(found, LeiRecord)
    assert found.other_names == record.other_names * 5


cells = st.one_of(
    st.sampled_from(
        ["", " ", "X", "2026-02-29T00:00:00Z", "2024-02-29T00:00:00Z", "NULL", "ACTIVE"]
    ),
    st.sampled_from(["2026-04-31T00:00:00Z", "٢026-04-30T00:00:00Z", "2026-04-30T24:00:00Z"]),
    st.text(st.characters(codec="utf-8", exclude_characters="\x1f"), max_size=5),
)


@pytest.mark.parametrize("data_set", DataSet)
@given(data=st.data())
def test_what_has_an_outline_can_be_read_and_has_the_same(
    data_set: DataSet, data: st.DataObject
) -> None:
    """The quick way never takes a row that the reader would not, nor sees another record in it."""
    line = data.draw(st.sampled_from(LINES[data_set][1:]))
    row = cells_of(line)
    for column in data.draw(st.lists(st.integers(0, len(row) - 1), max_size=4)):
        row[column] = data.draw(cells)
    mark = data.draw(st.sampled_from(['"', ""]))
    text = mark + f"{mark},{mark}".join(row) + mark
    outline = sketch_of(LAYOUTS[data_set])(text)
    if outline is not None:
        assert next(csv.reader([text], strict=True)) == cells_of(text.encode()) == row
        assert outline == outline_of(LAYOUTS[data_set].read(row))


@pytest.mark.parametrize("data_set", DataSet)
def test_most_rows_have_an_outline(data_set: DataSet) -> None:
    found = [sketch_of(LAYOUTS[data_set])(line.decode()) for line in LINES[data_set][1:]]
    assert sum(outline is not None for outline in found) > 0.9 * len(found)


texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=6)


@given(st.lists(st.lists(texts, min_size=3, max_size=3), min_size=1, max_size=5))
def test_rows_are_read_as_they_were_written(table: list[list[str]]) -> None:
    lines = [
        ('"' + '","'.join(c.replace('"', '""') for c in row) + '"\r\n').encode() for row in table
    ]
    found = [row for row in rows(iter(lines), 3) if not isinstance(row, BadRow)]
    assert [cells for _, cells in found] == table
    assert [cells_of(line) for line, _ in found] == table


@pytest.mark.parametrize("text", ["a,b\u2028c,d", "a,b\x85c,d", '"a","b\nc\u2028","d"'])
def test_the_bytes_of_a_row_are_read_again_as_they_were(text: str) -> None:
    lines = text.encode().splitlines(keepends=True)
    (row,) = rows(iter(lines), 3)
    assert not isinstance(row, BadRow)
    assert cells_of(row[0]) == row[1] == next(csv.reader([text]))


def test_a_carriage_return_outside_marks_is_no_text() -> None:
    (row,) = rows(iter([b"a,b\rc,d\n"]), 3)
    assert isinstance(row, BadRow)


def test_sets_are_told_by_their_columns() -> None:
    kinds = {DataSet.LEI: LeiRecord, DataSet.RELATIONSHIPS: Relationship}
    for data_set in DataSet:
        kind = kinds.get(data_set, ReportingException)
        assert all(isinstance(entry, kind) for entry in read(LINES[data_set]))


def test_a_reader_that_finds_fault_says_so() -> None:
    with pytest.raises(BadRecord):
        LAYOUTS[DataSet.LEI].read([""] * 338)
