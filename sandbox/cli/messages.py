"""`message check` and `message show` a file, and `message list` what can be checked."""

from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime
from pathlib import Path

import click

from lei.gleif.http import GleifApi
from payments.messages import MESSAGES, PROFILES, Records, mt
from payments.messages.profiles import in_force
from sandbox.cli.message_lines import WRITERS
from sandbox.cli.reading import unread
from sandbox.config import Settings
from sandbox.services.look_ups import from_gleif, from_register
from sandbox.services.messages import MessageVerdict, check_message, check_stream, show_message
from sandbox.store.entities import Register
from sandbox.wording import filled

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
@click.option("--gleif", "gleif_url", metavar="URL", help="Look LEIs up at this GLEIF API.")
@click.option("--json", "written", flag_value="json", help="The verdict as JSON.")
@click.option("--junit", "written", flag_value="junit", help="The verdict as JUnit XML, for CI.")
@click.pass_obj
def check_file(
    settings: Settings,
    file: Path,
    profile: str,
    mt_type: str | None,
    gleif_url: str | None,
    written: str | None,
) -> None:
    """Check FILE, an ISO 20022 message in any envelope, or an MT message of a credit, a guarantee
    or a collection. Exits 1 when something is wrong.

    A file of orders (pain.001) may be of any size, up to 100,000 transactions. LEIs are looked up
    in the register, or where --gleif says.

    \b
    lei-sandbox message check payment.xml
    lei-sandbox message check payment.xml --profile schema-only --json
    lei-sandbox message check credit.fin
    lei-sandbox message check fields-only.txt --type 700
    """
    today = _today()
    find = _find(settings, gleif_url)
    verdict: MessageVerdict
    if _size(file) > STREAMED_FROM_BYTES:
        with file.open("rb") as stream:
            verdict = check_stream(stream, profile, find, today)
    else:
        verdict = check_message(_bytes(file), profile, find, today, mt_type)
    click.echo(WRITERS[written](file.name, verdict))
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
        current = in_force(_today()).id
        told = {"messages": types, "mt": mts, "profiles": profiles, "current": current}
        click.echo(json.dumps(told))
        return
    for id_, says in (*types.items(), *mts.items(), *profiles.items()):
        click.echo(f"{id_:20}{filled(says, {})}")


def _today() -> date:
    return datetime.now(UTC).date()


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError as error:
        raise unread(file, error) from None


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise unread(file, error) from None


def _find(settings: Settings, gleif_url: str | None) -> Records:
    """Where LEIs are looked up: at the address given, else in the register."""
    if gleif_url:
        return from_gleif(GleifApi(clock=time.monotonic, sleep=time.sleep, base_url=gleif_url))
    return from_register(Register(settings.register))


COMMANDS: tuple[click.Command, ...] = (message,)
