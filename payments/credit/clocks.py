"""The deadlines of a credit as rows: what ends, by which article, in whose place, and when.

Source: UCP 600 art. 3, 6(d), 14(b), 14(c), 29, 32, 36.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from payments.calendar import BankingCalendar
from payments.credit.credit import Credit, Role, State
from payments.credit.drawing import balance
from payments.credit.guards import owes
from payments.credit.machine import holders
from payments.credit.moves import ENDS, LIVE, UNTOLD
from payments.documents.deadlines import last_day_to_present
from payments.errors import ClosuresUnknown


class Ends(StrEnum):
    """What comes to an end."""

    SHIPMENT = "shipment"
    PRESENTING = "presenting"
    CREDIT = "credit"
    EXAMINATION = "examination"
    INSTALMENT = "instalment"
    MATURITY = "maturity"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One row: `due_on` is the day in `place`, `due_at` the instant where there is one.

    `rolled_from` is the day before closures moved it; `binding` is False where the bank at whose
    desk it runs has promised nothing.
    """

    ends: Ends
    source: str
    place: str
    due_on: date
    due_at: datetime | None = None
    rolled_from: date | None = None
    presentation: str | None = None
    bank: Role | None = None
    binding: bool = True


def deadlines(credit: Credit, places: Mapping[str, BankingCalendar]) -> tuple[Deadline, ...]:
    """What still runs, soonest first. `places` has the calendar of each bank, by its id.

    A day that no calendar reaches has no row.
    """
    found = (*_of_the_credit(credit, places), *_at_the_desks(credit, places))
    return tuple(sorted(found, key=lambda row: (row.due_on, row.ends, row.presentation or "")))


def last_to_present(credit: Credit) -> date | None:
    """The last day to present what left last, before closures move it (UCP 600 art. 14(c)).

    None before anything has left, and where the credit gives no days that can be counted.
    """
    terms = credit.terms
    if not credit.shipped_on or not 1 <= terms.presentation_days <= _DAYS_MAX:
        return None
    return last_day_to_present(credit.shipped_on[-1], terms.expires_on, terms.presentation_days)


def _of_the_credit(credit: Credit, places: Mapping[str, BankingCalendar]) -> Iterator[Deadline]:
    terms, place = credit.terms, places.get(credit.terms.nominated_bank)
    if place is None or credit.own not in {State.ISSUED, *LIVE} or not balance(credit).minor:
        return
    if terms.latest_shipment_on and not credit.shipped_on:
        yield Deadline(
            Ends.SHIPMENT, "UCP 600 art. 29(c)", terms.place_of_expiry, terms.latest_shipment_on
        )
    yield from _rolled(Ends.CREDIT, "UCP 600 art. 6(d)(i), 29(a), 36", place, terms.expires_on)
    yield from _to_present(credit, place)
    for period in terms.instalments:
        yield Deadline(Ends.INSTALMENT, "UCP 600 art. 32", place.place, period.last)


def _to_present(credit: Credit, place: BankingCalendar) -> Iterator[Deadline]:
    """After the goods have left; the transport document may say another day."""
    day = last_to_present(credit)
    if day is not None:
        yield from _rolled(Ends.PRESENTING, "UCP 600 art. 14(c), 29(a)", place, day)


def _at_the_desks(credit: Credit, places: Mapping[str, BankingCalendar]) -> Iterator[Deadline]:
    for made in credit.presentations:
        for desk in made.desks:
            place = places.get(holders(credit.terms)[desk.by] or "")
            if place is None or desk.state in ENDS:
                continue
            if desk.state in UNTOLD and not desk.overrun:
                bound = owes(credit, desk.by)
                until, source = desk.examine_until, _EXAMINATION[bound]
                day = place.local(until).date()
                yield Deadline(Ends.EXAMINATION, source, place.place, day, until, None,
                               made.id, desk.by, bound)  # fmt: skip
            if desk.matures_on and desk.state in _PROMISED:
                yield Deadline(Ends.MATURITY, "UCP 600 art. 3, 7(c)", place.place,
                               desk.matures_on, None, None, made.id, desk.by)  # fmt: skip


def _rolled(ends: Ends, source: str, place: BankingCalendar, day: date) -> Iterator[Deadline]:
    try:
        on = place.extend(day)
    except ClosuresUnknown:
        return
    moved = None if on == day else day
    yield Deadline(ends, source, place.place, on, place.closing(on), moved)


_DAYS_MAX = 365
_PROMISED = frozenset({State.ACCEPTED, State.DEFERRED})
_EXAMINATION = {
    True: "UCP 600 art. 14(b), 16(d), 16(f)",
    False: "UCP 600 art. 12(c), 14(b)",
}
