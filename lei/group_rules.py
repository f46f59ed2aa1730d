"""What can be odd in the statements of a group: circles, lapsed parents, two answers to a question.

A subject holds every fact looked up; the walk in `lei.group` makes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from lei.findings import Flaw, Judgement, Missing, Severity, rule
from lei.group_source import Member
from lei.record import RegistrationStatus


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a walk through a group came: the circle it met, and whether a limit stopped it."""

    circle: tuple[str, ...]
    stopped: bool
    depth_max: int
    nodes_max: int


class Statement(NamedTuple):
    """What one entity says of its parents, with what is known of those it names.

    `above_ultimate` is the direct parent that its ultimate parent names.
    """

    lei: str
    member: Member | None
    direct: str | None
    ultimate: str | None
    direct_reasons: tuple[str, ...]
    ultimate_reasons: tuple[str, ...]
    named: Mapping[str, Member | None]
    above_ultimate: str | None

    @property
    def name(self) -> str:
        return _name(self.lei, self.member)

    def named_as(self, code: str) -> str:
        """The name of a firm this one names as its parent."""
        return _name(code, self.named.get(code))


def _name(code: str, member: Member | None) -> str:
    return member.name if member else code


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
def _self_parent(statement: Statement) -> Iterator[Judgement]:
    if statement.lei in (statement.direct, statement.ultimate):
        yield Flaw.of(statement.lei, name=statement.name)


@rule(
    "ownership-parent-unknown",
    says="{name} names {parent} as a parent, a code this register does not hold. Look it up at "
    "GLEIF before you rely on it.",
    source="RR-CDF 2.1, EndNode",
    severity=Severity.INFO,
)
def _parent_unknown(statement: Statement) -> Iterator[Judgement]:
    for code, member in statement.named.items():
        if member is None:
            yield Flaw.of(statement.lei, name=statement.name, parent=code)


@rule(
    "ownership-parent-lapsed",
    says="The parent {parent} has not renewed its LEI. It is still the parent; its details may be "
    "out of date.",
    source="LEI-CDF 3.1, RegistrationStatus; RR-CDF 2.1, EndNode",
    severity=Severity.WARNING,
)
def _parent_lapsed(statement: Statement) -> Iterator[Judgement]:
    for code, member in statement.named.items():
        if member and member.status is RegistrationStatus.LAPSED:
            yield Flaw.of(statement.lei, parent=statement.named_as(code))


@rule(
    "ownership-parent-ended",
    says="{name} names {parent} as a parent, and that firm's LEI is closed. Ask {name} who its "
    "parent is today.",
    source="LEI-CDF 3.1, RegistrationStatus; RR-CDF 2.1, EndNode",
    severity=Severity.WARNING,
)
def _parent_ended(statement: Statement) -> Iterator[Judgement]:
    for code, member in statement.named.items():
        if member and member.status in _ENDED:
            yield Flaw.of(statement.lei, name=statement.name, parent=statement.named_as(code))


@rule(
    "ownership-top-has-parent",
    says="{name} names {parent} as the top of its group, and {parent} itself names a parent, "
    "{above}. One of the two records is out of date.",
    source="LEI ROC, Level 2 policy of 10 March 2016, ultimate accounting consolidating parent",
    severity=Severity.WARNING,
)
def _top_has_parent(statement: Statement) -> Iterator[Judgement]:
    if statement.ultimate and statement.above_ultimate:
        parent = statement.named_as(statement.ultimate)
        above = statement.above_ultimate
        yield Flaw.of(statement.lei, name=statement.name, parent=parent, above=above)


@rule(
    "ownership-two-answers",
    says="{name} names a parent and also gives a reason for naming none ({reasons}). Only one of "
    "the two can be true; ask which.",
    source="Reporting Exceptions 2.1, ExceptionCategory; LEI ROC, Level 2 policy, 2.4",
    severity=Severity.WARNING,
)
def _two_answers(statement: Statement) -> Iterator[Judgement]:
    for parent, reasons in (
        (statement.direct, statement.direct_reasons),
        (statement.ultimate, statement.ultimate_reasons),
    ):
        if parent and reasons:
            yield Flaw.of(statement.lei, name=statement.name, reasons=reasons)


@rule(
    "ownership-ultimate-missing",
    says="{name} names a direct parent, and neither a top parent nor a reason for leaving it out. "
    "It stands where its direct parent stands.",
    source="LEI ROC, Level 2 policy of 10 March 2016, 2.1: both parents, or a reason for each",
    severity=Severity.WARNING,
)
def _ultimate_missing(statement: Statement) -> Iterator[Judgement]:
    if statement.member is None:
        yield Missing(statement.lei)
    elif statement.direct and not (statement.ultimate or statement.ultimate_reasons):
        yield Flaw.of(statement.lei, name=statement.name)


_ENDED: Final = frozenset(
    {
        RegistrationStatus.RETIRED,
        RegistrationStatus.MERGED,
        RegistrationStatus.ANNULLED,
        RegistrationStatus.DUPLICATE,
        RegistrationStatus.CANCELLED,
    }
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
