"""When banks do things: value days over two calendars, cut-offs, and the hours to book in."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from payments.network.bank import Bank

HANDLING = timedelta(minutes=30)
"""What a bank takes to book a message that it received in its hours: our choice."""


def value_day(sender: Bank, receiver: Bank, currency: str, now: datetime) -> date:
    """The first day on which both banks work and the sender's cut-off is not yet reached."""
    day = sender.calendar.local(now).date()
    if now >= sender.cut_off(currency, day):
        day += timedelta(days=1)
    return _common(sender, receiver, day)


def next_value_day(sender: Bank, receiver: Bank, day: date) -> date:
    """The next day after `day` on which both banks work."""
    return _common(sender, receiver, day + timedelta(days=1))


def booked_at(receiver: Bank, now: datetime, value_on: date) -> datetime:
    """When the receiver books: within its hours, from the value day on."""
    at = max(now + HANDLING, receiver.calendar.opening(value_on))
    day = receiver.calendar.local(at).date()
    if receiver.calendar.is_open(day) and at <= receiver.calendar.closing(day):
        return max(at, receiver.calendar.opening(day))
    return receiver.calendar.opening(next(receiver.calendar.days_after(day)))


def opening_after(bank: Bank, at: datetime, days: int) -> datetime:
    """When the bank opens on its `days`-th banking day after the day of `at`."""
    calendar = bank.calendar
    return calendar.opening(calendar.add_banking_days(calendar.local(at).date(), days))


def _common(sender: Bank, receiver: Bank, day: date) -> date:
    while not (sender.calendar.is_open(day) and receiver.calendar.is_open(day)):
        day += timedelta(days=1)
    return day
