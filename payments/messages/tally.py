"""Adding up a file as it streams by: transactions, their amounts, and findings.

Source: ISO 20022 pain.001 (NbOfTxs, CtrlSum); status reasons AM18 and AM10.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from lxml import etree

from lei.findings import Finding, Rule, Severity, Value
from payments.messages.kinds import Subject
from payments.messages.places import at, line, place, text
from payments.messages.rules.totals import counts_are_right, sums_are_right

LISTED_MAX = 100  # findings of one file

AMOUNTS = ("Amt/InstdAmt", "Amt/EqvtAmt/Amt")


@dataclass(slots=True)
class Total:
    """Transactions and their amounts, whatever the currencies; no sum where one cannot be read."""

    count: int = 0
    sum: Decimal | None = Decimal(0)

    def add(self, transaction: etree._Element) -> None:
        amount = next((found for path in AMOUNTS if (found := _number(transaction, path))), None)
        self.count += 1
        self.sum = None if self.sum is None or amount is None else self.sum + amount

    def miscounted(self, part: etree._Element, rules: Sequence[Rule[Subject]]) -> Iterator[Finding]:
        """What `part` says of its transactions, where it is not so; `rules` are those in force."""
        count = Decimal(self.count)
        yield from _held_against(part, "NbOfTxs", count, _in_force(counts_are_right, rules), "AM18")
        yield from _held_against(
            part, "CtrlSum", self.sum, _in_force(sums_are_right, rules), "AM10"
        )


@dataclass(slots=True)
class Found:
    """Findings: as many as are listed of each weight, and how many there were."""

    errors: list[Finding] = field(default_factory=list)
    others: list[Finding] = field(default_factory=list)
    count: int = 0

    def add(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            self.count += 1
            kept = self.errors if finding.severity is Severity.ERROR else self.others
            if len(kept) < LISTED_MAX:
                kept.append(finding)

    @property
    def listed(self) -> tuple[Finding, ...]:
        """Errors first."""
        return (*self.errors, *self.others)[:LISTED_MAX]

    @property
    def rest(self) -> int:
        """How many are not listed."""
        return max(self.count - LISTED_MAX, 0)


def _in_force(rule: Rule[Subject], rules: Sequence[Rule[Subject]]) -> Rule[Subject] | None:
    return next((one for one in rules if one.id == rule.id), None)


def _held_against(
    part: etree._Element, tag: str, found: Decimal | None, rule: Rule[Subject] | None, reason: str
) -> Iterator[Finding]:
    told = at(part, tag)
    if rule is None or told is None or found is None or _number(part, tag) == found:
        return
    values: dict[str, Value] = {
        "stated": text(told),
        "found": f"{found:f}",
        "reason": reason,
        "line": line(told),
    }
    yield Finding(rule.id, rule.severity, rule.source, place(told), values)


def _number(element: etree._Element, path: str) -> Decimal | None:
    """The number at a path; None where there is none."""
    told = at(element, path)
    try:
        number = None if told is None else Decimal(text(told))
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None
