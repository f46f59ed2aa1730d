"""Double entry: money is never made and never lost, and the check sees it when it is."""

from dataclasses import replace

import pytest

from payments.errors import NoSuchPart, Unbalanced
from payments.money import Money
from payments.network.ledger import absorb, account, balance, check, leg
from payments.network.model import Outcome, Posting

ONE = Money.of("1", "EUR")


def test_the_opened_books_are_in_order(two_banks):
    assert check(two_banks.network) == ()


def test_legs_that_do_not_sum_to_zero_are_a_bug(two_banks):
    network = two_banks.network
    with pytest.raises(Unbalanced):
        absorb(
            network,
            Outcome("x", two_banks.now, postings=(leg(network, two_banks.buyer, ONE, "x"),)),
        )


def test_legs_that_sum_to_zero_over_two_banks_only_are_a_bug(two_banks):
    network = two_banks.network
    across = (
        leg(network, two_banks.buyer, -ONE, "x"),
        leg(network, two_banks.seller, ONE, "x"),
    )
    with pytest.raises(Unbalanced):
        absorb(network, Outcome("x", two_banks.now, postings=across))


def test_legs_in_two_currencies_do_not_make_up_for_each_other(two_banks):
    shilling = Money.of("1", "KES")
    across = (
        Posting("savanna", two_banks.seller, ONE, "x"),
        Posting("savanna", "SHILLINGS", -shilling, "x"),
    )
    with pytest.raises(Unbalanced):
        absorb(two_banks.network, Outcome("x", two_banks.now, postings=across))


def test_the_check_sees_a_sum_and_a_mirror_that_are_off(two_banks):
    network = two_banks.network
    broken = replace(network, balances=network.balances.set("NOSTRO", -1))
    assert {finding.rule for finding in check(broken)} == {"ledger-sum", "ledger-mirror"}


def test_the_check_sees_money_left_in_suspense(two_banks):
    network = two_banks.network
    held = network.balances.update({"hansa-suspense-EUR": 5, two_banks.buyer: 999_995})
    assert [f.rule for f in check(replace(network, balances=held))] == ["ledger-suspense"]


def test_an_account_that_is_not_there_is_named(two_banks):
    with pytest.raises(NoSuchPart) as refusal:
        account(two_banks.network, "NOWHERE")
    assert refusal.value.name == "NOWHERE"


def test_a_balance_is_in_its_own_currency(two_banks):
    assert balance(two_banks.network, "SHILLINGS") == Money.of("0", "KES")
