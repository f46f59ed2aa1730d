"""The trail of a record as a chain: each entry carries the digest of the one before.

Whoever changes an entry has to change every digest after it; whoever noted the last digest sees
that. The chain is checked as it is written, not as it is read, so that no byte goes unseen.

Source: MLETR art. 10(1)(b)(iii), 12(a)(ii); the digest is SHA-256 over the canonical JSON of the
entry (RFC 8785 for what stands in it: texts, whole numbers, objects).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from lei.findings import Finding, Flaw, Judgement, Rule, examine, rule
from payments.title.title import Entry, Title
from payments.world.tagged import digest, plain, spelled


@dataclass(frozen=True, slots=True)
class Trail:
    """A trail as it is written, and what it is held against.

    `document` is the digest of the bill of lading as it lies there, `head` the last digest as
    somebody noted it; None where that is not known.
    """

    entries: Sequence[Mapping[str, Any]]
    document: str | None = None
    head: str | None = None


def sealed(entry: Entry) -> Entry:
    """The entry with the digest of all the rest of it."""
    return replace(entry, digest=digest_of(plain(entry)))


def digest_of(entry: Mapping[str, Any]) -> str:
    """SHA-256 of an entry as it is written, its own digest left out."""
    rest = {name: value for name, value in entry.items() if name != "digest"}
    return hashlib.sha256(spelled(rest)).hexdigest()


def check_title(title: Title, head: str | None = None) -> tuple[Finding, ...]:
    """What is wrong with a record's trail, the first broken entry named; empty when it holds."""
    return check_trail(Trail(plain(title.trail), digest(title.document), head))


def check_trail(trail: Trail) -> tuple[Finding, ...]:
    """What is wrong with a trail as it is written; empty when it holds."""
    return examine(trail, RULES).findings


@rule(
    "title-entry-changed",
    says="Entry {number} of the trail is not as it was sealed: it was changed afterwards. Trust "
    "nothing from this entry on.",
    source="MLETR art. 10(1)(b)(iii)",
)
def _changed(trail: Trail) -> Iterator[Judgement]:
    for place, entry in enumerate(trail.entries, start=1):
        if entry.get("digest") != digest_of(entry):
            yield Flaw.of(f"trail[{place}]", number=place)
            return


@rule(
    "title-entry-missing",
    says="Entry {number} of the trail does not follow the one before it: an entry was taken out, "
    "put in or moved.",
    source="MLETR art. 10(1)(b)(iii)",
)
def _missing(trail: Trail) -> Iterator[Judgement]:
    if trail.entries and trail.entries[0].get("number") != 1:
        yield Flaw.of("trail[1]", number=1)
        return
    for place, (before, entry) in enumerate(pairwise(trail.entries), start=2):
        if entry.get("number") != place or entry.get("previous") != before.get("digest"):
            yield Flaw.of(f"trail[{place}]", number=place)
            return


@rule(
    "title-trail-cut",
    says="The trail ends with another entry than the one whose digest was noted: its end was cut "
    "off, or it went on.",
    source="MLETR art. 12(a)(ii)",
)
def _cut(trail: Trail) -> Iterator[Judgement]:
    if not trail.entries or (trail.head and trail.entries[-1].get("digest") != trail.head):
        yield Flaw.of("trail")


@rule(
    "title-bill-changed",
    says="The bill of lading is not the one that the last entry of the trail was made for.",
    source="MLETR art. 10(2)",
)
def _bill(trail: Trail) -> Iterator[Judgement]:
    if trail.entries and trail.document not in (None, trail.entries[-1].get("document")):
        yield Flaw.of("document")


RULES: tuple[Rule[Trail], ...] = (_changed, _missing, _cut, _bill)
