"""Orders for a later day: kept by the payer's bank, carried out on that day, or given up then."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from payments.errors import NotPossible
from payments.money import Money
from payments.network.files import FileOrder
from payments.network.ledger import balance, check
from payments.network.model import Phase, TransferStatus
from payments.world.clock import Advance
from payments.world.state import TRAINER, Act
from payments.world.step import first, step
from payments.world.transfer_acts import Order, OrderFile
from payments.world.transfer_verbs import AskBack, WithReason
from sandbox.services import banks

FIXTURES = Path(__file__).parents[3] / "fixtures"
PAYER, PAYEE = "DE11000000000000480600", "0100-480600-EUR"
TEN = Money.of("10", "EUR")
GIVEN = "eb6305c9-1f7f-49de-aed0-16487c27b42d"
SATURDAY, MONDAY = date(2026, 3, 7), date(2026, 3, 9)


@pytest.fixture(scope="module")
def lab():
    return first(banks.lab(FIXTURES, "later", datetime(2026, 3, 2, 8, tzinfo=UTC))).world


def _do(world, kind, body):
    return step(world, Act(world.number + 1, TRAINER, kind, body))


def _ordered(lab, **changes):
    order = replace(Order(PAYER, PAYEE, TEN, execute_on=SATURDAY), **changes)
    return _do(lab, "transfer.order", order)


def _only(world):
    (transfer,) = world.network.transfers.values()
    return transfer


def test_no_money_moves_before_the_day_and_a_closed_day_waits_for_the_next(lab):
    kept = _ordered(lab).world
    assert kept.network.balances == lab.network.balances
    assert (_only(kept).phase, _only(kept).value_on) == (Phase.SCHEDULED, MONDAY)
    before = _do(kept, "advance", Advance("P6D")).world
    assert _only(before).phase is Phase.SCHEDULED
    after = _do(before, "advance", Advance("P3D")).world
    assert _only(after).status is TransferStatus.ACCC
    assert _only(after).uetr == _only(kept).uetr
    assert check(after.network) == ()


def test_an_order_whose_money_is_gone_on_its_day_is_rejected(lab):
    held = balance(lab.network, PAYER)
    kept = _ordered(lab, amount=held).world
    later = _do(kept, "advance", Advance("P8D"))
    assert (_only(later.world).status, _only(later.world).reason) == (TransferStatus.RJCT, "AM04")
    assert later.world.network.balances == lab.network.balances


def test_the_payers_bank_may_give_an_order_up_before_its_day(lab):
    kept = _ordered(lab).world
    with pytest.raises(NotPossible):
        _do(kept, "transfer.recall", AskBack(_only(kept).uetr))
    over = _do(kept, "transfer.reject", WithReason(_only(kept).uetr, "MS03")).world
    later = _do(over, "advance", Advance("P8D")).world
    assert _only(later).phase is Phase.CLOSED
    assert later.network.balances == lab.network.balances


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2027, 12, 31), date(1, 1, 1)])
def test_a_day_that_is_past_or_far_ahead_is_refused_with_its_place(lab, day):
    with pytest.raises(NotPossible) as refusal:
        _ordered(lab, execute_on=day)
    assert refusal.value.at == "execute_on"
    orders = (FileOrder(PAYEE, TEN), FileOrder(PAYEE, TEN, execute_on=day))
    with pytest.raises(NotPossible) as refusal:
        _do(lab, "transfer.order_file", OrderFile(PAYER, "F1", orders))
    assert refusal.value.at == "$.orders[1].execute_on"


def test_a_payer_names_a_payment_once(lab):
    named = OrderFile(PAYER, "F1", (FileOrder(PAYEE, TEN, uetr=GIVEN),))
    world = _do(lab, "transfer.order_file", named).world
    assert _only(world).uetr == GIVEN
    with pytest.raises(NotPossible) as refusal:
        _do(world, "transfer.order_file", replace(named, message_id="F2"))
    assert refusal.value.at == "$.orders[0].uetr"


@pytest.mark.parametrize("uetr", [GIVEN.upper(), "nonsense", ""])
def test_a_name_that_is_no_uetr_is_refused(lab, uetr):
    with pytest.raises(NotPossible):
        _do(lab, "transfer.order_file", OrderFile(PAYER, "F1", (FileOrder(PAYEE, TEN, uetr=uetr),)))


def test_a_file_may_pay_from_several_accounts_each_with_its_own_money(lab):
    other = next(
        a.number
        for a in lab.network.accounts.values()
        if a.kind == "customer" and a.currency == "EUR" and a.number not in (PAYER, PAYEE)
    )
    orders = (FileOrder(PAYEE, TEN), FileOrder(PAYEE, TEN, debtor_account=other))
    world = _do(lab, "transfer.order_file", OrderFile(PAYER, "F1", orders)).world
    for number in (PAYER, other):
        assert balance(lab.network, number) - balance(world.network, number) >= TEN
