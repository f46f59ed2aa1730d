"""The messages of a guarantee's life: MT 760, 765, 767, and MT 799 for a rejection.

Our choices: a rejection is told in the words of an MT 799, since MT 786 is not among those that
are read; the beneficiary's bank is the receiver of what is meant for the beneficiary, and sends
its demands. A demand brings all its documents, so 49A says COMP; INCP would announce more to come
(URDG 758 art. 20(a)).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lei.findings import Finding
from payments.guarantee.examination import RULES as EXAMINED
from payments.guarantee.guarantee import Demand, DemandPaper
from payments.guarantee.terms import Form, GuaranteeTerms, Rulebook
from payments.messages.mt.credit_messages import Correspondence
from payments.messages.mt.forms import day, money, party_lines
from payments.messages.mt.told import Sheet, Written
from payments.messages.mt.value import MtField
from payments.party import Party

LABEL = "SANDBOX: a message made for training"


def issue(
    terms: GuaranteeTerms,
    parties: Mapping[str, Party],
    about: Correspondence,
    issued_on: date,
) -> Written:
    """MT 760: the guarantor issues the undertaking. Raises KeyError for an unknown party."""
    sheet = Sheet()
    _begun(sheet, "15A")
    sheet.put("27", "1/1")
    sheet.put("22A", "ISSU")
    _begun(sheet, "15B")
    sheet.put("20", terms.number)
    sheet.put("30", day(issued_on))
    sheet.put("22D", _FORMS[terms.form])
    sheet.put("40C", _RULES[terms.rules])
    _expiry(sheet, terms)
    sheet.put("50", *party_lines(parties[terms.applicant]))
    sheet.put("52A", about.sender)
    sheet.put("59", *party_lines(parties[terms.beneficiary]))
    sheet.put("32B", money(terms.amount))
    sheet.put("45C", *terms.documents)
    sheet.put("77U", *_undertaking(terms, parties, about), *_wording(terms))
    sheet.put("45L", terms.underlying)
    return sheet.closed("760", about.sender, about.receiver)


def amend(terms: GuaranteeTerms, about: Correspondence, number: int, amended_on: date) -> Written:
    """MT 767: the guarantor tells the `number`-th amendment: the terms as they are to be."""
    sheet = Sheet()
    _begun(sheet, "15A")
    sheet.put("27", "1/1")
    sheet.put("21", about.reference)
    sheet.put("22A", "ISSU")
    _begun(sheet, "15B")
    sheet.put("20", terms.number)
    sheet.put("26E", f"{number:03}")
    sheet.put("30", day(amended_on))
    sheet.put("52A", about.sender)
    _expiry(sheet, terms)
    sheet.put("77U", f"The amount is now {terms.amount}.", LABEL)
    return sheet.closed("767", about.sender, about.receiver)


def demand(paper: DemandPaper, about: Correspondence, demanded_on: date) -> Written:
    """MT 765: the beneficiary's bank passes a demand on to the guarantor."""
    sheet = Sheet()
    sheet.put("20", about.reference)
    sheet.put("21", about.related)
    sheet.put("52A", about.receiver)
    sheet.put("31L", day(demanded_on))
    sheet.put("22G", "EXTD" if paper.extend_to else "PAYM")
    sheet.put("32B", money(paper.amount))
    sheet.put("49A", "COMP", (paper.statement or "").strip())
    sheet.put("77", *paper.documents)
    if paper.extend_to:
        sheet.put("31E", day(paper.extend_to))
    return sheet.closed("765", about.sender, about.receiver)


def reject(made: Demand, about: Correspondence) -> Written:
    """MT 799: the guarantor's one notice, with each discrepancy (URDG 758 art. 24(d)).

    The demand carries its notice.
    """
    cited = made.notice.discrepancies if made.notice else ()
    grounds = [ground for rule in cited for ground in _grounds(rule, made)]
    sheet = Sheet()
    sheet.put("20", about.reference)
    sheet.put("21", about.related)
    sheet.put(
        "79",
        f"We reject the demand {made.id} of {made.paper.amount}, received on {made.received_on}, "
        f"for each of these discrepancies:",
        *(f"{number}. {ground}" for number, ground in enumerate(grounds, 1)),
        LABEL,
    )
    return sheet.closed("799", about.sender, about.receiver)


def _grounds(rule: str, made: Demand) -> list[str]:
    """A discrepancy in words; where the examination saw none, the article that is relied on."""
    findings = made.report.findings if made.report else ()
    return [_ground(one) for one in findings if one.rule == rule] or [
        f"Not in order under {_RULE[rule].source}."
    ]


def _ground(finding: Finding) -> str:
    return f"{_RULE[finding.rule].says.format(**finding.values)} ({finding.source})"


def _begun(sheet: Sheet, tag: str) -> None:
    """A sequence begins with a field that holds nothing."""
    sheet.fields.append(MtField(tag, ("",)))


def _expiry(sheet: Sheet, terms: GuaranteeTerms) -> None:
    sheet.put("23B", "FIXD" if terms.expires_on else "OPEN")
    if terms.expires_on:
        sheet.put("31E", day(terms.expires_on))
    sheet.put("35G", terms.expiry_event)


def _undertaking(
    terms: GuaranteeTerms, parties: Mapping[str, Party], about: Correspondence
) -> tuple[str, ...]:
    """Who undertakes, for how much, on what demand, by which rules and until when."""
    applicant, beneficiary = parties[terms.applicant].name, parties[terms.beneficiary].name
    papers = " and the documents of field 45C" if terms.documents else ""
    if terms.supporting_statement and terms.rules is Rulebook.URDG_758:
        stated = (
            f"supported by its statement in what respect {applicant} is in breach of its "
            f"obligations under {terms.underlying}"
        )
        papers = f", {stated}{papers}"
    elif papers:
        papers = f", with{papers.removeprefix(' and')}"
    expiry = f"It expires on {terms.expires_on}." if terms.expires_on else "It states no expiry."
    promise = (
        f"We, {about.sender}, irrevocably undertake to pay {beneficiary} any amount up to "
        f"{terms.amount} on its signed demand{papers}."
    )
    return (
        promise,
        f"This undertaking is subject to {_SUBJECT[terms.rules]}. {expiry}",
    )


def _wording(terms: GuaranteeTerms) -> tuple[str, ...]:
    statement = (
        "The supporting statement under article 15(a) is excluded."
        if not terms.supporting_statement and terms.rules is Rulebook.URDG_758
        else ""
    )
    once = "One demand only may be made." if terms.one_demand_only else ""
    transfer = "This undertaking is transferable." if terms.transferable else ""
    reductions = (f"From {each.on} for no more than {each.to}." for each in terms.reductions)
    lines = (*terms.conditions, statement, once, transfer, *reductions, LABEL)
    return tuple(line for line in lines if line)


_FORMS = {Form.GUARANTEE: "DGAR", Form.STANDBY: "STBY"}
_RULES = {Rulebook.URDG_758: "URDG", Rulebook.ISP98: "ISPR"}
_SUBJECT = {
    Rulebook.URDG_758: "the Uniform Rules for Demand Guarantees, URDG 758",
    Rulebook.ISP98: "the International Standby Practices, ISP98",
}
_RULE = {rule.id: rule for rule in EXAMINED}
