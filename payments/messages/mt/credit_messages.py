"""The messages that banks write while a credit lives: MT 700 to 720, and 730 to 754.

Each function takes what the bank knows, and gives the message with the changes that writing it
took. Who writes to whom is the caller's to say, as BICs.

Our choices, where a credit does not say: the LEIs of both parties go into 47A, since no field is
theirs; drafts at sight are written where a drawee bank is named. A discrepancy is told in our own
words, with its article.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lei.findings import Finding, Report
from payments.credit.credit import Disposal, Notice
from payments.credit.terms import About, After, Availability, Confirmation, Terms
from payments.documents import examination
from payments.messages.mt.forms import day, money, party_lines
from payments.messages.mt.required_documents import required_documents
from payments.messages.mt.told import Sheet, Written
from payments.money import Money
from payments.party import Party


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Who writes to whom (BICs), under which reference, about which."""

    sender: str
    receiver: str
    reference: str
    related: str


def issue(
    terms: Terms, parties: Mapping[str, Party], bics: Mapping[str, str], issued_on: date
) -> Written:
    """MT 700: the issuing bank tells the advising bank the credit that it has issued.

    `parties` and `bics` are looked up by the ids that `terms` uses. Raises KeyError for one that
    is not there, NotPossible for an amount that has no room.
    """
    sheet = Sheet()
    sheet.put("27", "1/1")
    sheet.put("40A", "IRREVOCABLE TRANSFERABLE" if terms.transferable else "IRREVOCABLE")
    sheet.put("20", short(terms.number))
    _opening(sheet, terms, issued_on)
    _body(sheet, terms, parties, bics)
    if terms.reimbursing_bank:
        sheet.put("53A", bics[terms.reimbursing_bank])
    return sheet.closed("700", bics[terms.issuing_bank], bics[terms.advising_bank])


def relay(
    terms: Terms,
    about: Correspondence,
    parties: Mapping[str, Party],
    bics: Mapping[str, str],
    issued_on: date,
) -> Written:
    """MT 710: the advising bank passes the credit on to another bank. Raises as `issue`."""
    sheet = _passed_on(about, terms, parties, bics, issued_on)
    return sheet.closed("710", about.sender, about.receiver)


def transfer(
    terms: Terms,
    about: Correspondence,
    parties: Mapping[str, Party],
    bics: Mapping[str, str],
    issued_on: date,
) -> Written:
    """MT 720: the transferring bank tells the second seller's bank its credit. Raises as `issue`.

    `terms` are those of the transferred credit: its applicant is the first seller.
    """
    sheet = _passed_on(about, terms, parties, bics, issued_on)
    return sheet.closed("720", about.sender, about.receiver)


def acknowledge(about: Correspondence, received_on: date, note: str | None = None) -> Written:
    """MT 730: a bank has the credit, or the amendment, and says so; `note` says what it did."""
    sheet = begun(about)
    sheet.put("30", day(received_on))
    sheet.put("72Z", note)
    return sheet.closed("730", about.sender, about.receiver)


def refuse(
    about: Correspondence, notice: Notice, amount: Money, presented_on: date, report: Report
) -> Written:
    """MT 734: one notice with every discrepancy and what happens to the documents (art. 16(c)).

    The words for a discrepancy come from `report`; one that the notice names and the report does
    not have is told by its rule alone. The bank's own words follow.
    """
    sheet = begun(about)
    sheet.put("32A", f"{day(presented_on)}{money(amount)}")
    in_words = (notice.words or "").splitlines()
    sheet.put("77J", *discrepancies(notice.discrepancies, report), *in_words)
    sheet.put("77B", _DISPOSAL[notice.disposal] if notice.disposal else "Not stated")
    return sheet.closed("734", about.sender, about.receiver)


def advise_discrepancies(
    about: Correspondence, rules: tuple[str, ...], amount: Money, report: Report
) -> Written:
    """MT 750: the nominated bank tells what does not comply, and asks whether to pay."""
    sheet = begun(about)
    sheet.put("32B", money(amount))
    sheet.put("34B", money(amount))
    sheet.put("77J", *discrepancies(rules, report))
    return sheet.closed("750", about.sender, about.receiver)


def authorise(
    about: Correspondence, advised_on: date, amount: Money, availability: Availability
) -> Written:
    """MT 752: the issuing bank lets the nominated bank pay, accept or negotiate after all."""
    sheet = begun(about)
    sheet.put("23", _AUTHORISED[availability])
    sheet.put("30", day(advised_on))
    sheet.put("32B", money(amount))
    if availability is Availability.DEFERRED_PAYMENT:
        sheet.put("72Z", "Deferred payment is authorised")
    return sheet.closed("752", about.sender, about.receiver)


