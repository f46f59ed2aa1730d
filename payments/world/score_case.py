"""What a score is made of: the case that is judged, a mark and its evidence, a criterion.

THE TABLE of criteria is `payments.world.score_criteria`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from payments.world.coming_to_ends import Reached, ends_reached
from payments.world.costs import Borne, borne
from payments.world.decisions import Decision, Papers, decisions, presentations
from payments.world.lesson import Criterion as Weighed
from payments.world.replay import replay
from payments.world.scenario import End, Scenario
from payments.world.state import Entry, Opening, World

NONE, ALL = Fraction(0), Fraction(1)
"""Shares of points."""

WHOLE_TABLE = ""
"""Stands for a seat where a mark is the whole table's."""


@dataclass(frozen=True, slots=True)
class TakenHint:
    """A step of a hint that a seat took: after which act, and what it cost in points."""

    hint: str
    step: int
    seat: str
    number: int
    cost: int


@dataclass(frozen=True, slots=True)
class Reference:
    """One end of the scenario as bots play it: what a table's way is held against."""

    end: End
    entries: tuple[Entry, ...]
    reached: bool


@dataclass(frozen=True)
class Case:
    """A table's log with what it is held against. Another table's log is never in it."""

    scenario: Scenario
    entries: tuple[Entry, ...]
    hints: tuple[TakenHint, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def opening(self) -> Opening:
        """What the world opened with."""
        found: Opening = self.entries[0].act.body
        return found

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """What the banks decided about documents."""
        return decisions(self.entries)

    @cached_property
    def papers(self) -> tuple[Papers, ...]:
        """The presentations."""
        return presentations(self.entries)

    @cached_property
    def reached(self) -> tuple[Reached, ...]:
        """The ends that the table came to."""
        return ends_reached(self.scenario.ends, self.entries)

    @cached_property
    def world(self) -> World:
        """The world as it stands. Only for a log of this engine."""
        return replay([entry.act for entry in self.entries])

    @cached_property
    def charges(self) -> tuple[Borne, ...]:
        """The charges that the seats bore."""
        return borne(self.entries)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a criterion found: which share of its points, and why.

    `key` tells the marks of one criterion and seat apart, and stays while the table plays on;
    `share` is from 0 to 1; `acts` and `rules` are the evidence; `says` is a sentence with
    placeholders for `values`, to be told in a language.
    """

    seat: str
    key: str
    share: Fraction
    says: str
    acts: tuple[int, ...]
    rules: tuple[str, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is worth points: what it asks for, by which source, and how it is seen.

    Its points are a share of those of `weighed`. `measure` yields nothing where the story gave no
    occasion for it.
    """

    id: str
    name: str
    says: str
    source: str
    weighed: Weighed
    measure: Callable[[Case], Iterable[Mark]]


@dataclass(frozen=True, slots=True)
class Score:
    """One row of points with its evidence: numbers of acts, ids of rules.

    `id` is unique at a table and stays the same while the table plays on. `seat` is empty where
    the row is the whole table's.
    """

    id: str
    criterion: str
    name: str
    seat: str
    points: int
    points_max: int
    says: str
    values: Mapping[str, object]
    source: str
    acts: tuple[int, ...]
    rules: tuple[str, ...]
