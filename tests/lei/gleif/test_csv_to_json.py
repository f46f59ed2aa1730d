"""A line written straight as the API has it is what the reader and the writer give in turn."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from lei.gleif import to_csv, to_json
from lei.gleif.csv_columns import columns
from lei.gleif.csv_layout import Layout
from lei.gleif.csv_rows import cells_of
from lei.gleif.csv_to_json import AttributesWriter
from lei.gleif.file import DataSet, Reject
from lei.gleif.from_xml import read
from lei.record import LeiRecord

FIXTURES = Path(__file__).parents[3] / "fixtures" / "gleif"
LAYOUT = Layout(columns(DataSet.LEI))
WRITER = AttributesWriter(LAYOUT)


def agree(cells: list[str]) -> None:
    assert WRITER.write(cells) == to_json.record_attributes(_read(cells))


def _read(cells: list[str]) -> LeiRecord:
    record = LAYOUT.read(cells)
    assert isinstance(record, LeiRecord)
    return record


@pytest.fixture(scope="module")
def lines() -> list[list[str]]:
    with (FIXTURES / "lei.xml").open("rb") as stream:
        records = [entry for entry in read(stream).entries if isinstance(entry, LeiRecord)]
    return [cells_of(to_csv.line(DataSet.LEI, record)) for record in records]


def test_every_record_of_the_fixtures_is_written_alike(lines: list[list[str]]) -> None:
    assert len(lines) > 50
    for cells in lines:
        agree(cells)


def test_members_stand_in_the_same_order(lines: list[list[str]]) -> None:
    for cells in lines:
        direct, by_record = WRITER.write(cells), to_json.record_attributes(_read(cells))
        assert repr(direct) == repr(by_record)


def test_a_line_with_something_in_every_column_is_written_alike(lines: list[list[str]]) -> None:
    full = [
        cell or _some(name, number)
        for number, (name, cell) in enumerate(zip(LAYOUT.columns, lines[0], strict=True))
    ]
    agree(full)
    assert len(_read(full).events) == 5
    without_one = ([*full[:number], "", *full[number + 1 :]] for number in range(len(full)))
    in_order = [cells for cells in without_one if not isinstance(LAYOUT.entry(cells, 1), Reject)]
    assert len(in_order) > 200
    for cells in in_order:
        agree(cells)


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u2003"])
def test_white_space_is_no_text_in_either(lines: list[list[str]], blank: str) -> None:
    for number, cell in enumerate(lines[0]):
        if not cell and LAYOUT.columns[number].startswith(("Entity.SuccessorEntity", "BIC")):
            agree([*lines[0][:number], blank, *lines[0][number + 1 :]])
    agree([f"{blank}{cell}{blank}" if cell else cell for cell in lines[0]])


@pytest.mark.parametrize(
    "at",
    [
        datetime(2024, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=2))),
        datetime(2024, 2, 29, 23, 59, 59, 999_000, tzinfo=UTC),
        datetime(2024, 12, 31, 20, 0, tzinfo=timezone(timedelta(hours=-5, minutes=-30))),
    ],
)
def test_instants_are_of_utc_without_fractions(lines: list[list[str]], at: datetime) -> None:
    column = LAYOUT.columns.index("Registration.LastUpdateDate")
    for text in (
        at.isoformat(),
        at.isoformat(timespec="milliseconds"),
        f"{at:%G-W%V-%uT%H:%M:%S}Z",
    ):
        agree([*lines[0][:column], text, *lines[0][column + 1 :]])


def _some(name: str, number: int) -> str:
    if name.endswith("Date"):
        return "2024-05-31T08:00:00.000+02:00"
    return _WORDS.get(name, f"text {number}")


_WORDS = {
    "Entity.EntityCategory": "GENERAL",
    "Registration.ValidationSources": "FULLY_CORROBORATED",
    "ConformityFlag": "CONFORMING",
}
