"""What the banks decided about documents, as the log tells it: the decision beside the papers.

Read from acts and outcomes alone, so that a log of another engine can be looked back on as well.

Source: UCP 600 art. 14(b), 15, 16.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from lei.findings import Finding, Severity
from payments.network.model import Due, Outcome
from payments.world.credit_clock import OVERRUN, PRECLUDE, SECRET
from payments.world.credit_judged import JUDGED
from payments.world.state import Entry, Opening

REFUSE = "credit.refuse"
TAKES_UP = frozenset(
    {"credit.find_complying", "credit.honour", "credit.negotiate", "credit.accept_draft",
     "credit.undertake_deferred_payment"}
)  # fmt: skip
WAIVES = frozenset({"credit.waive", "credit.authorise"})
LATE = (PRECLUDE, OVERRUN)


@dataclass(frozen=True, slots=True)
class Papers:
    """One presentation: the act that made it, and the grounds to refuse that the engine saw."""

    credit: str
    name: str  # P1, P2 …
    number: int
    at: datetime
    seat: str
    grounds: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What one bank decided about one presentation: refused, taken up, or the days were over.

    `kind` is an act's or, where the days ended first, the clock's. `hit`, `missed`, `spurious` and
    `misquoted` are rule ids of its own list beside the engine's; `flaws` what is wrong with the
    notice itself; `waived` whether the buyer or the issuing bank had let the grounds go.
    """

    number: int
    at: datetime
    seat: str
    kind: str
    papers: Papers
    until: datetime | None
    waived: bool = False
    hit: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    spurious: tuple[str, ...] = ()
    misquoted: tuple[str, ...] = ()
    flaws: tuple[Finding, ...] = ()

    @property
    def refuses(self) -> bool:
        """Whether the bank refused."""
        return self.kind == REFUSE

    @property
    def late(self) -> bool:
        """Whether the bank's days had ended."""
        return self.kind in LATE or (self.until is not None and self.at > self.until)

    @property
    def right(self) -> bool:
        """Whether the papers called for it: a refusal for a ground, else their taking up."""
        if self.refuses:
            return bool(self.hit)
        return self.kind not in LATE and (self.waived or not self.papers.grounds)


@dataclass
class _Reading:
    """What has been read of a log so far."""

    opening: Opening
    papers: list[Papers] = field(default_factory=list)
    due: dict[str, Due] = field(default_factory=dict)
    waived: dict[str, int] = field(default_factory=dict)
    made: dict[tuple[str, str, str], Decision] = field(default_factory=dict)


def decisions(entries: Sequence[Entry]) -> tuple[Decision, ...]:
    """Each bank's first binding decision about each presentation, in the order of the log."""
    reading = _read(entries)
    return tuple(reading.made.values())


def presentations(entries: Sequence[Entry]) -> tuple[Papers, ...]:
    """Every presentation of a log, in order."""
    return tuple(_read(entries).papers)


def _read(entries: Sequence[Entry]) -> _Reading:
    reading = _Reading(entries[0].act.body)
    for entry in entries:
        for outcome in entry.outcomes:
            _note(reading, entry, outcome)
        for decision in _decided(reading, entry):
            papers = decision.papers
            reading.made.setdefault((decision.seat, papers.credit, papers.name), decision)
    return reading


def _note(reading: _Reading, entry: Entry, outcome: Outcome) -> None:
    for due in outcome.due:
        if due.kind in LATE:
            reading.due[due.key] = due
    if outcome.kind == SECRET:
        reading.papers.append(_papers(reading, entry, outcome))
    if outcome.kind in WAIVES:
        reading.waived[outcome.about] = entry.act.number


def _papers(reading: _Reading, entry: Entry, outcome: Outcome) -> Papers:
    before = sum(1 for known in reading.papers if known.credit == outcome.about)
    grounds = tuple(one for one in outcome.findings if one.severity is Severity.ERROR)
    return Papers(
        outcome.about, f"P{before + 1}", entry.act.number, outcome.at, entry.act.seat, grounds
    )


def _decided(reading: _Reading, entry: Entry) -> Iterator[Decision]:
    for outcome in entry.outcomes:
        if outcome.kind in LATE:
            yield from _let_pass(reading, entry, outcome)
        elif outcome.kind == entry.act.kind and outcome.kind in {REFUSE, *TAKES_UP}:
            yield from _spoken(reading, entry, outcome)


def _let_pass(reading: _Reading, entry: Entry, outcome: Outcome) -> Iterator[Decision]:
    """The clock found a bank that had not decided."""
    for key in outcome.spent:
        due, name = reading.due.get(key), key.split("/")[-2]
        papers = _find(reading, outcome.about, name)
        if due is not None and papers is not None:
            for seat in _seats(reading.opening, due.bank):
                yield Decision(entry.act.number, outcome.at, seat, outcome.kind, papers, due.at)


def _spoken(reading: _Reading, entry: Entry, outcome: Outcome) -> Iterator[Decision]:
    name = getattr(entry.act.body, "presentation", None)
    papers = _find(reading, outcome.about, name)
    if papers is None:
        return
    due = _due(reading, papers, entry.act.seat)
    decision = Decision(
        number=entry.act.number,
        at=outcome.at,
        seat=entry.act.seat,
        kind=outcome.kind,
        papers=papers,
        until=due.at if due else None,
        waived=reading.waived.get(outcome.about, 0) > papers.number,
    )
    yield _judged(decision, entry.outcomes)


def _judged(decision: Decision, outcomes: Iterable[Outcome]) -> Decision:
    """The decision with what the engine said of the bank's own list."""
    said = [one for outcome in outcomes if outcome.kind == JUDGED for one in outcome.findings]
    lists = {one.rule: _rules(one) for one in said if one.rule.startswith("list-")}
    return replace(
        decision,
        hit=lists.get("list-hit", ()),
        missed=lists.get("list-missed", ()),
        spurious=lists.get("list-spurious", ()),
        misquoted=lists.get("list-wrong-article", ()),
        flaws=tuple(one for one in said if one.rule not in lists),
    )


def _rules(finding: Finding) -> tuple[str, ...]:
    named = finding.values["rules"]
    return tuple(str(rule) for rule in named) if isinstance(named, tuple) else (str(named),)


def _find(reading: _Reading, credit: str, name: str | None) -> Papers | None:
    here = [papers for papers in reading.papers if papers.credit == credit]
    named = [papers for papers in here if name in (None, papers.name)]
    return named[-1] if named else None


def _due(reading: _Reading, papers: Papers, seat: str) -> Due | None:
    """When the days of the bank at that seat end for these papers."""
    for due in reading.due.values():
        same = due.about == papers.credit and due.key.split("/")[-2] == papers.name
        if same and seat in _seats(reading.opening, due.bank):
            return due
    return None


def _seats(opening: Opening, party: str) -> tuple[str, ...]:
    return tuple(seat.name for seat in opening.seats if seat.party == party)
