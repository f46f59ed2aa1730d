"""A firm is not told why a bank holds a payment, at whichever door; banks and trainer are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from flask import Flask

from payments.money import Money
from payments.world.clock import Advance
from payments.world.state import TRAINER, Act
from payments.world.step import first, step
from payments.world.transfer_acts import Order
from sandbox.config import Settings
from sandbox.home import default_fixtures_dir
from sandbox.services import banks, worlds
from sandbox.services.events import events
from sandbox.services.worlds import OpenedWorld
from sandbox.store.database import connect, unit_of_work

STARTS_AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
ENDS = ("SENVANG-MEKONG-USD", "ANDINO-SELVA-USD")
PLANT = "FAULT-SCREENING-HOLD"
ALARM = "RR04"
FIRMS = ("mekong", "selva")  # payer and payee
KNOWING = ("harbourmark", TRAINER)


@dataclass(frozen=True)
class Held:
    """A world in which a bank holds a payment over a name."""

    app: Flask
    world: OpenedWorld
    uetr: str

    def do(self, path: str, body: dict[str, str]) -> Any:
        head = {"Authorization": f"Bearer {self.world.key}"}
        asked = f"/api/worlds/{self.world.id}{path}"
        answer = self.app.test_client().post(asked, json=body, headers=head)
        assert answer.status_code < 300, answer.text
        return answer.json

    def read(self, seat: str, path: str) -> str:
        key = self.world.key if seat == TRAINER else self.world.seats[seat].key
        asked = path.format(world=self.world.id, uetr=self.uetr)
        answer = self.app.test_client().get(asked, headers={"Authorization": f"Bearer {key}"})
        assert answer.status_code == 200, (seat, asked)
        return str(answer.text)


@pytest.fixture
def held(app: Flask, settings: Settings) -> Held:
    opening = banks.lab(settings.fixtures_dir, "test", STARTS_AT)
    with unit_of_work(connect(settings.database).writing()) as session:
        made = Held(app, worlds.open_world(session, opening), "")
    ends = dict(zip(("debtor_account", "creditor_account"), ENDS, strict=True))
    order = {**ends, "amount": "700.00", "currency": "USD", "remittance": PLANT}
    ordered = made.do("/transfers", order)
    made.do("/clock", {"advance": "P2D"})
    return replace(made, uetr=ordered["uetr"])


WORLD = ("/api/worlds/{world}", "/worlds/{world}")
TRANSFER = ("/api/worlds/{world}/transfers/{uetr}", "/worlds/{world}/transfers/{uetr}")


@pytest.mark.parametrize("path", [*WORLD, *TRANSFER])
def test_a_payer_does_not_read_of_the_alarm(held: Held, path: str) -> None:
    assert ALARM not in held.read("mekong", path)


@pytest.mark.parametrize("path", [*WORLD, *TRANSFER])
def test_nor_do_payer_and_payee_once_the_money_is_there(held: Held, path: str) -> None:
    held.do(f"/transfers/{held.uetr}/release", {})
    held.do("/clock", {"advance": "P3D"})
    assert "ACCC" in held.read("selva", TRANSFER[0])
    assert [seat for seat in FIRMS if ALARM in held.read(seat, path)] == []


@pytest.mark.parametrize("path", [WORLD[0], TRANSFER[0]])
def test_the_banks_on_the_way_and_the_trainer_do(held: Held, path: str) -> None:
    assert [seat for seat in KNOWING if ALARM not in held.read(seat, path)] == []


@pytest.mark.parametrize("seat", ["mekong", *KNOWING])
def test_events_tell_no_more_than_the_views(seat: str) -> None:
    told = b"".join(_events(seat))
    assert b'"PDNG"' in told
    assert (ALARM.encode() in told) == (seat in KNOWING)


def _events(seat: str) -> list[bytes]:
    world = first(banks.lab(default_fixtures_dir(), "test", STARTS_AT)).world
    ordered = Order(*ENDS, Money.of("700", "USD"), remittance=PLANT)
    told: list[bytes] = []
    for kind, body in (("transfer.order", ordered), ("advance", Advance("P2D"))):
        change = step(world, Act(world.number + 1, TRAINER, kind, body))
        told += [orjson.dumps(event.data) for event in events("w", world, change, 0, seat)]
        world = change.world
    return told
