"""`database`: bring the database to this release, check it, copy it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import update_wrapper
from pathlib import Path

import click
from sqlalchemy.engine import make_url

from lei.sentences import Sentence
from sandbox.config import Settings
from sandbox.errors import BrokenDatabase
from sandbox.services.soundness import Fault, check_all
from sandbox.store.database import connect
from sandbox.store.migrations import require_current, upgrade
from sandbox.wording import filled, formatted


@click.group()
def database() -> None:
    """The database of worlds: upgrade, check, backup."""


def of_url(command: Callable[..., None]) -> Callable[..., None]:
    """A command on the database of `--database`, by default that of the settings."""

    def told(settings: Settings, /, *given: object, database: str | None, **named: object) -> None:
        command(replace(settings, database=database or settings.database), *given, **named)

    update_wrapper(told, command)
    url = click.option("--database", help="SQLAlchemy URL; by default a SQLite file in the home.")
    return url(click.pass_obj(told))


@database.command("upgrade")
@of_url
def upgrade_database(settings: Settings) -> None:
    """Bring the tables to this release."""
    settings.home.mkdir(parents=True, exist_ok=True)
    upgrade(connect(settings.database))
    click.echo(filled("The database is of this release.", {}))


@database.command("check")
@of_url
def check_database(settings: Settings) -> None:
    """Fold every world again: digests, ledger sums, act numbers. Exit 1 when something differs."""
    opened = connect(settings.database)
    require_current(opened)
    with opened.reading() as session:
        faults = tuple(check_all(session))
    for fault in faults:
        click.echo(_line(fault))
    click.echo(
        filled(
            "Acts at fault: {count}." if faults else "Every world folds to what was kept.",
            {"count": len(faults)},
        )
    )
    raise SystemExit(1 if faults else 0)


@database.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@of_url
def back_up(settings: Settings, file: Path) -> None:
    """Copy the database into FILE, consistent while the service runs (SQLite only)."""
    url = make_url(settings.database)
    if url.get_backend_name() != "sqlite":
        raise BrokenDatabase("It is not SQLite; use pg_dump of your PostgreSQL.")
    if file.exists():
        raise BrokenDatabase(Sentence("{file} exists already; name another file.", file=file))
    database = Path(str(url.database)).absolute()
    if not database.is_file():
        raise BrokenDatabase(Sentence("There is none at {database}.", database=database))
    _copy(database, file)
    click.echo(filled("Copied to {file}.", {"file": str(file)}))


def _copy(database: Path, file: Path) -> None:
    """Copy to a file beside, which gets its name once it is whole."""
    beside = file.with_name(f"{file.name}.part")
    beside.unlink(missing_ok=True)  # of a backup that was killed
    try:
        with (
            closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(beside)) as copy,
        ):
            source.backup(copy)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def _line(fault: Fault) -> str:
    return filled(
        "World {world}, act {number}: {what}",
        {"world": fault.world, "number": str(fault.number), "what": formatted(fault.what)},
    )


COMMANDS: tuple[click.Command, ...] = (database,)
