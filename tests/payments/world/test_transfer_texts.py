"""A text that a message between banks may not hold is refused when the payment is ordered."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from payments.errors import NotPossible
from payments.money import Money
from payments.network.files import FileOrder
from payments.network.payee import Payee
from payments.world.state import TRAINER, Act
from payments.world.step import first, step
from payments.world.transfer_acts import Order, OrderFile
from sandbox.services import banks

FIXTURES = Path(__file__).parents[3] / "fixtures"
PAYER, PAYEE = "DE11000000000000480600", "0100-480600-EUR"
ORDER = Order(PAYER, PAYEE, Money.of("100", "EUR"))
WRONG = [
    ("end_to_end_id", "Zoë-1"),
    ("end_to_end_id", "/INV/17"),
    ("end_to_end_id", "INV//17"),
    ("end_to_end_id", "INV17/"),
    ("remittance", "INVOICE\u202e71"),
    ("remittance", "a\u200bb"),
    ("remittance", "a\x07b"),
]


@pytest.fixture(scope="module")
def world():
    return first(banks.lab(FIXTURES, "texts", datetime(2026, 3, 2, 8, tzinfo=UTC))).world


@pytest.mark.parametrize(("name", "written"), WRONG)
def test_it_is_refused_with_its_place(world, name, written):
    with pytest.raises(NotPossible) as refusal:
        _do(world, "transfer.order", replace(ORDER, **{name: written}))
    assert refusal.value.at == f"$.{name}"


@pytest.mark.parametrize(("name", "written"), WRONG)
def test_so_it_is_in_a_file(world, name, written):
    order = FileOrder(PAYEE, ORDER.amount, **{name: written})
    with pytest.raises(NotPossible) as refusal:
        _do(world, "transfer.order_file", OrderFile(PAYER, "FILE-1", (order,)))
    assert refusal.value.at == f"$.orders[0].{name}"


@pytest.mark.parametrize("name", ["Highland\u202e Beans", "---"])
def test_so_is_a_name_that_names_nobody(world, name):
    with pytest.raises(NotPossible) as refusal:
        _do(world, "transfer.order", replace(ORDER, payee=Payee(name)))
    assert refusal.value.at == "$.payee.name"


def _do(world, kind, body):
    return step(world, Act(world.number + 1, TRAINER, kind, body)).world
