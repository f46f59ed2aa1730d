"""The pack that a trainer prints: run sheet, role cards, terms, hints, and the answers at the end.

What is the trainer's alone says so in its title.
"""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _

from payments.world.places import places
from payments.world.scenario import DECIDE, End, EndKind, Scenario
from payments.world.translation import translated
from sandbox.papers.debrief_names import deed
from sandbox.papers.report import Cell, Column, Report, Section, cell, report_pdf
from sandbox.telling import Names, names, when
from sandbox.wording import formatted, language


def pack_pdf(scenario: Scenario) -> bytes:
    """The pack as PDF, dated by the world's clock. Raises LimitReached for too long a one."""
    return report_pdf(pack(scenario))


def pack(scenario: Scenario) -> Report:
    """The pack of a scenario in the reader's language."""
    opening = scenario.opening
    sections = (_sheet(scenario), _cards(scenario), *_terms(scenario), _hints(scenario))
    answers = (_faults(scenario), *(_solution(scenario, end) for end in _references(scenario)))
    return Report(
        title=_("Pack for the trainer: %(title)s", title=_in_words(scenario, opening.title)),
        lines=tuple(_in_words(scenario, goal.says) for goal in scenario.lesson.goals),
        sections=(*sections, *answers),
        at=opening.starts_at,
    )


def _sheet(scenario: Scenario) -> Section:
    columns = (Column(_("Phase"), share=3), Column(_("Minutes"), True), Column(_("Say"), share=9))
    rows = (
        (
            cell(_in_words(scenario, phase.name)),
            cell(str(phase.minutes)),
            cell(_in_words(scenario, phase.says)),
        )
        for phase in scenario.lesson.run_sheet
    )
    return _section("sheet", _("Run sheet"), columns, rows)


def _cards(scenario: Scenario) -> Section:
    """What each seat knows: to be cut out and handed over, one card a seat."""
    called = _called(scenario)
    columns = (Column(_("Seat"), share=3), Column(_("Its card"), share=10))
    rows = (
        (cell(called.seats[seat.name]), cell(_in_words(scenario, seat.brief)))
        for seat in scenario.opening.seats
    )
    says = _("Cut here: each seat gets its own card and no other.")
    return _section("cards", _("Role cards"), columns, rows, says)


def _terms(scenario: Scenario) -> Iterable[Section]:
    """The credit that the sale is paid by, where there is one."""
    terms = scenario.opening.terms
    if terms is None:
        return
    facts = {
        _("Credit"): terms.number,
        _("Amount"): formatted(terms.amount),
        _("Goods"): terms.goods.description,
        _("Latest date of shipment"): formatted(terms.latest_shipment_on or "–"),
        _("Expires"): f"{formatted(terms.expires_on)}, {terms.place_of_expiry}",
        _("Days to present after shipment"): formatted(terms.presentation_days),
    }
    rows = ((cell(name), cell(value)) for name, value in facts.items())
    columns = (Column(_("Term"), share=4), Column(_("What it says"), share=9))
    yield _section("terms", _("The credit"), columns, rows)


def _hints(scenario: Scenario) -> Section:
    called = _called(scenario)
    columns = (Column(_("Seat"), share=3), Column(_("Hint"), share=9), Column(_("Points"), True))
    rows = (
        (
            cell(called.seats.get(hint.seat, hint.seat)),
            cell(*(_in_words(scenario, text) for text in (hint.about, *hint.steps))),
            cell(", ".join(map(str, hint.costs))),
        )
        for hint in scenario.lesson.hints
    )
    return _section("hints", _("Hints (for the trainer alone)"), columns, rows)


def _faults(scenario: Scenario) -> Section:
    rows = ((cell(_in_words(scenario, fault.says)),) for fault in scenario.opening.faults)
    title = _("What is planted (for the trainer alone)")
    return _section("faults", title, (Column(_("What is wrong")),), rows)


def _solution(scenario: Scenario, end: End) -> Section:
    """Each step of the reference solution, in the time of who takes it."""
    called, here = _called(scenario), places(scenario.opening)
    columns = (Column(_("When"), share=4), Column(_("Who"), share=4), Column(_("Does"), share=6))
    rows = (
        (
            cell(when(plan.not_before, here[plan.seat])),
            cell(called.seats[plan.seat]),
            cell(_("Refuse or pay, by what was found") if plan.kind == DECIDE else deed(plan.kind)),
        )
        for plan in end.plans
    )
    title = _("The reference solution (for the trainer alone)")
    return _section("solution", title, columns, rows, _in_words(scenario, end.says))


def _references(scenario: Scenario) -> Iterable[End]:
    return (end for end in scenario.ends if end.kind is EndKind.REFERENCE)


def _section(
    name: str,
    title: str,
    columns: tuple[Column, ...],
    rows: Iterable[tuple[Cell, ...]],
    says: str = "",
) -> Section:
    return Section(name, title, columns, tuple(rows), _("There is none."), says)


def _called(scenario: Scenario) -> Names:
    return names(scenario.opening.seats, scenario.opening.parties)


def _in_words(scenario: Scenario, text: str) -> str:
    books = (*scenario.opening.translations, *scenario.lesson.translations)
    return translated(text, language(), books)
