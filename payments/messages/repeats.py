"""Numbers that stand on more than one payment or block of a file, found as it streams by.

What was seen is kept as hashes of eight bytes, so that a file of 100,000 payments takes some
megabytes; that two numbers share one is to be expected once in a thousand million such files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from lxml import etree

from lei.findings import Finding, Rule, Value
from payments.messages.characters import visible
from payments.messages.kinds import Subject
from payments.messages.places import at, line, place, text
from payments.messages.rules.references import UNIQUE_TAGS, blocks_are_unique, repeated


class Repeats:
    """The numbers of the payments seen so far, for those of `rules` that ask for unique ones."""

    def __init__(self, rules: Sequence[Rule[Subject]]) -> None:
        self._seen: list[tuple[Rule[Subject], str, set[object]]] = [
            (rule, UNIQUE_TAGS[rule.id], set()) for rule in rules if rule.id in UNIQUE_TAGS
        ]
        self._of_blocks = [rule for rule in rules if rule.id == blocks_are_unique.id]
        self._blocks: set[object] = set()

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """What the payments of `subject` repeat of those before them."""
        for rule, tag, seen in self._seen:
            for flaw in repeated(subject, tag, seen, _mark):
                yield Finding(rule.id, rule.severity, rule.source, flaw.at, flaw.values)

    def in_block(self, block: etree._Element) -> Iterator[Finding]:
        """What a block repeats of those before it."""
        node = at(block, "PmtInfId")
        if node is None:
            return
        for rule in self._of_blocks:
            marked = _mark(text(node))
            if marked in self._blocks:
                values: dict[str, Value] = {"number": visible(text(node)), "line": line(node)}
                yield Finding(rule.id, rule.severity, rule.source, place(node), values)
            self._blocks.add(marked)


def _mark(number: str) -> object:
    return int.from_bytes(blake2b(number.encode(), digest_size=8).digest(), "big")
