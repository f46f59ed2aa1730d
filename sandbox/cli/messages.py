"""`message check` a file, and `message list` what can be checked."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from lei.findings import Finding
from payments.messages import CURRENT, MESSAGES, PROFILES
from sandbox.services.messages import MessageVerdict, check_message
from sandbox.wording import filled, sentence

PROFILE_IDS = ("current", *(profile.id for profile in PROFILES))


@click.group("message")
def message() -> None:
    """Check payment messages against schema, usage rules and register."""


@message.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--profile", type=click.Choice(PROFILE_IDS), default="current", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The verdict as JSON.")
def check_file(file: Path, profile: str, as_json: bool) -> None:
    """Check FILE, an ISO 20022 message in any envelope. Exits 1 when something is wrong.

    \b
    lei-sandbox message check payment.xml
    lei-sandbox message check payment.xml --profile schema-only --json
    """
    today = datetime.now(UTC).date()
    verdict = check_message(_bytes(file), profile, None, today)
    click.echo(_as_json(verdict) if as_json else "\n".join(_lines(verdict)))
    raise SystemExit(0 if verdict.valid else 1)


@message.command("list")
@click.option("--json", "as_json", is_flag=True, help="The messages and profiles as JSON.")
def list_messages(as_json: bool) -> None:
    """List the messages and the profiles they can be checked under."""
    types = {each.id: each.title for each in MESSAGES}
    profiles = {each.id: each.says for each in PROFILES}
    if as_json:
        click.echo(json.dumps({"messages": types, "profiles": profiles, "current": CURRENT}))
        return
    for id_, says in (*types.items(), *profiles.items()):
        click.echo(f"{id_:20}{filled(says, {})}")


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
    ]


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
    told = {"message": verdict.message, "valid": verdict.valid, "findings": findings}
    return json.dumps(told, ensure_ascii=False, indent=2)


COMMANDS: tuple[click.Command, ...] = (message,)
