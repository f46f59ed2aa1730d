"""A trade document as PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import get_locale
from flask_babel import gettext as _

from payments.documents.kinds import Document
from sandbox.papers.pdf import pdf
from sandbox.papers.sheet import Sheet, sheet


@dataclass(frozen=True, slots=True)
class TradeDocument:
    """What the template prints: the sheet, the line at its foot, its language."""

    sheet: Sheet
    mark: str
    language: str


def trade_document(document: Document, at: datetime) -> bytes:
    """The document as PDF, as it stands at `at` on the world's clock."""
    language = get_locale()
    view = TradeDocument(
        sheet(document),
        _("Fictional document for training. It has no value."),
        language.language if language else "en",
    )
    return pdf("trade_document", view, at)
