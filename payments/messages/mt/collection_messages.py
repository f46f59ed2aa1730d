"""The messages that banks write while a collection lives: MT 400, 410, 412, 416, 420, 422, 430.

Each function takes what the bank knows, and gives the message with the changes that writing it
took. Presenting and remitting bank are BICs in `about`; field 21 is the remitting bank's reference
whichever of the two writes.

Our choices: an amount that is due on a known day stands in 32A, one at sight in 32B, and one of
which the day is not known yet in 32K with its tenor. The code of the day that a tenor is counted
from is working knowledge of the list in Standards MT. Whatever has no field of its own is said in
plain words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from payments.collection.terms import CollectionInstruction, Counted, Order, Tenor
from payments.messages.mt.credit_messages import Correspondence
from payments.messages.mt.forms import day, money, party_lines
from payments.messages.mt.told import Sheet, Written
from payments.money import Money
from payments.party import Party


def advise_payment(
    about: Correspondence, collected: Money, due: date | None, remitted: Money, value_on: date
) -> Written:
    """MT 400: what was collected, and what was sent on for value when.

    What lies between the two are charges or interest; `due` is None for a collection at sight.
    Raises NotPossible for an amount that has no room.
    """
    sheet = _begun(about)
    _put_amount(sheet, collected, due)
    sheet.put("33A", f"{day(value_on)}{money(remitted)}")
    if collected.currency == remitted.currency:
        _put_difference(sheet, collected - remitted)
    return sheet.closed("400", about.sender, about.receiver)


def acknowledge(
    about: Correspondence, instruction: CollectionInstruction, missing: tuple[str, ...]
) -> Written:
    """MT 410: documents and instruction are here; `missing` are the kinds that are not."""
    sheet = _begun(about)
    _put_tenor(sheet, "32", instruction.amount, instruction.tenor)
    if missing:
        sheet.put("72", f"Listed and not received: {', '.join(_plain(kind) for kind in missing)}")
    return sheet.closed("410", about.sender, about.receiver)


def advise_acceptance(about: Correspondence, amount: Money, matures_on: date) -> Written:
    """MT 412: the draft is accepted, and payable on that day."""
    sheet = _begun(about)
    sheet.put("32A", f"{day(matures_on)}{money(amount)}")
    return sheet.closed("412", about.sender, about.receiver)


def advise_dishonour(
    about: Correspondence,
    instruction: CollectionInstruction,
    parties: Mapping[str, Party],
    payable_on: date | None,
    why: str,
) -> Written:
    """MT 416: not paid, or not accepted, and why as far as the bank was told."""
    sheet = _begun(about)
    unpaid = payable_on is not None or instruction.tenor is None
    sheet.put("23E", "NPAY" if unpaid else "NACC")
    what = "Not paid" if unpaid else "Not accepted"
    sheet.put("77A", f"{what}. {why}", "Please instruct.")
    sheet.put("21A", instruction.number)
    if payable_on:
        sheet.put("32A", f"{day(payable_on)}{money(instruction.amount)}")
    else:
        _put_tenor(sheet, "32", instruction.amount, instruction.tenor)
    sheet.put("50D", *party_lines(parties[instruction.drawee])[:4])
    sheet.put("59", *party_lines(parties[instruction.principal])[:4])
    return sheet.closed("416", about.sender, about.receiver)


def trace(
    about: Correspondence,
    instruction: CollectionInstruction,
    parties: Mapping[str, Party],
    sent_on: date,
) -> Written:
    """MT 420: the remitting bank asks what became of the collection that it sent on that day."""
    sheet = _begun(about)
    _put_tenor(sheet, "32", instruction.amount, instruction.tenor)
    sheet.put("30", day(sent_on))
    sheet.put("59", *party_lines(parties[instruction.drawee])[:4])
    return sheet.closed("420", about.sender, about.receiver)


def report_fate(about: Correspondence, instruction: CollectionInstruction, fate: str) -> Written:
    """MT 422: how it stands, and what the presenting bank wants to know."""
    sheet = _begun(about)
    _put_tenor(sheet, "32", instruction.amount, instruction.tenor)
    sheet.put("75", fate)
    return sheet.closed("422", about.sender, about.receiver)


def amend(
    about: Correspondence, instruction: CollectionInstruction, amount: Money | None, order: Order
) -> Written:
    """MT 430: what is to happen now; `amount` is the lower amount, where there is one."""
    sheet = _begun(about)
    tenor = instruction.tenor or Tenor(0, Counted.SIGHT)
    if amount:
        sheet.put("32K", f"{_term(tenor)}{money(instruction.amount)}")
        sheet.put("33K", f"{_term(tenor)}{money(amount)}")
    sheet.put("74", _ORDERS[order])
    return sheet.closed("430", about.sender, about.receiver)


def _begun(about: Correspondence) -> Sheet:
    sheet = Sheet()
    sheet.put("20", about.reference)
    sheet.put("21", about.related)
    return sheet


def _put_amount(sheet: Sheet, amount: Money, due: date | None) -> None:
    if due:
        sheet.put("32A", f"{day(due)}{money(amount)}")
    else:
        sheet.put("32B", money(amount))


def _put_difference(sheet: Sheet, kept: Money) -> None:
    if kept.minor > 0:
        sheet.put("71B", f"Charges deducted {money(kept)}")
    if kept.minor < 0:
        sheet.put("73", f"Added {money(-kept)}: interest, or charges that the drawee pays")


def _put_tenor(sheet: Sheet, tag: str, amount: Money, tenor: Tenor | None) -> None:
    if tenor:
        sheet.put(f"{tag}K", f"{_term(tenor)}{money(amount)}")
    else:
        sheet.put(f"{tag}B", money(amount))


def _term(tenor: Tenor) -> str:
    """Days, their number, and from when: `D060TD`."""
    return f"D{tenor.days:03d}{_COUNTED[tenor.counted]}"


def _plain(kind: str) -> str:
    return kind.replace("_", " ")


_COUNTED: Mapping[Counted, str] = {
    Counted.SIGHT: "ST",
    Counted.BILL_OF_LADING: "TD",
    Counted.INVOICE: "ID",
    Counted.DRAFT: "BE",
}

_ORDERS: Mapping[Order, str] = {
    Order.PRESENT_AGAIN: "Please present to the drawee once more.",
    Order.PROTEST: "Please have the draft protested for non-payment or non-acceptance.",
    Order.RETURN: "Please send the documents back to us.",
}
