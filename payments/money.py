"""Money: an exact amount in one currency, never a float.

Source: ISO 4217 (codes and minor units, amendment 176 and later).

>>> Money.of("48600", "EUR")
Money(amount=Decimal('48600.00'), currency='EUR')
>>> Money.of("12150.00", "EUR").minor
1215000
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from functools import cache

from lei.sentences import Sentence
from payments.errors import CurrencyMismatch, InvalidMoney

DIGITS_MAX = 18  # ISO 20022 ActiveCurrencyAndAmount: totalDigits 18

_NO_MINOR_UNIT = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND"
_FOUR_DIGITS = "CLF UYW"
_TWO_DIGITS = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF
CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL
MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR
PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP
TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
"""

CURRENCIES: dict[str, int] = {
    code: digits
    for codes, digits in (
        (_NO_MINOR_UNIT, 0),
        (_TWO_DIGITS, 2),
        (_THREE_DIGITS, 3),
        (_FOUR_DIGITS, 4),
    )
    for code in codes.split()
}
"""Active currencies of ISO 4217 and the digits of their minor unit."""

_UNITS = {digits: Decimal(1).scaleb(-digits) for digits in set(CURRENCIES.values())}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount, always at the exponent of its currency; may be negative (a posting).

    Raises:
        InvalidMoney: an unknown currency, a number that is none, more decimals than the
            currency has, or more than `DIGITS_MAX` digits.
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", _exact(self.amount, self.currency))

    @classmethod
    def of(cls, amount: str | int | Decimal, currency: str) -> Money:
        """`amount` as written, for instance "12150.00"."""
        try:
            return cls(Decimal(amount), currency)
        except InvalidOperation:
            raise InvalidMoney(str(amount), currency, "not a number") from None

    @classmethod
    def from_minor(cls, minor: int, currency: str) -> Money:
        """`minor` cents (or the currency's own smallest unit)."""
        return cls(Decimal(minor).scaleb(-minor_digits(currency)), currency)

    @classmethod
    @cache
    def zero(cls, currency: str) -> Money:
        return cls(Decimal(0), currency)

    @property
    def minor(self) -> int:
        """The amount in the currency's smallest unit."""
        return int(self.amount.scaleb(minor_digits(self.currency)))

    def share(self, part: Decimal) -> Money:
        """`part` of it, rounded half to even at the currency's exponent."""
        unit = _UNITS[minor_digits(self.currency)]
        return Money((self.amount * part).quantize(unit, ROUND_HALF_EVEN), self.currency)

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - self._same(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.amount <= self._same(other)

    def __gt__(self, other: Money) -> bool:
        return self.amount > self._same(other)

    def __ge__(self, other: Money) -> bool:
        return self.amount >= self._same(other)

    def __str__(self) -> str:
        return f"{self.currency} {self.amount:,}"

    def _same(self, other: Money) -> Decimal:
        if other.currency != self.currency:
            raise CurrencyMismatch(self.currency, other.currency)
        return other.amount


def minor_digits(currency: str) -> int:
    """Digits of the minor unit. Raises InvalidMoney for a code ISO 4217 does not list."""
    try:
        return CURRENCIES[currency]
    except KeyError:
        raise InvalidMoney("", currency, "not a currency of ISO 4217") from None


def _exact(amount: Decimal, currency: str) -> Decimal:
    digits = minor_digits(currency)
    if amount.same_quantum(_UNITS[digits]) and amount.adjusted() < DIGITS_MAX - digits:
        return amount or abs(amount)  # most come so: sums of amounts do
    if not amount.is_finite():
        raise InvalidMoney(str(amount), currency, "not a number")
    if amount.adjusted() >= DIGITS_MAX:
        raise InvalidMoney(
            str(amount), currency, Sentence("more than {digits_max} digits", digits_max=DIGITS_MAX)
        )
    exact = amount.quantize(_UNITS[digits])
    if exact != amount:
        raise InvalidMoney(
            str(amount), currency, Sentence("more than {digits} decimals", digits=digits)
        )
    if len(exact.as_tuple().digits) > DIGITS_MAX:
        raise InvalidMoney(
            str(amount), currency, Sentence("more than {digits_max} digits", digits_max=DIGITS_MAX)
        )
    return exact or abs(exact)  # a nought has no sign: -0.00 would be written so
