"""Screening: do the payer's and the payee's names resemble one on the list?

The list is fictional. A name alone proves little, so the LEI decides where both have one: another
LEI is another firm, and the alarm is cleared the same way every time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import token_set_ratio
from rapidfuzz.utils import default_process

from lei.findings import Cleared, Finding, Flaw, Judgement, Rule, Severity, examine, rule
from payments.network.bank import ListedName
from payments.party import Party

ALIKE_FROM = 90
"""From this likeness on (rapidfuzz token_set_ratio, 0 to 100) two names are alike: our choice."""


@dataclass(frozen=True, slots=True)
class Screened:
    """The parties of a payment, and the list."""

    parties: tuple[Party, ...]
    listed: tuple[ListedName, ...]


def hits(parties: tuple[Party, ...], listed: tuple[ListedName, ...]) -> tuple[Finding, ...]:
    """The names that resemble a listed one and that no LEI clears."""
    if not listed or not any(_alike(party.name, listed) for party in parties):
        return ()
    return examine(Screened(parties, listed), RULES).findings


@lru_cache(maxsize=4096)
def _alike(name: str, listed: tuple[ListedName, ...]) -> tuple[ListedName, ...]:
    return tuple(
        entry
        for entry in listed
        if token_set_ratio(name, entry.name, processor=default_process) >= ALIKE_FROM
    )


@rule(
    "screening-name",
    says="{party} resembles {listed}, which is on the list ({why}).",
    source="FATF Recommendation 16; the list of this sandbox is fictional",
    severity=Severity.WARNING,
)
def _names(screened: Screened) -> Iterator[Judgement]:
    for party in screened.parties:
        for entry in _alike(party.name, screened.listed):
            told = {"party": party.name, "listed": entry.name, "why": entry.why}
            if party.lei and entry.lei and party.lei != entry.lei:
                yield Cleared(party.id, told)
            else:
                yield Flaw.of(party.id, **told)


RULES: tuple[Rule[Screened], ...] = (_names,)
