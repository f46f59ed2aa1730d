"""Banking days of a place: which days its banks are open, and how deadlines move over the others.

A calendar is data, made by `fixtures/calendars/*.toml` and carried in a world's opening, so that
no library release can move a deadline that was already computed.

Source: UCP 600 art. 2 (banking day), 14(b), 29(a).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from payments.errors import ClosuresUnknown, NotPossible

SATURDAY, SUNDAY = 5, 6
WEEK = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class BankingCalendar:
    """The banking days of one place.

    `weekend` holds weekday numbers (Monday is 0); `closures` are public or bank holidays;
    `zone` is the IANA time zone; banks are open from `opens` to `closes`, local time.
    `first` and `last` bound the days that `closures` is known for, both included.

    Raises NotPossible, with the place, for a zone that there is not and a week without a banking
    day.
    """

    place: str
    zone: str
    closures: frozenset[date]
    first: date
    last: date
    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    opens: time = time(9)
    closes: time = time(16)

    def __post_init__(self) -> None:
        if not _is_zone(self.zone):
            raise NotPossible("$.zone", "an IANA time zone such as Africa/Nairobi is needed here")
        if self.weekend >= WEEK:
            raise NotPossible("$.weekend", "a week has at least one banking day")

    def is_open(self, day: date) -> bool:
        """Whether banks work on `day`. Raises ClosuresUnknown outside `first`..`last`."""
        if not self.first <= day <= self.last:
            raise ClosuresUnknown(self.place, day, self.first, self.last)
        return day.weekday() not in self.weekend and day not in self.closures

    def days_after(self, day: date) -> Iterator[date]:
        """The banking days that follow `day`, itself not counted."""
        while True:
            day += timedelta(days=1)
            if self.is_open(day):
                yield day

    def extend(self, day: date) -> date:
        """`day`, or the next banking day when banks are closed on it (UCP 600 art. 29(a))."""
        return day if self.is_open(day) else next(self.days_after(day))

    def add_banking_days(self, day: date, count: int) -> date:
        """The `count`-th banking day following `day`; the day itself is not counted.

        Raises ValueError for a `count` below 1.
        """
        if count < 1:
            raise ValueError(f"count must be 1 or more, not {count}")
        after = self.days_after(day)
        for _ in range(count - 1):
            next(after)
        return next(after)

    def local(self, instant: datetime) -> datetime:
        """An aware instant in this place's own time."""
        return instant.astimezone(ZoneInfo(self.zone))

    def closing(self, day: date) -> datetime:
        """The instant at which banks close on `day`."""
        return datetime.combine(day, self.closes, ZoneInfo(self.zone))

    def opening(self, day: date) -> datetime:
        """The instant at which banks open on `day`."""
        return datetime.combine(day, self.opens, ZoneInfo(self.zone))


def _is_zone(name: str) -> bool:
    """Whether the time zone database has it: a folder in it is no zone, nor is a way out of it."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
