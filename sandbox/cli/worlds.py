"""`database`: bring the database to this release, check it, copy it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
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


@database.command("upgrade")
@click.pass_obj
def upgrade_database(settings: Settings) -> None:
    """Bring the tables to this release."""
    settings.home.mkdir(parents=True, exist_ok=True)
    upgrade(connect(settings.database))
    click.echo(filled("The database is of this release.", {}))


@database.command("check")
@click.pass_obj
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
@click.pass_obj
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
