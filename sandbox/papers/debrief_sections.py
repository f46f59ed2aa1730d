"""The sections of one table's debrief, in the reader's language."""

from __future__ import annotations

from datetime import timedelta

from flask_babel import gettext as _
from flask_babel import ngettext

from payments.money import Money
from payments.world.cash import Till
from payments.world.debrief import Beside, Way
from sandbox.papers.debrief_documents import decisions, findings
from sandbox.papers.debrief_names import at, called, deed, in_words, numbers, who
from sandbox.papers.debrief_points import appeals, scores, total
from sandbox.papers.report import Cell, Column, Section, cell
from sandbox.services.workshops.debriefs import TableDebrief
from sandbox.telling import headline
from sandbox.wording import formatted, sentence


def story(table: TableDebrief) -> Section:
    """What happened, act by act."""
    names = called(table)
    rows = (
        (cell(str(line.number)), cell(at(table, line.at, line.seat)), cell(headline(line, names)))
        for line in table.looked_back.timeline
    )
    columns = (
        Column(_("Act"), True),
        Column(_("When"), share=4),
        Column(_("What happened"), share=9),
    )
    return Section("story", _("The story"), columns, tuple(rows), _("Nothing has happened yet."))


def looks(table: TableDebrief) -> Section:
    """Who looked a firm up, and what was seen."""
    columns = (
        Column(_("Act"), True),
        Column(_("Who"), share=3),
        Column(_("What was seen"), share=10),
    )
    rows = tuple(
        (cell(str(number)), cell(who(table, seat)), cell(*(sentence(one) for one in seen)))
        for number, seat, seen in table.looked_back.looked_up
    )
    return Section("looks", _("Firms looked up"), columns, rows, _("Nobody looked a firm up."))


def steps(table: TableDebrief) -> Section:
    """The steps of the reference solution beside those of the table."""
    columns = (
        Column(_("Who"), share=3),
        Column(_("Step of the reference solution"), share=4),
        Column(_("There"), share=3),
        Column(_("Here"), share=4),
    )
    rows = tuple(_step(table, step) for step in table.looked_back.beside)
    return Section("steps", _("Beside the reference"), columns, rows, _("There is no reference."))


def money(table: TableDebrief) -> Section:
    """What each seat had, what moved and what it has, with the acts that moved it."""
    columns = (
        Column(_("Who"), share=4),
        Column(_("At the start"), True, 3),
        Column(_("Moved"), True, 3),
        Column(_("Now"), True, 3),
        Column(_("By acts"), share=2),
    )
    rows = tuple(
        (
            cell(who(table, till.seat)),
            cell(formatted(till.opened)),
            cell(signed(till.moved)),
            cell(formatted(till.closed)),
            cell(_movers(table, till)),
        )
        for till in table.looked_back.own.tills
    )
    says = _(
        "A firm’s money is what its accounts hold. A bank’s own is what it paid out under credits "
        "and has not got back, and the charges it took."
    )
    return Section("money", _("Money"), columns, rows, _("Nobody has an account."), says)


def flow(table: TableDebrief) -> Section:
    """Every movement of money, in order."""
    columns = (
        Column(_("Act"), True),
        Column(_("When"), share=4),
        Column(_("Who"), share=4),
        Column(_("Account"), share=4),
        Column(_("Amount"), True, 3),
    )
    rows = tuple(
        (
            cell(str(each.number)),
            cell(at(table, each.at, each.seat)),
            cell(who(table, each.seat)),
            cell(each.account),
            cell(signed(each.money)),
        )
        for each in table.looked_back.movements
    )
    return Section("flow", _("Movements of money"), columns, rows, _("No money moved."))


def charges(table: TableDebrief) -> Section:
    """What banks kept, and who bore it."""
    columns = (
        Column(_("Act"), True),
        Column(_("Borne by"), share=4),
        Column(_("Kept by"), share=4),
        Column(_("Amount"), True, 3),
    )
    names = called(table).parties
    rows = tuple(
        (
            cell(str(each.number)),
            cell(who(table, each.seat)),
            cell(names.get(each.bank, each.bank)),
            cell(formatted(each.money)),
        )
        for each in table.looked_back.own.charges
    )
    return Section("charges", _("Charges"), columns, rows, _("No bank kept a charge."))


def ways(table: TableDebrief, *, with_own: bool = True) -> Section:
    """This table's way beside the ends that bots play, or those alone."""
    columns = (
        Column(_("Way"), share=5),
        Column(_("Days"), True),
        Column(_("Points"), True, 2),
        Column(_("Money moved"), share=6),
    )
    own, others = table.looked_back.own, table.looked_back.ways
    mine = (cell(_("This table"), ended(table, own)), *_came_out(table, own)[1:])
    played = tuple(_came_out(table, way) for way in others)
    rows = (mine, *played) if with_own else played
    says = _("How the scenario’s ends come out when bots play every seat as they are written.")
    return Section("ways", _("What if"), columns, rows, "", says)


def of_table(table: TableDebrief) -> tuple[Section, ...]:
    """Every section, in the order in which a class looks back."""
    every = (
        decisions,
        findings,
        scores,
        total,
        steps,
        ways,
        story,
        looks,
        money,
        flow,
        charges,
    )
    made = tuple(make(table) for make in every)
    return (*made, appeals(table)) if table.appeals else made


def ended(table: TableDebrief, own: Way) -> str:
    """What the end says that a way came to: the reference's where it did, else the last."""
    known = {way.name: way for way in table.looked_back.ways}
    came_to = [known[name] for name in own.ends if name in known]
    reference = [way for way in came_to if way.is_reference]
    last = (*reference, *came_to[-1:])[:1]
    return in_words(table, last[0].says) if last else _("No end yet.")


def signed(amount: Money) -> str:
    """An amount with its sign where it moved."""
    return f"+{formatted(amount)}" if amount.minor > 0 else formatted(amount)


def _step(table: TableDebrief, step: Beside) -> tuple[Cell, ...]:
    here = cell(_("not done"), tone="warn")
    if step.at is not None:
        lines = at(table, step.at, step.seat), _("act %(n)s", n=step.number), _later(step)
        here = cell(*lines)
    return (
        cell(who(table, step.seat)),
        cell(deed(step.kind)),
        cell(at(table, step.planned_at, step.seat)),
        here,
    )


def _movers(table: TableDebrief, till: Till) -> str:
    """The acts that moved a seat's money."""
    moved = (m for m in table.looked_back.movements if m.seat == till.seat)
    return numbers(dict.fromkeys(m.number for m in moved if m.money.currency == till.currency))


def _later(step: Beside) -> str:
    days = int(step.later / timedelta(days=1)) if step.later else 0
    if days > 0:
        return str(ngettext("%(num)s day later", "%(num)s days later", days))
    return str(ngettext("%(num)s day earlier", "%(num)s days earlier", -days)) if days else ""


def _called_way(way: Way) -> str:
    if way.is_reference:
        return str(_("The reference solution"))
    return str(_("A mistake") if way.is_mistake else _("Another good way"))


def _came_out(table: TableDebrief, way: Way) -> tuple[Cell, ...]:
    moved = (
        _("%(who)s: %(money)s", who=who(table, till.seat), money=signed(till.moved))
        for till in way.tills
        if till.moved.minor
    )
    return (
        cell(_called_way(way), in_words(table, way.says)),
        cell(str(way.days)),
        cell(_("%(points)s of %(of)s", points=way.points, of=way.points_max)),
        cell(*(tuple(moved) or (_("None."),))),
    )
