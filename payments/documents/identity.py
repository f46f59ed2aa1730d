"""The LEI on a document against the party it stands for: a rule of this house, not of the ICC.

A bank does not refuse for it; it asks who it is dealing with (severity WARNING).
"""

from __future__ import annotations

from collections.abc import Iterator

from lei.code import compact
from lei.findings import Judgement, Missing, NotApplicable, Rule, Severity, rule
from payments.documents.kinds import Contract, Document, Invoice, Order
from payments.documents.presentation import Dossier, judge


@rule(
    "sandbox-lei",
    source="sandbox",
    severity=Severity.WARNING,
    says="{document} gives {name} the LEI {found}. The credit's party of that name has {expected}. "
    "Look both up and ask which firm is meant, before money moves.",
)
def lei_is_the_partys(dossier: Dossier) -> Iterator[Judgement]:
    stated = [entry for document in dossier.documents for entry in _stated(dossier, document)]
    for ref, party, found in stated:
        known = dossier.parties.get(party)
        if known is None or known.lei is None:
            yield Missing(party)
        else:
            in_order = compact(found) == compact(known.lei)
            yield judge(
                in_order, ref, document=ref, name=known.name, found=found, expected=known.lei
            )
    if not stated:
        yield NotApplicable("LEI")


def _stated(dossier: Dossier, document: Document) -> Iterator[tuple[str, str, str]]:
    """(document, party, LEI) for seller and buyer, where the document gives one."""
    seller, buyer = _leis(document)
    if seller:
        yield document.ref, dossier.terms.beneficiary, seller
    if buyer:
        yield document.ref, dossier.terms.applicant, buyer


def _leis(document: Document) -> tuple[str | None, str | None]:
    if isinstance(document, Invoice):
        return document.issuer_lei, document.addressee_lei
    if isinstance(document, Contract | Order):
        return document.seller_lei, document.buyer_lei
    return None, None


RULES: tuple[Rule[Dossier], ...] = (lei_is_the_partys,)
