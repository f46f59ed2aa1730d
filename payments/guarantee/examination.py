"""The examination of a demand: on its face, against the undertaking and the rules it names.

The guarantor looks at documents only (URDG 758 art. 6): whether the applicant really is in breach
is no question here. Sentences are our own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lei.findings import (
    Cleared,
    Flaw,
    Judgement,
    NotApplicable,
    Report,
    Rule,
    Severity,
    examine,
    rule,
)
from payments.guarantee.guarantee import DemandPaper
from payments.guarantee.terms import GuaranteeTerms, Rulebook
from payments.money import Money

AT = "demand"


@dataclass(frozen=True, slots=True)
class DemandCase:
    """A demand with all that judges it. `earlier` counts the demands that were paid before it."""

    terms: GuaranteeTerms
    paper: DemandPaper
    presented_on: date
    last_day: date
    available: Money
    earlier: int = 0


def examine_demand(case: DemandCase) -> Report:
    """What the demand shows against the undertaking; its ERROR findings are the discrepancies."""
    return examine(case, RULES)


def discrepancies(report: Report) -> tuple[str, ...]:
    """The rules that a rejection may rely on, each once, in the order of reading."""
    wrong = (f.rule for f in report.findings if f.severity is Severity.ERROR)
    return tuple(dict.fromkeys(wrong))


@rule(
    "urdg758-14a",
    says="The demand was presented on {presented_on}; the last day was {last_day}.",
    source="URDG 758 art. 14(a)",
)
def _in_time(case: DemandCase) -> Iterator[Judgement]:
    values = {"presented_on": case.presented_on, "last_day": case.last_day}
    yield Flaw(AT, values) if case.presented_on > case.last_day else Cleared(AT, values)


@rule(
    "urdg758-14f",
    says="The demand does not say under which undertaking it is made; the days of examination "
    "begin when it does.",
    source="URDG 758 art. 14(f)",
    severity=Severity.WARNING,
)
def _identified(case: DemandCase) -> Iterator[Judgement]:
    yield Cleared.of(AT) if case.paper.guarantee.strip() else Flaw.of(AT)


@rule(
    "urdg758-19b",
    says="The demand names {named}; the undertaking has the number {number}.",
    source="URDG 758 art. 19(b)",
)
def _conflict(case: DemandCase) -> Iterator[Judgement]:
    named = case.paper.guarantee.strip()
    if not named:
        yield NotApplicable(AT)
        return
    values = {"named": named, "number": case.terms.number}
    right = _plain(named) == _plain(case.terms.number)
    yield Cleared(AT, values) if right else Flaw(AT, values)


@rule(
    "urdg758-2-signed",
    says="The demand is not signed by the beneficiary, {beneficiary}.",
    source="URDG 758 art. 2",
)
def _signed(case: DemandCase) -> Iterator[Judgement]:
    values = {"beneficiary": case.terms.beneficiary}
    yield Cleared(AT, values) if case.paper.signed else Flaw(AT, values)


@rule(
    "urdg758-15a",
    says="No statement says in what respect the applicant is in breach of {underlying}.",
    source="URDG 758 art. 15(a), 15(c)",
)
def _statement(case: DemandCase) -> Iterator[Judgement]:
    if not _asks_for_statement(case.terms):
        yield NotApplicable(AT)
    elif (case.paper.statement or "").strip():
        yield Cleared.of(AT, underlying=case.terms.underlying)
    else:
        yield Flaw.of(AT, underlying=case.terms.underlying)


@rule(
    "urdg758-15a-documents",
    says="The undertaking asks for {document}, and it was not presented.",
    source="URDG 758 art. 15(a)",
)
def _documents(case: DemandCase) -> Iterator[Judgement]:
    brought = {_plain(name) for name in case.paper.documents}
    for document in case.terms.documents:
        there = _plain(document) in brought
        yield (
            Cleared.of(document, document=document)
            if there
            else Flaw.of(document, document=document)
        )
    if not case.terms.documents:
        yield NotApplicable(AT)


@rule(
    "urdg758-15d",
    says="The demand is dated {dated_on}; it may be dated from {first} to {presented_on}.",
    source="URDG 758 art. 15(d)",
)
def _dated(case: DemandCase) -> Iterator[Judgement]:
    dated, first = case.paper.dated_on, case.terms.issued_on
    if dated is None or first is None:
        yield NotApplicable(AT)
        return
    values = {"dated_on": dated, "first": first, "presented_on": case.presented_on}
    yield Cleared(AT, values) if first <= dated <= case.presented_on else Flaw(AT, values)


@rule(
    "urdg758-17c",
    says="The undertaking allows one demand only, and one has been paid.",
    source="URDG 758 art. 17(c)",
)
def _only_one(case: DemandCase) -> Iterator[Judgement]:
    if not case.terms.one_demand_only:
        yield NotApplicable(AT)
    else:
        yield Flaw(AT) if case.earlier else Cleared(AT)


@rule(
    "urdg758-17e",
    says="The demand is for {demanded}; {available} is available.",
    source="URDG 758 art. 17(e)",
)
def _amount(case: DemandCase) -> Iterator[Judgement]:
    if case.paper.amount.currency != case.available.currency:
        yield NotApplicable(AT)
        return
    values = {"demanded": case.paper.amount, "available": case.available}
    yield Flaw(AT, values) if case.paper.amount > case.available else Cleared(AT, values)


@rule(
    "urdg758-17e-stated",
    says="The demand is for {demanded}, and what came with it shows only {stated}.",
    source="URDG 758 art. 17(e), 17(f)",
)
def _stated(case: DemandCase) -> Iterator[Judgement]:
    stated, demanded = case.paper.stated, case.paper.amount
    if stated is None or stated.currency != demanded.currency:
        yield NotApplicable(AT)
        return
    values = {"demanded": demanded, "stated": stated}
    yield Flaw(AT, values) if stated < demanded else Cleared(AT, values)


@rule(
    "urdg758-21a",
    says="The demand is in {currency}; the undertaking is payable in {agreed}.",
    source="URDG 758 art. 21(a)",
)
def _currency(case: DemandCase) -> Iterator[Judgement]:
    values = {"currency": case.paper.amount.currency, "agreed": case.terms.amount.currency}
    same = case.paper.amount.currency == case.terms.amount.currency
    yield Cleared(AT, values) if same else Flaw(AT, values)


@rule(
    "urdg758-23a",
    says="The new expiry that is asked for, {extend_to}, is not after {last_day}.",
    source="URDG 758 art. 23(a)",
)
def _extension(case: DemandCase) -> Iterator[Judgement]:
    asked = case.paper.extend_to
    if asked is None:
        yield NotApplicable(AT)
        return
    values = {"extend_to": asked, "last_day": case.last_day}
    yield Cleared(AT, values) if asked > case.last_day else Flaw(AT, values)


@rule(
    "urdg758-7",
    says="“{condition}” is shown by no document: it is disregarded, and is no ground to reject.",
    source="URDG 758 art. 7",
    severity=Severity.INFO,
)
def _non_documentary(case: DemandCase) -> Iterator[Judgement]:
    for condition in case.terms.conditions:
        yield Cleared.of(AT, condition=condition)
    if not case.terms.conditions:
        yield NotApplicable(AT)


@rule(
    "urdg758-19d",
    says="{document} was not asked for: it is disregarded, and is no ground to reject.",
    source="URDG 758 art. 19(d)",
    severity=Severity.INFO,
)
def _not_asked_for(case: DemandCase) -> Iterator[Judgement]:
    asked = {_plain(name) for name in case.terms.documents}
    extra = tuple(name for name in case.paper.documents if _plain(name) not in asked)
    for document in extra:
        yield Cleared.of(document, document=document)
    if not extra:
        yield NotApplicable(AT)


def _asks_for_statement(terms: GuaranteeTerms) -> bool:
    """URDG 758 asks for it unless it is excluded; ISP98 asks for what the standby says."""
    return terms.supporting_statement and terms.rules is Rulebook.URDG_758


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


RULES: tuple[Rule[DemandCase], ...] = (
    _in_time,
    _identified,
    _conflict,
    _signed,
    _statement,
    _documents,
    _dated,
    _only_one,
    _amount,
    _stated,
    _currency,
    _extension,
    _non_documentary,
    _not_asked_for,
)
CITABLE = frozenset(each.id for each in RULES if each.severity is Severity.ERROR)
"""What a rejection may rely on; that a rule is cited does not make it right."""
