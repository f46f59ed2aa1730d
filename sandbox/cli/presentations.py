"""`examine`: a presentation in a file, no world needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from lei.findings import Severity
from lei.sentences import Sentence
from sandbox.answers import printed
from sandbox.cli.reading import json_in
from sandbox.config import Settings
from sandbox.services.presentation_schema import presentation_schema
from sandbox.services.presentations import examine
from sandbox.wording import filled, weight


@click.command("examine")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
@click.option("--schema", is_flag=True, help="The JSON schema of FILE, with examples.")
@click.pass_obj
def examine_file(settings: Settings, file: Path | None, as_json: bool, schema: bool) -> None:
    """Examine the presentation in FILE (JSON). Exits 1 when it does not comply.

    \b
    lei-sandbox examine presentation.json
    lei-sandbox examine --schema > presentation.schema.json
    """
    if schema:
        click.echo(printed(presentation_schema()))
        return
    if file is None:
        raise click.UsageError(filled("FILE is missing.", {}))
    told = examine(json_in(file), settings.fixtures_dir)
    click.echo(printed(told) if as_json else "\n".join(_lines(told)))
    raise SystemExit(0 if told["verdict"] == "complying" else 1)


def _lines(told: dict[str, Any]) -> Iterator[str]:
    yield filled(VERDICTS[told["verdict"]], {})
    if told["last_day_to_present"]:
        yield filled("The last day to present: {day}", {"day": _day(told["last_day_to_present"])})
    ends_at = datetime.fromisoformat(told["examination_ends_at"])
    yield filled("The bank may refuse until: {at}", {"at": ends_at})
    for finding in told["findings"]:
        yield from _finding(finding)
    for one in told["cleared"]:
        if "no_discrepancy_because" in one:
            yield f"  {one['no_discrepancy_because']}"
            yield f"    {one['rule']} ({one['article']})"
    for one in told["undecided"]:
        yield "  " + filled("Not decided, a fact is missing: {title}", {"title": one["title"]})
        yield f"    {one['document']}, {one['rule']} ({one['article']})"


def _finding(finding: dict[str, Any]) -> Iterator[str]:
    yield f"  {weight(Severity(finding['severity']))}: {finding['says']}"
    yield f"    {finding['document']}, {finding['rule']} ({finding['article']})"
    if finding["curable_until"]:
        yield "    " + filled(
            "A new document cures it until {day}", {"day": _day(finding["curable_until"])}
        )


def _day(written: str) -> date:
    return date.fromisoformat(written)


VERDICTS = {
    "complying": Sentence("The documents comply with the credit."),
    "discrepant": Sentence("The documents do not comply: each ground to refuse is below."),
    "undecided": Sentence("No ground to refuse was found, and facts are missing to decide."),
}

COMMANDS: tuple[click.Command, ...] = (examine_file,)
