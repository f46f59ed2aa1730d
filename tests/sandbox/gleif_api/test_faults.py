"""Faults and pace: asked for by a header or a setting, and named in the answer."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from sandbox.config import GLEIF_FAULTS
from sandbox.gleif_api import faults

PATH = "/gleif/api/v1/lei-records/SBOX00R7ELBK04T9QZ11"


def _ask(client: Any, fault: str) -> Any:
    return client.get(PATH, headers={faults.HEADER: fault} if fault else {})


def test_the_setting_takes_every_fault_there_is() -> None:
    assert [fault.name for fault in faults.FAULTS] == list(GLEIF_FAULTS)


@pytest.mark.parametrize("fault", ["429", "503"])
def test_a_refusal_says_when_to_come_back(client: Any, fault: str) -> None:
    answer = _ask(client, fault)
    assert answer.status_code == int(fault)
    assert int(answer.headers["Retry-After"]) > 0
    assert answer.get_json(force=True)["errors"][0]["status"] == fault
    assert answer.headers[faults.HEADER] == fault


def test_a_slow_answer_is_late_and_whole(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "SLOW_S", 0.3)
    began = time.monotonic()
    answer = _ask(client, "slow")
    assert time.monotonic() - began >= 0.3
    assert answer.json == _ask(client, "").json


def test_a_truncated_answer_ends_in_the_middle(client: Any) -> None:
    answer = _ask(client, "truncated")
    assert _ask(client, "").text.startswith(answer.text)
    with pytest.raises(json.JSONDecodeError):
        json.loads(answer.text)


def test_a_stale_answer_is_older_and_else_the_same(client: Any) -> None:
    stale, fresh = _ask(client, "stale").json, _ask(client, "").json
    assert stale["meta"]["goldenCopy"]["publishDate"] < fresh["meta"]["goldenCopy"]["publishDate"]
    assert stale["data"] == fresh["data"]


def test_an_unknown_fault_is_refused(client: Any) -> None:
    assert _ask(client, "explode").status_code == 400


def test_the_setting_spoils_every_answer_of_gleif_and_no_other(with_settings: Any) -> None:
    client = with_settings(gleif_fault="503")
    assert client.get(PATH).status_code == 503
    assert client.get("/gleif/export/v1/lei-records.csv").status_code == 503
    assert client.get("/health").status_code == 200


def test_the_pace_is_kept_when_a_limit_is_set(with_settings: Any, tmp_path: Any) -> None:
    client = with_settings(home=tmp_path, gleif_requests_max=3)
    answers = [client.get("/gleif/api/v1/countries/DE") for _ in range(8)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert 2 <= len(refused) <= 5  # a minute may have ended among them
    assert all(1 <= int(answer.headers["Retry-After"]) <= 60 for answer in refused)


def test_there_is_no_limit_unless_one_is_set(client: Any) -> None:
    answers = [client.get("/gleif/api/v1/countries/DE") for _ in range(70)]
    assert {answer.status_code for answer in answers} == {200}
