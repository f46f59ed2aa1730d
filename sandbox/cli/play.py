"""`play` a scenario without a database, and `replay` a log to prove it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from lei.sentences import Sentence
from payments.world.places import places
from payments.world.play import Played, play
from payments.world.replay import Difference, difference
from payments.world.scenario import End, Scenario
from payments.world.story import lines
from payments.world.translation import translated
from sandbox.cli.debrief import look_back
from sandbox.config import Settings
from sandbox.services import logs, scenario_lint, scenarios, soundness, worlds
from sandbox.store.database import connect
from sandbox.store.migrations import require_current
from sandbox.telling import Told, names, tell
from sandbox.wording import filled, language

SEED = "play"
"""The seed of names in a played scenario: the same story gives the same bytes."""


@click.command("play")
@click.argument("scenario")
@click.option("--end", "end_name", help="The end to play to; without it, the scenario's first.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Stop before this day.")
@click.option("--log", "log_file", type=click.Path(path_type=Path), help="Keep the log as a file.")
@click.pass_obj
def play_scenario(
    settings: Settings,
    scenario: str,
    end_name: str | None,
    until: datetime | None,
    log_file: Path | None,
) -> None:
    """Play SCENARIO with bots to one of its ends, and tell the story.

    SCENARIO is a name, or the path of a scenario's folder.

    \b
    lei-sandbox play late-bill-of-lading --end paid
    lei-sandbox play ./my-lesson
    """
    folder = scenarios.folder_of(scenario, settings.fixtures_dir)
    loaded = scenarios.load_folder(folder, settings.fixtures_dir, SEED)
    scenario_lint.require_sound(loaded, settings.fixtures_dir)
    end = loaded.end(end_name) if end_name else loaded.ends[0]
    played = play(loaded, end, until.replace(tzinfo=UTC) if until else None)
    if log_file is not None:
        logs.write(log_file, played.entries, played.digests)
    for line in _story(loaded, end, played):
        click.echo(line)


@click.command("replay")
@click.argument("log")
@click.pass_obj
def replay_log(settings: Settings, log: str) -> None:
    """Refold LOG, a file or a world's id, and name the first act whose outcome differs.

    \b
    lei-sandbox play late-bill-of-lading --log story.jsonl
    lei-sandbox replay story.jsonl
    """
    path = Path(log)
    if path.is_file():
        kept = logs.read(path)
        _tell_difference(difference(kept), len(kept))
    else:
        _tell_difference(*_of_world(settings, log))


def _story(scenario: Scenario, end: End, played: Played) -> Iterator[str]:
    opening = scenario.opening
    called = names(opening.seats, opening.parties)
    here = places(opening)
    books = (*opening.translations, *scenario.lesson.translations)
    title, says = (translated(text, language(), books) for text in (opening.title, end.says))
    yield filled("SANDBOX · {title} · {says}", {"title": title, "says": says})
    for line in lines(played.entries):
        yield from _printed(tell(line, called, here))
    yield ""
    yield _closing(end, played)


def _printed(told: Told) -> Iterator[str]:
    yield ""
    yield f"{told.at}"
    yield f"  {told.says}"
    yield from (f"    ! {finding}" for finding in told.findings)
    yield from (f"    > {message}" for message in told.messages)
    yield from (f"    = {posting}" for posting in told.postings)


def _closing(end: End, played: Played) -> str:
    if played.reached:
        return filled(
            "The end: {name}. Acts: {acts}.", {"name": end.name, "acts": len(played.entries)}
        )
    return filled("The story stops here: the end was not reached.", {})


def _of_world(settings: Settings, world: str) -> tuple[Difference | None, int]:
    opened = connect(settings.database)
    require_current(opened)
    with opened.reading() as session:
        return soundness.verify(session, world), worlds.number(session, world)


def _tell_difference(found: Difference | None, acts: int) -> None:
    if found is None:
        click.echo(filled("All acts fold to the same outcomes: {acts}.", {"acts": acts}))
        return
    click.echo(filled(_DIFFERS, {"number": found.number, "kept": found.kept, "found": found.found}))
    raise SystemExit(1)


_DIFFERS = Sentence("Act {number} differs: the log says {kept}, folding it gives {found}.")

COMMANDS: tuple[click.Command, ...] = (play_scenario, replay_log, look_back)
