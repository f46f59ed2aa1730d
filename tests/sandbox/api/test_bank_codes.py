"""The fictional banks' BICs are in the register: in their records, at GLEIF's door, in a check."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

FIXTURES = Path(__file__).parents[3] / "fixtures"
BANKS = [tomllib.loads(path.read_text("utf-8")) for path in FIXTURES.glob("banks/*.toml")]
LISTED = {bank["lei"]: bank["bic"] for bank in BANKS if "lei" in bank}
HANSA, SAVANNA = "SBOX003M2PJ54SD39V83", "SBOX006BRVP8XN4PLW02"
MESSAGE = (FIXTURES / "messages" / "pacs_008" / "coffee.xml").read_text("utf-8")


def _of_banks(anyone: Any, text: str) -> list[Any]:
    headers = {"Content-Type": "application/xml"}
    answer = anyone.post("/api/messages/check", data=text.encode(), headers=headers).json()
    return [found for found in answer["findings"] if found["rule"] == "lei-gate-bic"]


@pytest.mark.parametrize("lei", LISTED)
def test_a_record_of_a_bank_has_its_bic_and_is_found_by_it(anyone: Any, lei: str) -> None:
    found = anyone.get("/gleif/api/v1/lei-records", params={"filter[bic]": LISTED[lei]}).json()
    assert [(each["id"], each["attributes"]["bic"]) for each in found["data"]] == [
        (lei, [LISTED[lei]])
    ]


def test_a_message_with_one_banks_bic_and_anothers_lei_is_told(anyone: Any) -> None:
    assert MESSAGE.count(HANSA)
    assert MESSAGE.count(SAVANNA)
    assert _of_banks(anyone, MESSAGE) == []
    (found, *_) = _of_banks(anyone, MESSAGE.replace(HANSA, SAVANNA))
    assert LISTED[HANSA] in found["says"]
    assert LISTED[SAVANNA] in found["says"]
    assert found["at"].endswith("BICFI")
