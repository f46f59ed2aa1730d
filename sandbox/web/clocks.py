"""Instants in a place's own time: a world has the calendars of its places, a seat lives in one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from payments.calendar import BankingCalendar
from payments.world.view import WorldView
from sandbox.web.language import moment, moment_in


@dataclass(frozen=True, slots=True)
class Clocks:
    """The places of a world. `own` is the one that a seat's own times are told in."""

    places: tuple[BankingCalendar, ...]
    own: BankingCalendar | None

    def here(self, at: datetime) -> str:
        """An instant in the seat's own place."""
        return _told(at, self.own)

    def there(self, at: datetime, place: str) -> str:
        """An instant in a place of the world, else in the seat's own."""
        return _told(at, self._named(place) or self.own)

    def everywhere(self, at: datetime) -> tuple[str, ...]:
        """An instant in each place of the world, the seat's own first."""
        others = (place for place in self.places if place is not self.own)
        return (self.here(at), *(_told(at, place) for place in others))

    def _named(self, place: str) -> BankingCalendar | None:
        return next((known for known in self.places if known.place == place), None)


def clocks_of(view: WorldView) -> Clocks:
    """The clocks of a world as a seat reads them: of its bank, else of its town."""
    party = view.party
    town = party.address.town if party and party.address else None
    by_place = {calendar.place: calendar for calendar in view.calendars}
    first = next(iter(view.calendars), None)
    return Clocks(view.calendars, by_place.get(view.place or town or "", first))


def _told(at: datetime, place: BankingCalendar | None) -> str:
    return moment_in(place.local(at), place.place) if place else moment(at)
