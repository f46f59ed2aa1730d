"""One question about a date of a credit, answered with its article: a table of seven.

Source: UCP 600 art. 3, 6(d), 14(b), 14(c), 29, 33.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from payments.calendar import BankingCalendar
from payments.documents.deadlines import examine_until, last_day_to_present
from payments.errors import NotPossible

T = TypeVar("T")


class Asked(StrEnum):
    """What can be asked."""

    LAST_DAY_TO_PRESENT = "last_day_to_present"
    LAST_DAY_OF_CREDIT = "last_day_of_credit"
    LATEST_SHIPMENT = "latest_shipment"
    DAY_OF_PRESENTATION = "day_of_presentation"
    END_OF_EXAMINATION = "end_of_examination"
    NEXT_BANKING_DAY = "next_banking_day"
    DUE_DATE = "due_date"


@dataclass(frozen=True, slots=True)
class DeadlineQuestion:
    """A question and its facts.

    `on` is the day it starts from: shipment, expiry, presentation, or any day. `at` is an aware
    instant, for what turns on the hour. `days` is a number of calendar days.
    """

    ask: Asked
    calendar: BankingCalendar
    on: date | None = None
    at: datetime | None = None
    expires_on: date | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class DeadlineAnswer:
    """The day, the instant where there is one, the day before closures moved it, the article."""

    ask: Asked
    on: date
    source: str
    at: datetime | None = None
    rolled_from: date | None = None


def answer(question: DeadlineQuestion) -> DeadlineAnswer:
    """The answer.

    Raises:
        NotPossible: a fact that the question needs is not given, with its place.
        ClosuresUnknown: the calendar does not reach so far.
    """
    return _ANSWERS[question.ask](question)


def day_of_presentation(at: datetime, calendar: BankingCalendar) -> date:
    """The banking day on which documents that arrive at `at` count as presented (art. 33).

    Raises NotPossible at the ends of time, ClosuresUnknown outside the calendar.
    """
    try:
        day = calendar.local(at).date()
    except OverflowError:
        raise NotPossible("$.at", "this instant has no local date") from None
    if at >= calendar.closing(day):
        day += timedelta(days=1)
    return calendar.extend(day)


def _last_day_to_present(question: DeadlineQuestion) -> DeadlineAnswer:
    expires_on = _needed(question.expires_on, "$.expires_on")
    days = 21 if question.days is None else question.days
    if not 1 <= days <= 365:
        raise NotPossible("$.days", "a period for presentation is 1 to 365 days")
    try:
        day = last_day_to_present(_needed(question.on, "$.on"), expires_on, days)
    except OverflowError:
        raise NotPossible("$.on", "the last day lies beyond the year 9999") from None
    return _rolled(question, day, "UCP 600 art. 6(d)(i), 14(c), 29(a)")


def _last_day_of_credit(question: DeadlineQuestion) -> DeadlineAnswer:
    return _rolled(question, _needed(question.on, "$.on"), "UCP 600 art. 6(d)(i), 29(a)")


def _latest_shipment(question: DeadlineQuestion) -> DeadlineAnswer:
    """No closure moves it."""
    return DeadlineAnswer(question.ask, _needed(question.on, "$.on"), "UCP 600 art. 29(c)")


def _day_of_presentation(question: DeadlineQuestion) -> DeadlineAnswer:
    day = day_of_presentation(_needed(question.at, "$.at"), question.calendar)
    return DeadlineAnswer(question.ask, day, "UCP 600 art. 33")


def _end_of_examination(question: DeadlineQuestion) -> DeadlineAnswer:
    """Of five banking days that follow the presentation; by hour or by day."""
    if question.at is not None:
        presented_on = day_of_presentation(question.at, question.calendar)
    else:
        presented_on = question.calendar.extend(_needed(question.on, "$.on"))
    until = examine_until(presented_on, question.calendar)
    return DeadlineAnswer(question.ask, until.date(), "UCP 600 art. 14(b), 33", until)


def _next_banking_day(question: DeadlineQuestion) -> DeadlineAnswer:
    return _rolled(question, _needed(question.on, "$.on"), "UCP 600 art. 2, 29(a)")


def _due_date(question: DeadlineQuestion) -> DeadlineAnswer:
    """So many days after a date: the date itself is not counted."""
    on, days = _needed(question.on, "$.on"), question.days
    if days is None or not 0 <= days <= 3650:
        raise NotPossible("$.days", "a number of days from 0 to 3650 is needed here")
    try:
        return _rolled(question, on + timedelta(days=days), "UCP 600 art. 3")
    except OverflowError:
        raise NotPossible("$.on", "the due date lies beyond the year 9999") from None


def _rolled(question: DeadlineQuestion, day: date, source: str) -> DeadlineAnswer:
    on = question.calendar.extend(day)
    return DeadlineAnswer(question.ask, on, source, rolled_from=None if on == day else day)


def _needed(value: T | None, at: str) -> T:
    if value is None:
        raise NotPossible(at, "the question needs this")
    return value


_ANSWERS: dict[Asked, Callable[[DeadlineQuestion], DeadlineAnswer]] = {
    Asked.LAST_DAY_TO_PRESENT: _last_day_to_present,
    Asked.LAST_DAY_OF_CREDIT: _last_day_of_credit,
    Asked.LATEST_SHIPMENT: _latest_shipment,
    Asked.DAY_OF_PRESENTATION: _day_of_presentation,
    Asked.END_OF_EXAMINATION: _end_of_examination,
    Asked.NEXT_BANKING_DAY: _next_banking_day,
    Asked.DUE_DATE: _due_date,
}
