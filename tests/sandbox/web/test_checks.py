"""A list of codes: pasted, sent as a file, answered as a table and as CSV."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as some

from sandbox.cli import main
from sandbox.services.code_lists import read_list
from sandbox.web.checks import SAMPLE

RIGHT, SLIP, LAPSED = "SBOX00H4K7NB39D2XV53", "SBOX00R7ELBKO4T9QZ11", "SBOX00TCD1GDJYFLGS68"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))


def test_the_sample_has_one_code_of_each_kind(client: FlaskClient) -> None:
    page = client.post("/checks", data={"codes": SAMPLE}).text
    counts = re.findall(r"</svg>([\w ]+)</span> (\d+)</span>", page)
    assert counts == [
        ("Wrong", "3"), ("Look at it", "1"), ("Held by nobody here", "1"), ("In order", "1"),
    ]  # fmt: skip


def test_the_worst_comes_first_with_its_line_as_it_came(client: FlaskClient) -> None:
    page = client.post(
        "/checks", data={"codes": f"{RIGHT}\n{LAPSED}\nsbox00 r7elbk-o4t9 qz11"}
    ).text
    table = page.partition("<tbody")[2]
    assert table.index("sbox00 r7elbk-o4t9 qz11") < table.index(LAPSED) < table.index(RIGHT)
    assert "Rösterei Elbe GmbH" in table


def test_a_file_is_read_by_its_column_of_codes(client: FlaskClient) -> None:
    file = f"\ufeffName;Lei;Town\nHighland;{RIGHT};Nairobi\n;;\nElbe;{SLIP}\n".encode()
    sent = {"file": (io.BytesIO(file), "list.csv"), "as": "csv"}
    answer = client.post("/checks", data=sent)
    assert answer.mimetype == "text/csv"
    assert "SANDBOX" in answer.headers["Content-Disposition"]
    assert [(row["line"], row["given"], row["verdict"]) for row in rows(answer.text)] == [
        ("2", RIGHT, "valid"), ("3", "", "invalid"), ("4", SLIP, "invalid"),
    ]  # fmt: skip


def test_page_and_file_say_the_same(client: FlaskClient) -> None:
    page = client.post("/checks", data={"codes": SAMPLE}).text
    written = rows(client.post("/checks", data={"codes": SAMPLE, "as": "csv"}).text)
    assert len(written) == 6
    assert all(row["given"] in page and row["legal_name"] in page for row in written)


def test_what_is_beyond_the_limit_is_counted(client: FlaskClient) -> None:
    page = client.post("/checks", data={"codes": f"{RIGHT}\n" * 10_003}).text
    assert "3 lines more were not read" in page
    assert len(page) < 60_000


def test_the_file_says_what_is_beyond_the_limit(client: FlaskClient) -> None:
    sent = {"codes": f"{RIGHT}\n" * 10_003, "as": "csv"}
    *checked, last = rows(client.post("/checks", data=sent).text)
    assert (len(checked), last["code"]) == (10_000, "")
    assert last["says"] == "Lines beyond the limit, which were not read: 3."


def test_an_empty_file_is_not_called_too_long(client: FlaskClient) -> None:
    page = client.post("/checks", data={"file": (io.BytesIO(b""), "list.csv")}).text
    assert "There is no code in the list" in page
    assert "too long" not in page


@pytest.mark.parametrize(
    ("begins", "named"),
    [(b"PK\x03\x04rest", "Excel"), (f"lei\n{RIGHT}".encode("utf-16"), "UTF-16")],
)
def test_what_is_no_list_is_refused_by_name_at_every_door(
    client: FlaskClient, tmp_path: Path, begins: bytes, named: str
) -> None:
    page = client.post("/checks", data={"file": (io.BytesIO(begins), "list.csv")})
    assert (page.status_code, named in page.text) == (422, True)
    asked = client.post("/api/lei/checks", data=begins, content_type="text/csv")
    assert (asked.status_code, named in asked.json["detail"]) == (400, True)
    (tmp_path / "list.csv").write_bytes(begins)
    typed = CliRunner().invoke(
        main, ["--home", str(tmp_path), "check", "--file", str(tmp_path / "list.csv")]
    )
    assert (typed.exit_code, named in typed.stderr) == (2, True)


@pytest.mark.parametrize("hostile", ["=1+1", "@cmd", "+44", "-2", "<script>alert(1)</script>", '"'])
def test_a_hostile_line_stays_text(client: FlaskClient, hostile: str) -> None:
    (row,) = rows(client.post("/checks", data={"codes": hostile, "as": "csv"}).text)
    assert not row["given"].startswith(("=", "@", "+", "-"))
    assert "<script>alert" not in client.post("/checks", data={"codes": hostile}).text


@given(some.text())
def test_any_text_is_read_line_by_line(text: str) -> None:
    lines = text.splitlines()
    read = list(read_list(lines))
    assert all(lines[line.number - 1].lstrip("\ufeff") == line.text for line in read)
    assert [line.number for line in read] == sorted({line.number for line in read})
