"""A trade document as a file: PDF, or UBL where its kind has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from payments.documents import ubl
from payments.documents.kinds import Document
from sandbox.papers.trade_document import trade_document


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """Bytes, their media type, and a name for the file in plain ASCII."""

    data: bytes
    media: str
    name: str

    @property
    def headers(self) -> dict[str, str]:
        """What HTTP says of it: shown where it can be, and kept by nobody else."""
        return {
            "Content-Disposition": f'inline; filename="{self.name}"',
            "Cache-Control": "private, no-cache",
        }


def document_file(document: Document, form: str, at: datetime) -> DocumentFile:
    """The document in a form of `FORMS`; a PDF is dated `at`.

    Raises NotPossible for a kind that UBL does not have, or that lacks what UBL demands.
    """
    media, make = FORMS[form]
    ref = re.sub(r"[^A-Za-z0-9._-]+", "-", document.ref).strip("-.")
    return DocumentFile(make(document, at), media, f"{document.kind}-{ref}.{form}")


FORMS: Mapping[str, tuple[str, Callable[[Document, datetime], bytes]]] = {
    "pdf": ("application/pdf", trade_document),
    "xml": ("application/xml", lambda document, _at: ubl.build(document)),
}
"""Form to media type and maker."""
