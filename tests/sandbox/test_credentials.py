"""A credential checked without a world: one answer at every door, hostile files refused by name."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import requests
from click.testing import CliRunner, Result

from sandbox.cli import main
from sandbox.errors import UnreadableRequest
from sandbox.services import credentials
from sandbox.services.credentials import sample

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Empty:
    """A register without a firm, or none at all."""

    def __init__(self, version: object | None = 1) -> None:
        self._version = version

    def record(self, _lei: str) -> None:
        return None

    def version(self) -> object | None:
        return self._version


def changed(place: str, value: Any) -> dict[str, Any]:
    """The sample with another value at a place such as `credential.role`."""
    data = deepcopy(sample())
    *way, last = place.split(".")
    inside = data
    for name in way:
        inside = inside[name]
    inside[last] = value
    return data


def run(folder: Path, data: Any, *words: str) -> Result:
    file = folder / "credential.json"
    file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return CliRunner().invoke(
        main, ["--home", str(folder), "credential", "check", str(file), *words]
    )


def test_the_doors_give_one_answer(service: Any, tmp_path: Path) -> None:
    for data in (sample(), changed("credential.person", "Another")):
        over_http = requests.post(f"{service.url}/api/credentials/check", json=data, timeout=30)
        at_terminal = run(tmp_path, data, "--json")
        told = json.loads(at_terminal.stdout)
        assert told["undecided"] == ["credential-lei-unknown"]  # no register there
        assert over_http.json() | {"undecided": told["undecided"]} == told
        assert at_terminal.exit_code == (0 if told["good"] else 1)


def test_the_sample_of_the_command_line_can_be_checked(tmp_path: Path) -> None:
    printed = CliRunner().invoke(main, ["credential", "sample"]).stdout
    found = run(tmp_path, printed)
    assert found.exit_code == 0
    assert "Jana Beispiel acts for SBOX00R7ELBK04T9QZ11" in found.stdout


def test_a_register_that_knows_nobody_says_so() -> None:
    told = credentials.check(sample(), Empty(), NOW)
    assert [found["rule"] for found in told["findings"]] == ["credential-lei-unknown"]
    assert credentials.check(sample(), Empty(None), NOW)["good"]


def test_without_an_instant_it_is_now_that_counts() -> None:
    data = sample()
    del data["at"]
    late = credentials.check(data, Empty(None), NOW.replace(year=2030))
    assert [found["rule"] for found in late["findings"]] == ["credential-expired"]


@pytest.mark.parametrize(
    ("place", "value", "at"),
    [
        ("credential", None, "$.credential"),
        ("credential", [], "$.credential"),
        ("credential.person", 7, "$.credential.person"),
        ("credential.valid_until", "soon", "$.credential.valid_until"),
        ("credential.valid_until", "2026-01-12T09:00:00", "$.credential.valid_until"),
        ("credential.more", "x", "$.credential.more"),
        ("credential.person", "\ud800", "$.credential"),
        ("issuers", "nobody", "$.issuers"),
        ("issuers", [{"name": "x"}], "$.issuers[0].public_key"),
        ("revoked", [1], "$.revoked[0]"),
        ("purpose", "fly", "$.purpose"),
        ("at", "now", "$.at"),
        ("more", 1, "$.more"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(place: str, value: Any, at: str) -> None:
    with pytest.raises(UnreadableRequest) as refusal:
        credentials.check(changed(place, value), Empty(), NOW)
    assert refusal.value.at == at


@pytest.mark.parametrize("data", [None, [], "credential", {}])
def test_what_is_no_question_is_refused(data: Any) -> None:
    with pytest.raises(UnreadableRequest):
        credentials.check(data, Empty(), NOW)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"credential": NaN}'])
def test_a_file_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    found = run(tmp_path, text)
    assert found.exit_code == 2
    assert "Refused" in found.stderr


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("credential.valid_from", "0001-01-01T00:00:00+23:59"),
        ("credential.valid_until", "9999-12-31T23:59:59-23:59"),
        ("credential.signature", "É" * 128),
        ("credential.lei", "x" * 10_000),
        ("at", "9999-12-31T23:59:59-23:59"),
        ("at", "0001-01-01T00:00:00+23:59"),
    ],
)
def test_the_ends_of_time_and_of_letters_are_findings(place: str, value: str) -> None:
    told = credentials.check(changed(place, value), Empty(), NOW)
    assert not told["good"]
    assert all(found["says"] for found in told["findings"])
