"""MT 707 and MT 799: a credit is changed, and what has no message of its own is said in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from payments.credit.terms import Terms
from payments.messages.mt.credit_messages import (
    Correspondence,
    begun,
    condition_lines,
    goods_lines,
    short,
)
from payments.messages.mt.forms import day, money
from payments.messages.mt.required_documents import required_documents
from payments.messages.mt.told import Sheet, Written
from payments.money import Money
from payments.party import Party

AMENDMENT_MAX = 999  # 26E: three digits


@dataclass(frozen=True, slots=True)
class Change:
    """An amendment: the terms before and after, its number, the days of the credit and of it."""

    before: Terms
    after: Terms
    number: int
    issued_on: date
    amended_on: date

    @property
    def more(self) -> Money | None:
        """By how much the amount rises, if it does."""
        return _over(self.after.amount - self.before.amount)

    @property
    def less(self) -> Money | None:
        """By how much it falls, if it does."""
        return _over(self.before.amount - self.after.amount)


def amend(about: Correspondence, change: Change, parties: Mapping[str, Party]) -> Written:
    """MT 707: the issuing bank changes the credit. Only what changes is in it.

    `parties` as in `credit_messages.issue`. Raises KeyError for one that is not there.
    """
    before, after = change.before, change.after
    sheet = Sheet()
    sheet.put("27", "1/1")
    sheet.put("20", about.reference)
    sheet.put("21", about.related)
    sheet.put("23", short(before.number))
    sheet.put("31C", day(change.issued_on))
    sheet.put("26E", f"{min(change.number, AMENDMENT_MAX):03d}")
    sheet.put("30", day(change.amended_on))
    sheet.put("22A", "ISSU")
    if after.expires_on != before.expires_on:
        sheet.put("31D", f"{day(after.expires_on)}{after.place_of_expiry[:29] or '-'}")
    sheet.put("32B", money(change.more) if change.more else None)
    sheet.put("33B", money(change.less) if change.less else None)
    if after.latest_shipment_on and after.latest_shipment_on != before.latest_shipment_on:
        sheet.put("44C", day(after.latest_shipment_on))
    _narratives(sheet, before, after, parties)
    if after.presentation_days != before.presentation_days:
        sheet.put("48", str(after.presentation_days))
    return sheet.closed("707", about.sender, about.receiver)


def say(about: Correspondence, text: str) -> Written:
    """MT 799: a free text."""
    sheet = begun(about)
    sheet.put("79", text)
    return sheet.closed("799", about.sender, about.receiver)


def _narratives(sheet: Sheet, before: Terms, after: Terms, parties: Mapping[str, Party]) -> None:
    """What is told in words: the whole text that takes the place of the old one."""
    told = (
        ("45B", goods_lines(before), goods_lines(after)),
        ("46B", required_documents(before), required_documents(after)),
        ("47B", condition_lines(before, parties), condition_lines(after, parties)),
    )
    for tag, old, (first, *others) in told:
        if old != (first, *others):
            sheet.put(tag, f"/REPALL/{first}", *others)


def _over(amount: Money) -> Money | None:
    return amount if amount.minor > 0 else None
