"""What the page of a presentation shows to the bank that has to answer it, and to its readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from payments.calendar import BankingCalendar
from payments.credit.credit import Credit, Presentation
from payments.credit.credit import Desk as BankDesk
from payments.credit.moves import MOVES, UNTOLD
from payments.documents.lessons import last_day_to_present
from payments.documents.presentation import Dossier
from payments.errors import ClosuresUnknown
from payments.money import Money
from payments.party import Party
from payments.world.telling import holder
from sandbox.web.beside_credit import Block, beside_credit
from sandbox.web.desk import Desk
from sandbox.web.forms import ActForm
from sandbox.web.words import GROUNDS

DAYS_SHOWN_MAX = 14


@dataclass(frozen=True, slots=True)
class BankDay:
    """A day of the strip that leads to the bank's last moment."""

    on: date
    shut: bool
    today: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Examining:
    """A presentation laid out to be examined.

    `awaited` says whether this seat's own bank has yet to answer; `last_day` is the last day on
    which these documents could be presented, None where no calendar reaches it; `own` is what the
    bank wrote down itself, in words.
    """

    draws: Money
    last_day: date | None
    blocks: tuple[Block, ...]
    days: tuple[BankDay, ...]
    awaited: bool
    own: tuple[str, ...]
    forms: tuple[ActForm, ...]


def examining(desk: Desk, credit: Credit, made: Presentation) -> Examining:
    """The presentation `made` under `credit`, for the seat of `desk`."""
    mine, told = _own_desk(desk, credit, made), made.report is not None
    calendar = _calendar(desk, desk.place_of(holder((mine or made.desks[-1]).by, credit.terms)))
    dossier = _dossier(desk, credit, made)
    held = dossier.stipulated if dossier and told else ()
    awaited = mine is not None and mine.state in UNTOLD
    return Examining(
        draws=made.draws,
        last_day=last_day_to_present(dossier) if dossier else None,
        blocks=beside_credit(dossier, held) if dossier else (),
        days=tuple(_days(desk, made, calendar)) if awaited and calendar else (),
        awaited=awaited,
        own=tuple(str(GROUNDS.get(charge.rule, charge.rule)) for charge in mine.found)
        if mine
        else (),
        forms=tuple(_forms(desk, credit, made)),
    )


def _own_desk(desk: Desk, credit: Credit, made: Presentation) -> BankDesk | None:
    """The desk of the seat's own bank at which the documents lie, or lay."""
    party = desk.view.party
    mine = [each for each in made.desks if party and holder(each.by, credit.terms) == party.id]
    return mine[-1] if mine else None


def _dossier(desk: Desk, credit: Credit, made: Presentation) -> Dossier | None:
    place = _calendar(desk, credit.terms.place_of_expiry) or next(iter(desk.view.calendars), None)
    parties: Mapping[str, Party] = {party.id: party for party in desk.view.parties}
    if place is None:
        return None
    return Dossier(credit.terms, made.documents, parties, made.presented_on, place)


def _calendar(desk: Desk, place: str) -> BankingCalendar | None:
    return next((each for each in desk.view.calendars if each.place == place), None)


def _forms(desk: Desk, credit: Credit, made: Presentation) -> Iterator[ActForm]:
    """The acts open on these documents; an act that names none is about the latest."""
    latest = credit.presentations[-1].id
    for form in desk.forms_on(credit.terms.number):
        if form.kind in AT_A_DESK and form.known.get("presentation", latest) == made.id:
            yield form


def _days(desk: Desk, made: Presentation, calendar: BankingCalendar) -> Iterator[BankDay]:
    last = calendar.local(made.examine_until).date()
    today = calendar.local(desk.view.now).date()
    count = (last - made.presented_on).days
    for on in (made.presented_on + timedelta(days=n) for n in range(count + 1)):
        if count < DAYS_SHOWN_MAX:
            yield BankDay(on, _is_shut(calendar, on), on == today, on == last)


def _is_shut(calendar: BankingCalendar, on: date) -> bool:
    try:
        return not calendar.is_open(on)
    except ClosuresUnknown:
        return False


AT_A_DESK = frozenset(move.kind for move in MOVES if move.at_a_desk)
"""Acts on documents that lie at a bank."""
