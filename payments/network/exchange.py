"""Changing one currency into another, at the middle rate less the bank's margin.

The bank books each currency for itself, against its position in it: two journals, each balanced.

Source: ISO 20022 BaseOneRate (11 digits, at most 10 decimals); own choice: middle rates against the
euro, crossed through it.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from payments.errors import CurrencyMismatch
from payments.money import Money, minor_digits
from payments.network.bank import Bank
from payments.network.model import Conversion, Network

RATE_DIGITS = 11
RATE_DECIMALS_MAX = 10


def sold(network: Network, bank: Bank, money: Money, currency: str) -> Conversion:
    """`money` sold to the bank for `currency`. Raises CurrencyMismatch where no rate is known."""
    middle, rate = _rates(network, bank, money.currency, currency)
    bought = rounded(money.amount * rate, currency)
    return Conversion(bank.party.id, money, bought, middle, bank.margin, rate)


def bought(network: Network, bank: Bank, money: Money, currency: str) -> Conversion:
    """What it takes of `currency` to buy exactly `money`. Raises CurrencyMismatch."""
    middle, rate = _rates(network, bank, currency, money.currency)
    needed = rounded(money.amount / rate, currency)
    return Conversion(bank.party.id, needed, money, middle, bank.margin, rate)


def back(conversion: Conversion, money: Money) -> Money:
    """`money` of what was bought, in the currency that was sold, at the conversion's own rate."""
    if money == conversion.bought:
        return conversion.sold
    return rounded(money.amount / conversion.rate, conversion.sold.currency)


def at_middle(network: Network, money: Money, currency: str) -> Money:
    """What `money` is worth in another currency, before any bank takes its margin.

    Raises CurrencyMismatch where no rate is known.
    """
    require_rate(network, money.currency, currency)
    if money.currency == currency:
        return money
    rate = network.rates[currency] / network.rates[money.currency]
    return rounded(money.amount * rate, currency)


def rounded(amount: Decimal, currency: str) -> Money:
    """An amount at the currency's own number of decimals, half to even."""
    exponent = Decimal(1).scaleb(-minor_digits(currency))
    return Money(amount.quantize(exponent, ROUND_HALF_EVEN), currency)


def require_rate(network: Network, one: str, other: str) -> None:
    """Raises CurrencyMismatch where one currency cannot be changed into the other."""
    if one != other and not (one in network.rates and other in network.rates):
        raise CurrencyMismatch(one, other)


def _rates(network: Network, bank: Bank, one: str, other: str) -> tuple[Decimal, Decimal]:
    require_rate(network, one, other)
    middle = _as_rate(network.rates[other] / network.rates[one])
    return middle, _as_rate(middle * (1 - bank.margin))


def _as_rate(value: Decimal) -> Decimal:
    decimals = min(RATE_DECIMALS_MAX, RATE_DIGITS - 1 - max(value.adjusted(), 0))
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN)
