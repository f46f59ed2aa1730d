"""What an examiner has on the desk: the credit, the documents, and the day they came in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from lei.findings import Check, Cleared, Flaw, Judgement, NotApplicable, Value
from payments.calendar import BankingCalendar
from payments.credit.terms import Terms
from payments.documents.kinds import Document
from payments.errors import ClosuresUnknown
from payments.money import Money
from payments.party import Party

D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class Dossier:
    """The subject of every examination rule.

    `parties` holds, by the ids that `terms` uses, the names and addresses that stand in the
    credit. `calendar` is that of the place of presentation.
    """

    terms: Terms
    documents: tuple[Document, ...]
    parties: Mapping[str, Party]
    presented_on: date
    calendar: BankingCalendar

    def asked(self, kind: type[D]) -> tuple[D, ...]:
        """The documents of one kind, if the credit asks for it.

        What it does not ask for is disregarded (UCP 600 art. 14(g)).
        """
        if kind.kind not in self.terms.documents:
            return ()
        return tuple(document for document in self.documents if isinstance(document, kind))

    def extended(self, day: date) -> date | None:
        """`day` rolled over closures (UCP 600 art. 29(a)); None where closures are not known."""
        try:
            return self.calendar.extend(day)
        except ClosuresUnknown:
            return None


def each(kind: type[D]) -> Callable[[Callable[[Dossier, D], Judgement]], Check[Dossier]]:
    """Make a check of a function that judges one document: once for each of `kind`."""

    def over_each(judge_one: Callable[[Dossier, D], Judgement]) -> Check[Dossier]:
        def check(dossier: Dossier) -> Iterator[Judgement]:
            documents = dossier.asked(kind)
            yield from (judge_one(dossier, document) for document in documents)
            if not documents:
                yield NotApplicable(kind.kind)

        return check

    return over_each


def judge(in_order: bool, at: str, **values: Value) -> Judgement:
    """A flaw with its values, or, when all is in order, the same values as evidence."""
    return Cleared.of(at, **values) if in_order else Flaw.of(at, **values)


def total(amounts: tuple[Money, ...]) -> Money | None:
    """The sum; None for no amounts, or amounts in several currencies."""
    if len({money.currency for money in amounts}) != 1:
        return None
    return sum(amounts[1:], amounts[0])
