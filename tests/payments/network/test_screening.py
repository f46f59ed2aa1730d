"""Screening: a name on the list stops a payment, and an LEI clears a false alarm."""

from dataclasses import replace

import pytest

from payments.money import Money
from payments.network.bank import ListedName
from payments.network.payee import Payee
from payments.network.screening import hits
from payments.party import Party
from payments.world.clock import Advance
from payments.world.state import TRAINER, Act
from payments.world.step import step
from payments.world.transfer_acts import Order

LISTED = (ListedName("Nachtfalke Handel GmbH", "invented", "SBOX00LISTNACHT00214"),)
SAME = Party("x", "NACHTFALKE HANDEL")


def test_a_name_in_another_spelling_is_seen():
    (found,) = hits((SAME,), LISTED)
    assert (found.rule, found.at) == ("screening-name", "x")


def test_another_lei_is_another_firm():
    assert hits((replace(SAME, lei="SBOX00H4K7NB39D2XV53"),), LISTED) == ()


def test_the_listed_lei_is_the_listed_firm():
    assert len(hits((replace(SAME, lei=LISTED[0].lei),), LISTED)) == 1


def test_other_names_pass():
    assert hits((Party("y", "Highland Beans Ltd"),), LISTED) == ()


@pytest.mark.parametrize("lei", [None, "SBOX00LISTNACHT00214"])
def test_the_payee_that_the_payer_wrote_is_screened(lab, lei):
    payee = Payee("Nachtfalke Schattenhandel GmbH", lei)
    order = Order("DE11000000000000480600", "0100-480600-EUR", Money.of("250", "EUR"), payee=payee)
    world = step(lab, Act(lab.number + 1, TRAINER, "transfer.order", order)).world
    world = step(world, Act(world.number + 1, TRAINER, "advance", Advance("P5D"))).world
    (transfer,) = world.network.transfers.values()
    assert (transfer.phase, transfer.reason) == ("held", "RR04")
