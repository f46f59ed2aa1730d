"""What people do with payments: hold, release, reject, return, complete, recall, answer."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from payments.errors import InsufficientFunds, NoSuchPart, NotPossible, NotYourAct
from payments.money import Money
from payments.network.ledger import balance, check
from payments.network.model import Phase, TransferStatus
from payments.world.clock import Advance
from payments.world.offers import open_kinds
from payments.world.state import TRAINER, Act
from payments.world.step import first, step
from payments.world.transfer_acts import Order
from payments.world.transfer_verbs import AnswerRecall, AskBack, OnTransfer, WithReason
from sandbox.services import banks

FIXTURES = Path(__file__).parents[3] / "fixtures"
PAYER, PAYEE = "SENVANG-MEKONG-USD", "ANDINO-SELVA-USD"
AMOUNT = Money.of("5000", "USD")


@pytest.fixture(scope="module")
def lab():
    return first(banks.lab(FIXTURES, "verbs", datetime(2026, 3, 2, 8, tzinfo=UTC))).world


@pytest.fixture(scope="module")
def under_way(lab):
    return _do(lab, "transfer.order", Order(PAYER, PAYEE, AMOUNT))


@pytest.fixture(scope="module")
def arrived(under_way):
    return _do(under_way, "advance", Advance("P3D"))


def _do(world, kind, body, seat=TRAINER):
    return step(world, Act(world.number + 1, seat, kind, body)).world


def _only(world):
    (transfer,) = world.network.transfers.values()
    return transfer


def _on(world, kind, seat=TRAINER, body=OnTransfer, **more):
    return _do(world, kind, body(_only(world).uetr, **more), seat)


def test_a_held_payment_stands_still_until_it_is_released(under_way):
    held = _on(under_way, "transfer.hold", seat="harbourmark")
    still = _do(held, "advance", Advance("P3D"))
    assert _only(still).status is TransferStatus.PDNG
    freed = _on(still, "transfer.release", seat="harbourmark")
    assert _only(_do(freed, "advance", Advance("P2D"))).status is TransferStatus.ACCC


def test_only_the_bank_that_has_it_next_may_hold_it(under_way):
    for seat in ("andino", "mekong", "hansa"):
        with pytest.raises(NotYourAct):
            _on(under_way, "transfer.hold", seat=seat)


def test_a_rejected_payment_comes_back_whole_but_for_the_first_banks_charge(under_way, lab):
    rejected = _on(under_way, "transfer.reject", body=WithReason, reason="RR04")
    world = _do(rejected, "advance", Advance("P2D"))
    fee = _only(world).charges[0].money
    assert _only(world).phase is Phase.CLOSED
    assert balance(world.network, PAYER) == balance(lab.network, PAYER) - fee


def test_a_returned_payment_takes_the_money_from_the_payee(arrived, lab):
    world = _on(arrived, "transfer.return", seat="andino", body=WithReason, reason="AC04")
    world = _do(world, "advance", Advance("P3D"))
    assert balance(world.network, PAYEE) == balance(lab.network, PAYEE)
    assert (_only(world).status, _only(world).reason) == (TransferStatus.RJCT, "AC04")
    assert check(world.network) == ()


def test_completing_does_at_once_what_the_clock_would_do(under_way, arrived):
    done = _on(under_way, "transfer.complete")
    assert done.now == under_way.now
    assert _only(done).received == _only(arrived).received
    assert check(done.network) == ()


@pytest.mark.parametrize("refusal", [None, "CUST"])
def test_a_recall_is_answered_with_the_money_or_with_a_reason(arrived, lab, refusal):
    asked = _on(arrived, "transfer.recall", seat="mekong", body=AskBack, reason="DUPL")
    answered = _on(
        asked, "transfer.answer_recall", seat="andino", body=AnswerRecall, reason=refusal
    )
    world = _do(answered, "advance", Advance("P3D"))
    assert _only(world).recall.accepted is (refusal is None)
    gone = balance(world.network, PAYEE) == balance(lab.network, PAYEE)
    assert gone is (refusal is None)
    assert check(world.network) == ()


def test_a_recall_of_money_that_is_gone_is_refused_for_want_of_funds(arrived):
    payee = balance(arrived.network, PAYEE)
    spent = _do(
        arrived,
        "transfer.order",
        Order(PAYEE, "HARBOURMARK-PELICAN-USD", payee - Money.of("100", "USD")),
    )
    uetr = _only(arrived).uetr
    asked = _do(spent, "transfer.recall", AskBack(uetr, "DUPL"))
    answered = _do(asked, "transfer.answer_recall", AnswerRecall(uetr))
    assert answered.network.transfers[uetr].recall.answer == "AM04"


def test_a_recall_that_nobody_answers_is_refused(arrived):
    asked = _on(arrived, "transfer.recall", body=AskBack)
    world = _do(asked, "advance", Advance("P30D"))
    assert _only(world).recall.answer == "NOAS"


def test_what_was_returned_is_not_returned_again(arrived):
    world = _on(arrived, "transfer.return", body=WithReason)
    with pytest.raises(NotPossible):
        _on(world, "transfer.return", body=WithReason)
    with pytest.raises(NotPossible):
        _on(world, "transfer.recall", body=AskBack)


def test_a_seat_is_offered_what_it_may_do(under_way, arrived):
    assert "transfer.hold" in open_kinds(under_way, "harbourmark")
    assert "transfer.hold" not in open_kinds(under_way, "andino")
    assert "transfer.return" in open_kinds(arrived, "andino")
    assert "transfer.recall" in open_kinds(arrived, "mekong")
    assert "transfer.complete" not in open_kinds(under_way, "mekong")


def test_what_cannot_be_returned_is_told(lab):
    with pytest.raises(NoSuchPart):
        _do(lab, "transfer.hold", OnTransfer("no-such-uetr"))
    with pytest.raises(InsufficientFunds):
        _do(lab, "transfer.order", Order(PAYER, PAYEE, Money.of("900000000", "USD")))
