"""`document`: one trade document on its own, in JSON or UBL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from lei.sentences import Sentence
from payments.documents import ubl
from sandbox.answers import printed
from sandbox.cli.reading import unread
from sandbox.papers.sheet import title
from sandbox.services.documents import CheckedDocument, check_document
from sandbox.wording import filled, sentence, weight


@click.group("document")
def document() -> None:
    """Check and write single trade documents, as JSON and as UBL 2.1."""


@document.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
def check(file: Path, as_json: bool) -> None:
    """Check the document in FILE: UBL XML, or JSON with its fields. Exits 1 when it is wrong.

    \b
    lei-sandbox document check invoice.xml
    """
    checked = check_document(read_bytes(file))
    click.echo(printed(checked) if as_json else "\n".join(_lines(checked)))
    raise SystemExit(0 if checked.valid else 1)


@document.command("ubl")
@click.argument("file", type=click.Path(path_type=Path))
def as_ubl(file: Path) -> None:
    """Print the document in FILE (JSON) as UBL 2.1 XML.

    \b
    lei-sandbox document ubl invoice.json > invoice.xml
    """
    click.echo(ubl.build(check_document(read_bytes(file)).document), nl=False)


def read_bytes(file: Path) -> bytes:
    """The bytes of a file that was named. Raises UsageError, which click tells."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise unread(file, error) from None


def _lines(checked: CheckedDocument) -> Iterator[str]:
    says = WELL if checked.valid else WRONG
    yield filled(says, {"kind": title(checked.document.kind), "ref": checked.document.ref})
    for finding in checked.findings:
        yield f"  {weight(finding.severity)}: {sentence(finding)}"
        yield f"    {finding.at or '-'}, {finding.rule} ({finding.source})"
    if not checked.against:
        yield filled(READ_ONLY, {})
    if checked.left_out:
        yield filled(LEFT_OUT, {"fields": checked.left_out})


WELL = Sentence("{kind} {ref}: nothing in it is wrong by the rules known here.")
WRONG = Sentence("{kind} {ref}: what is wrong is below.")
READ_ONLY = Sentence("It was read, not held to the rules of electronic invoices.")
LEFT_OUT = Sentence("UBL has no place for: {fields}.")

COMMANDS: tuple[click.Command, ...] = (document,)
