"""Numbers that stand on more than one payment of a file, found as it streams by.

What was seen is kept as hashes of eight bytes, so that a file of 100,000 payments takes some
megabytes; that two numbers share one is to be expected once in a thousand million such files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from lei.findings import Finding, Rule
from payments.messages.kinds import Subject
from payments.messages.rules.references import UNIQUE_TAGS, repeated


class Repeats:
    """The numbers of the payments seen so far, for those of `rules` that ask for unique ones."""

    def __init__(self, rules: Sequence[Rule[Subject]]) -> None:
        self._seen: list[tuple[Rule[Subject], str, set[object]]] = [
            (rule, UNIQUE_TAGS[rule.id], set()) for rule in rules if rule.id in UNIQUE_TAGS
        ]

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """What the payments of `subject` repeat of those before them."""
        for rule, tag, seen in self._seen:
            for flaw in repeated(subject, tag, seen, _mark):
                yield Finding(rule.id, rule.severity, rule.source, flaw.at, flaw.values)


def _mark(number: str) -> object:
    return int.from_bytes(blake2b(number.encode(), digest_size=8).digest(), "big")
