"""Trade documents as they are laid on a desk: a name, and what each says, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from payments.documents.elements import element_of
from payments.documents.kinds import Document
from payments.money import Money
from sandbox.web.language import day, money
from sandbox.web.language import gettext as _
from sandbox.web.words import PAPER_FIELDS, PAPERS


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its name, and its lines as label and value."""

    title: str
    lines: tuple[tuple[str, str], ...]


def paper(document: Document) -> Paper:
    """A document as it is laid on the desk; what it does not say has no line."""
    title = f"{PAPERS.get(document.kind, document.kind)} {document.ref}"
    return Paper(title, tuple(_lines(document)))


def _lines(document: Document) -> Iterator[tuple[str, str]]:
    for field in fields(document):
        value = getattr(document, field.name)
        if field.name != "ref" and value is not None:
            yield _label(document.kind, field.name), _written(value)


def _label(kind: str, field: str) -> str:
    """The line's own name here, else the dictionary's."""
    return str(PAPER_FIELDS.get(field) or _(element_of(kind, field).name))


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, Money):
        return money(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return day(value) if isinstance(value, date) else str(value)
