"""When a draft is due, and when it is paid where banks are closed on that day.

Source: Uniform Law on Bills of Exchange (Geneva, 1930) art. 35, 36 and 72 to 73: the day from
which a tenor runs is not counted, and a bill that is due on a holiday is paid on the next business
day. URC 522 art. 6: the bank presents for payment not later than that day.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from payments.calendar import BankingCalendar
from payments.collection.terms import CollectionInstruction, Counted, Tenor
from payments.money import Money


def due_on(tenor: Tenor, accepted_on: date) -> date | None:
    """The day on which the draft is due; None where the instruction does not say from when.

    `accepted_on` is the first day for a tenor after sight, and counts for no other.

    >>> due_on(Tenor(60, Counted.BILL_OF_LADING, date(2026, 2, 20)), date(2026, 3, 9))
    datetime.date(2026, 4, 21)
    """
    first = accepted_on if tenor.counted is Counted.SIGHT else tenor.from_on
    return first + timedelta(days=tenor.days) if first else None


def payable_on(tenor: Tenor, accepted_on: date, calendar: BankingCalendar) -> date | None:
    """The banking day at the place of payment on which it is paid. Raises ClosuresUnknown."""
    due = due_on(tenor, accepted_on)
    return calendar.extend(due) if due else None


def interest_on(instruction: CollectionInstruction, paid_on: date) -> Money:
    """The interest that the instruction asks for, to the day of payment; nought where it is none.

    Art. 20(b): interest of which rate, period or year is not stated cannot be worked out.
    """
    asked, amount = instruction.interest, instruction.amount
    if not (asked and asked.percent and asked.from_on and asked.year_days):
        return Money.zero(amount.currency)
    days = max(0, (paid_on - asked.from_on).days)
    return amount.share(asked.percent * days / (Decimal(100) * asked.year_days))
