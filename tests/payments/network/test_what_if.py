"""What a payment would have been the other way is what it is when it is ordered that way."""

from dataclasses import replace

import pytest

from payments.money import Money
from payments.network.model import ChargeBearer, Method, TransferStatus
from payments.network.speed import credited_at
from payments.network.what_if import both_ways
from payments.world.clock import Advance
from payments.world.fault_acts import Plant
from payments.world.state import TRAINER, Act
from payments.world.step import step
from payments.world.transfer_acts import Order

PAYER = "SENVANG-MEKONG-USD"
ORDERS = {
    "shared": Order(PAYER, "ANDINO-SELVA-USD", Money.of("5000", "USD"), remittance="Invoice 17"),
    "creditor": Order(PAYER, "ANDINO-SELVA-COP", Money.of("900", "USD"), ChargeBearer.CRED),
    "debtor": Order(PAYER, "VOLTA-LAKECOCOA-USD", Money.of("5000", "USD"), ChargeBearer.DEBT),
    "exchange": Order("SENVANG-MEKONG-VND", "VOLTA-LAKECOCOA-USD", Money.of("200000000", "VND")),
}


def _done(world, kind, body):
    return step(world, Act(world.number + 1, TRAINER, kind, body))


def _ordered(world, order):
    """The world after the order, and the transfer as it stands then."""
    change = _done(world, "transfer.order", order)
    return change.world, change.outcomes[0].transfers[0]


def _arrived(world, order):
    """The transfer at its end, and the kinds of all messages about it."""
    change = _done(world, "transfer.order", order)
    uetr = change.outcomes[0].transfers[0].uetr
    later = _done(change.world, "advance", Advance("P20D"))
    outcomes = (*change.outcomes, *later.outcomes)
    kinds = [m.kind for o in outcomes for m in o.messages if m.about == uetr]
    return later.world.network.transfers[uetr], kinds


def _told(transfer):
    """What somebody sees of a payment, but for its references."""
    return (transfer.received, transfer.charges, transfer.conversions, transfer.hops)


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("case", ORDERS)
def test_both_ways_are_what_the_banks_do_when_it_is_ordered_so(lab, case, method):
    order = replace(ORDERS[case], method=method)
    ways = both_ways(lab.network, _ordered(lab, order)[1])
    assert [way.method for way in ways] == [method, *(m for m in Method if m is not method)]
    for way in ways:
        real, kinds = _arrived(lab, replace(order, method=way.method))
        assert _told(way.transfer) == _told(real)
        assert credited_at(way.transfer) == credited_at(real) is not None
        assert [message.kind for message in way.messages] == kinds


def test_a_cover_spares_the_correspondents_charge_and_takes_one_message_more(lab):
    serial, cover = both_ways(lab.network, _ordered(lab, ORDERS["shared"])[1])
    assert cover.transfer.received - serial.transfer.received == Money.of("6.50", "USD")
    assert len(cover.messages) == len(serial.messages) + 1
    assert {m.kind for m in cover.messages} - {m.kind for m in serial.messages} == {
        "pacs.009.001.08"
    }


def test_two_neighbours_have_one_way(lab):
    order = Order(PAYER, "HARBOURMARK-PELICAN-USD", Money.of("10", "USD"))
    transfer = _ordered(lab, order)[1]
    assert len(transfer.route) == 2
    assert both_ways(lab.network, transfer) == ()


@pytest.mark.parametrize("planted", ["account-closed", "screening-hold", "returned-later"])
def test_a_planted_fault_is_not_given_away(lab, planted):
    clean = both_ways(lab.network, _ordered(lab, ORDERS["shared"])[1])
    world = _done(lab, "fault.plant", Plant(planted, "ANDINO-SELVA-USD")).world
    by_account = both_ways(world.network, _ordered(world, ORDERS["shared"])[1])
    magic = replace(ORDERS["shared"], remittance=f"FAULT-{planted.upper()}")
    by_reference = both_ways(lab.network, _ordered(lab, magic)[1])
    for ways in (by_account, by_reference):
        assert [_told(way.transfer) for way in ways] == [_told(way.transfer) for way in clean]
        assert {way.transfer.status for way in ways} == {TransferStatus.ACCC}


def test_what_others_ordered_is_neither_in_the_way_nor_done(lab):
    alone = both_ways(lab.network, _ordered(lab, ORDERS["shared"])[1])
    world, first = _ordered(lab, ORDERS["debtor"])
    world, second = _ordered(world, ORDERS["shared"])
    before = world.network
    ways = both_ways(before, second)
    assert [_told(way.transfer) for way in ways] == [_told(way.transfer) for way in alone]
    assert before == world.network
    assert not any(message.about == first.uetr for way in ways for message in way.messages)
