"""The points of one table in the reader's language: each with its evidence, and how they add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from payments.world.lesson import Criterion
from payments.world.score import HINT
from payments.world.score_criteria import CRITERIA
from sandbox.papers.debrief_names import numbers, rule_titles, told, who
from sandbox.papers.report import Cell, Column, Section, cell
from sandbox.services.workshops.debriefs import Row, TableDebrief


def scores(table: TableDebrief) -> Section:
    """The points, each with its evidence."""
    columns = (
        Column(_("For"), share=4),
        Column(_("Who"), share=3),
        Column(_("Points"), True, 2),
        Column(_("Why"), share=6),
        Column(_("Evidence"), share=5),
    )
    rows = tuple(_score(table, row) for row in table.rows)
    says = _(
        "%(points)s of %(of)s points. What gave no occasion counts for nothing.",
        points=table.points,
        of=table.points_max,
    )
    return Section("scores", _("Points"), columns, rows, _("Nothing to judge yet."), says)


def total(table: TableDebrief) -> Section:
    """What the total consists of: what the scenario gives, what had occasion, what was earned."""
    columns = (
        Column(_("For"), share=4),
        Column(_("Made of"), share=6),
        Column(_("The scenario gives"), True, 2),
        Column(_("Had occasion"), True, 2),
        Column(_("Earned"), True, 2),
    )
    rows = (
        *(_sum(table, weighed) for weighed in Criterion if table.worth.get(weighed)),
        *_last(table),
    )
    return Section("total", _("What the total consists of"), columns, rows, "", _explained(table))


def _sum(table: TableDebrief, weighed: Criterion) -> tuple[Cell, ...]:
    rows = [row for row in table.rows if WEIGHED.get(row.score.criterion) is weighed]
    names = dict.fromkeys(str(_(row.score.name)) for row in rows)
    return (
        cell(str(NAMES[weighed])),
        cell(*(tuple(names) or (_("It had no occasion at this table."),))),
        cell(str(table.worth[weighed])),
        cell(str(sum(row.score.points_max for row in rows))),
        cell(str(sum(row.points for row in rows))),
    )


def _last(table: TableDebrief) -> Iterator[tuple[Cell, ...]]:
    """What hints cost, where any were taken, and the sum of all."""
    hints = [row for row in table.rows if row.score.criterion == HINT]
    if hints:
        spent = str(sum(row.points for row in hints))
        yield cell(_("Hints")), cell(_("Their price")), cell("0"), cell("0"), cell(spent)
    given = str(sum(table.worth.values()))
    most, earned = str(table.points_max), str(table.points)
    yield cell(_("Total"), tone="sum"), cell(), cell(given), cell(most), cell(earned)


def _explained(table: TableDebrief) -> str:
    given, most = sum(table.worth.values()), table.points_max
    if given == most:
        says = _("The scenario gives %(given)s points, and all had occasion here.", given=given)
    else:
        says = _(
            "The scenario gives %(given)s points. %(without)s of them had no occasion at this "
            "table, so that %(most)s could be earned.",
            given=given,
            without=given - most,
            most=most,
        )
    return str(says)


def appeals(table: TableDebrief) -> Section:
    """What people held against points, and what the trainer said."""
    columns = (
        Column(_("About"), share=3),
        Column(_("Who"), share=2),
        Column(_("Appeal"), share=5),
        Column(_("Answer"), share=5),
    )
    titles = {row.score.id: row.score.name for row in table.rows}
    rows = tuple(
        (
            cell(str(_(titles[each.score])) if each.score in titles else each.score),
            cell(each.nickname),
            cell(each.text),
            cell(each.answer or _("Not answered yet.")),
        )
        for each in table.appeals
    )
    return Section("appeals", _("Appeals"), columns, rows, _("Nobody has appealed."))


def _score(table: TableDebrief, row: Row) -> tuple[Cell, ...]:
    score = row.score
    return (
        cell(str(_(score.name))),
        cell(who(table, score.seat)),
        _points(row),
        cell(told(table, score.says, score.values, score.seat), _note(row)),
        cell(
            _("Acts %(numbers)s", numbers=numbers(score.acts)) if score.acts else "",
            str(_(score.source)),
            *rule_titles(score.rules),
            rules=score.rules,
            acts=score.acts,
        ),
    )


def _points(row: Row) -> Cell:
    if row.score.points_max == 0:
        return cell(str(row.points), tone="warn" if row.points < 0 else "")
    tone = "ok" if row.points == row.score.points_max else "bad" if row.points <= 0 else "warn"
    return cell(_("%(points)s of %(of)s", points=row.points, of=row.score.points_max), tone=tone)


def _note(row: Row) -> str:
    if not row.changed:
        return ""
    before = row.score.points
    return str(
        _("The trainer changed this from %(points)s: %(note)s", points=before, note=row.note)
    )


WEIGHED: Mapping[str, Criterion] = {each.id: each.weighed for each in CRITERIA}
"""By id of a criterion."""

NAMES: Mapping[Criterion, LazyString] = {
    Criterion.RIGHT_DECISION: lazy_gettext("The right decision"),
    Criterion.NO_SPURIOUS: lazy_gettext("Nothing named that is none"),
    Criterion.IN_TIME: lazy_gettext("Days kept"),
    Criterion.GOOD_NOTICE: lazy_gettext("What is written: notice or instruction"),
    Criterion.LEI_CHECKED: lazy_gettext("Look before you promise"),
    Criterion.COST: lazy_gettext("Costs"),
}
"""What the points of a scenario are given for."""
