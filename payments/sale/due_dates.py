"""When an invoice is to be paid: so many days after something, or after the end of its month.

Source: the day that "after" names is not counted, as in UCP 600 art. 3; whether a closure of the
banks moves the day is for the contract: nothing moves it here.

>>> due_on(DueTerm(60, Counted.TRANSPORT), date(2026, 2, 18), shipped_on=date(2026, 2, 20))
datetime.date(2026, 4, 21)
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from payments.errors import NotPossible
from payments.sale.interest import check_days


class Counted(StrEnum):
    """From when the days are counted."""

    INVOICE = "invoice"  # from the date of the invoice
    TRANSPORT = "transport"  # from the date of the transport document
    END_OF_MONTH = "end_of_month"  # from the end of the month of the invoice


@dataclass(frozen=True, slots=True)
class DueTerm:
    """The term of payment of an invoice, such as 60 days after the bill of lading."""

    days: int
    counted: Counted = Counted.INVOICE


def due_on(term: DueTerm, invoiced_on: date, shipped_on: date | None = None) -> date:
    """The day on which the money is due.

    Raises NotPossible: the term counts from shipment and no day of it is given, or the days are
    negative or lead beyond the last date there is.
    """
    check_days("$.days", term.days)
    start = _start(term.counted, invoiced_on, shipped_on)
    try:
        return start + timedelta(days=term.days)
    except OverflowError:
        raise NotPossible("$.days", "no calendar reaches so far") from None


def days_late(due: date, paid: date) -> int:
    """Calendar days from the day after the due date to the day of payment; 0 when in time."""
    return max(0, (paid - due).days)


def _start(counted: Counted, invoiced_on: date, shipped_on: date | None) -> date:
    if counted is Counted.INVOICE:
        return invoiced_on
    if counted is Counted.END_OF_MONTH:
        last = calendar.monthrange(invoiced_on.year, invoiced_on.month)[1]
        return invoiced_on.replace(day=last)
    if shipped_on is None:
        raise NotPossible("$.shipped_on", "the days count from shipment, and its day is not given")
    return shipped_on
