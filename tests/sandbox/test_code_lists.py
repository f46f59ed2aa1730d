"""Lists of codes: read alike at page, API and command line, and never the work of an hour."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from lei.near_misses import COMPARED_MAX
from lei.standing import STRICT
from sandbox.app import create_app
from sandbox.cli import main
from sandbox.config import from_environment
from sandbox.home import default_fixtures_dir
from sandbox.services import imports
from sandbox.services.entities import check_code, check_codes
from sandbox.store.database import connect
from sandbox.store.entities import Register
from sandbox.store.migrations import upgrade

RIGHT, SLIP = "SBOX00R7ELBK04T9QZ11", "SBOX00R7ELBKO4T9QZ11"
TODAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = from_environment({}, home=tmp_path_factory.mktemp("home"))
    upgrade(connect(settings.database))
    imports.load_fictional(default_fixtures_dir(), settings.register)
    return settings.home


@pytest.fixture(scope="module")
def client(home: Path) -> FlaskClient:
    return create_app(from_environment({}, home=home)).test_client()


@pytest.mark.parametrize(
    "text",
    [
        f"{RIGHT}\n{SLIP}\n",
        f"lei\n{RIGHT}\n{SLIP}\n",
        f"name,lei\nElbe,{RIGHT}\nSlip,{SLIP}\n",
        f'\ufeffFirm;LEI code;Town\r\n"Elbe; Hamburg";{RIGHT};Hamburg\r\n\r\n;{SLIP};\r\n',
        f"Elbe,{RIGHT}\nSlip,{SLIP}\n",
        f"FIRM\tIDENTIFIER\nElbe\t{RIGHT}\nSlip\t{SLIP}\n",
    ],
)
def test_a_list_is_read_alike_at_every_door(
    home: Path, client: FlaskClient, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(text.encode())
    typed = CliRunner().invoke(main, ["--home", str(home), "check", "--file", str(file)])
    at_page = client.post("/checks", data={"codes": text, "as": "csv"}).text
    at_api = client.post("/api/lei/checks", data=text.encode(), content_type="text/csv").text
    wanted = [(RIGHT, "valid"), (SLIP, "invalid")]
    assert [line.split()[0] for line in typed.stdout.splitlines() if line[:1] != " "] == [
        RIGHT, SLIP,
    ]  # fmt: skip
    assert [(row["code"], row["verdict"]) for row in rows(at_page)] == wanted
    assert [(row["code"], row["verdict"]) for row in rows(at_api)] == wanted


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))


def test_suggestions_stop_after_the_first_wrong_codes_and_say_so(home: Path) -> None:
    register = Register(home / "register.sqlite")
    codes = [SLIP] * COMPARED_MAX + [RIGHT, SLIP]
    *early, right, late = check_codes(register, codes, STRICT, TODAY)
    assert all(one == check_code(register, SLIP, STRICT, TODAY) for one in early)
    assert right == check_code(register, RIGHT, STRICT, TODAY)
    assert late.suggestions == ()
    assert [f.rule for f in late.findings] == ["lei-check-digits", "lei-not-compared"]


def test_the_cap_is_told_over_the_api(client: FlaskClient) -> None:
    answer = client.post("/api/lei/checks", json={"codes": [SLIP] * (COMPARED_MAX + 1)})
    last = json.loads(answer.data)["results"][-1]
    assert "lei-not-compared" in [finding["rule"] for finding in last["findings"]]
