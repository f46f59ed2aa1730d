"""`lei-sandbox message`: verdicts in words and JSON, with the exit codes of the house."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from payments.messages import MESSAGES
from sandbox.cli import main
from sandbox.services.imports import load_fictional

SAMPLES = Path(__file__).parents[2] / "fixtures" / "messages"
FAULTY = SAMPLES / "pacs_008" / "coffee-with-faults.xml"
GOOD = SAMPLES / "pacs_008" / "coffee.xml"
LAPSED = "SBOX00J09SPL8Y3VRR97"


@pytest.fixture
def run(tmp_path: Path):
    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, ["--home", str(tmp_path), "message", *map(str, arguments)])

    return run


def test_a_good_message_exits_with_0(run):
    result = run("check", GOOD)
    assert (result.exit_code, "nothing wrong" in result.stdout) == (0, True)


def test_findings_exit_with_1_and_name_place_line_and_source(run):
    result = run("check", FAULTY)
    assert result.exit_code == 1
    line = next(n for n, text in enumerate(FAULTY.read_text().splitlines(), 1) if "5F0C" in text)
    assert f"line {line}, /Document/FIToFICstmrCdtTrf/CdtTrfTxInf/PmtId/UETR" in result.stdout
    assert "ISO 4217" in result.stdout


def test_json_has_every_finding_with_its_sentence(run):
    result = run("check", FAULTY, "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["message"], told["valid"]) == (1, "pacs.008.001.08", False)
    assert {finding["rule"] for finding in told["findings"]} == {
        "iso20022-schema-pattern",
        "cbpr-address",
        "iso4217-minor-unit",
        "lei-gate-digits",
        "lei-gate-not-looked-up",
        "cbpr-text-characters",
    }
    assert all(finding["says"].endswith(".") for finding in told["findings"])


def test_a_profile_decides_what_is_found(run):
    told = json.loads(run("check", FAULTY, "--profile", "schema-only", "--json").stdout)
    assert [finding["rule"] for finding in told["findings"]] == ["iso20022-schema-pattern"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<!DOCTYPE d [<!ENTITY y 'x'>]><d>&y;</d>", "document type"),
        (b"<Document xmlns='urn:any'/>", "urn:any"),
        (b"<Document", "well formed"),
    ],
)
def test_a_refusal_exits_with_2_and_says_why(run, tmp_path, data, says):
    file = tmp_path / "message.xml"
    file.write_bytes(data)
    result = run("check", file)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stdout == ""


def test_a_file_that_is_not_there_exits_with_2(run):
    assert run("check", "none.xml").exit_code == 2


def test_the_list_names_every_message(run):
    told = json.loads(run("list", "--json").stdout)
    assert set(told["messages"]) == {each.id for each in MESSAGES}
    plain = run("list").stdout
    assert all(each.id in plain for each in MESSAGES)


def test_a_large_file_of_orders_is_streamed(run, tmp_path):
    sample = (SAMPLES / "pain_001" / "coffee.xml").read_text()
    before, tag, rest = sample.partition("<CdtTrfTxInf>")
    one, end, after = rest.partition("</CdtTrfTxInf>")
    large = tmp_path / "large.xml"
    large.write_text(before + f"{tag}{one}{end}" * 1_000 + after)
    result = run("check", large, "--profile", "schema-only", "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["message"], told["transactions"]) == (
        0,
        "pain.001.001.09",
        1_000,
    )


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/*.xml")), ids=lambda path: path.stem)
def test_a_message_is_shown_in_the_words_of_the_trade(run, path):
    result = run("show", path, "--json")
    if "faults" in path.name:
        assert result.exit_code == 2
        return
    told = json.loads(result.stdout)
    assert told["message"] in {message.id for message in MESSAGES}
    assert all(told["says"].values())


def test_a_header_is_shown_as_such(run):
    result = run("show", SAMPLES / "head_001" / "coffee.xml")
    assert "head.001.001.02: Business application header" in result.stdout
    assert "sender.bic" in result.stdout


def test_junit_has_a_failure_for_each_error_and_none_for_a_good_message(run):
    suite = etree.fromstring(run("check", FAULTY, "--junit").stdout.encode())
    told = json.loads(run("check", FAULTY, "--json").stdout)
    errors = [f["rule"] for f in told["findings"] if f["severity"] == "error"]
    assert [failure.get("type") for failure in suite.iter("failure")] == errors
    assert suite.get("failures") == str(len(errors))
    good = etree.fromstring(run("check", GOOD, "--junit").stdout.encode())
    assert good.get("failures") == "0"


def test_leis_are_looked_up_in_the_register_of_this_home(run, tmp_path):
    assert "lei-gate-not-looked-up" in run("check", GOOD).stdout
    load_fictional(SAMPLES.parent, tmp_path / "register.sqlite")
    assert "lei-gate-not-looked-up" not in run("check", GOOD).stdout
    lapsed = tmp_path / "lapsed.xml"
    text = GOOD.read_text(encoding="utf-8")
    lapsed.write_text(text.replace("SBOX00H4K7NB39D2XV53", LAPSED), encoding="utf-8")
    assert "lei-gate-lapsed" in run("check", lapsed).stdout


def test_leis_are_looked_up_at_a_gleif_api_where_one_is_named(run, httpserver):
    empty = {"data": [], "meta": {"pagination": {"total": 0}}, "links": {}}
    httpserver.expect_request("/api/v1/lei-records").respond_with_json(
        empty, content_type="application/vnd.api+json"
    )
    told = run("check", GOOD, "--gleif", httpserver.url_for("/api/v1")).stdout
    assert "lei-gate-unknown" in told
    down = run("check", GOOD, "--gleif", "http://127.0.0.1:9/api/v1")
    assert (down.exit_code, "Refused" in down.stderr) == (2, True)
