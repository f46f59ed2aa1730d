"""The messages of a guarantee's life: MT 760, 765 and 767.

Our choices: a rejection has no message here, since MT 786 is not among those that are read; the
beneficiary's bank is the receiver of what is meant for the beneficiary, and sends its demands.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from payments.guarantee.guarantee import DemandPaper
from payments.guarantee.terms import Form, GuaranteeTerms, Rulebook
from payments.messages.mt.credit_messages import Correspondence
from payments.messages.mt.forms import day, money, party_lines
from payments.messages.mt.told import Sheet, Written
from payments.messages.mt.value import MtField
from payments.party import Party

LABEL = "SANDBOX: made for training, no bank is bound by this message"


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
    sheet.put("77U", *_wording(terms))
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
    statement = (paper.statement or "").strip()
    sheet.put("49A", "INCP" if statement else "INCO", statement)
    sheet.put("77", *paper.documents)
    if paper.extend_to:
        sheet.put("31E", day(paper.extend_to))
    return sheet.closed("765", about.sender, about.receiver)


def _begun(sheet: Sheet, tag: str) -> None:
    """A sequence begins with a field that holds nothing."""
    sheet.fields.append(MtField(tag, ("",)))


def _expiry(sheet: Sheet, terms: GuaranteeTerms) -> None:
    sheet.put("23B", "FIXD" if terms.expires_on else "OPEN")
    if terms.expires_on:
        sheet.put("31E", day(terms.expires_on))
    sheet.put("35G", terms.expiry_event)


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
