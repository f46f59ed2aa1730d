"""`check` codes, `show` an entity, `find` one by name, `owners` of one.

What is written for people is made in `sandbox.cli.entity_lines`.
"""

from __future__ import annotations

import sys
from codecs import iterdecode
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import chain
from typing import BinaryIO, TypeVar

import click

from lei.code import Verdict
from lei.findings import Finding, Severity
from lei.group_parts import Group
from lei.record import EntityStatus, LeiRecord, RegistrationStatus
from lei.standing import PROFILES, STRICT, profile_of
from sandbox.answers import printed
from sandbox.cli import entity_lines
from sandbox.config import Settings
from sandbox.errors import NotFound
from sandbox.services import entities
from sandbox.services.code_lists import FOREIGN, foreign, read_list
from sandbox.store.entities import Register
from sandbox.store.register_search import Narrowed
from sandbox.wording import spoken

Shown = TypeVar("Shown")

as_json = click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")


@click.command("check")
@click.argument("codes", nargs=-1)
@click.option("--file", "file", type=click.File("rb"), help="One code a line, or a CSV file.")
@click.option(
    "--profile",
    "profile_id",
    type=click.Choice([profile.id for profile in PROFILES]),
    default="strict",
    show_default=True,
    help="How much a missed renewal weighs.",
)
@as_json
@click.pass_obj
def check_codes(
    settings: Settings,
    codes: tuple[str, ...],
    file: BinaryIO | None,
    profile_id: str,
    as_json: bool,
) -> None:
    """Check CODES, or a list from --file or standard input. Exits 1 when any is not in order.

    A list has one code a line, or is a CSV file with a column headed LEI.

    \b
    lei-sandbox check SBOX00R7ELBK04T9QZ11
    cut -d, -f1 suppliers.csv | lei-sandbox check
    """
    register, profile, today = Register(settings.register), profile_of(profile_id), _today()
    fine = True
    given = codes or (line.code for line in read_list(_text(file) if file else sys.stdin))
    for verdict in entities.check_codes(register, given, profile, today):
        fine = fine and verdict.verdict.value == "valid"
        click.echo(printed(verdict) if as_json else "\n".join(entity_lines.verdict(verdict)))
    raise SystemExit(0 if fine else 1)


@click.command("show")
@click.argument("lei")
@as_json
@click.pass_obj
def show_entity(settings: Settings, lei: str, as_json: bool) -> None:
    """Show the record of LEI, with what it says of its parents. Exits 1 for a wrong code."""
    view = _held(entities.show, Register(settings.register), lei)
    click.echo(printed(view) if as_json else "\n".join(entity_lines.entity(view)))


@click.command("find")
@click.argument("name", nargs=-1, required=True)
@click.option("--country", help="Only firms with a legal address there, as KE.")
@click.option("--status", type=click.Choice([s.value for s in RegistrationStatus]))
@click.option("--firm", type=click.Choice([s.value for s in EntityStatus]), help="Living or not.")
@as_json
@click.pass_obj
def find_entities(
    settings: Settings,
    name: tuple[str, ...],
    country: str | None,
    status: str | None,
    firm: str | None,
    as_json: bool,
) -> None:
    """Find entities by NAME, former names and names in Latin letters too. Exits 1 for none.

    \b
    lei-sandbox find rosterei elbe
    lei-sandbox find --country KE --status ISSUED coffee
    """
    narrowed = Narrowed(
        country.upper() if country else None,
        RegistrationStatus(status) if status else None,
        EntityStatus(firm) if firm else None,
    )
    hits = entities.find(Register(settings.register), " ".join(name), narrowed=narrowed)
    click.echo(printed(hits) if as_json else "\n".join(entity_lines.hits(hits)))
    raise SystemExit(0 if hits else 1)


@click.command("owners")
@click.argument("lei")
@as_json
@click.pass_obj
def show_owners(settings: Settings, lei: str, as_json: bool) -> None:
    """Show the parents and the whole group of LEI. Exits 1 when its records do not add up."""
    register = Register(settings.register)
    group = _held(entities.ownership, register, lei)
    if as_json:
        click.echo(printed(_in_full(group, entities.records_of(register, group))))
    else:
        click.echo("\n".join(entity_lines.owners(group)))
    raise SystemExit(1 if any(map(_weighs, group.findings)) else 0)


def _in_full(group: Group, records: Mapping[str, LeiRecord]) -> dict[str, object]:
    """A group with the whole record of each firm."""
    nodes = [
        {
            "lei": node.lei,
            "level": node.level,
            "record": records.get(node.lei),
            "answers": node.answers,
        }
        for node in group.nodes
    ]
    edges = [edge._asdict() for edge in group.edges]
    told = {"lei": group.lei, "chain": group.chain, "nodes": nodes, "edges": edges}
    return {**told, "findings": group.findings}


def _text(file: BinaryIO) -> Iterator[str]:
    """The lines of a list from a file. Raises BadParameter for one that is none."""
    first = file.readline()
    found = foreign(first)
    if found:
        raise click.BadParameter(spoken(FOREIGN[found]), param_hint="--file")
    return iterdecode(chain([first], file), "utf-8", errors="replace")


def _held(read: Callable[[Register, str], Shown], register: Register, lei: str) -> Shown:
    """What is read of a code; where nobody holds it, what is wrong with it, and the end.

    A wrong code ends with 1, as `check` does; one that could be right is refused with 2.
    """
    try:
        return read(register, lei)
    except NotFound:
        verdict = entities.check_code(register, lei, STRICT, _today())
        click.echo("\n".join(entity_lines.verdict(verdict)), err=True)
        raise SystemExit(1 if verdict.verdict is Verdict.INVALID else 2) from None


def _weighs(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO


def _today() -> date:
    return datetime.now(UTC).date()


COMMANDS: tuple[click.Command, ...] = (
    check_codes,
    show_entity,
    find_entities,
    show_owners,
)
