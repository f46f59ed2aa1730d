"""A payment ordered by a pain.001 is the payment ordered by JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

MESSAGE = Path(__file__).parents[3] / "fixtures" / "messages" / "pain_001" / "coffee.xml"
XML = {"Content-Type": "application/xml"}


def test_a_message_and_a_json_order_make_the_same_payment(world: Any, open_world: Any) -> None:
    other = open_world()
    by_message = _order(world, MESSAGE.read_bytes()).json()
    seen = world.seats["buyer"].get(f"{world.path}/transfers/{by_message['uetr']}").json()
    order = {
        "debtor_account": "DE11000000000000480600",
        "creditor_account": "0100-480600-EUR",
        "amount": seen["instructed"]["amount"],
        "currency": seen["instructed"]["currency"],
    }
    by_json = other.seats["buyer"].post(f"{other.path}/transfers", order).json()
    same = other.seats["buyer"].get(f"{other.path}/transfers/{by_json['uetr']}").json()
    assert seen["instructed"] == {"amount": "48600.00", "currency": "EUR"}
    assert by_json["number"] == by_message["number"] == 2
    for member in ("status", "instructed", "charges"):
        assert seen[member] == same[member]


def test_a_message_of_another_firms_account_moves_nothing(world: Any) -> None:
    refused = _order(world, MESSAGE.read_bytes(), seat="seller")
    assert (refused.status_code, refused.json()["type"]) == (403, "/help/problems/not-your-account")
    assert world.trainer.get(world.path).json()["number"] == 1


def test_what_is_no_message_moves_nothing(world: Any) -> None:
    evil = b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    for data in (b"", b"<x/>", evil, MESSAGE.read_bytes()[:-40]):
        refused = _order(world, data)
        assert refused.status_code == 400, refused.text
        assert refused.headers["Content-Type"].startswith("application/problem+json")
    assert world.trainer.get(world.path).json()["number"] == 1


@pytest.mark.parametrize(
    ("true", "wrong"),
    [(b"<CtrlSum>48600.00", b"<CtrlSum>48600.01"), (b"<NbOfTxs>1<", b"<NbOfTxs>2<")],
)
def test_a_message_whose_total_is_wrong_moves_nothing(
    world: Any, true: bytes, wrong: bytes
) -> None:
    refused = _order(world, MESSAGE.read_bytes().replace(true, wrong))
    assert (refused.status_code, refused.json()["type"]) == (422, "/help/problems/not-possible")
    assert world.trainer.get(world.path).json()["number"] == 1


def _order(world: Any, data: bytes, seat: str = "buyer") -> Any:
    return world.seats[seat].ask("POST", f"{world.path}/transfers", data=data, headers=XML)
