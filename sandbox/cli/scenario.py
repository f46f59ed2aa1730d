"""`scenario new` writes a folder, `lint` tells what is wrong with one, `pack` prints one."""

from __future__ import annotations

import json
from pathlib import Path

import click

from lei.sentences import Sentence
from sandbox.config import Settings
from sandbox.languages import NAMES
from sandbox.papers.pack import pack_pdf
from sandbox.services import scenario_lint, scenario_new, scenarios, whole_file
from sandbox.services.scenario_draft import Slip
from sandbox.services.scenario_lines import line_of
from sandbox.wording import filled


@click.group("scenario")
def scenario() -> None:
    """Write a scenario of your own, and check it."""


@scenario.command("new")
@click.argument("name")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.pass_obj
def new(settings: Settings, name: str, folder: Path) -> None:
    """Write the scenario NAME into FOLDER, by default here: a small lesson to be rewritten.

    \b
    lei-sandbox scenario new my-lesson .
    lei-sandbox scenario lint ./my-lesson
    lei-sandbox play ./my-lesson
    """
    written = scenario_new.write(name, folder, settings.fixtures_dir)
    click.echo(filled(WRITTEN, {"folder": str(written)}))


@scenario.command("lint")
@click.argument("path")
@click.option("--json", "as_json", is_flag=True, help="What was found, as JSON.")
@click.pass_obj
def lint(settings: Settings, path: str, as_json: bool) -> None:
    """Tell everything that is wrong with a scenario: its name, or the PATH of its folder.

    Each line is a place and a sentence. The scenario is played to each of its ends where nothing
    else is wrong. Exits 1 when something is.
    """
    folder = scenarios.folder_of(path, settings.fixtures_dir)
    slips = scenario_lint.lint(folder, settings.fixtures_dir)
    _tell(folder, slips, as_json)
    raise SystemExit(1 if slips else 0)


@scenario.command("pack")
@click.argument("path")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--language",
    type=click.Choice(tuple(NAMES)),
    expose_value=False,
    help="Language of what is written. Default: that of the terminal.",
)
@click.pass_obj
def pack(settings: Settings, path: str, file: Path) -> None:
    """Write what a trainer prints of a scenario, its name or the PATH of its folder, to FILE (PDF).

    It holds goals, run sheet, role cards, terms, hints, what is planted and the answers.

    \b
    lei-sandbox scenario pack late-bill-of-lading pack.pdf
    lei-sandbox scenario pack ./my-lesson pack.pdf --language fr
    """
    folder = scenarios.folder_of(path, settings.fixtures_dir)
    loaded = scenarios.load_folder(folder, settings.fixtures_dir, "pack")
    whole_file.write(file, pack_pdf(loaded))
    click.echo(filled(PACKED, {"file": str(file)}))


def _tell(folder: Path, slips: tuple[Slip, ...], as_json: bool) -> None:
    name, lines = folder.resolve().name, _lines(folder, slips)
    if as_json:
        told = [
            {"at": slip.at, "line": line or None, "says": filled(slip.says, slip.values)}
            for slip, line in zip(slips, lines, strict=True)
        ]
        click.echo(json.dumps({"scenario": name, "valid": not slips, "slips": told}, indent=2))
        return
    for slip, line in zip(slips, lines, strict=True):
        where = f"{scenarios.FILE}:{line}\t" if line else ""
        click.echo(f"{where}{slip.at}\t{filled(slip.says, slip.values)}")
    if not slips:
        click.echo(filled(NOTHING, {"name": name}))


def _lines(folder: Path, slips: tuple[Slip, ...]) -> tuple[int, ...]:
    """The line of each slip in the scenario's own file; 0 where it has none."""
    text = (folder / scenarios.FILE).read_text("utf-8", "replace")
    return tuple(line_of(text, slip.at) if slip.at.startswith("$.") else 0 for slip in slips)


WRITTEN = Sentence("Written to {folder}. Rewrite it, lint it, play it.")
PACKED = Sentence("Written to {file}.")
NOTHING = Sentence("{name}: nothing is wrong. Each end is reached by its plans.")

COMMANDS: tuple[click.Command, ...] = (scenario,)