def discharge(about: Correspondence, advised_on: date, amount: Money) -> Written:
    """MT 732: the issuing bank takes up documents that had been advised as discrepant.

    `advised_on` is the day of the advice of discrepancy.
    """
    sheet = begun(about)
    sheet.put("30", day(advised_on))
    sheet.put("32B", money(amount))
    return sheet.closed("732", about.sender, about.receiver)


def advise_payment(
    about: Correspondence, amount: Money, claimed_for: date, matures_on: date | None = None
) -> Written:
    """MT 754: the nominated bank has paid, accepted or negotiated, and claims the money.

    `claimed_for` is the value date of the claim; `matures_on` is the maturity of what was
    accepted or deferred, None where it was paid at once.
    """
    sheet = begun(about)
    if matures_on:
        sheet.put("32A", f"{day(matures_on)}{money(amount)}")
    else:
        sheet.put("32B", money(amount))
    sheet.put("34A", f"{day(claimed_for)}{money(amount)}")
    return sheet.closed("754", about.sender, about.receiver)


def discrepancies(rules: tuple[str, ...], report: Report) -> tuple[str, ...]:
    """The discrepancies of a notice, numbered, in words."""
    found = [one for rule in rules for one in _told(rule, report)]
    return tuple(f"{number}. {text}" for number, text in enumerate(found, 1))


def _told(rule: str, report: Report) -> list[str]:
    findings = [finding for finding in report.findings if finding.rule == rule]
    return [_sentence(finding) for finding in findings] or [_unsaid(rule)]


def _sentence(finding: Finding) -> str:
    """What is not in order. What to do about it, a rule's last sentence, is for the seller."""
    told, _, advice = _RULES[finding.rule].says.rpartition(". ")
    says = f"{told}." if told else advice
    return f"{says.format(**finding.values)} ({finding.source})"


def _unsaid(rule: str) -> str:
    known = _RULES.get(rule)
    return f"Not in order under {known.source}." if known else f"Not in order: {rule}."


def begun(about: Correspondence) -> Sheet:
    """A message that begins with its own reference and the one it answers."""
    sheet = Sheet()
    sheet.put("20", about.reference)
    sheet.put("21", about.related)
    return sheet


def short(number: str) -> str:
    """A number as field 20 or 21 has room for it."""
    return number[:16].rstrip("/") or "NONREF"


def available(sheet: Sheet, terms: Terms, bics: Mapping[str, str]) -> None:
    """41a: with which bank, and how."""
    how = _AVAILABLE[terms.availability]
    if terms.any_bank:
        sheet.put("41D", "ANY BANK", how)
    else:
        sheet.put("41A", bics[terms.nominated_bank], how)


def drafts(sheet: Sheet, terms: Terms, bics: Mapping[str, str]) -> None:
    """42a: drafts and on whom they are drawn, or when a deferred payment falls due."""
    drawee = bics.get(terms.drawee or "")
    if terms.availability is Availability.DEFERRED_PAYMENT:
        sheet.put("42P", _tenor(terms))
    elif terms.availability is Availability.ACCEPTANCE and terms.tenor:
        sheet.put("42C", _tenor(terms))
        sheet.put("42A", drawee or bics[terms.nominated_bank])
    elif drawee and terms.availability in _AT_SIGHT:
        sheet.put("42C", "SIGHT")
        sheet.put("42A", drawee)


def _tenor(terms: Terms) -> str | None:
    return f"{terms.tenor.days} DAYS AFTER {_AFTER[terms.tenor.after]}" if terms.tenor else None


def _opening(sheet: Sheet, terms: Terms, issued_on: date) -> None:
    sheet.put("31C", day(issued_on))
    sheet.put("40E", "UCP LATEST VERSION")
    sheet.put("31D", f"{day(terms.expires_on)}{terms.place_of_expiry[:29] or '-'}")


def _passed_on(
    about: Correspondence,
    terms: Terms,
    parties: Mapping[str, Party],
    bics: Mapping[str, str],
    issued_on: date,
) -> Sheet:
    """MT 710 and MT 720 alike: whose credit it is, that nobody else is bound, and the credit."""
    sheet = Sheet()
    sheet.put("27", "1/1")
    form = "IRREVOCABLE TRANSFERABLE" if terms.transferable else "IRREVOCABLE"
    sheet.put("40B", form, "WITHOUT OUR CONFIRMATION")
    sheet.put("20", about.reference)
    sheet.put("21", short(about.related))
    _opening(sheet, terms, issued_on)
    sheet.put("52A", bics[terms.issuing_bank])
    _body(sheet, terms, parties, bics)
    return sheet


