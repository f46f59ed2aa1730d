"""An amount smaller than what the banks take out of it is not sent, whoever bears the charges."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payments.errors import NotPossible
from payments.money import Money
from payments.network.ids import Ids
from payments.network.ledger import absorb
from payments.network.model import ChargeBearer, Instruction, Method
from payments.network.transfers import order
from payments.network.what_if import both_ways, way

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
PAYER, PAYEE = "LOIRE-RHONE-EUR", "SAVANNA-HIGHLAND-USD"
_TAKEN = {Method.SERIAL: Money.of("20.20", "EUR"), Method.COVER: Money.of("14.20", "EUR")}
"""The price lists of the fixtures: 8.00 to send, 6.00 on the way, 6.20 to receive."""


def _order(amount, bearer, method=Method.SERIAL):
    return Instruction(PAYER, PAYEE, Money.of(amount, "EUR"), bearer, method=method)


@settings(max_examples=60, deadline=None)
@given(
    minor=st.integers(1, 3000),
    bearer=st.sampled_from(ChargeBearer),
    method=st.sampled_from(Method),
)
def test_no_bank_sends_nothing_or_less(lab, minor, bearer, method):
    amount = Money.from_minor(minor, "EUR")
    instruction = Instruction(PAYER, PAYEE, amount, bearer, method=method)
    if bearer is ChargeBearer.CRED and amount <= _TAKEN[method]:
        with pytest.raises(NotPossible):
            way(lab.network, instruction, method, NOW)
        return
    went = way(lab.network, instruction, method, NOW)
    assert went.transfer.received is not None
    assert went.transfer.received.minor > 0
    assert all(passed.amount.minor > 0 for passed in went.transfer.sent)
    assert all(charge.money.minor >= 0 for charge in went.transfer.charges)


def test_the_refusal_says_what_the_charges_come_to(lab):
    with pytest.raises(NotPossible) as refusal:
        order(lab.network, _order("5.00", ChargeBearer.CRED), NOW, Ids("seed", 1))
    assert refusal.value.at == "amount"
    assert "20.20 EUR" in str(refusal.value)


def test_one_unit_more_than_the_charges_arrives(lab):
    with pytest.raises(NotPossible):
        order(lab.network, _order("20.20", ChargeBearer.CRED), NOW, Ids("seed", 1))
    network = lab.network
    outcome = order(network, _order("20.21", ChargeBearer.CRED), NOW, Ids("seed", 1))
    network = absorb(network, outcome)
    assert network.transfers[outcome.about].sent[0].amount > Money.of("0", "EUR")


def test_a_payment_too_small_for_the_other_way_is_not_compared(lab):
    outcome = order(lab.network, _order("15.00", ChargeBearer.CRED, Method.COVER), NOW, Ids("s", 1))
    assert both_ways(lab.network, outcome.transfers[0]) == ()
