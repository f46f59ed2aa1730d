"""In which place's time each seat lives: that of its bank, its town, or the bank of its account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from payments.calendar import BankingCalendar
from payments.world.state import Opening, Seat

NOBODY = ""
"""Stands for a seat where the clock itself did something: it lives in the first place."""


def places(opening: Opening) -> Mapping[str, BankingCalendar]:
    """The place of each seat, by its name; that of `NOBODY` is the first of the opening."""
    first = opening.calendars[0]
    found = {seat.name: next(_of(opening, seat), first) for seat in opening.seats}
    return {**found, NOBODY: first}


def _of(opening: Opening, seat: Seat) -> Iterator[BankingCalendar]:
    """The places that would do, the nearest first."""
    by_name = {calendar.place: calendar for calendar in opening.calendars}
    banks = {bank.party: bank.calendar for bank in opening.banks}
    towns = (p.address.town for p in opening.parties if p.id == seat.party and p.address)
    held = (banks[a.bank] for a in opening.accounts if a.holder == seat.party and a.bank in banks)
    named = (banks.get(seat.party), *towns, *held)
    yield from (by_name[name] for name in named if name in by_name)
