"""`import`: GLEIF's files into the register."""

from __future__ import annotations

import csv
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskID, TextColumn
from rich.text import Text

from lei.gleif.detect import Format
from lei.gleif.file import DataSet, Reject
from lei.sentences import Sentence
from sandbox.answers import printed
from sandbox.cli import entity_lines
from sandbox.config import Settings
from sandbox.services import imports
from sandbox.services.gleif.loading import load_documents
from sandbox.services.import_sources import format_at
from sandbox.services.imports import ImportReport, Wanted
from sandbox.store.register_rows import Realm
from sandbox.wording import filled, formatted

REJECTS_FILE = "rejects.csv"


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--realm",
    type=click.Choice([realm.value for realm in Realm]),
    default=Realm.GLEIF.value,
    show_default=True,
    help="fictional takes files of SBOX00 codes.",
)
@click.option("--country", "countries", multiple=True, help="Only firms there; again for more.")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice([data_set.value for data_set in DataSet]),
    help="Only files of this set; again for more.",
)
@click.option(
    "--filters/--no-filters",
    default=None,
    help="Make GLEIF's filters whatever the size, or leave them out. Default: up to 100,000 firms.",
)
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
@click.pass_obj
def import_files(
    settings: Settings,
    files: tuple[Path, ...],
    realm: str,
    countries: tuple[str, ...],
    only: tuple[str, ...],
    filters: bool | None,
    as_json: bool,
) -> None:
    """Load FILES of GLEIF's, as they are or in .zip or .gz, in any order.

    Entities, relationships and reporting exceptions as XML, CSV or JSON, deltas of them, files that
    map BICs, ISINs or MICs, or answers of GLEIF's API. A full file replaces its own set; a file
    that cannot be read changes nothing. What was left out is listed in rejects.csv. Exits 1 then.

    \b
    lei-sandbox import lei2.csv.zip rr.csv.zip repex.csv.zip
    lei-sandbox import --country KE --country DE lei2.xml.zip
    """
    wanted = Wanted(
        frozenset(country.upper() for country in countries), frozenset(map(DataSet, only)), filters
    )
    with ExitStack() as stack:
        bar, rejects = stack.enter_context(_Bar()), _Rejects(settings.home / REJECTS_FILE, stack)
        report = _load(files, settings, Realm(realm), wanted, bar, rejects)
    click.echo(printed(report) if as_json else "\n".join(entity_lines.imported(report)))
    if report.rejected and not as_json:
        click.echo(filled("All that was left out: {file}", {"file": str(rejects.path)}))
    raise SystemExit(1 if report.rejected else 0)


def _load(
    files: tuple[Path, ...],
    settings: Settings,
    realm: Realm,
    wanted: Wanted,
    bar: _Bar,
    rejects: _Rejects,
) -> ImportReport:
    """Files of GLEIF's first, all or none; then answers of its API, which add to them."""
    answers = [file for file in files if format_at(file) is Format.API_JSON]
    others = [file for file in files if file not in answers]
    reports: list[ImportReport] = []
    if others:
        reports.append(
            imports.import_files(
                others, settings.register, realm, bar.move, wanted=wanted, left_out=rejects.add
            )
        )
    if answers:
        reports.append(load_documents(answers, settings.register, realm))
        for file in reports[-1].files:
            for reject in file.rejects:
                rejects.add(file.path, reject)
    return ImportReport(realm, tuple(file for report in reports for file in report.files))


class _Rejects:
    """The reject list: a CSV file that is there only when there is something in it."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        self.path, self.stack = path, stack
        self.file: TextIO | None = None
        path.unlink(missing_ok=True)

    def add(self, file: Path, reject: Reject) -> None:
        """One record that was left out."""
        if self.file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.file = self.stack.enter_context(self.path.open("w", encoding="utf-8", newline=""))
            csv.writer(self.file).writerow(("file", "record", "lei", "reason"))
        row = (
            file.name,
            reject.number,
            _cell(reject.lei or ""),
            _cell(formatted(Sentence.of(reject.reason))),
        )
        csv.writer(self.file).writerow(row)


def _cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


class _Speed(ProgressColumn):
    """Records a second."""

    def render(self, task: Task) -> Text:
        """The speed so far."""
        return Text(f"{int(task.speed):,}/s" if task.speed else "")


class _Bar:
    """A progress bar on standard error, where that is a terminal."""

    def __init__(self) -> None:
        shown = sys.stderr.isatty()
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,}"))
        console = Console(stderr=True)
        self.progress = Progress(*columns, _Speed(), console=console, disable=not shown)
        self.tasks: dict[Path, TaskID] = {}

    def __enter__(self) -> _Bar:
        self.progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.progress.stop()

    def move(self, path: Path, count: int, total: int | None) -> None:
        """Records read of a file so far."""
        if path not in self.tasks:
            self.tasks[path] = self.progress.add_task(path.name, total=total)
        self.progress.update(self.tasks[path], completed=count, total=total)
