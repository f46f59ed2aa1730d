"""Routes, charges, covers and exchange among the fourteen banks: amounts always add up."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payments.errors import NoSuchPart
from payments.messages import pacs_008, pacs_009_cov
from payments.money import Money
from payments.network.ledger import balance, check
from payments.network.model import ChargeBearer, Method, Phase, TransferStatus
from payments.network.post import text
from payments.network.routes import route
from payments.world.clock import Advance
from payments.world.state import TRAINER, Act
from payments.world.step import step
from payments.world.transfer_acts import Order

SAIGON, BOGOTA, ACCRA = "SENVANG-MEKONG-USD", "ANDINO-SELVA-USD", "VOLTA-LAKECOCOA-USD"
BEARERS = st.sampled_from(ChargeBearer)
METHODS = st.sampled_from(Method)


def paid(lab, **order):
    """A payment ordered and carried through: the world, the transfer, all messages."""
    ordered = step(lab, Act(lab.number + 1, TRAINER, "transfer.order", Order(**order)))
    later = step(ordered.world, Act(lab.number + 2, TRAINER, "advance", Advance("P7D")))
    (transfer,) = (t for t in later.world.network.transfers.values())
    outcomes = (*ordered.outcomes, *later.outcomes)
    return later.world, transfer, [m for o in outcomes for m in o.messages]


def read(world, messages, kind, reader):
    return [reader(text(world.network, m).encode()) for m in messages if m.kind == kind]


def test_the_way_is_the_shortest_and_the_same_every_time(lab):
    found = {route(lab.network, "senvang", "andino", ("USD",)) for _ in range(3)}
    assert found == {("senvang", "harbourmark", "andino", "USD")}


def test_where_no_account_joins_the_banks_there_is_no_way(lab):
    with pytest.raises(NoSuchPart):
        route(lab.network, "andino", "bergtal", ("COP", "CHF"))


def test_every_two_banks_are_joined_in_dollars_or_euros(lab):
    banks = sorted(lab.network.banks)
    for start in banks:
        for end in banks:
            assert route(lab.network, start, end, ("USD", "EUR"))


@settings(max_examples=30, deadline=None)
@given(minor=st.integers(2_500, 10_000_000), bearer=BEARERS, method=METHODS)
def test_what_is_ordered_less_what_is_taken_arrives(lab, minor, bearer, method):
    amount = Money.from_minor(minor, "USD")
    world, transfer, _ = paid(
        lab,
        debtor_account=SAIGON,
        creditor_account=BOGOTA,
        amount=amount,
        charge_bearer=bearer,
        method=method,
    )
    taken = sum((c.money for c in transfer.charges if not c.billed), Money.zero("USD"))
    billed = sum((c.money for c in transfer.charges if c.billed), Money.zero("USD"))
    assert transfer.received == amount - taken
    assert transfer.debited == amount + billed
    assert (bearer is ChargeBearer.DEBT) <= (transfer.received == amount)
    before = balance(lab.network, SAIGON)
    assert balance(world.network, SAIGON) == before - amount - billed
    assert check(world.network) == ()


@pytest.mark.parametrize("bearer", ChargeBearer)
def test_on_every_leg_the_message_explains_what_is_settled(lab, bearer):
    world, _, messages = paid(
        lab,
        debtor_account=SAIGON,
        creditor_account=BOGOTA,
        amount=Money.of("5000", "USD"),
        charge_bearer=bearer,
    )
    sent = read(world, messages, pacs_008.ID, pacs_008.read)
    assert len(sent) == 2
    for leg in sent:
        told = sum((c.amount for c in leg.charges), Money.zero("USD"))
        more = told if bearer is ChargeBearer.DEBT else -told
        assert leg.amount == leg.instructed + more
    assert len({leg.uetr for leg in sent}) == 1


def test_a_cover_sends_the_message_past_the_correspondent_and_the_money_through_it(lab):
    world, transfer, messages = paid(
        lab,
        debtor_account=SAIGON,
        creditor_account=BOGOTA,
        amount=Money.of("5000", "USD"),
        method=Method.COVER,
    )
    (direct,) = read(world, messages, pacs_008.ID, pacs_008.read)
    covers = read(world, messages, "pacs.009.001.08", pacs_009_cov.read)
    assert direct.settlement_method is pacs_008.SettlementMethod.COVE
    assert direct.instructed_agent.bic == "BENACOB0XXX"
    assert len(covers) == 2
    assert {direct.uetr} == {cover.uetr for cover in covers}
    assert {direct.amount} == {cover.amount for cover in covers}
    waits = [hop.reason for hop in transfer.hops if hop.bank == "andino"]
    assert waits == ["G004", None]


def test_an_exchange_at_the_creditors_bank_is_two_balanced_journals_at_the_told_rate(lab):
    world, transfer, _ = paid(
        lab,
        debtor_account=SAIGON,
        creditor_account="ANDINO-SELVA-COP",
        amount=Money.of("5000", "USD"),
    )
    (change,) = transfer.conversions
    assert change.rate < change.middle
    assert abs(change.sold.amount * change.rate - transfer.received.amount) <= Decimal("0.01")
    assert balance(world.network, "andino-position-USD") == change.sold
    assert balance(world.network, "andino-position-COP") == -change.bought
    assert check(world.network) == ()


def test_an_exchange_at_the_payers_bank_puts_the_rate_on_the_message(lab):
    world, transfer, messages = paid(
        lab,
        debtor_account="SENVANG-MEKONG-VND",
        creditor_account=ACCRA,
        amount=Money.of("200000000", "VND"),
    )
    sent = read(world, messages, pacs_008.ID, pacs_008.read)
    assert {leg.exchange_rate for leg in sent} == {transfer.conversions[0].rate}
    assert {leg.instructed.currency for leg in sent} == {"VND"}
    assert {leg.amount.currency for leg in sent} == {"USD"}


def test_a_payment_waits_until_the_account_between_the_banks_has_money(lab):
    held = balance(lab.network, "HARBOURMARK-SENVANG-USD")
    rich = _rich(lab, SAIGON)
    big = Order(SAIGON, BOGOTA, held)  # and the payer's bank has a fee to pay from elsewhere
    small = Order(SAIGON, BOGOTA, Money.of("100", "USD"))
    world = rich
    for order in (big, small):
        world = step(world, Act(world.number + 1, TRAINER, "transfer.order", order)).world
    world = step(world, Act(world.number + 1, TRAINER, "advance", Advance("P3D"))).world
    phases = sorted(t.phase for t in world.network.transfers.values())
    assert phases == [Phase.CREDITED, Phase.QUEUED]
    back = Order(ACCRA, SAIGON, Money.of("60000", "USD"))
    world = step(world, Act(world.number + 1, TRAINER, "transfer.order", back)).world
    world = step(world, Act(world.number + 1, TRAINER, "advance", Advance("P2D"))).world
    assert {t.status for t in world.network.transfers.values()} == {TransferStatus.ACCC}
    assert check(world.network) == ()


def _rich(lab, number):
    """The lab, with more on one account than its bank has at its correspondent."""
    network = lab.network
    bank = network.accounts[number].bank
    opening, more = f"{bank}-opening-USD", 100_000_000
    balances = network.balances.update(
        {
            number: network.balances[number] + more,
            opening: network.balances[opening] - more,
        }
    )
    return replace(lab, network=replace(network, balances=balances))


def test_what_comes_back_less_a_charge_is_changed_back_at_the_rate_it_was_bought_at(lab):
    world, transfer, _ = paid(
        lab,
        debtor_account="SENVANG-MEKONG-VND",
        creditor_account=ACCRA,
        amount=Money.of("200000000", "VND"),
        remittance="FAULT-ACCOUNT-CLOSED",
    )
    (change,) = transfer.conversions
    kept = change.bought - transfer.returned
    assert kept == next(c.money for c in transfer.charges if c.bank == "harbourmark")
    given = balance(world.network, "SENVANG-MEKONG-VND")
    lost = balance(lab.network, "SENVANG-MEKONG-VND") - given - transfer.charges[0].money
    assert abs(lost.amount - kept.amount / change.rate) <= 1
