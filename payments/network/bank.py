"""What a bank is: its names, its place and hours, its prices, and what it looks out for.

The accounts that banks keep for each other are accounts like all others
(`payments.network.model.Account`); which of them join two banks is `payments.network.routes`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from payments.calendar import BankingCalendar
from payments.money import Money
from payments.party import Party


@dataclass(frozen=True, slots=True)
class CutOff:
    """The local time from which a bank no longer takes a currency for the day.

    What arrives at this very instant is late.
    """

    currency: str
    at: time


@dataclass(frozen=True, slots=True)
class Fee:
    """What a bank takes for one payment, by its part in it; all three in one currency."""

    sending: Money
    intermediary: Money
    receiving: Money

    @property
    def currency(self) -> str:
        return self.sending.currency


@dataclass(frozen=True, slots=True)
class Rate:
    """The middle rate of a currency: `per_euro` of its units for one euro."""

    currency: str
    per_euro: Decimal


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name on the fictional list that banks screen payments against."""

    name: str
    why: str
    lei: str | None = None


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank: the party it is, its BIC, its place, its cut-offs and its prices.

    `margin` is the part of a converted amount that it keeps, as 0.0075 for 0.75 percent.
    `tracked` says that the next bank's tracker follows the payment (gpi).
    """

    party: Party
    bic: str
    calendar: BankingCalendar
    cut_offs: tuple[CutOff, ...] = ()
    fees: tuple[Fee, ...] = ()
    margin: Decimal = Decimal(0)
    tracked: bool = True

    def cut_off(self, currency: str, day: date) -> datetime:
        """The instant of `day` from which the currency is late; the close where none is set."""
        for found in self.cut_offs:
            if found.currency == currency:
                return datetime.combine(day, found.at, ZoneInfo(self.calendar.zone))
        return self.calendar.closing(day)

    def fee(self, currency: str) -> Fee:
        """Its prices in a currency; nothing where it has none."""
        for found in self.fees:
            if found.currency == currency:
                return found
        nothing = Money.zero(currency)
        return Fee(nothing, nothing, nothing)
