"""`lei-sandbox`, for whoever runs the server. Exit codes: 0 fine, 1 findings, 2 refused."""

from __future__ import annotations

import os
from pathlib import Path

import click

from sandbox.cli import copies, entities, imports, messages, play, scenario, synth, worlds
from sandbox.cli.credentials import COMMANDS as CREDENTIALS
from sandbox.cli.documents import COMMANDS as DOCUMENTS
from sandbox.cli.door import Door
from sandbox.cli.presentations import COMMANDS as EXAMINATION
from sandbox.cli.serve import serve
from sandbox.config import from_environment
from sandbox.languages import NAMES


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the register and the database. Default: your data folder.",
)
@click.option(
    "--language",
    type=click.Choice(tuple(NAMES)),
    expose_value=False,
    help="Language of what is written. Default: that of the terminal.",
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
    *scenario.COMMANDS,
    *EXAMINATION,
    *CREDENTIALS,
    *DOCUMENTS,
)

for command in COMMANDS:
    main.add_command(command)
