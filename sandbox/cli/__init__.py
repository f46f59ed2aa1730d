"""`lei-sandbox`, for whoever runs the server. Exit codes: 0 fine, 1 findings, 2 refused."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path
from typing import Any

import click
from sqlalchemy.exc import OperationalError

from sandbox.cli import copies, entities, imports, messages, play, synth, worlds
from sandbox.cli.credentials import COMMANDS as CREDENTIALS
from sandbox.cli.documents import COMMANDS as DOCUMENTS
from sandbox.cli.presentations import COMMANDS as EXAMINATION
from sandbox.cli.serve import serve
from sandbox.config import from_environment
from sandbox.errors import DiskFull, FileTrouble, SandboxError
from sandbox.problems import ROOTS
from sandbox.store.trouble import refusal_of
from sandbox.wording import problem_sentence


class Door(click.Group):
    """A group that tells a refusal in one line on stderr and exits with 2."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except ROOTS as refusal:
            _refuse(ctx, refusal)
        except (OperationalError, sqlite3.OperationalError) as problem:
            _refuse(ctx, refusal_of(problem) or problem)
        except BrokenPipeError:  # whoever reads our lines has read enough: click ends it quietly
            raise
        except OSError as problem:
            _refuse(ctx, _told(problem))


def _told(problem: OSError) -> SandboxError:
    if problem.errno == errno.ENOSPC:
        return DiskFull()
    return FileTrouble(str(problem.filename or ""), problem.strerror or str(problem))


def _refuse(ctx: click.Context, refusal: Exception) -> None:
    if not isinstance(refusal, ROOTS):
        raise refusal
    click.echo(f"Refused: {problem_sentence(refusal)}", err=True)
    ctx.exit(2)


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the register and the database. Default: your data folder.",
)
@click.version_option(package_name="lei-sandbox")
@click.pass_context
def main(ctx: click.Context, home: Path | None) -> None:
    """Check LEI codes, see who owns whom, play trade finance and payments. SANDBOX only."""
    ctx.obj = from_environment(os.environ, home=home)


COMMANDS: tuple[click.Command, ...] = (
    serve,
    *worlds.COMMANDS,
    *copies.COMMANDS,
    *entities.COMMANDS,
    imports.import_files,
    synth.write,
    *messages.COMMANDS,
    *play.COMMANDS,
    *EXAMINATION,
    *CREDENTIALS,
    *DOCUMENTS,
)

for command in COMMANDS:
    main.add_command(command)
