"""`copy`: a world's acts performed again as a new world, for one of another engine above all."""

from __future__ import annotations

from collections.abc import Iterator

import click

from payments.world.state import TRAINER
from sandbox.config import Settings
from sandbox.services import copies
from sandbox.services.copies import Copied
from sandbox.store.database import connect, unit_of_work
from sandbox.store.migrations import require_current
from sandbox.wording import filled, problem_sentence


@click.command("copy")
@click.argument("world")
@click.pass_obj
def copy_world(settings: Settings, world: str) -> None:
    """Perform the acts of WORLD again as a new world. Exits 1 when not all of them go.

    \b
    lei-sandbox copy demo
    """
    opened = connect(settings.database)
    require_current(opened)
    with unit_of_work(opened.writing()) as session:
        copied = copies.copy(session, world, settings.worlds_max)
    for line in _lines(copied):
        click.echo(line)
    raise SystemExit(1 if copied.refusal else 0)


def _lines(copied: Copied) -> Iterator[str]:
    made = copied.opened
    told = {"world": made.id, "number": made.number, "acts": copied.acts}
    yield filled("The copy is world {world}: {number} of {acts} acts.", told)
    if copied.refusal is not None:
        yield filled("The next one was refused here:", {})
        yield f"  {problem_sentence(copied.refusal)}"
    yield filled("Keys and links of the copy, shown this once:", {})
    yield f"  {TRAINER:<18} {made.key}"
    yield from (f"  {seat:<18} {key.link}" for seat, key in made.seats.items())


COMMANDS: tuple[click.Command, ...] = (copy_world,)
