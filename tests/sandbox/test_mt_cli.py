"""An MT message at the command line: verdicts, exit codes, and what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from payments.messages import mt
from sandbox.cli import main

SAMPLE = Path(__file__).parents[2] / "fixtures" / "messages" / "mt" / "credit-issued.fin"
TEXT = SAMPLE.read_bytes().decode()
FAULTY = TEXT.replace("Roesterei", "Rösterei").replace(":49:WITHOUT\r\n", "")


@pytest.fixture
def run(tmp_path: Path):
    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, ["--home", str(tmp_path), "message", *map(str, arguments)])

    return run


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.fin"
    path.write_bytes(FAULTY.encode())
    return path


def test_a_credit_in_order_exits_with_0_and_says_that_the_format_is_for_training(run):
    result = run("check", SAMPLE)
    assert result.exit_code == 0
    assert "MT 700: nothing wrong was found." in result.stdout
    assert "not validated by the network" in result.stdout


def test_faults_exit_with_1_and_name_their_lines(run, faulty):
    result = run("check", faulty)
    assert result.exit_code == 1
    assert "line 8, :50:" in result.stdout
    assert "Roesterei Elbe GmbH" in result.stdout
    assert "MT 700 needs field 49 (confirmation)" in result.stdout


def test_fields_alone_need_their_type(run, tmp_path):
    path = tmp_path / "fields.txt"
    path.write_text(":20:SV-1\n:21:HU-2026-0117\n:30:260115\n", "utf-8")
    assert run("check", path).exit_code == 2
    result = run("check", path, "--type", "730")
    assert (result.exit_code, "MT 730" in result.stdout) == (0, True)


def test_a_message_is_shown_by_our_names_for_its_fields(run):
    told = json.loads(run("show", SAMPLE, "--json").stdout)
    assert (told["message"], told["says"]["sender"]) == ("MT 700", "HANSDEH0XXX")
    assert told["says"]["32B amount of the credit"] == "EUR48600,00"


def test_the_list_names_every_mt(run):
    listed = json.loads(run("list", "--json").stdout)["mt"]
    assert set(listed) == {f"MT {kind.id}" for kind in mt.MESSAGES}
    assert "MT 734" in run("list").stdout
