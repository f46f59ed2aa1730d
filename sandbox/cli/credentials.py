"""`credential`: is this credential good? A file in, findings out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from lei.findings import Severity
from lei.sentences import Sentence
from sandbox.answers import printed
from sandbox.cli.reading import json_in
from sandbox.config import Settings
from sandbox.services import credentials
from sandbox.store.entities import Register
from sandbox.wording import spoken, weight


@click.group("credential")
def credential() -> None:
    """Entity credentials: a teaching stand-in for vLEI, not a vLEI."""


@credential.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
@click.pass_obj
def check(settings: Settings, file: Path, as_json: bool) -> None:
    """Check the credential in FILE (JSON). Exits 1 when something speaks against it.

    \b
    lei-sandbox credential sample > credential.json
    lei-sandbox credential check credential.json
    """
    told = credentials.check(json_in(file), Register(settings.register), datetime.now(UTC))
    click.echo(printed(told) if as_json else "\n".join(_lines(told)))
    raise SystemExit(0 if told["good"] else 1)


@credential.command("sample")
def sample() -> None:
    """Print a file that can be checked."""
    click.echo(printed(credentials.sample()))


def _lines(told: dict[str, Any]) -> Iterator[str]:
    yield spoken(VERDICTS[told["good"]])
    for finding in told["findings"]:
        yield f"  {weight(Severity(finding['severity']))}: {finding['says']}"
        yield f"    {finding['at']}, {finding['rule']} ({finding['source']})"
    if told["undecided"]:
        yield f"  {spoken(UNDECIDED)}"


VERDICTS = {
    True: Sentence("Nothing speaks against this credential. SANDBOX: it stands in for a vLEI."),
    False: Sentence("Do not rely on this credential: what speaks against it is below."),
}

UNDECIDED = Sentence(
    "Not decided: there is no register here in which to look the LEI up. Import one."
)

COMMANDS: tuple[click.Command, ...] = (credential,)
