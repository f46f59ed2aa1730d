"""Documents where a seat of a world finds them: in a presentation, or laid ready for the seller.

What a seat may see is decided by the view of the world; what it may not see is not there.
"""

from __future__ import annotations

from lei.sentences import Sentence
from payments.credit.credit import Credit, Presentation
from payments.documents.kinds import Document
from payments.errors import NoSuchPart
from payments.world.view import WorldView


def presentation_in(view: WorldView, credit: str, name: str) -> tuple[Credit, Presentation]:
    """A credit and the presentation of that id under it. Raises NoSuchPart."""
    for found in view.credits:
        for made in found.presentations:
            if (found.terms.number, made.id) == (credit, name):
                return found, made
    raise NoSuchPart("presentation", Sentence("{name} of {credit}", name=name, credit=credit))


def laid_ready(view: WorldView, name: str) -> tuple[Document, ...]:
    """The documents that lie ready under a name. Raises NoSuchPart."""
    for laid in view.document_sets:
        if laid.name == name:
            return laid.documents
    raise NoSuchPart("document set", name)


def document_at(documents: tuple[Document, ...], number: int) -> Document:
    """The document of a number, counted from 1. Raises NoSuchPart."""
    if not 1 <= number <= len(documents):
        raise NoSuchPart("document", str(number))
    return documents[number - 1]
