"""The group around an entity: up to its top and down again, each end explained.

A group is what the accounts of one top firm take in. It is drawn as far as the limits allow; where
the walk stops short, in a circle or at a limit, a finding says so. Inactive relationships are
history and are not followed.

Source: RR-CDF 2.1; Reporting Exceptions 2.1.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import cache
from typing import Final

from lei.findings import Finding, examine
from lei.group_rules import EXTENT_RULES, STATEMENT_RULES, Extent, Statement
from lei.ownership import (
    EntitySource,
    ExceptionCategory,
    Relationship,
    RelationshipType,
    ReportingException,
)
from lei.record import LeiRecord

DEPTH_MAX: Final = 50
NODES_MAX: Final = 5_000

DIRECT: Final = RelationshipType.IS_DIRECTLY_CONSOLIDATED_BY
ULTIMATE: Final = RelationshipType.IS_ULTIMATELY_CONSOLIDATED_BY
BRANCH: Final = RelationshipType.IS_INTERNATIONAL_BRANCH_OF
_CATEGORIES: Final = ((ExceptionCategory.DIRECT, DIRECT), (ExceptionCategory.ULTIMATE, ULTIMATE))


@dataclass(frozen=True, slots=True)
class Answer:
    """What an entity says about one parent: its LEI, or reasons for naming none, or nothing."""

    category: ExceptionCategory
    parent: str | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """One entity of a group. `level` counts down from the top, which is 0."""

    lei: str
    level: int
    record: LeiRecord | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A line of the picture, from child to parent."""

    child: str
    parent: str
    type: RelationshipType


@dataclass(frozen=True, slots=True)
class Chain:
    """From an entity up: the direct parents in order, and where and why they end.

    `circle` is empty, or the codes of the circle the chain runs into; `complete` is False when the
    limit of depth stopped the climb.
    """

    lei: str
    parents: tuple[str, ...]
    ultimate: str | None
    circle: tuple[str, ...] = ()
    complete: bool = True

    @property
    def top(self) -> str:
        """The firm at which the group begins: the end of the chain, or the one named as such."""
        if self.circle or not self.complete:
            return self.lei if self.lei in self.circle else self.parents[-1]
        return self.parents[-1] if self.parents else (self.ultimate or self.lei)


@dataclass(frozen=True, slots=True)
class Group:
    """Who belongs together: nodes from the top down, lines between them, and what is odd."""

    lei: str
    chain: Chain
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    findings: tuple[Finding, ...]


def chain(source: EntitySource, lei: str, *, depth_max: int = DEPTH_MAX) -> Chain:
    """The chain of parents above `lei`, which need not be on the register."""
    climbed = [lei]
    ultimate = _parent(source, lei, ULTIMATE)
    while len(climbed) <= depth_max:
        parent = _parent(source, climbed[-1], DIRECT) or _parent(source, climbed[-1], BRANCH)
        if parent is None:
            return Chain(lei, tuple(climbed[1:]), ultimate)
        if parent in climbed:
            circle = tuple(climbed[climbed.index(parent) :])
            return Chain(lei, tuple(climbed[1:]), ultimate, circle)
        climbed.append(parent)
    return Chain(lei, tuple(climbed[1:]), ultimate, complete=False)


def group(
    source: EntitySource, lei: str, *, depth_max: int = DEPTH_MAX, nodes_max: int = NODES_MAX
) -> Group:
    """The whole group that `lei` belongs to."""
    source = _Remembering(source)
    above = chain(source, lei, depth_max=depth_max)
    levels, stopped = _walk_down(source, above.top, depth_max, nodes_max)
    for code in (lei, *above.parents, *(r.parent for r in _active(source, lei))):
        levels.setdefault(code, 0)
    edges = tuple(edge for code in levels for edge in _edges(source, code, levels))
    nodes = tuple(_node(source, code, level) for code, level in levels.items())
    extent = Extent(above.circle, stopped or not above.complete, depth_max, nodes_max)
    findings = examine(extent, EXTENT_RULES).findings
    for node in nodes:
        findings += examine(_statement(source, node), STATEMENT_RULES).findings
    return Group(lei, above, nodes, edges, findings)


class _Remembering:
    """A source that is asked for one thing once, since each node is come by from several sides."""

    def __init__(self, source: EntitySource) -> None:
        self.record = cache(source.record)
        self.parents = cache(source.parents)
        self.children = cache(source.children)
        self.exceptions = cache(source.exceptions)


def _walk_down(
    source: EntitySource, top: str, depth_max: int, nodes_max: int
) -> tuple[dict[str, int], bool]:
    """Each code with its level, nearest first; and whether a limit stopped the walk."""
    levels = {top: 0}
    waiting = deque([top])
    while waiting:
        parent = waiting.popleft()
        for child in _below(source, parent):
            if child in levels:
                continue
            if len(levels) >= nodes_max or levels[parent] >= depth_max:
                return levels, True
            levels[child] = levels[parent] + 1
            waiting.append(child)
    return levels, False


def _below(source: EntitySource, parent: str) -> list[str]:
    """The children of `parent`; one that names it only as its top comes where nothing nearer is."""
    active = [r for r in source.children(parent) if r.status == "ACTIVE"]
    near = [r.child for r in active if r.type is not ULTIMATE]
    far = [r.child for r in active if r.type is ULTIMATE and not _nearest(source, r.child)]
    return near + far


def _nearest(source: EntitySource, child: str) -> str | None:
    return _parent(source, child, DIRECT) or _parent(source, child, BRANCH)


def _edges(source: EntitySource, child: str, levels: dict[str, int]) -> list[Edge]:
    """The lines above `child`: those to its top only where no nearer line is drawn."""
    lines = [r for r in _active(source, child) if r.parent in levels]
    near = [r for r in lines if r.type is not ULTIMATE]
    consolidated = any(r.type in (DIRECT, BRANCH) for r in near)
    return [Edge(r.child, r.parent, r.type) for r in (near if consolidated else lines)]


def _node(source: EntitySource, lei: str, level: int) -> Node:
    return Node(lei, level, source.record(lei), answers(source, lei))


def answers(source: EntitySource, lei: str) -> tuple[Answer, ...]:
    """What `lei` says about its direct and about its ultimate parent."""
    exceptions = source.exceptions(lei)
    return tuple(
        Answer(category, _parent(source, lei, type_), _reasons(exceptions, category))
        for category, type_ in _CATEGORIES
    )


def _reasons(
    exceptions: tuple[ReportingException, ...], category: ExceptionCategory
) -> tuple[str, ...]:
    return tuple(reason for e in exceptions if e.category is category for reason in e.reasons)


def _statement(source: EntitySource, node: Node) -> Statement:
    direct, ultimate = node.answers
    named = {code: source.record(code) for code in (direct.parent, ultimate.parent) if code}
    above = _parent(source, ultimate.parent, DIRECT) if ultimate.parent else None
    return Statement(
        node.lei,
        node.record,
        direct.parent,
        ultimate.parent,
        direct.reasons,
        ultimate.reasons,
        named,
        above,
    )


def _parent(source: EntitySource, lei: str, type_: RelationshipType) -> str | None:
    return next((r.parent for r in _active(source, lei) if r.type is type_), None)


def _active(source: EntitySource, lei: str) -> list[Relationship]:
    return [r for r in source.parents(lei) if r.status == "ACTIVE"]
