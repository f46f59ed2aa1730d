"""Looking back on one table: what happened, what the reference does, what it cost, what if.

All of it is read from one log and from the scenario: of other tables it knows nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from lei.findings import Finding
from payments.network.model import Outcome
from payments.world.cash import Movement, Till, movements, tills
from payments.world.clock import KIND as ADVANCE
from payments.world.coming_to_ends import Reached, ends_reached
from payments.world.costs import Borne, borne
from payments.world.decisions import REFUSE, TAKES_UP, Decision, Papers, decisions, presentations
from payments.world.opening import KIND as OPEN
from payments.world.scenario import DECIDE, End, EndKind, Plan, Scenario
from payments.world.score import assess
from payments.world.score_case import Reference, Score, TakenHint
from payments.world.state import Act, Entry, Opening
from payments.world.story import StoryLine, lines


@dataclass(frozen=True, slots=True)
class Beside:
    """A step of the reference solution, and the act that took it here; 0 where none did."""

    seat: str
    kind: str
    planned_at: datetime
    number: int
    at: datetime | None

    @property
    def later(self) -> timedelta | None:
        """How much later than the reference; negative where it was earlier."""
        return None if self.at is None else self.at - self.planned_at


@dataclass(frozen=True, slots=True)
class Way:
    """How one way through the scenario came out: this table's own, or an end that bots play.

    `ends` are the names of the ends it came to; `days` how long it took.
    """

    name: str
    says: str
    is_reference: bool
    is_mistake: bool
    ends: tuple[str, ...]
    days: int
    points: int
    points_max: int
    tills: tuple[Till, ...]
    charges: tuple[Borne, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """One table looked back on. `now` is where its clock stands."""

    title: str
    scenario: str
    starts_at: datetime
    now: datetime
    acts: int
    timeline: tuple[StoryLine, ...]
    beside: tuple[Beside, ...]
    papers: tuple[Papers, ...]
    decisions: tuple[Decision, ...]
    looked_up: tuple[tuple[int, str, tuple[Finding, ...]], ...]  # act, seat, what was seen
    movements: tuple[Movement, ...]
    scores: tuple[Score, ...]
    own: Way
    ways: tuple[Way, ...]


def debrief(
    scenario: Scenario,
    entries: Sequence[Entry],
    now: datetime,
    *,
    hints: tuple[TakenHint, ...] = (),
    references: tuple[Reference, ...] = (),
    ways: tuple[Way, ...] = (),
) -> Debrief:
    """The debrief of a table; `entries` are those in force.

    `references` are what bots played, `ways` how that came out (`ways_of`).
    """
    opening: Opening = entries[0].act.body
    scores = assess(scenario, entries, hints=hints, references=references)
    reached = ends_reached(scenario.ends, entries)
    return Debrief(
        title=opening.title,
        scenario=opening.scenario,
        starts_at=opening.starts_at,
        now=now,
        acts=entries[-1].act.number,
        timeline=tuple(line for line in lines(entries) if line.says and line.kind != OPEN),
        beside=tuple(_beside(scenario, entries)),
        papers=presentations(entries),
        decisions=decisions(entries),
        looked_up=tuple(_looked_up(entries)),
        movements=movements(entries),
        scores=scores,
        own=_way("", "", reached, entries, scores),
        ways=ways,
    )


def ways_of(scenario: Scenario, references: tuple[Reference, ...]) -> tuple[Way, ...]:
    """How the scenario's ends come out when bots play them."""
    return tuple(_played(scenario, each, references) for each in references)


def reference_end(scenario: Scenario) -> End | None:
    """The end that the reference solution comes to; the first one where none is marked."""
    marked = [end for end in scenario.ends if end.kind is EndKind.REFERENCE]
    return next(iter((*marked, *scenario.ends)), None)


def _played(scenario: Scenario, played: Reference, references: tuple[Reference, ...]) -> Way:
    scores = assess(scenario, played.entries, references=references)
    reached = ends_reached(scenario.ends, played.entries)
    end = played.end
    is_reference = end == reference_end(scenario)
    way = _way(end.name, end.says, reached, played.entries, scores)
    return replace(way, is_reference=is_reference, is_mistake=end.kind is EndKind.MISTAKE)


def _way(
    name: str,
    says: str,
    reached: tuple[Reached, ...],
    entries: Sequence[Entry],
    scores: tuple[Score, ...],
) -> Way:
    return Way(
        name=name,
        says=says,
        is_reference=False,
        is_mistake=False,
        ends=tuple(each.end.name for each in reached),
        days=_days(entries),
        points=sum(score.points for score in scores),
        points_max=sum(score.points_max for score in scores),
        tills=tills(entries),
        charges=borne(entries),
    )


def _days(entries: Sequence[Entry]) -> int:
    """Days from the opening to the last thing that somebody did or that came of it."""
    opening: Opening = entries[0].act.body
    last = max((o.at for e in entries for o in _happened(e)), default=opening.starts_at)
    return (last - opening.starts_at).days


def _happened(entry: Entry) -> Iterator[Outcome]:
    """What a seat did; of what the clock did, the money that moved."""
    return (o for o in entry.outcomes if entry.act.kind != ADVANCE or o.postings)


def _beside(scenario: Scenario, entries: Sequence[Entry]) -> Iterator[Beside]:
    end = reference_end(scenario)
    plans = end.plans if end else ()
    for number, plan in enumerate(plans):
        turn = sum(1 for other in plans[:number] if _alike(other, plan))
        done = [e for e in entries if e.act.seat == plan.seat and _does(e.act, plan)]
        found = done[turn] if turn < len(done) else None
        at = found.outcomes[0].at if found and found.outcomes else None
        yield Beside(plan.seat, plan.kind, plan.not_before, found.act.number if found else 0, at)


def _alike(one: Plan, other: Plan) -> bool:
    return (one.seat, one.kind) == (other.seat, other.kind)


def _does(act: Act, plan: Plan) -> bool:
    if plan.kind == DECIDE:
        return act.kind == REFUSE or act.kind in TAKES_UP
    return act.kind == plan.kind


def _looked_up(entries: Sequence[Entry]) -> Iterator[tuple[int, str, tuple[Finding, ...]]]:
    """What each look at a firm showed."""
    for entry in entries:
        if entry.act.kind == "entity.look_up":
            found = tuple(one for outcome in entry.outcomes for one in outcome.findings)
            yield entry.act.number, entry.act.seat, found
