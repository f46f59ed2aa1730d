"""Short ways to acts on payments: what each verb does, who may, and that faults are met."""

from __future__ import annotations

from typing import Any

import pytest

PAYEE = "0100-480600-EUR"
ORDER = {
    "debtor_account": "DE11000000000000480600",
    "creditor_account": PAYEE,
    "amount": "10.00",
    "currency": "EUR",
}


def _ordered(world: Any) -> str:
    answer = world.seats["buyer"].post(f"{world.path}/transfers", ORDER)
    assert answer.status_code == 202, answer.text
    return f"{world.path}/transfers/{answer.json()['uetr']}"


def _status(world: Any, path: str) -> tuple[str, str | None]:
    seen = world.trainer.get(path).json()
    return seen["status"], seen["reason"]


@pytest.mark.parametrize(
    ("verbs", "status"),
    [
        (["complete"], ("ACCC", None)),
        (["hold"], ("PDNG", None)),
        (["hold", "release", "complete"], ("ACCC", None)),
        (["reject"], ("RJCT", "AC04")),
        (["complete", "return"], ("RJCT", "AC04")),
    ],
)
def test_each_verb_leads_where_it_says(
    world: Any, verbs: list[str], status: tuple[str, str | None]
) -> None:
    path = _ordered(world)
    for verb in verbs:
        body = {"reason": "AC04"} if verb in ("reject", "return") else {}
        done = world.trainer.post(f"{path}/{verb}", body)
        assert done.status_code == 201, done.text
    world.trainer.post(f"{world.path}/clock", {"advance": "P10D"})
    found = _status(world, path)
    assert found[0] == status[0]
    assert status[1] in (None, found[1])
    assert world.trainer.get(f"{world.path}/ledger/check").json()["balanced"]


def test_the_payer_may_recall_and_may_not_complete(world: Any) -> None:
    path = _ordered(world)
    assert world.seats["buyer"].post(f"{path}/recall", {}).status_code == 201
    assert world.seats["buyer"].post(f"{path}/complete", {}).status_code == 403
    assert world.seats["seller"].post(f"{path}/explode", {}).status_code == 404


def test_a_planted_fault_is_met_and_lifted(world: Any) -> None:
    planted = world.trainer.post(f"{world.path}/faults", {"fault": "account-closed", "on": PAYEE})
    assert planted.status_code == 201, planted.text
    met = _ordered(world)
    world.trainer.post(f"{world.path}/clock", {"advance": "P10D"})
    assert _status(world, met) == ("RJCT", "AC04")
    assert world.trainer.ask("DELETE", f"{world.path}/faults/{PAYEE}").status_code == 200
    well = _ordered(world)
    world.trainer.post(f"{world.path}/clock", {"advance": "P10D"})
    assert _status(world, well)[0] == "ACCC"
    by_seat = world.seats["buyer"].post(f"{world.path}/faults", {"fault": "holiday", "on": PAYEE})
    assert by_seat.status_code == 403