def _body(
    sheet: Sheet, terms: Terms, parties: Mapping[str, Party], bics: Mapping[str, str]
) -> None:
    """For whom the credit is, what it gives and asks for: 50 to 58a."""
    sheet.put("50", *party_lines(parties[terms.applicant]))
    sheet.put("59", *party_lines(parties[terms.beneficiary]))
    sheet.put("32B", money(terms.amount))
    sheet.put("39A", _tolerance(terms))
    available(sheet, terms, bics)
    drafts(sheet, terms, bics)
    _shipment(sheet, terms)
    _conditions(sheet, terms, parties)
    sheet.put("48", str(terms.presentation_days))
    sheet.put("49", _CONFIRMATION[terms.confirmation])
    if terms.confirming_bank:
        sheet.put("58A", bics[terms.confirming_bank])


def _shipment(sheet: Sheet, terms: Terms) -> None:
    sheet.put("43P", _allowed(terms.partial_shipments_allowed))
    sheet.put("43T", _allowed(terms.transhipment_allowed))
    sheet.put("44A", terms.place_of_receipt)
    sheet.put("44E", terms.port_of_loading)
    sheet.put("44F", terms.port_of_discharge)
    sheet.put("44B", terms.destination)
    sheet.put("44C", day(terms.latest_shipment_on) if terms.latest_shipment_on else None)


def _conditions(sheet: Sheet, terms: Terms, parties: Mapping[str, Party]) -> None:
    sheet.put("45A", *goods_lines(terms))
    sheet.put("46A", *required_documents(terms))
    sheet.put("47A", *condition_lines(terms, parties))


def goods_lines(terms: Terms) -> tuple[str, ...]:
    """The goods, a line a fact: description, quantity, price, trade term."""
    goods = terms.goods
    price = f"Unit price {goods.unit_price}" if goods.unit_price else None
    lines = (goods.description, f"{goods.quantity} {goods.unit}", price, goods.incoterm)
    return tuple(line for line in lines if line)


def condition_lines(terms: Terms, parties: Mapping[str, Party]) -> tuple[str, ...]:
    """The additional conditions, a line each: both LEIs, the credit's own, that it is training."""
    lines = (
        _lei("Applicant", parties[terms.applicant]),
        _lei("Beneficiary", parties[terms.beneficiary]),
        *(condition.text for condition in terms.conditions),
        "SANDBOX: made for training, no money moves by this message",
    )
    return tuple(line for line in lines if line)


def _tolerance(terms: Terms) -> str | None:
    """The tolerance that is stated, or the ten percent that "about" gives (art. 30(a))."""
    if terms.tolerance:
        return f"{terms.tolerance.plus}/{terms.tolerance.minus}"
    return "10/10" if About.AMOUNT in terms.about else None


def _lei(role: str, party: Party) -> str | None:
    return f"{role}: LEI {party.lei}" if party.lei else None


def _allowed(allowed: bool) -> str:
    return "ALLOWED" if allowed else "NOT ALLOWED"


_RULES = {rule.id: rule for rule in examination.RULES}

_AT_SIGHT = frozenset({Availability.SIGHT_PAYMENT, Availability.NEGOTIATION})

_AVAILABLE: Mapping[Availability, str] = {
    Availability.SIGHT_PAYMENT: "BY PAYMENT",
    Availability.DEFERRED_PAYMENT: "BY DEF PAYMENT",
    Availability.ACCEPTANCE: "BY ACCEPTANCE",
    Availability.NEGOTIATION: "BY NEGOTIATION",
}

_AUTHORISED: Mapping[Availability, str] = {
    Availability.SIGHT_PAYMENT: "DEBIT",
    Availability.DEFERRED_PAYMENT: "SEE72Z",
    Availability.ACCEPTANCE: "ACCEPT",
    Availability.NEGOTIATION: "NEGOTIATE",
}

_AFTER: Mapping[After, str] = {After.SIGHT: "SIGHT", After.SHIPMENT: "DATE OF SHIPMENT"}

_CONFIRMATION: Mapping[Confirmation, str] = {
    Confirmation.CONFIRM: "CONFIRM",
    Confirmation.MAY_ADD: "MAY ADD",
    Confirmation.WITHOUT: "WITHOUT",
}

_DISPOSAL: Mapping[Disposal, str] = {
    Disposal.HOLDING: "/HOLD/",
    Disposal.HOLDING_FOR_WAIVER: "/NOTIFY/",
    Disposal.RETURNING: "/RETURN/",
    Disposal.PRIOR_INSTRUCTIONS: "/PREVINST/",
}
