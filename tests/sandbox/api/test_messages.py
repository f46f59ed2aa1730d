"""A message checked over the API."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parents[3] / "fixtures" / "messages"
XML = {"Content-Type": "application/xml"}


def _check(anyone: Any, data: bytes, query: str = "") -> Any:
    return anyone.ask("POST", f"/api/messages/check{query}", data=data, headers=XML)


def test_a_good_message_is_valid(anyone: Any) -> None:
    verdict = _check(anyone, (SAMPLES / "pacs_008" / "coffee.xml").read_bytes()).json()
    assert (verdict["message"], verdict["valid"]) == ("pacs.008.001.08", True)


def test_faults_are_named_with_rule_source_and_sentence(anyone: Any) -> None:
    data = (SAMPLES / "pacs_008" / "coffee-with-faults.xml").read_bytes()
    verdict = _check(anyone, data).json()
    assert verdict["valid"] is False
    for finding in verdict["findings"]:
        assert finding["source"]
        assert not re.search(r"\{[a-z_]+\}", finding["says"])  # no placeholder left


def test_a_profile_can_be_chosen_and_an_unknown_one_is_refused(anyone: Any) -> None:
    data = (SAMPLES / "pacs_008" / "coffee.xml").read_bytes()
    assert _check(anyone, data, "?profile=schema-only").json()["valid"] is True
    assert _check(anyone, data, "?profile=none").status_code == 404


def test_what_is_no_message_is_refused(anyone: Any) -> None:
    for data in (b"", b"<x/>", b"\xff\xfe", b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'):
        refused = _check(anyone, data)
        assert refused.status_code == 400
        assert refused.json()["type"].startswith("/help/problems/")
