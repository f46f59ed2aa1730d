"""Planting a fault is confirmed on the monitor, and only what can be planted."""

from __future__ import annotations

from typing import Any

import pytest

ACCOUNT = "DE11000000000000480600"
FAULT = "account-closed"


def test_the_monitor_says_what_was_planted_where(room: Any) -> None:
    answer = room.lead("faults", fault=FAULT, on=ACCOUNT, table="2", once="tap")
    assert answer.status_code == 303
    shown = room.trainer.get(answer.headers["Location"]).text
    assert f"At table 2, on account {ACCOUNT}" in shown
    assert "Planted</h2>" not in room.lead("monitor").text


def test_what_cannot_be_planted_is_not_confirmed(room: Any) -> None:
    answer = room.lead("faults", fault="no-such-fault", on=ACCOUNT, table="0", once="tap")
    assert answer.status_code == 409
    assert "Not done everywhere" in answer.text


@pytest.mark.parametrize(
    "made_up", ["fault=x&on=y", f"fault={FAULT}&on=<b>", f"fault={FAULT}&on={ACCOUNT}&table=9"]
)
def test_an_address_made_up_confirms_nothing(room: Any, made_up: str) -> None:
    assert "Planted</h2>" not in room.trainer.get(f"{room.path}/monitor?{made_up}").text
