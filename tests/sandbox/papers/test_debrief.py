"""Debriefs on paper: the same bytes each time, in the reader's language, whatever people wrote."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import flask
import flask_babel
import pytest
from pypdf import PdfReader

from payments.credit.credit import Disposal
from payments.world.credit_acts import Refuse
from payments.world.play import play
from payments.world.replay import replay
from payments.world.state import Act
from payments.world.step import step
from sandbox.home import default_fixtures_dir
from sandbox.papers.debrief import report_of_table
from sandbox.papers.debrief_files import certificate_file, class_file, table_file
from sandbox.papers.report import Section, harmless, report_csv, report_pdf
from sandbox.services import scenarios
from sandbox.services.workshops.debriefs import Appeal, ClassDebrief, TableDebrief, of_log
from sandbox.services.workshops.people import Person

NAMES = ("=cmd|' /C calc'!A0", "#panic()", "<b>Zoé</b>", "Иван", "上海", "@SUM(1)", "+1", "\\*")


@pytest.fixture(scope="module")
def plot() -> Any:
    return scenarios.load("late-bill-of-lading", default_fixtures_dir(), "papers")


@pytest.fixture(scope="module")
def debrief(plot: Any) -> ClassDebrief:
    """One table that refused, at which people with hostile names sit."""
    played = play(plot, plot.end("refused"))
    table = of_log(plot, played.entries, played.world.now)
    sits = tuple(Person(n, name, 1, "seller", 0) for n, name in enumerate(NAMES, start=1))
    said = Appeal(1, table.rows[0].score.id, 1, NAMES[0], "=1+1 #panic()", "-- no")
    table = replace(table, number=1, people=sits, appeals=(said,))
    goals = tuple(goal.says for goal in plot.lesson.goals)
    return ClassDebrief("w", plot.opening.title, "late", True, False, goals, (table,))


@pytest.fixture(autouse=True)
def reader() -> Iterator[None]:
    with _speaks("en"):
        yield


def _speaks(language: str) -> Any:
    app = flask.Flask("papers")
    flask_babel.Babel(app, locale_selector=lambda: language)
    return app.test_request_context()


def printed(data: bytes) -> str:
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return unicodedata.normalize("NFC", text.replace("\u200b", "").replace("\n", " "))


def cells(data: bytes) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]


@pytest.mark.parametrize("form", ["pdf", "csv", "json"])
def test_the_same_debrief_gives_the_same_bytes(debrief: ClassDebrief, form: str) -> None:
    for make in (class_file, table_file):
        assert make(debrief, form).data == make(debrief, form).data


def test_a_paper_is_dated_by_the_world_s_clock(debrief: ClassDebrief) -> None:
    (table,) = debrief.tables
    made = PdfReader(io.BytesIO(table_file(debrief, "pdf").data)).metadata
    assert made is not None
    assert made.creation_date is not None
    assert made.creation_date.timestamp() == table.looked_back.now.timestamp()


def test_the_page_of_a_table_has_its_evidence(debrief: ClassDebrief) -> None:
    text = printed(table_file(debrief, "pdf").data)
    judged = debrief.tables[0].rows[0].score.acts
    assert len(judged) == 2
    for told in (
        "SANDBOX",
        "ucp600-20a-ii-latest",
        "UCP 600 art. 28(f)(ii)",
        "Acts {}, {}".format(*judged),
        "100 of 100",
    ):
        assert told in text, told


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_nickname_is_printed_as_it_was_written(debrief: ClassDebrief, name: str) -> None:
    (table,) = debrief.tables
    person = next(person for person in table.people if person.nickname == name)
    for file in (table_file(debrief, "pdf"), certificate_file(debrief, person)):
        assert name in printed(file.data)


def test_no_cell_of_a_spreadsheet_is_a_formula(debrief: ClassDebrief) -> None:
    for make in (class_file, table_file):
        found = cells(make(debrief, "csv").data)
        assert not [cell for cell in found if cell[:1] in set("=+-@\t\r") and cell]
    assert "'=1+1 #panic()" in cells(table_file(debrief, "csv").data)


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", " =1"])
def test_what_a_spreadsheet_would_compute_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert harmless("1 of 2") == "1 of 2"


def test_money_that_left_is_no_formula_either(plot: Any) -> None:
    played = play(plot, plot.end("paid"))
    table = of_log(plot, played.entries, played.world.now)
    assert "-EUR 48,600.00" in printed(report_pdf(report_of_table(table, "t")))
    found = cells(report_csv((("1", report_of_table(table, "t")),)))
    assert "'-EUR 48,600.00" in found


def test_the_reader_s_language_is_the_paper_s(debrief: ClassDebrief) -> None:
    with _speaks("fr"):
        text = printed(class_file(debrief, "pdf").data)
    assert "Connaissement tardif" in text
    assert "Examiner les documents sur leur apparence" in text


def test_json_has_points_as_they_stand_and_no_sent_texts(debrief: ClassDebrief) -> None:
    told = json.loads(class_file(debrief, "json").data)
    (table,) = told["tables"]
    assert (table["points"], table["points_max"]) == (100, 100)
    assert {"by_log", "points", "acts", "rules", "note"} <= set(table["scores"][0])
    assert "messages" not in table["debrief"]["timeline"][0]


@pytest.fixture(scope="module")
def mistaken(plot: Any) -> TableDebrief:
    """A table whose bank refused discrepant papers on two grounds that are none."""
    entries = play(plot, plot.end("refused")).entries
    before = [entry for entry in entries if entry.act.kind != "credit.refuse"]
    world = replay([entry.act for entry in before])
    notice = Refuse("HU-2026-0117", ("ucp600-6e", "ucp600-36"), Disposal.HOLDING)
    change = step(world, Act(world.number + 1, "seller_bank", "credit.refuse", notice))
    return of_log(plot, (*before, change.entry), change.world.now)


def lines_of(section: Section) -> list[str]:
    return [line for row in section.rows for it in row for line in it.lines]


def section_of(table: TableDebrief, name: str) -> Section:
    return next(each for each in report_of_table(table, "t").sections if each.id == name)


def test_a_notice_of_false_grounds_is_judged_once_and_in_words(mistaken: TableDebrief) -> None:
    (row,) = section_of(mistaken, "decisions").rows
    verdict = " ".join(row[3].lines)
    for told in (
        "do not comply, because of “Bill of lading: shipped after the latest date” (",
        "names none of this",
        "“Presented after the expiry” (UCP 600 art. 6(e)",
    ):
        assert told in verdict
    assert "documents comply" not in verdict
    assert "leaves out" not in verdict
    assert "ucp600-" not in verdict
    assert row[3].rules == ("ucp600-16c-ii-none",)


def test_acts_are_told_in_the_time_of_who_acted(debrief: ClassDebrief) -> None:
    (table,) = debrief.tables
    whole = report_of_table(table, "t")
    told = [*whole.lines, *(line for section in whole.sections for line in lines_of(section))]
    assert not [line for line in told if "GMT" in line or "+03:00" in line]
    when = {row[0].lines[0]: row[1].lines[0] for row in section_of(table, "story").rows}
    acts = {line.kind: str(line.number) for line in table.looked_back.timeline}
    assert (when[acts["credit.apply"]], when[acts["credit.refuse"]]) == (
        "13 January 2026, 10:00 Hamburg",
        "9 April 2026, 11:00 Nairobi",
    )


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_ways_and_ends_are_told_in_words(debrief: ClassDebrief, language: str) -> None:
    (table,) = debrief.tables
    with _speaks(language):
        told = lines_of(section_of(table, "ways"))
    assert not {"paid", "precluded", "refused"} & set(told)
    ends = [way.says for way in table.looked_back.ways]
    assert all((says in told) == (language == "en") for says in ends)


def test_the_total_is_explained_and_adds_up(mistaken: TableDebrief, plot: Any) -> None:
    started = of_log(plot, play(plot, plot.end("paid")).entries, mistaken.looked_back.now)
    for table in (mistaken, started):
        *parts, whole = section_of(table, "total").rows
        for column in (2, 3, 4):
            figures = [int(row[column].lines[0]) for row in parts]
            assert sum(figures) == int(whole[column].lines[0])
        assert [row[2].lines[0] for row in (whole,)] == ["100"]
        assert int(whole[4].lines[0]) == table.points
    says = section_of(started, "total").says
    assert "40 of them had no occasion at this table, so that 60 could be earned" in says


def test_a_certificate_names_firm_workshop_and_goals(debrief: ClassDebrief) -> None:
    text = printed(certificate_file(debrief, debrief.tables[0].people[3]).data)
    for told in ("SANDBOX", "Highland Beans Ltd", "Late bill of lading", debrief.goals[0][:30]):
        assert told in text


def test_file_names_are_plain_and_say_sandbox(debrief: ClassDebrief) -> None:
    named = replace(debrief, scenario='x/../"\n\u00e9')
    assert table_file(named, "json").name == "SANDBOX-x-table-1.json"
