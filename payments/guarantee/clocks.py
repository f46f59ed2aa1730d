"""The clocks of an undertaking: its last day, the examination, the suspension.

All belong to the guarantor's place. Force majeure lengthens them here, where it does not for a
documentary credit (URDG 758 art. 26 beside UCP 600 art. 36).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from payments.calendar import BankingCalendar
from payments.guarantee.guarantee import Guarantee
from payments.guarantee.terms import EXAMINATION_DAYS, Rulebook

SUSPENSION_DAYS = 30  # calendar days following receipt of the demand, URDG 758 art. 23(a)
FORCE_MAJEURE_DAYS = 30  # calendar days from the expiry that was prevented, URDG 758 art. 26(b)
COUNTER_GUARANTORS_DAYS_LESS = 4  # URDG 758 art. 23(b)
YEARS_WITHOUT_EXPIRY = 3  # URDG 758 art. 25(c)


def last_day(guarantee: Guarantee, calendar: BankingCalendar) -> date:
    """The last day for a demand: the expiry, moved over closures and by force majeure.

    Raises ClosuresUnknown outside the calendar. Source: URDG 758 art. 25(c), 25(d), 26(b).
    """
    stated = stated_expiry(guarantee)
    day = calendar.extend(stated)
    if any(_covers(span, calendar.closing(day)) for span in interruptions(guarantee)):
        return calendar.extend(stated + timedelta(days=FORCE_MAJEURE_DAYS))
    return day


def stated_expiry(guarantee: Guarantee) -> date:
    """The expiry, or three years after issue where the undertaking states none (art. 25(c))."""
    terms = guarantee.terms
    if terms.expires_on is not None:
        return terms.expires_on
    issued = terms.issued_on or guarantee.steps[0].at.date()
    leap_day = (issued.month, issued.day) == (2, 29)
    return issued.replace(
        year=issued.year + YEARS_WITHOUT_EXPIRY, day=28 if leap_day else issued.day
    )


def examine_until(presented_on: date, calendar: BankingCalendar, rules: Rulebook) -> datetime:
    """The close of the last business day to reject (URDG 758 art. 20(a), 24(e))."""
    return calendar.closing(calendar.add_banking_days(presented_on, EXAMINATION_DAYS[rules]))


def resumed_until(
    presented_on: date, until: datetime, span: tuple[datetime, datetime], calendar: BankingCalendar
) -> datetime:
    """The end of an examination that force majeure stood still for (URDG 758 art. 26(b)).

    The business days that were left when it began are left when it ends; `span` is both instants.
    """
    began, ended = (calendar.local(instant).date() for instant in span)
    last = calendar.local(until).date()
    left = sum(1 for day in _business_days(presented_on, last, calendar) if day >= began)
    return calendar.closing(calendar.add_banking_days(ended - timedelta(days=1), max(left, 1)))


def suspended_until(received_on: date, calendar: BankingCalendar) -> datetime:
    """The end of the thirty calendar days for which payment may wait (URDG 758 art. 23(a))."""
    return calendar.closing(received_on + timedelta(days=SUSPENSION_DAYS))


def interruptions(guarantee: Guarantee) -> tuple[tuple[datetime, datetime | None], ...]:
    """When force majeure closed the guarantor, and when it opened again; None while it has not."""
    begun = [step.at for step in guarantee.steps if step.kind == "guarantee.interrupt"]
    ended = [step.at for step in guarantee.steps if step.kind == "guarantee.resume"]
    ends: list[datetime | None] = [*ended, *[None] * (len(begun) - len(ended))]
    return tuple(zip(begun, ends, strict=True))


def _covers(span: tuple[datetime, datetime | None], instant: datetime) -> bool:
    began, ended = span
    return began <= instant and (ended is None or instant < ended)


def _business_days(after: date, last: date, calendar: BankingCalendar) -> Iterator[date]:
    for day in calendar.days_after(after):
        if day > last:
            return
        yield day
