"""What an examiner has on the desk: the credit, the documents, and the day they came in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from lei.findings import Check, Cleared, Flaw, Judgement, NotApplicable, Value
from payments.calendar import BankingCalendar
from payments.credit.terms import Requirement, Terms
from payments.documents.kinds import (
    AirWaybill,
    BillOfLading,
    Document,
    RoadNote,
    SeaWaybill,
    TransportDocument,
)
from payments.documents.wording import words
from payments.errors import ClosuresUnknown
from payments.money import Money
from payments.party import Party

D = TypeVar("D", bound=Document)
TRANSPORT: tuple[type[TransportDocument], ...] = (BillOfLading, SeaWaybill, AirWaybill, RoadNote)
STANDS_IN = {"insurance_policy": "insurance_certificate"}
"""A kind, and the kind asked for in whose place it is taken (UCP 600 art. 28(d))."""


class Answer(StrEnum):
    """What the beneficiary said to an amendment (UCP 600 art. 10)."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    IN_PART = "in_part"  # which is a rejection, art. 10(e)
    SILENT = "silent"  # which is none, art. 10(c)


@dataclass(frozen=True, slots=True)
class Amendment:
    """An amendment to the credit: the terms as amended, and the beneficiary's answer."""

    terms: Terms
    answer: Answer = Answer.SILENT


@dataclass(frozen=True, slots=True)
class Interruption:
    """Days on which force majeure kept the bank closed, both included (UCP 600 art. 36)."""

    first: date
    last: date

    @property
    def days(self) -> Iterator[date]:
        """Each of them."""
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class Dossier:
    """The subject of every examination rule.

    `parties` holds, by the ids that `terms` uses, the names and addresses that stand in the
    credit. `calendar` is that of the place of presentation; `presented_on` the banking day that
    counts. `presented_at` (aware) and `presented_to` (the id of a bank) say more of the delivery,
    where that is known. `drawn_on` are the days of what was presented under the credit before.
    """

    terms: Terms
    documents: tuple[Document, ...]
    parties: Mapping[str, Party]
    presented_on: date
    calendar: BankingCalendar
    presented_at: datetime | None = None
    presented_to: str | None = None
    amendment: Amendment | None = None
    interruptions: tuple[Interruption, ...] = ()
    drawn_on: tuple[date, ...] | None = None

    def stipulates(self, document: Document) -> bool:
        """Whether the credit asks for it; otherwise it is disregarded (UCP 600 art. 14(g))."""
        wanted = self.terms.documents
        return document.kind in wanted or STANDS_IN.get(document.kind) in wanted

    @property
    def stipulated(self) -> tuple[Document, ...]:
        """The documents that the credit asks for, in the order in which they were presented."""
        return tuple(document for document in self.documents if self.stipulates(document))

    def asked(self, *kinds: type[D]) -> tuple[D, ...]:
        """The documents of these kinds, if the credit asks for them."""
        return tuple(document for document in self.stipulated if isinstance(document, kinds))

    def required(self, document: Document) -> Requirement:
        """What the credit asks of a document of this kind: by default one original, no more."""
        wanted = {document.kind, STANDS_IN.get(document.kind)}
        named = (one for one in self.terms.requirements if one.kind in wanted)
        return next(named, Requirement(document.kind))

    def extended(self, day: date) -> date | None:
        """`day` rolled over closures (UCP 600 art. 29(a)); None where closures are not known."""
        try:
            return self.calendar.extend(day)
        except ClosuresUnknown:
            return None

    def end_of_period(self, shipped_on: date) -> date | None:
        """The last of the days after shipment, not yet rolled; None beyond the calendar's end."""
        try:
            return shipped_on + timedelta(days=self.terms.presentation_days)
        except OverflowError:
            return None


def shipment_of(dossier: Dossier, document: TransportDocument) -> date | None:
    """The date of shipment that counts for a transport document; None when it shows none.

    Several sets for one journey of one ship are one shipment, and the latest of their dates is its
    date (UCP 600 art. 31(b)). Another ship's shipment is another one (art. 31(a)).
    """
    if document.shipped_on is None:
        return None
    same = [one for one in dossier.asked(*TRANSPORT) if _journey(one) == _journey(document)]
    return max(one.shipped_on for one in same if one.shipped_on)


def of_originals(*kinds: type[D]) -> Callable[[Callable[[Dossier, D], Judgement]], Check[Dossier]]:
    """As `each`; where the credit asks for copies only, the articles on the original say nothing.

    Source: ISBP 821 A6.
    """

    def judging(judge_one: Callable[[Dossier, D], Judgement]) -> Check[Dossier]:
        def judge_original(dossier: Dossier, document: D) -> Judgement:
            if dossier.required(document).originals == 0:
                return NotApplicable(document.ref)
            return judge_one(dossier, document)

        return each(*kinds)(judge_original)

    return judging


def each(*kinds: type[D]) -> Callable[[Callable[[Dossier, D], Judgement]], Check[Dossier]]:
    """Make a check of a function that judges one document: once for each of `kinds`."""

    def over_each(judge_one: Callable[[Dossier, D], Judgement]) -> Check[Dossier]:
        def check(dossier: Dossier) -> Iterator[Judgement]:
            documents = dossier.asked(*kinds)
            yield from (judge_one(dossier, document) for document in documents)
            if not documents:
                yield NotApplicable(kinds[0].kind)

        return check

    return over_each


def every(judge_one: Callable[[Dossier, Document], Judgement]) -> Check[Dossier]:
    """Make a check of a function that judges one document: once for each that is asked for."""

    def check(dossier: Dossier) -> Iterator[Judgement]:
        yield from (judge_one(dossier, document) for document in dossier.stipulated)
        if not dossier.stipulated:
            yield NotApplicable("documents")

    return check


def judge(in_order: bool, at: str, **values: Value) -> Judgement:
    """A flaw with its values, or, when all is in order, the same values as evidence."""
    return Cleared.of(at, **values) if in_order else Flaw.of(at, **values)


def last_day_unrolled(dossier: Dossier) -> date:
    """The last day to present, closures not considered (UCP 600 art. 6(d)(i), 14(c)).

    The earliest of the expiry and of the end of the period after each shipment that is shown.
    """
    originals = (one for one in dossier.asked(*TRANSPORT) if one.originals != 0)
    shipped = (shipment_of(dossier, one) for one in originals if dossier.required(one).originals)
    ends = (dossier.end_of_period(shipped_on) for shipped_on in shipped if shipped_on)
    return min([dossier.terms.expires_on, *(end for end in ends if end)])


def _journey(document: TransportDocument) -> tuple[str, ...]:
    """What is the same for the sets of one shipment; without a ship's name, the set itself."""
    if isinstance(document, BillOfLading | SeaWaybill) and document.vessel:
        parts = (document.vessel, document.voyage or "", document.port_of_discharge or "")
        return tuple(" ".join(words(part)) for part in parts)
    return (document.kind, document.ref)


def refs(documents: tuple[Document, ...]) -> str:
    """The documents as the place of a finding about all of them."""
    return ", ".join(document.ref for document in documents)


def total(amounts: tuple[Money, ...]) -> Money | None:
    """The sum; None for no amounts, or amounts in several currencies."""
    if len({money.currency for money in amounts}) != 1:
        return None
    return sum(amounts[1:], amounts[0])
