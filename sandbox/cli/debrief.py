"""`debrief`: one world or one log file looked back on, without a workshop."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from payments.world.replay import after, entries_in_force
from payments.world.scenario import Scenario
from payments.world.state import Entry, Opening
from payments.world.step import first
from sandbox.answers import printed
from sandbox.config import Settings
from sandbox.errors import MalformedScenario, NotFound
from sandbox.papers.debrief import report_of_table
from sandbox.papers.debrief_files import table_answer
from sandbox.papers.report import Report, Section, report_pdf
from sandbox.services import folds, logs, scenarios, whole_file, worlds
from sandbox.services.workshops.debriefs import TableDebrief, of_log
from sandbox.store.database import connect
from sandbox.store.migrations import require_current


@click.command("debrief")
@click.argument("log")
@click.option("--pdf", "pdf_file", type=click.Path(path_type=Path), help="Write it as PDF.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.pass_obj
def look_back(settings: Settings, log: str, pdf_file: Path | None, as_json: bool) -> None:
    """Look back on LOG, a file or a world's id: decisions, findings, money, points.

    \b
    lei-sandbox play late-bill-of-lading --log story.jsonl
    lei-sandbox debrief story.jsonl --pdf debrief.pdf
    """
    path = Path(log)
    entries, now = _of_file(path) if path.is_file() else _of_world(settings, log)
    opening: Opening = entries[0].act.body
    table = of_log(_scenario(settings, opening), entries, now)
    report = report_of_table(table, opening.title)
    if pdf_file is not None:
        whole_file.write(pdf_file, report_pdf(report))
    _print(table, report, as_json)


def _print(table: TableDebrief, report: Report, as_json: bool) -> None:
    if as_json:
        click.echo(printed(table_answer(table)))
        return
    click.echo(f"SANDBOX · {report.title}")
    for line in report.lines:
        click.echo(line)
    for section in report.sections:
        _print_section(section)


def _print_section(section: Section) -> None:
    click.echo(f"\n{section.title}")
    if not section.rows:
        click.echo(f"  {section.empty}")
    for row in section.rows:
        click.echo("  " + " | ".join("; ".join(each.lines) for each in row))


def _of_file(path: Path) -> tuple[tuple[Entry, ...], datetime]:
    """The log refolded: a file keeps acts, and what they caused is made again."""
    acts = [act for act, _proof in logs.read(path)]
    change = first(acts[0].body)
    entries = [change.entry]
    for done, act in enumerate(acts[1:], start=1):
        change = after(acts[:done], change.world, act)
        entries.append(change.entry)
    return entries_in_force(entries), change.world.now


def _of_world(settings: Settings, world: str) -> tuple[tuple[Entry, ...], datetime]:
    opened = connect(settings.database)
    require_current(opened)
    with opened.reading() as session:
        log = folds.log(session, world, folds.head(session, world))
        return worlds.entries(session, world), log[-1].at


def _scenario(settings: Settings, opening: Opening) -> Scenario:
    """The scenario as it now stands beside the log; without it no end is known."""
    try:
        known = scenarios.load(opening.scenario, settings.fixtures_dir, opening.ids_seed)
    except (NotFound, MalformedScenario):
        return Scenario(opening, ())
    return Scenario(opening, known.ends, known.lesson)
