"""When a debt that is not due at sight falls due.

The day from which a tenor counts is not counted itself (UCP 600 art. 3). Of several shipments the
last one counts, and a due date on which banks are closed moves to their next banking day, without
days of grace (ISBP 821 part B).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from payments.calendar import BankingCalendar
from payments.credit.credit import Presentation
from payments.credit.terms import After, Tenor, Terms
from payments.documents.kinds import AirWaybill, BillOfLading, RoadNote, SeaWaybill
from payments.errors import NotPossible

DAYS_MAX = 3650


def due_on(terms: Terms, made: Presentation, received_on: date, place: BankingCalendar) -> date:
    """The day on which the bank pays what it accepted or deferred.

    `received_on` is the day of presentation at the bank that pays, `place` its calendar.

    Raises:
        NotPossible: the credit has no tenor, or no document shows the day that it counts from.
        ClosuresUnknown: the calendar does not reach so far.
    """
    tenor = terms.tenor
    if tenor is None or not 0 <= tenor.days <= DAYS_MAX:
        raise NotPossible("$.terms.tenor", "the credit does not say when it falls due")
    start = received_on if tenor.after is After.SIGHT else _shipped_on(made)
    return maturity(tenor, start, place)


def maturity(tenor: Tenor, start: date, place: BankingCalendar) -> date:
    """So many days after `start`, rolled to a banking day. Raises ClosuresUnknown.

    >>> from payments.calendar import BankingCalendar
    >>> hamburg = BankingCalendar("Hamburg", "Europe/Berlin", frozenset(), date.min, date.max)
    >>> maturity(Tenor(60, After.SHIPMENT), date(2026, 2, 20), hamburg)
    datetime.date(2026, 4, 21)
    """
    return place.extend(start + timedelta(days=tenor.days))


def _shipped_on(made: Presentation) -> date:
    days = tuple(_shipments(made))
    if not days:
        raise NotPossible("$.documents", "no document shows the day of shipment that counts")
    return max(days)


def _shipments(made: Presentation) -> Iterator[date]:
    for document in made.documents:
        if isinstance(document, BillOfLading | SeaWaybill | AirWaybill | RoadNote):
            shipped_on = document.shipped_on
            if shipped_on is not None:
                yield shipped_on
