"""`/api/documents`: one trade document on its own."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint
from flask import request
from pydantic import BaseModel

from sandbox.answers import Answer, answer
from sandbox.api.schemas import FindingOut
from sandbox.services.documents import check_document

documents = APIBlueprint("documents", __name__, url_prefix="/api/documents", tag="Documents")


class DocumentVerdictOut(BaseModel):
    """A document as it was read, what is wrong with it, and what it was held to."""

    document: dict[str, Any]
    valid: bool
    findings: list[FindingOut]
    against: list[str]
    left_out: list[str]


@documents.post("/check")
@documents.output(DocumentVerdictOut)
def check() -> Answer:
    """Check one trade document: UBL 2.1 XML, or JSON with its fields

    Invoices and credit notes are held to the UBL schema and the rules of Peppol BIS Billing,
    where the server has the package for it: `against` says so. `left_out` are fields that UBL
    has no place for.
    """
    return answer(check_document(request.get_data()))
