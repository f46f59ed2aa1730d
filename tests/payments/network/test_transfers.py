"""A transfer between two banks, with the joining account kept at either end."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payments.errors import CurrencyMismatch, InsufficientFunds, NoSuchPart, NotPossible
from payments.messages import pacs_002, pacs_008
from payments.money import Money
from payments.network.day_book import STATEMENT
from payments.network.ids import Ids
from payments.network.ledger import absorb, balance, check
from payments.network.model import Instruction, TransferStatus
from payments.network.post import text
from payments.network.transfers import hop, order

SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


def _instruction(two_banks, amount="100.00", currency="EUR", **other):
    ends = {"debtor_account": two_banks.buyer, "creditor_account": two_banks.seller, **other}
    return Instruction(amount=Money.of(amount, currency), **ends)


def _ordered(two_banks, instruction, act=1):
    return order(two_banks.network, instruction, two_banks.now, Ids("seed", act))


def _text(two_banks, sent):
    return text(absorb(two_banks.network, sent), sent.messages[0]).encode()


@SHARED
@given(minor=st.integers(1, 1_050_000))
def test_at_every_moment_the_books_balance_and_the_money_is_somewhere(two_banks, minor):
    amount = Money.from_minor(minor, "EUR")
    sent = order(
        two_banks.network,
        Instruction(two_banks.buyer, two_banks.seller, amount),
        two_banks.now,
        Ids("seed", 1),
    )
    under_way = absorb(two_banks.network, sent)
    arrived = absorb(under_way, hop(under_way, sent.due[0]))
    assert check(under_way) == check(arrived) == ()
    assert balance(arrived, two_banks.seller) == amount
    assert balance(arrived, two_banks.buyer) == Money.of("10000", "EUR") - amount
    assert {due.kind for due in arrived.agenda} == {STATEMENT}


def test_who_keeps_the_account_decides_who_settles(two_banks):
    sent = _ordered(two_banks, _instruction(two_banks))
    method = pacs_008.read(_text(two_banks, sent)).settlement_method
    assert method == {"hansa": "INGA", "savanna": "INDA"}[two_banks.keeper]


def test_the_uetr_is_the_same_in_the_message_the_transfer_and_the_answer(two_banks):
    sent = _ordered(two_banks, _instruction(two_banks))
    network = absorb(two_banks.network, sent)
    answer = hop(network, sent.due[0])
    there = pacs_008.read(_text(two_banks, sent))
    back = pacs_002.read(text(absorb(network, answer), answer.messages[0]).encode())
    assert there.uetr == back.uetr == sent.transfers[0].uetr
    assert back.original_message_id == there.message_id
    assert back.status is TransferStatus.ACCC


def test_two_acts_never_give_the_same_uetr_and_one_act_always_the_same(two_banks):
    first, again, other = (
        _ordered(two_banks, _instruction(two_banks), act).about for act in (1, 1, 2)
    )
    assert first == again != other


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"amount": "0"}, NotPossible),
        ({"amount": "-1"}, NotPossible),
        ({"amount": "10500.01"}, InsufficientFunds),
        ({"amount": "1", "currency": "KES"}, CurrencyMismatch),
        ({"creditor_account": "NOWHERE"}, NoSuchPart),
        ({"creditor_account": "VOSTRO"}, NoSuchPart),
        ({"creditor_account": "DE11000000000000480600"}, NotPossible),
    ],
)
def test_what_cannot_be_paid_is_refused_by_name(two_banks, change, refusal):
    with pytest.raises(refusal):
        _ordered(two_banks, _instruction(two_banks, **change))


def test_between_two_accounts_of_one_bank_no_bank_is_told(two_banks):
    moved = _ordered(two_banks, _instruction(two_banks, creditor_account=two_banks.other_buyer))
    assert {message.receiver for message in moved.messages} == {"elbe"}
    assert moved.due == ()
    assert moved.transfers[0].status is TransferStatus.ACCC
    after = absorb(two_banks.network, moved)
    assert balance(after, two_banks.other_buyer) == Money.of("100", "EUR")


def test_an_order_after_hours_before_good_friday_has_value_on_the_next_common_banking_day(
    two_banks,
):
    late = replace(two_banks, now=datetime(2026, 4, 2, 15, 0, tzinfo=UTC))  # 17:00 in Hamburg
    sent = _ordered(late, _instruction(late))
    assert sent.transfers[0].value_on == date(2026, 4, 6)  # of the calendars of this test


def test_the_receiver_books_in_its_own_hours(two_banks):
    early = replace(two_banks, now=datetime(2026, 3, 23, 3, 0, tzinfo=UTC))  # 6:00 in Nairobi
    due_at = _ordered(early, _instruction(early)).due[0].at
    assert due_at == datetime(2026, 3, 23, 6, 0, tzinfo=UTC)
    afternoon = replace(two_banks, now=datetime(2026, 3, 23, 13, 30, tzinfo=UTC))
    due_at = _ordered(afternoon, _instruction(afternoon)).due[0].at
    assert due_at - afternoon.now > timedelta(hours=12)  # Nairobi closed at 13:00 UTC
