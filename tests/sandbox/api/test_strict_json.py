"""JSON that two programs could read differently, or not at all, is refused and changes nothing."""

from __future__ import annotations

from typing import Any

import pytest
import requests

ORDER = (
    '{"debtor_account": "DE11000000000000480600", "creditor_account": "0100-480600-EUR",'
    ' "amount": "1.00", "currency": "EUR"%s}'
)


@pytest.mark.parametrize(
    "body",
    [ORDER % ', "amount": "900.00"', "[" * 100_000, '{"a":' * 50_000,
     ORDER % r', "remittance": "\ud800"', b'["\xed\xa0\x80"]'],
    ids=["the amount twice", "lists without end", "objects without end", "half a character",
         "half a character, as it is"],
)  # fmt: skip
def test_such_a_body_is_refused(world: Any, body: str | bytes) -> None:
    buyer = world.seats["buyer"]
    sent = requests.post(
        f"{buyer.url}{world.path}/transfers",
        data=body,
        headers={"Authorization": f"Bearer {buyer.key}", "Content-Type": "application/json"},
        timeout=10,
    )
    assert sent.status_code in (400, 422)
    assert sent.headers["Content-Type"] == "application/problem+json"
    assert world.trainer.get(world.path).json()["number"] == 1


def test_a_character_in_two_halves_is_whole(anyone: Any) -> None:
    body = r'{"codes": ["\ud83d\ude00"]}'
    head = {"Content-Type": "application/json"}
    assert anyone.ask("POST", "/api/lei/checks", data=body, headers=head).status_code == 200


def test_another_firms_account_is_named(world: Any) -> None:
    order = {"debtor_account": "DE11000000000000480600", "creditor_account": "0100-480600-EUR"}
    refused = world.seats["seller"].post(
        f"{world.path}/transfers", {**order, "amount": "1.00", "currency": "EUR"}
    )
    assert (refused.status_code, refused.json()["type"]) == (403, "/help/problems/not-your-account")


@pytest.mark.parametrize("lei", ["SBOX00R7ELBK04T9QZ1", "x" * 100_000, "", "<script>"])
def test_what_has_not_the_length_of_a_code_is_not_looked_up(world: Any, lei: str) -> None:
    refused = world.seats["seller"].act(world.id, "entity.look_up", lei=lei)
    assert refused.status_code == 422
    assert world.trainer.get(world.path).json()["number"] == 1
