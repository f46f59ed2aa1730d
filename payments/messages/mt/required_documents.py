"""Field 46A: the documents that a credit asks for, one a paragraph, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from payments.credit.terms import Requirement, Terms

_TRANSPORT = frozenset({"bill_of_lading", "sea_waybill", "air_waybill", "road_note"})
_INSURANCE = frozenset({"insurance_policy", "insurance_certificate"})


def required_documents(terms: Terms) -> tuple[str, ...]:
    """The documents that `terms` ask for, numbered."""
    asked = {requirement.kind: requirement for requirement in terms.requirements}
    return tuple(
        f"{number}. {', '.join(_paragraph(terms, kind, asked.get(kind)))}"
        for number, kind in enumerate(terms.documents, 1)
    )


def _paragraph(terms: Terms, kind: str, asked: Requirement | None) -> Iterator[str]:
    yield _NAMED.get(kind) or kind.replace("_", " ").capitalize()
    if asked:
        yield from _details(asked)
    if kind in _TRANSPORT:
        yield from _carriage(terms)
    if kind in _INSURANCE:
        yield f"for {terms.insured_percent} percent of the CIF value"
        yield from (f"covering {risk}" for risk in terms.risks)


def _details(asked: Requirement) -> Iterator[str]:
    copies = f" and {_counted(asked.copies, 'copy', 'copies')}" if asked.copies else ""
    yield _counted(asked.originals, "original", "originals") + copies
    if asked.issuer:
        yield f"issued by {asked.issuer}"
    if asked.signed:
        yield "signed"
    if asked.statement:
        yield f"stating: {asked.statement}"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _carriage(terms: Terms) -> Iterator[str]:
    if terms.consignee:
        yield f"consigned: {terms.consignee}"
    if terms.notify:
        yield f"notify: {terms.notify}"
    if terms.freight:
        yield f"freight {terms.freight}"


_NAMED: Mapping[str, str] = {
    "invoice": "Commercial invoice",
    "bill_of_lading": "Full set of clean on board bills of lading",
    "insurance_policy": "Insurance policy",
}
"""Kinds that the trade asks for in words of their own."""
