"""What a debrief says of the documents: decisions, and findings beside what the banks named."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _

from lei.findings import Finding
from payments.world.decisions import Decision, Papers
from sandbox.papers.debrief_names import at, done, finding_told, rule_titles, who
from sandbox.papers.report import Cell, Column, Section, cell
from sandbox.services.workshops.debriefs import TableDebrief
from sandbox.wording import sentence


def decisions(table: TableDebrief) -> Section:
    """Each decision on documents beside what the papers called for."""
    columns = (
        Column(_("Act"), True),
        Column(_("Decided"), share=4),
        Column(_("The papers called for"), share=4),
        Column(_("Verdict"), share=7),
    )
    rows = tuple(_decision(table, made) for made in table.looked_back.decisions)
    return Section("decisions", _("Decisions"), columns, rows, _("Nothing decided yet."))


def findings(table: TableDebrief) -> Section:
    """What stands in the documents, beside what the banks named."""
    columns = (
        Column(_("Document"), share=2),
        Column(_("What is wrong"), share=6),
        Column(_("Article"), share=3),
        Column(_("The bank’s own list"), share=3),
    )
    found = (row for papers in table.looked_back.papers for row in _found(table, papers))
    named = (row for made in table.looked_back.decisions for row in _spurious(table, made))
    return Section(
        "findings",
        _("Findings"),
        columns,
        (*found, *named),
        _("Nothing stands in the documents that breaks the credit, and nothing was named."),
    )


def _decision(table: TableDebrief, made: Decision) -> tuple[Cell, ...]:
    return (
        cell(str(made.number)),
        cell(
            done(table, made.kind, made.seat, made.papers.credit),
            at(table, made.at, made.seat),
            _("By %(who)s.", who=who(table, made.seat)),
        ),
        cell(*_called_for(made.papers)),
        _judged(table, made),
    )


def _judged(table: TableDebrief, made: Decision) -> Cell:
    tone = "ok" if made.right and not made.late else "bad"
    rules = dict.fromkeys(flaw.rule for flaw in made.flaws)
    return cell(*_verdict(table, made), tone=tone, rules=rules)


def _called_for(papers: Papers) -> tuple[str, ...]:
    if not papers.grounds:
        return (_("To take them up: they comply."),)
    return (_("To refuse, for:"), *rule_titles(one.rule for one in papers.grounds))


def _verdict(table: TableDebrief, made: Decision) -> Iterator[str]:
    yield _("As the papers call for") if made.right else _("Not as the papers call for")
    if made.until:
        last = at(table, made.until, made.seat)
        yield (
            _("Too late: the days ended at %(at)s.", at=last)
            if made.late
            else _("In time: the days end at %(at)s.", at=last)
        )
    yield from (finding_told(table, flaw, made.seat) for flaw in made.flaws)


def _found(table: TableDebrief, papers: Papers) -> Iterator[tuple[Cell, ...]]:
    for finding in papers.grounds:
        yield (
            cell(finding.at),
            cell(sentence(finding), rules=(finding.rule,)),
            cell(finding.source),
            _named(table, papers, finding),
        )


def _named(table: TableDebrief, papers: Papers, finding: Finding) -> Cell:
    about = [d for d in table.looked_back.decisions if d.papers == papers]
    told = [(made, *_as_named(made, finding.rule)) for made in about]
    lines = (_("%(who)s: %(says)s", who=who(table, d.seat), says=says) for d, _tone, says in told)
    tones = [tone for _made, tone, _says in told]
    return cell(*(lines if told else (_("Nobody has decided."),)), tone=_worst(tones))


def _as_named(made: Decision, rule: str) -> tuple[str, str]:
    if rule in made.misquoted:
        return "warn", _("hit, for another article than the one that says it")
    if rule in made.missed or not made.refuses:
        return "bad", _("missed")
    return "ok", _("hit")


def _worst(tones: list[str]) -> str:
    return next((tone for tone in ("bad", "warn", "ok") if tone in tones), "")


def _spurious(table: TableDebrief, made: Decision) -> Iterator[tuple[Cell, ...]]:
    for rule, title in zip(made.spurious, rule_titles(made.spurious), strict=True):
        named = _("%(who)s: named without cause", who=who(table, made.seat))
        says = _("Named as a discrepancy, and none.")
        yield cell("–"), cell(says, rules=(rule,)), cell(title), cell(named, tone="bad")
