"""`synth`: an invented register of any size, as golden-copy files."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from sandbox.answers import printed
from sandbox.services import synth
from sandbox.services.synth import FileFormat
from sandbox.wording import filled

RECORDS_MAX = 10_000_000


@click.command("synth")
@click.option("--records", type=click.IntRange(1, RECORDS_MAX), required=True)
@click.option("--seed", type=click.IntRange(0), required=True, help="The same gives the same.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice([form.value for form in FileFormat]),
    help="Only this format; may be given again. Default: all three.",
)
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def write(records: int, seed: int, formats: tuple[str, ...], as_json: bool, folder: Path) -> None:
    """Write the files of a register of firms that do not exist into DIR.

    \b
    lei-sandbox synth --records 10000 --seed 7 invented
    lei-sandbox import --realm fictional invented/*.csv.zip
    """
    chosen = tuple(map(FileFormat, formats)) or tuple(FileFormat)
    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(folder.name, total=records)
        written = synth.write(
            folder, records, seed, chosen, lambda done, _total: bar.update(task, completed=done)
        )
    if as_json:
        click.echo(printed(written))
        return
    for file in written:
        click.echo(
            filled("{file}: {count} records", {"file": str(file.path), "count": file.records})
        )
