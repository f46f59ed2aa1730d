"""Laws of money: exact, in one currency, never a float."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.errors import CurrencyMismatch, InvalidMoney
from payments.money import CURRENCIES, DIGITS_MAX, Money, minor_digits

CURRENCY = st.sampled_from(sorted(CURRENCIES))
MINOR = st.integers(-(10**12), 10**12)


@given(MINOR, CURRENCY)
def test_minor_units_come_back(minor, currency):
    assert Money.from_minor(minor, currency).minor == minor


@given(MINOR, CURRENCY)
def test_an_amount_is_written_at_the_exponent_of_its_currency(minor, currency):
    money = Money.from_minor(minor, currency)
    assert -money.amount.as_tuple().exponent == minor_digits(currency)
    assert Money.of(str(money.amount), currency) == money


@given(MINOR, MINOR, CURRENCY)
def test_what_is_added_is_taken_away_again(one, other, currency):
    a, b = Money.from_minor(one, currency), Money.from_minor(other, currency)
    assert (a + b) - b == a
    assert a + b == b + a
    assert a + -a == Money.zero(currency)
    assert (a + b).minor == one + other


@given(MINOR, MINOR, CURRENCY)
def test_amounts_are_ordered_as_their_minor_units(one, other, currency):
    a, b = Money.from_minor(one, currency), Money.from_minor(other, currency)
    assert (a < b) == (one < other)
    assert (a <= b) == (one <= other)
    assert (a > b) == (one > other)
    assert (a >= b) == (one >= other)


@given(st.integers(0, 10**12), st.integers(0, 100), CURRENCY)
def test_a_share_is_within_half_a_minor_unit(minor, percent, currency):
    share = Money.from_minor(minor, currency).share(Decimal(percent) / 100)
    assert abs(share.minor - Decimal(minor) * percent / 100) <= Decimal("0.5")


@pytest.mark.parametrize(
    ("amount", "part", "share"),
    [
        ("0.05", "0.5", "0.02"),  # half to even: down
        ("0.15", "0.5", "0.08"),  # half to even: up
        ("48600.00", "1.10", "53460.00"),
    ],
)
def test_shares_round_half_to_even(amount, part, share):
    assert Money.of(amount, "EUR").share(Decimal(part)) == Money.of(share, "EUR")


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [("1", "JPY", 1), ("1", "EUR", 100), ("1", "KWD", 1000), ("1", "CLF", 10000)],
)
def test_each_currency_has_its_own_minor_unit(amount, currency, minor):
    """ISO 4217: the yen has none, the euro two digits, the dinar three, the UF four."""
    assert Money.of(amount, currency).minor == minor


@pytest.mark.parametrize(
    ("amount", "currency"),
    [
        ("0.001", "EUR"),
        ("0.5", "JPY"),
        ("ten", "EUR"),
        ("", "EUR"),
        ("NaN", "EUR"),
        ("Infinity", "EUR"),
        ("1", "EURO"),
        ("1", "eur"),
        ("1" + "0" * DIGITS_MAX, "JPY"),
        ("1" + "0" * (DIGITS_MAX - 2), "EUR"),
        ("1e400", "EUR"),
    ],
)
def test_an_amount_that_cannot_be_is_refused(amount, currency):
    with pytest.raises(InvalidMoney):
        Money.of(amount, currency)


def test_eighteen_digits_are_the_most():
    assert Money.of("9" * 16 + ".99", "EUR").minor == 10**18 - 1


def test_trailing_noughts_are_no_decimals():
    assert Money.of("12.5000", "EUR") == Money.of("12.50", "EUR")


@pytest.mark.parametrize(
    "mix",
    [
        lambda a, b: a + b,
        lambda a, b: a - b,
        lambda a, b: a < b,
        lambda a, b: a <= b,
        lambda a, b: a > b,
        lambda a, b: a >= b,
    ],
)
def test_two_currencies_do_not_mix(mix):
    with pytest.raises(CurrencyMismatch) as refusal:
        mix(Money.of("1", "EUR"), Money.of("1", "KES"))
    assert {refusal.value.one, refusal.value.other} == {"EUR", "KES"}


def test_equal_amounts_in_two_currencies_are_not_equal():
    assert Money.of("1", "EUR") != Money.of("1", "USD")


def test_nought_has_no_sign():
    """Else two postings of nothing would be written, and digested, in two ways."""
    assert str(Money.of("-0", "EUR")) == str(Money.zero("EUR")) == "EUR 0.00"
    assert str(Money.of("-0.01", "EUR").share(Decimal("0.1"))) == "EUR 0.00"
