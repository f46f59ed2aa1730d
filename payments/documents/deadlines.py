"""The two clocks of a presentation: the seller's last day, and the bank's five banking days.

Both belong to a place. The latest shipment date has no function here: no closure of a bank moves
it (UCP 600 art. 29(c)).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from payments.calendar import BankingCalendar

EXAMINATION_DAYS = 5  # banking days following the day of presentation, UCP 600 art. 14(b)


def last_day_to_present(shipped_on: date, expires_on: date, presentation_days: int = 21) -> date:
    """The last calendar day on which documents may be presented.

    Args:
        shipped_on: date of shipment on one transport document. Which of several counts is the
            rule's business, not this function's.
        expires_on: expiry of the credit, at the place of presentation.
        presentation_days: calendar days, not banking days, 1-365; the credit may set its own.

    Returns:
        A date never later than `expires_on`. Closures of the bank are not considered: art. 29(a)
        extends the day, and `BankingCalendar.extend` does that.

    Raises:
        ValueError: `presentation_days` is outside 1-365.

    Source:
        UCP 600 art. 14(c), 6(d)(i).

    >>> last_day_to_present(date(2026, 3, 13), expires_on=date(2026, 4, 10))
    datetime.date(2026, 4, 3)
    """
    if not 1 <= presentation_days <= 365:
        raise ValueError(f"presentation_days must be 1-365, not {presentation_days}")
    return min(shipped_on + timedelta(days=presentation_days), expires_on)


def examine_until(presented_on: date, calendar: BankingCalendar) -> datetime:
    """The instant at which the bank that got the documents can no longer refuse them.

    It is the close of the fifth banking day following the day of presentation, in the bank's own
    zone; neither expiry nor a request for a waiver shortens or stops it.

    Raises:
        ClosuresUnknown: the calendar does not reach so far.

    Source:
        UCP 600 art. 14(b), 16(d).
    """
    return calendar.closing(calendar.add_banking_days(presented_on, EXAMINATION_DAYS))
