"""Files of orders: whole or not at all, once, and texts written when they are read."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from payments.errors import CurrencyMismatch, InsufficientFunds, MalformedBody, NotPossible
from payments.money import Money
from payments.network.files import FileOrder
from payments.network.ledger import balance, check
from payments.network.model import TransferStatus
from payments.network.post import KEPT_MAX, text
from payments.world.clock import Advance
from payments.world.state import TRAINER, Act
from payments.world.step import first, step
from payments.world.tagged import typed
from payments.world.transfer_acts import Order, OrderFile
from sandbox.services import banks

FIXTURES = Path(__file__).parents[3] / "fixtures"
PAYER, PAYEE = "DE11000000000000480600", "0100-480600-EUR"


@pytest.fixture(scope="module")
def lab():
    return first(banks.lab(FIXTURES, "files", datetime(2026, 3, 2, 8, tzinfo=UTC))).world


def _file(count=3, **changes):
    orders = tuple(FileOrder(PAYEE, Money.of("10", "EUR"), None, f"E{n}") for n in range(count))
    return replace(OrderFile(PAYER, "FILE-1", orders), **changes)


def _do(world, kind, body):
    return step(world, Act(world.number + 1, TRAINER, kind, body))


def test_every_order_of_a_file_arrives_and_the_day_shows_one_entry(lab):
    ordered = _do(lab, "transfer.order_file", _file(5))
    later = _do(ordered.world, "advance", Advance("P1D"))
    network = later.world.network
    assert {t.status for t in network.transfers.values()} == {TransferStatus.ACCC}
    assert check(network) == ()
    statement = next(
        text(network, m)
        for o in later.outcomes
        for m in o.messages
        if (m.kind[:8], m.about) == ("camt.053", PAYER)
    )
    assert statement.count("<AddtlNtryInf>File FILE-1<") == 1


def test_a_file_of_very_many_keeps_its_texts_unwritten_and_they_read_as_if_kept(lab):
    ordered = _do(lab, "transfer.order_file", _file(KEPT_MAX))
    messages = ordered.entry.outcomes[0].messages
    assert {message.text for message in messages} == {""}
    then = [text(ordered.world.network, message) for message in messages[:4]]
    later = _do(ordered.world, "advance", Advance("P2D")).world
    assert [text(later.network, message) for message in messages[:4]] == then


TWICE = (FileOrder(PAYEE, Money.of("1", "EUR"), None, "E1"),) * 2
WORTHLESS = (FileOrder(PAYEE, Money.of("1", "EUR")), FileOrder(PAYEE, Money.of("0", "EUR")))


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"orders": ()}, "$.orders"),
        ({"orders": TWICE}, "$.orders[1].end_to_end_id"),
        ({"orders": WORTHLESS}, "$.orders[1].amount"),
        ({"control_sum": Decimal("31.00")}, "$.control_sum"),
        ({"message_id": "x" * 36}, "$.message_id"),
    ],
)
def test_a_file_that_is_wrong_is_refused_whole_with_the_place(lab, changes, at):
    with pytest.raises(NotPossible) as refusal:
        _do(lab, "transfer.order_file", _file(**changes))
    assert refusal.value.at == at


def test_a_file_is_taken_once(lab):
    world = _do(lab, "transfer.order_file", _file()).world
    with pytest.raises(NotPossible):
        _do(world, "transfer.order_file", _file(1))


def test_a_file_that_the_account_cannot_pay_is_refused_whole(lab):
    orders = tuple(FileOrder(PAYEE, Money.of("60000", "EUR")) for _ in range(3))
    with pytest.raises(InsufficientFunds):
        _do(lab, "transfer.order_file", _file(orders=orders))


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ({"amount": {"amount": "-1", "currency": "EUR"}}, NotPossible),
        ({"amount": {"amount": "0", "currency": "EUR"}}, NotPossible),
        ({"amount": {"amount": "1234567890123456789", "currency": "EUR"}}, MalformedBody),
        ({"amount": {"amount": "1", "currency": "ZZZ"}}, MalformedBody),
        ({"amount": {"amount": "1", "currency": "XAF"}}, CurrencyMismatch),
        ({"creditor_account": PAYER}, NotPossible),
    ],
)
def test_what_cannot_be_ordered_is_refused_by_name_and_posts_nothing(lab, body, refusal):
    whole = {
        "debtor_account": PAYER,
        "creditor_account": PAYEE,
        "amount": {"amount": "1", "currency": "EUR"},
    }
    with pytest.raises(refusal):
        _do(lab, "transfer.order", typed(Order, {**whole, **body}))


def test_a_closed_account_pays_nothing_and_takes_nothing(lab):
    accounts = lab.network.accounts
    for number in (PAYER, PAYEE):
        closed = accounts.set(number, replace(accounts[number], closed=True))
        world = replace(lab, network=replace(lab.network, accounts=closed))
        order = Order(PAYER, PAYEE, Money.of("1", "EUR"))
        if number == PAYER:
            with pytest.raises(NotPossible):
                _do(world, "transfer.order", order)
        else:
            ordered = _do(world, "transfer.order", order).world
            (sent,) = _do(ordered, "advance", Advance("P2D")).world.network.transfers.values()
            assert sent.reason == "AC04"


def test_the_payer_loses_what_it_ordered_and_its_banks_charges(lab):
    world = _do(lab, "transfer.order_file", _file(3)).world
    billed = [c.money.minor for t in world.network.transfers.values() for c in t.charges]
    lost = balance(lab.network, PAYER) - balance(world.network, PAYER)
    assert lost.minor == 3_000 + sum(billed)
