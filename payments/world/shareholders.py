"""Who holds which part of a firm: a fictional list of shareholders, and what adds up behind it.

LEI data says who consolidates whom and carries no percentages; a list of shareholders does. What a
firm holds through a firm of which it has more than half counts in full.

Source: the rule by which an owner on a list is counted, as OFAC's "50 Percent Rule" (13 August
2014) has it: 50 percent or more, directly or indirectly, of all listed owners together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lei.findings import Finding, Flaw, Judgement, Rule, Severity, examine, rule

CONTROL = Decimal(50)
"""Percent: more than so much of a firm controls it; so much of listed owners counts."""


@dataclass(frozen=True, slots=True)
class Shareholding:
    """One line of the list: the owner holds a part of a firm. Firms are LEIs or names."""

    owner: str
    firm: str
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Owned:
    """A firm with the list, and what to call the firms; `listed` are LEIs or names."""

    firm: str
    holdings: tuple[Shareholding, ...]
    names: Mapping[str, str]
    listed: frozenset[str]

    def name(self, firm: str) -> str:
        """What a firm is called."""
        return self.names.get(firm, firm)


def read_list(owned: Owned) -> tuple[Finding, ...]:
    """The lines about the firm, as they stand on the list."""
    return examine(owned, LINES).findings


def add_up(owned: Owned) -> tuple[Finding, ...]:
    """What the lines come to, where owners on the sanctions list have half or more together."""
    return examine(owned, RULES).findings


def in_all(holdings: tuple[Shareholding, ...], owner: str, firm: str) -> Decimal:
    """The percent of `firm` that `owner` has, directly and through what it controls.

    >>> d = Decimal
    >>> lines = (Shareholding("top", "a", d(80)), Shareholding("top", "b", d(100)),
    ...          Shareholding("a", "buyer", d(30)), Shareholding("b", "buyer", d(25)))
    >>> in_all(lines, "top", "buyer")
    Decimal('55')
    """
    owners = _controlled(holdings, owner)
    return sum((h.percent for h in holdings if h.firm == firm and h.owner in owners), Decimal(0))


def _controlled(holdings: tuple[Shareholding, ...], owner: str) -> frozenset[str]:
    """The owner and every firm of which it has more than half, step by step."""
    mine = frozenset({owner})
    while True:
        firms = {h.firm for h in holdings}
        more = frozenset(firm for firm in firms if _part(holdings, mine, firm) > CONTROL)
        if more <= mine:
            return mine
        mine |= more


def _part(holdings: tuple[Shareholding, ...], owners: frozenset[str], firm: str) -> Decimal:
    return sum((h.percent for h in holdings if h.firm == firm and h.owner in owners), Decimal(0))


@rule(
    "shareholder",
    says="{owner} holds {percent} percent of {firm}.",
    source="A list of shareholders; LEI data carries no percentages",
    severity=Severity.INFO,
)
def _line(owned: Owned) -> Iterator[Judgement]:
    reached = {owned.firm}
    for held in owned.holdings:
        if held.firm in reached:
            reached.add(held.owner)
            yield Flaw.of(
                held.firm,
                owner=owned.name(held.owner),
                percent=held.percent,
                firm=owned.name(held.firm),
            )


@rule(
    "owner-listed",
    says="{owner}, which is on the list, holds {percent} percent of {firm} in all, through "
    "{through}. From half on the firm counts as listed itself.",
    source='OFAC, "50 Percent Rule", 13 August 2014; the list of this sandbox is fictional',
)
def _listed_owner(owned: Owned) -> Iterator[Judgement]:
    for owner in sorted(owned.listed):
        percent = in_all(owned.holdings, owner, owned.firm)
        if percent >= CONTROL:
            through = _controlled(owned.holdings, owner)
            direct = [h.owner for h in owned.holdings if h.firm == owned.firm]
            yield Flaw.of(
                owned.firm,
                owner=owned.name(owner),
                percent=percent,
                firm=owned.name(owned.firm),
                through=tuple(owned.name(each) for each in direct if each in through),
            )


LINES: tuple[Rule[Owned], ...] = (_line,)
RULES: tuple[Rule[Owned], ...] = (_listed_owner,)
