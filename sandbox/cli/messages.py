"""`message check` and `message show` a file, and `message list` what can be checked."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from lei.findings import Finding
from payments.messages import CURRENT, MESSAGES, PROFILES, mt
from sandbox.services.messages import (
    FileVerdict,
    MessageVerdict,
    check_message,
    check_stream,
    show_message,
)
from sandbox.wording import filled, sentence

STREAMED_FROM_BYTES = 1024 * 1024
PROFILE_IDS = ("current", *(profile.id for profile in PROFILES))
_MT_TYPE = click.option(
    "--type",
    "mt_type",
    type=click.Choice([each.id for each in mt.MESSAGES]),
    metavar="TYPE",
    help="The type of an MT message that comes without its header, such as 700.",
)


@click.group("message")
def message() -> None:
    """Check payment messages against schema, usage rules and register."""


@message.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--profile", type=click.Choice(PROFILE_IDS), default="current", show_default=True)
@_MT_TYPE
@click.option("--json", "as_json", is_flag=True, help="The verdict as JSON.")
def check_file(file: Path, profile: str, mt_type: str | None, as_json: bool) -> None:
    """Check FILE, an ISO 20022 message in any envelope, or an MT message of a credit, a guarantee
    or a collection. Exits 1 when something is wrong.

    A file of orders (pain.001) may be of any size, up to 100,000 transactions.

    \b
    lei-sandbox message check payment.xml
    lei-sandbox message check payment.xml --profile schema-only --json
    lei-sandbox message check credit.fin
    lei-sandbox message check fields-only.txt --type 700
    """
    today = datetime.now(UTC).date()
    verdict: MessageVerdict
    if _size(file) > STREAMED_FROM_BYTES:
        with file.open("rb") as stream:
            verdict = check_stream(stream, profile, None, today)
    else:
        verdict = check_message(_bytes(file), profile, None, today, mt_type)
    click.echo(_as_json(verdict) if as_json else "\n".join(_lines(verdict)))
    raise SystemExit(0 if verdict.valid else 1)


@message.command("show")
@click.argument("file", type=click.Path(path_type=Path))
@_MT_TYPE
@click.option("--json", "as_json", is_flag=True, help="What the message says as JSON.")
def show_file(file: Path, mt_type: str | None, as_json: bool) -> None:
    """Show what the message in FILE says, in the words of the trade.

    \b
    lei-sandbox message show payment.xml
    """
    shown = show_message(_bytes(file), mt_type)
    if as_json:
        told = {"message": shown.message, "title": shown.title, "says": dict(shown.says)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    click.echo(f"{shown.message}: {filled(shown.title, {})}")
    for name, value in shown.says.items():
        click.echo(f"  {name:32} {value}")


@message.command("list")
@click.option("--json", "as_json", is_flag=True, help="The messages and profiles as JSON.")
def list_messages(as_json: bool) -> None:
    """List the messages and the profiles they can be checked under."""
    types = {each.id: each.title for each in MESSAGES}
    mts = {f"MT {each.id}": each.title for each in mt.MESSAGES}
    profiles = {each.id: each.says for each in PROFILES}
    if as_json:
        told = {"messages": types, "mt": mts, "profiles": profiles, "current": CURRENT}
        click.echo(json.dumps(told))
        return
    for id_, says in (*types.items(), *mts.items(), *profiles.items()):
        click.echo(f"{id_:20}{filled(says, {})}")


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError as error:
        raise click.UsageError(f"{file} cannot be read: {error.strerror}.") from None


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise click.UsageError(f"{file} cannot be read: {error.strerror}.") from None


def _lines(verdict: MessageVerdict) -> list[str]:
    head = "{message}: nothing wrong was found." if verdict.valid else "{message}: not in order."
    return [
        filled(head, {"message": verdict.message}),
        *(line for finding in verdict.findings for line in _told(finding)),
        *_counted(verdict),
    ]


def _counted(verdict: MessageVerdict) -> list[str]:
    if not isinstance(verdict, FileVerdict):
        return []
    says = "{transactions} transactions were checked."
    more = " {rest} more findings are not listed; correct these, and check again."
    values = {"transactions": verdict.transactions, "rest": verdict.rest}
    return [filled(says + more if verdict.rest else says, values)]


def _told(finding: Finding) -> list[str]:
    where = f"line {finding.values['line']}, " if "line" in finding.values else ""
    return [
        f"  {finding.severity.value}: {sentence(finding)}",
        f"    {where}{finding.at}",
        f"    {finding.rule} ({finding.source})",
    ]


def _as_json(verdict: MessageVerdict) -> str:
    findings = [
        {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "source": finding.source,
            "at": finding.at,
            "line": finding.values.get("line"),
            "says": sentence(finding),
        }
        for finding in verdict.findings
    ]
    told: dict[str, object] = {
        "message": verdict.message,
        "valid": verdict.valid,
        "findings": findings,
    }
    if isinstance(verdict, FileVerdict):
        told |= {"transactions": verdict.transactions, "rest": verdict.rest}
    return json.dumps(told, ensure_ascii=False, indent=2)


COMMANDS: tuple[click.Command, ...] = (message,)
