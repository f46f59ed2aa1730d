"""Profiles: editions of usage rules, each with its day.

A profile is a delta over a message's own rules: what it adds, what it drops, what it weighs
differently, and from which day. Whether a message keeps the rules is a question to one profile, so
that a scenario of today plays the same next year.

**The deferral.** Unstructured addresses were to be refused from 14 November 2026. Swift deferred
that on 27 August 2026 and has not named a new day. So the refusal is a profile, `cbpr-2026`, whose
`valid_from` is not known: it can be tried today, and comes into force when the day is filled in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lei.findings import Rule, Severity
from payments.messages.kinds import Subject
from payments.messages.rules import national
from payments.messages.usage import RULES


@dataclass(frozen=True, slots=True)
class Weight:
    """A rule's severity under a profile; from a day on, where there is one."""

    rule: str
    severity: Severity
    since: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """An edition of usage rules: a delta over each message's own.

    `drops` are rule ids; `adds` come after what is left. `valid_from` is None where the day is not
    known yet.
    """

    id: str
    says: str
    valid_from: date | None = None
    adds: tuple[Rule[Subject], ...] = ()
    drops: frozenset[str] = frozenset()
    weights: tuple[Weight, ...] = ()

    def rules(self, of: Sequence[Rule[Subject]], on: date) -> tuple[Rule[Subject], ...]:
        """The rules of a message under this profile on a day, each with its severity."""
        severities = {
            weight.rule: weight.severity
            for weight in self.weights
            if weight.since is None or weight.since <= on
        }
        kept = (*(rule for rule in of if rule.id not in self.drops), *self.adds)
        return tuple(
            replace(rule, severity=severities.get(rule.id, rule.severity))
            for rule in kept
            if rule.since is None or rule.since <= on
        )

    def is_in_force(self, on: date) -> bool:
        """Whether its day is known and has come."""
        return self.valid_from is not None and self.valid_from <= on


def profile(id: str) -> Profile:  # noqa: A002  the trade's own word
    """The profile of an id; `current` is the last whose day is known. Raises KeyError.

    Where the day of the check is known, `current` is a question to `in_force`.
    """
    return _BY_ID[id]


def in_force(on: date) -> Profile:
    """The latest edition for payments across borders whose day has come.

    A day before the first edition has the first: older ones are not kept.
    """
    editions = (one for one in EDITIONS if one.is_in_force(on))
    return max(editions, key=lambda one: one.valid_from or date.min, default=EDITIONS[0])


_REFUSED = "cbpr-address-unstructured"

CBPR_2025 = Profile(
    "cbpr-2025",
    "Payments across borders as banks exchange them since November 2025. Addresses in free lines "
    "are still taken.",
    valid_from=date(2025, 11, 22),
)

CBPR_2026 = Profile(
    "cbpr-2026",
    "The next edition: addresses in free lines are refused. Its day is not confirmed; try it to "
    "see what would change.",
    weights=(Weight(_REFUSED, Severity.ERROR),),
)

EDITIONS = (CBPR_2025, CBPR_2026)

PROFILES: tuple[Profile, ...] = (
    Profile(
        "schema-only",
        "The schema, and nothing else.",
        drops=frozenset(rule.id for rule in RULES),
    ),
    *EDITIONS,
    Profile(
        "chaps",
        "Sterling between banks in the United Kingdom: LEI and purpose between banks since May "
        "2025, no addresses in free lines from 14 November 2026.",
        valid_from=national.CHAPS_ON,
        adds=national.CHAPS_RULES,
        drops=frozenset({"cbpr-header-service", "cbpr-settlement-clearing"}),
        weights=(Weight(_REFUSED, Severity.ERROR, since=date(2026, 11, 14)),),
    ),
    Profile(
        "india-50-crore",
        "Payments across borders to and from India: firms have an LEI from 500 million rupees a "
        "transaction.",
        valid_from=national.INDIA_ON,
        adds=national.INDIA_RULES,
    ),
)

_BY_ID = {each.id: each for each in PROFILES} | {"current": in_force(date.max)}
