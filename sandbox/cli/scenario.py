"""`scenario new` writes a scenario's folder, and `scenario lint` tells what is wrong with one."""

from __future__ import annotations

import json
from pathlib import Path

import click

from lei.sentences import Sentence
from sandbox.config import Settings
from sandbox.services import scenario_lint, scenario_new, scenarios
from sandbox.services.scenario_draft import Slip
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
    _tell(folder.resolve().name, slips, as_json)
    raise SystemExit(1 if slips else 0)


def _tell(name: str, slips: tuple[Slip, ...], as_json: bool) -> None:
    if as_json:
        told = [{"at": slip.at, "says": filled(slip.says, slip.values)} for slip in slips]
        click.echo(json.dumps({"scenario": name, "valid": not slips, "slips": told}, indent=2))
        return
    for slip in slips:
        click.echo(f"{slip.at}\t{filled(slip.says, slip.values)}")
    if not slips:
        click.echo(filled(NOTHING, {"name": name}))


WRITTEN = Sentence("Written to {folder}. Rewrite it, lint it, play it.")
NOTHING = Sentence("{name}: nothing is wrong. Each end is reached by its plans.")

COMMANDS: tuple[click.Command, ...] = (scenario,)
