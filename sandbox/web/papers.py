"""Trade documents as they are laid on a desk: a name, and what each says, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from payments.documents.kinds import Document
from sandbox.papers.sheet import label, stated, title


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its name, and its lines as label and value."""

    title: str
    lines: tuple[tuple[str, str], ...]


def paper(document: Document) -> Paper:
    """A document as it is laid on the desk; what it does not say has no line."""
    return Paper(f"{title(document.kind)} {document.ref}", tuple(_lines(document)))


def _lines(document: Document) -> Iterator[tuple[str, str]]:
    for field in fields(document):
        value = getattr(document, field.name)
        if field.name != "ref" and value is not None:
            yield label(document.kind, field.name), stated(value)
