"""What a payment cost is what left one account and did not reach the other; how fast it was."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from payments.money import Money, minor_digits
from payments.network import exchange
from payments.network.cost import CostKind, cost
from payments.network.model import ChargeBearer, Method
from payments.network.speed import Pace, speed
from payments.world.clock import Advance
from payments.world.state import TRAINER, Act
from payments.world.step import step
from payments.world.transfer_acts import Order
from payments.world.transfer_verbs import OnTransfer

PAYER = "SENVANG-MEKONG-USD"
SHARED = Order(PAYER, "ANDINO-SELVA-USD", Money.of("5000", "USD"))
ORDERS = (
    SHARED,
    replace(SHARED, method=Method.COVER),
    replace(SHARED, creditor_account="ANDINO-SELVA-COP", charge_bearer=ChargeBearer.CRED),
    replace(SHARED, creditor_account="ANDINO-SELVA-COP", charge_bearer=ChargeBearer.DEBT),
    Order("SENVANG-MEKONG-VND", "VOLTA-LAKECOCOA-USD", Money.of("200000000", "VND")),
    Order("SENVANG-MEKONG-VND", "VOLTA-LAKECOCOA-USD", Money.of("8000", "USD")),
)


def _done(world, kind, body):
    return step(world, Act(world.number + 1, TRAINER, kind, body))


def _sent(world, order, then="advance"):
    """The world and the transfer after an order and one act more."""
    change = _done(world, "transfer.order", order)
    uetr = change.outcomes[0].transfers[0].uetr
    given = OnTransfer(uetr) if then == "transfer.complete" else Advance("P20D")
    world = _done(change.world, then, given).world
    return world.network, world.network.transfers[uetr]


@pytest.mark.parametrize("order", ORDERS)
def test_the_parts_are_what_left_less_what_arrived(lab, order):
    network, transfer = _sent(lab, order)
    found, currency = cost(network, transfer), order.amount.currency
    left, arrived = (
        exchange.at_middle(network, money, currency)
        for money in (transfer.debited, transfer.received)
    )
    smallest = Decimal(1).scaleb(-minor_digits(currency))
    tolerated = smallest * max(3, int(network.rates[currency]))  # a cent in dong is 262 dong
    assert abs((left - arrived - found.total).amount) <= tolerated
    assert sum((p.worth for p in found.parts), Money.zero(currency)) == found.total


def test_three_charges_of_a_price_list_are_half_a_percent(lab):
    network, transfer = _sent(lab, SHARED)
    found = cost(network, transfer)
    assert [(p.bank, p.kind, str(p.money.amount)) for p in found.parts] == [
        ("senvang", CostKind.BILLED, "11.00"),
        ("harbourmark", CostKind.DEDUCTED, "6.50"),
        ("andino", CostKind.DEDUCTED, "6.80"),
    ]
    assert (found.total, found.percent) == (Money.of("24.30", "USD"), Decimal("0.49"))


def test_the_margin_on_the_rate_is_a_cost_that_no_charge_shows(lab):
    network, transfer = _sent(lab, ORDERS[4])
    largest = cost(network, transfer).largest
    assert (largest.bank, largest.kind) == ("senvang", CostKind.MARGIN)
    assert round(largest.worth.amount / ORDERS[4].amount.amount, 3) == Decimal("0.012")


def test_a_payment_done_at_once_is_within_the_hour(lab):
    network, transfer = _sent(lab, SHARED, "transfer.complete")
    found = speed(network, transfer)
    assert (found.pace, found.lasted) == (Pace.HOUR, timedelta(0))


def test_a_night_on_the_way_is_within_a_business_day(lab):
    network, transfer = _sent(lab, SHARED)
    found = speed(network, transfer)
    assert (found.pace, found.business_day_on) == (Pace.BUSINESS_DAY, date(2026, 3, 3))
    assert (found.longest.bank, found.longest.since.reason) == ("harbourmark", "G002")


def test_a_wait_of_ten_days_is_neither(lab):
    network, transfer = _sent(lab, replace(SHARED, remittance="FAULT-BANK-SILENT"))
    assert speed(network, transfer).pace is Pace.LATER


def test_a_weekend_is_no_business_day(lab):
    friday = _done(lab, "advance", Advance(datetime(2026, 3, 6, 9, tzinfo=UTC).isoformat())).world
    network, transfer = _sent(friday, SHARED)
    found = speed(network, transfer)
    assert found.lasted > timedelta(days=2)
    assert (found.pace, found.business_day_on) == (Pace.BUSINESS_DAY, date(2026, 3, 9))


def test_what_has_not_arrived_has_no_speed(lab):
    network, transfer = _sent(lab, replace(SHARED, remittance="FAULT-ACCOUNT-CLOSED"))
    assert speed(network, transfer) is None
