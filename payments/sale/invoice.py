"""An invoice on open account: what is owed until when, and what was paid that names it.

Whether it is paid is not kept: it is what arrived on the seller's account with its reference.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from payments.money import Money
from payments.sale.due_dates import DueTerm
from payments.sale.interest import Basis
from payments.sale.late_interest import Late, late_interest


class Standing(StrEnum):
    """Where an invoice stands on a day."""

    OPEN = "open"
    PART_PAID = "part_paid"
    OVERDUE = "overdue"  # the due date is over, and something is left
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class Invoice:
    """What a buyer owes a seller. `reference` is its creditor reference (ISO 11649)."""

    number: str
    seller: str
    buyer: str
    amount: Money
    account: str  # of the seller, to be paid to
    invoiced_on: date
    term: DueTerm
    due_on: date
    reference: str
    late_percent: Decimal  # a year, by the contract
    late_basis: Basis
    shipped_on: date | None = None
    reminded_at: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that arrived for an invoice."""

    uetr: str
    on: date
    money: Money


@dataclass(frozen=True, slots=True)
class Receivable:
    """An invoice as it stands on a day: what was paid, what is left, the interest for lateness."""

    invoice: Invoice
    standing: Standing
    payments: tuple[Payment, ...]
    left: Money
    late: Late


def stands(invoice: Invoice, payments: Iterable[Payment], today: date) -> Receivable:
    """The invoice on `today`. Interest runs on what was open, from the due date on, day by day."""
    arrived = tuple(sorted(payments, key=lambda each: (each.on, each.uetr)))
    left = invoice.amount - _sum(invoice, arrived)
    late = _late(invoice, arrived, today)
    return Receivable(invoice, _standing(invoice, arrived, left, today), arrived, left, late)


def _standing(invoice: Invoice, arrived: tuple[Payment, ...], left: Money, today: date) -> Standing:
    if left.minor <= 0:
        return Standing.PAID
    if today > invoice.due_on:
        return Standing.OVERDUE
    return Standing.PART_PAID if arrived else Standing.OPEN


def _late(invoice: Invoice, arrived: tuple[Payment, ...], today: date) -> Late:
    """Each part bears interest until the day it came; what is left, until today."""
    parts = [(each.money, each.on) for each in arrived]
    left = invoice.amount - _sum(invoice, arrived)
    parts += [(left, today)] if left.minor > 0 else []
    each_late = [_of(invoice, money, day) for money, day in parts]
    days = max(late.days for late in each_late)
    owed = sum((late.interest for late in each_late), Money.zero(invoice.amount.currency))
    return Late(days, invoice.late_percent, invoice.late_basis, owed)


def _of(invoice: Invoice, part: Money, until: date) -> Late:
    return late_interest(part, invoice.due_on, until, invoice.late_percent, invoice.late_basis)


def _sum(invoice: Invoice, arrived: tuple[Payment, ...]) -> Money:
    return sum((each.money for each in arrived), Money.zero(invoice.amount.currency))
