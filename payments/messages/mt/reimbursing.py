"""The messages of reimbursement: MT 740, 742, 747 and 756.

Source: URR 725; Standards MT, category 7.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from payments.credit.terms import Terms
from payments.messages.mt.credit_changes import Change
from payments.messages.mt.credit_messages import Correspondence, available, begun, drafts, short
from payments.messages.mt.forms import day, money
from payments.messages.mt.told import Sheet, Written
from payments.money import Money


def authorise(terms: Terms, bics: Mapping[str, str]) -> Written:
    """MT 740: the issuing bank lets the reimbursing bank pay claims. Raises KeyError, as `issue`.

    It has no expiry: a claim may come after the credit's own.
    """
    assert terms.reimbursing_bank is not None
    sheet = Sheet()
    sheet.put("20", short(terms.number))
    sheet.put("40F", "URR LATEST VERSION")
    sheet.put("32B", money(terms.amount))
    available(sheet, terms, bics)
    drafts(sheet, terms, bics)
    sheet.put("71A", "OUR")
    return sheet.closed("740", bics[terms.issuing_bank], bics[terms.reimbursing_bank])


def claim(about: Correspondence, issuing_bank: str, amount: Money, issued_on: date) -> Written:
    """MT 742: the bank that paid claims on the reimbursing bank; `issuing_bank` is a BIC."""
    sheet = begun(about)
    sheet.put("31C", day(issued_on))
    sheet.put("52A", issuing_bank)
    sheet.put("32B", money(amount))
    sheet.put("34B", money(amount))
    return sheet.closed("742", about.sender, about.receiver)


def concerns(change: Change) -> bool:
    """Whether the reimbursing bank has to hear of an amendment."""
    return change.before.amount != change.after.amount


def change(about: Correspondence, amendment: Change) -> Written:
    """MT 747: the authority to reimburse changes with the credit."""
    sheet = Sheet()
    sheet.put("20", about.reference)
    sheet.put("30", day(amendment.issued_on))
    sheet.put("32B", money(amendment.more) if amendment.more else None)
    sheet.put("33B", money(amendment.less) if amendment.less else None)
    sheet.put("34B", money(amendment.after.amount))
    return sheet.closed("747", about.sender, about.receiver)


def advise_payment(about: Correspondence, amount: Money, paid_on: date) -> Written:
    """MT 756: a claim was paid."""
    sheet = begun(about)
    sheet.put("32B", money(amount))
    sheet.put("33A", f"{day(paid_on)}{money(amount)}")
    return sheet.closed("756", about.sender, about.receiver)
