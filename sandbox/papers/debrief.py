"""The debrief of a table and of a class as reports: for a page, a PDF and a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _

from payments.world.decisions import Decision
from payments.world.score_criteria import CRITERIA
from sandbox.papers import debrief_sections as sections
from sandbox.papers.debrief_names import at, in_words, who
from sandbox.papers.report import Cell, Column, Report, Section, cell
from sandbox.services.workshops.debriefs import ClassDebrief, TableDebrief


def report_of_table(table: TableDebrief, title: str) -> Report:
    """One table looked back on."""
    number = _("Table %(n)s", n=table.number) if table.number else ""
    clock = _("The clock stands at %(at)s.", at=at(table, table.looked_back.now))
    points = _("%(points)s of %(of)s points", points=table.points, of=table.points_max)
    return Report(
        title=_("Debrief: %(title)s", title=in_words(table, title)),
        lines=tuple(line for line in (number, *_people(table), points, clock) if line),
        sections=sections.of_table(table),
        at=table.looked_back.now,
    )


def report_of_class(debrief: ClassDebrief) -> Report:
    """The class: every table in a line, every criterion, and what was to be learned."""
    first = debrief.tables[0]
    return Report(
        title=_("Debrief of the class: %(title)s", title=in_words(first, debrief.title)),
        lines=tuple(in_words(first, goal) for goal in debrief.goals),
        sections=(_tables(debrief), _criteria(debrief), *_reference(debrief)),
        at=debrief.now,
    )


def _people(table: TableDebrief) -> Iterator[str]:
    """Who sat where: a seat that nobody held was a bot's."""
    for seat in table.seats:
        names = [person.nickname for person in table.people if person.seat == seat.name]
        if table.number:
            there = ", ".join(names) or _("a bot")
            yield _("%(firm)s: %(people)s", firm=who(table, seat.name), people=there)


def _tables(debrief: ClassDebrief) -> Section:
    columns = (
        Column(_("Table"), True),
        Column(_("People"), share=4),
        Column(_("Points"), True, 2),
        Column(_("Came to"), share=6),
        Column(_("Decisions as the papers call for"), True, 3),
        Column(_("Acts"), True),
    )
    rows = tuple(_line(table) for table in debrief.tables)
    says = _(
        "What gave a table no occasion does not count, so that the tables can have points of "
        "different sums: the page of each table says what its total consists of."
    )
    return Section("tables", _("The tables"), columns, rows, _("There is no table."), says)


def _line(table: TableDebrief) -> tuple[Cell, ...]:
    looked_back = table.looked_back
    return (
        cell(str(table.number)),
        cell(", ".join(person.nickname for person in table.people) or _("bots")),
        cell(_("%(points)s of %(of)s", points=table.points, of=table.points_max)),
        cell(sections.ended(table, looked_back.own)),
        _right(looked_back.decisions),
        cell(str(looked_back.acts)),
    )


def _right(made: Sequence[Decision]) -> Cell:
    """How many decisions were as the papers called for, and in time."""
    if not made:
        return cell(_("none yet"))
    right = sum(1 for decision in made if decision.right and not decision.late)
    told = _("%(n)s of %(of)s", n=right, of=len(made))
    return cell(told, tone="ok" if right == len(made) else "bad")


def _criteria(debrief: ClassDebrief) -> Section:
    columns = (
        Column(_("For"), share=4),
        Column(_("What it asks"), share=6),
        Column(_("Source"), share=4),
        Column(_("The class earned"), True, 2),
    )
    rows = tuple(
        (cell(_(each.name)), cell(_(each.says)), cell(_(each.source)), _earned(debrief, each.id))
        for each in CRITERIA
    )
    says = _("Points of all tables together, with what the trainer changed.")
    return Section("criteria", _("What the points are for"), columns, rows, "", says)


def _earned(debrief: ClassDebrief, criterion: str) -> Cell:
    rows = [r for table in debrief.tables for r in table.rows if r.score.criterion == criterion]
    if not rows:
        return cell(_("no occasion"))
    earned, most = sum(r.points for r in rows), sum(r.score.points_max for r in rows)
    return cell(_("%(points)s of %(of)s", points=earned, of=most))


def _reference(debrief: ClassDebrief) -> Sequence[Section]:
    """How bots come through, which is the same for every table."""
    first = debrief.tables[0]
    return (sections.ways(first, with_own=False),) if first.looked_back.ways else ()
