"""What can be odd in the statements of a group: circles, lapsed parents, two answers to a question.

A subject holds every fact looked up; the walk in `lei.group` makes them. A group has thousands of
firms, so one subject has the statements of all; a flaw is at the code of whoever makes one.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lei.findings import Flaw, Judgement, Missing, Severity, rule
from lei.group_parts import Member, Saying
from lei.record import RegistrationStatus


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a walk through a group came: the circle it met, and whether a limit stopped it."""

    circle: tuple[str, ...]
    stopped: bool
    depth_max: int
    nodes_max: int


@dataclass(frozen=True, slots=True)
class Statements:
    """What the firms of a group say of their parents, with what is known of whom they name.

    `said` has for each thing said the firms that say it: most firms of a large group say the same,
    and what is said is judged once. `above` has whom firms name as their direct parent.
    """

    said: Mapping[Saying, Sequence[str]]
    known: Mapping[str, Member]
    above: Mapping[str, str]

    def name(self, code: str) -> str:
        """The name of a firm, or its code where it is not held."""
        member = self.known.get(code)
        return member.name if member else code

    def naming(self, odd: Container[str]) -> Iterator[tuple[str, str]]:
        """Who names one of the odd firms as a parent, and which."""
        for saying, firms in self.said.items():
            for parent in saying.parents:
                if parent in odd:
                    for firm in firms:
                        yield firm, parent

    def standing(self, statuses: Container[str]) -> frozenset[str]:
        """The firms whose LEI stands so."""
        return frozenset(code for code, member in self.known.items() if member.status in statuses)


@rule(
    "ownership-circle",
    says="The parents of this firm run in a circle: {circle}. At least one of these records is "
    "wrong. Ask the firm which company draws up the accounts of the whole group.",
    source="RR-CDF 2.1, StartNode and EndNode; LEI ROC, Level 2 policy of 10 March 2016, 2.1",
)
def _circle(extent: Extent) -> Iterator[Judgement]:
    if len(extent.circle) > 1:
        yield Flaw.of("chain", circle=extent.circle)


@rule(
    "ownership-cut-short",
    says="The group is larger than is shown: it is drawn down to {depth_max} levels and "
    "{nodes_max} firms. Open a firm at its edge to see on from there.",
    source="a limit of this sandbox",
    severity=Severity.INFO,
)
def _cut_short(extent: Extent) -> Iterator[Judgement]:
    if extent.stopped:
        yield Flaw.of("group", depth_max=extent.depth_max, nodes_max=extent.nodes_max)


@rule(
    "ownership-self-parent",
    says="{name} names itself as its own parent. That says nothing about who stands behind it; ask "
    "the firm.",
    source="GLEIF data quality checks, relationship start node is not its end node; RR-CDF 2.1",
)
def _self_parent(told: Statements) -> Iterator[Judgement]:
    for saying, firms in told.said.items():
        for parent in saying.parents:
            if parent in firms:
                yield Flaw.of(parent, name=told.name(parent))


@rule(
    "ownership-parent-unknown",
    says="{name} names {parent} as a parent, a code this register does not hold. Look it up at "
    "GLEIF before you rely on it.",
    source="RR-CDF 2.1, EndNode",
    severity=Severity.INFO,
)
def _parent_unknown(told: Statements) -> Iterator[Judgement]:
    named = {parent for saying in told.said for parent in saying.parents}
    for lei, parent in told.naming(named.difference(told.known)):
        yield Flaw.of(lei, name=told.name(lei), parent=parent)


@rule(
    "ownership-parent-lapsed",
    says="The parent {parent} has not renewed its LEI. It is still the parent; its details may be "
    "out of date.",
    source="LEI-CDF 3.1, RegistrationStatus; RR-CDF 2.1, EndNode",
    severity=Severity.WARNING,
)
def _parent_lapsed(told: Statements) -> Iterator[Judgement]:
    for lei, parent in told.naming(told.standing((RegistrationStatus.LAPSED.value,))):
        yield Flaw.of(lei, parent=told.name(parent))


@rule(
    "ownership-parent-ended",
    says="{name} names {parent} as a parent, and that firm's LEI is closed. Ask {name} who its "
    "parent is today.",
    source="LEI-CDF 3.1, RegistrationStatus; RR-CDF 2.1, EndNode",
    severity=Severity.WARNING,
)
def _parent_ended(told: Statements) -> Iterator[Judgement]:
    for lei, parent in told.naming(told.standing(_ENDED)):
        yield Flaw.of(lei, name=told.name(lei), parent=told.name(parent))


@rule(
    "ownership-top-has-parent",
    says="{name} names {parent} as the top of its group, and {parent} itself names a parent, "
    "{above}. One of the two records is out of date.",
    source="LEI ROC, Level 2 policy of 10 March 2016, ultimate accounting consolidating parent",
    severity=Severity.WARNING,
)
def _top_has_parent(told: Statements) -> Iterator[Judgement]:
    for saying, firms in told.said.items():
        above = told.above.get(saying.ultimate) if saying.ultimate else None
        if saying.ultimate and above:
            parent = told.name(saying.ultimate)
            for lei in firms:
                yield Flaw.of(lei, name=told.name(lei), parent=parent, above=above)


@rule(
    "ownership-two-answers",
    says="{name} names a parent and also gives a reason for naming none ({reasons}). Only one of "
    "the two can be true; ask which.",
    source="Reporting Exceptions 2.1, ExceptionCategory; LEI ROC, Level 2 policy, 2.4",
    severity=Severity.WARNING,
)
def _two_answers(told: Statements) -> Iterator[Judgement]:
    for saying, firms in told.said.items():
        for answer in saying.answers:
            if answer.reasons and answer.parent:
                for lei in firms:
                    yield Flaw.of(lei, name=told.name(lei), reasons=answer.reasons)


@rule(
    "ownership-ultimate-missing",
    says="{name} names a direct parent, and neither a top parent nor a reason for leaving it out. "
    "It stands where its direct parent stands.",
    source="LEI ROC, Level 2 policy of 10 March 2016, 2.1: both parents, or a reason for each",
    severity=Severity.WARNING,
)
def _ultimate_missing(told: Statements) -> Iterator[Judgement]:
    for saying, firms in told.said.items():
        if saying.direct and not (saying.ultimate or saying.not_ultimate):
            for lei in firms:
                member = told.known.get(lei)
                yield Flaw.of(lei, name=member.name) if member else Missing(lei)


_ENDED: Final = tuple(
    status.value
    for status in (
        RegistrationStatus.RETIRED,
        RegistrationStatus.MERGED,
        RegistrationStatus.ANNULLED,
        RegistrationStatus.DUPLICATE,
        RegistrationStatus.CANCELLED,
    )
)

EXTENT_RULES: Final = (_circle, _cut_short)
STATEMENT_RULES: Final = (
    _self_parent,
    _parent_unknown,
    _parent_lapsed,
    _parent_ended,
    _top_has_parent,
    _two_answers,
    _ultimate_missing,
)
