"""The group around an entity: up to its top and down again, each end explained.

A group is what the accounts of one top firm take in. It is drawn as far as the limits allow; where
the walk stops short, in a circle or at a limit, a finding says so. Inactive relationships are
history and are not followed.

Source: RR-CDF 2.1; Reporting Exceptions 2.1.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from lei.findings import Finding, examine, findings_of_each
from lei.group_rules import EXTENT_RULES, STATEMENT_RULES, Extent, Statement
from lei.group_source import BRANCH, DIRECT, ULTIMATE, Edge, GroupSource, Member, OneByOne
from lei.ownership import EntitySource, ExceptionCategory, RelationshipType

DEPTH_MAX: Final = 50
NODES_MAX: Final = 5_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What an entity says about one parent: its LEI, or reasons for naming none, or nothing."""

    category: ExceptionCategory
    parent: str | None
    reasons: tuple[str, ...] = ()


class Node(NamedTuple):
    """One entity of a group. `level` counts down from the top, which is 0; `member` is None for one
    that is not held."""

    lei: str
    level: int
    member: Member | None
    answers: tuple[Answer, Answer]


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


def chain(source: GroupSource, lei: str, *, depth_max: int = DEPTH_MAX) -> Chain:
    """The chain of parents above `lei`, which need not be on the register."""
    climbed = [lei]
    named = _first_of_each(source.above((lei,)))
    ultimate = named.get(ULTIMATE)
    while len(climbed) <= depth_max:
        parent = named.get(DIRECT) or named.get(BRANCH)
        if parent is None:
            return Chain(lei, tuple(climbed[1:]), ultimate)
        if parent in climbed:
            circle = tuple(climbed[climbed.index(parent) :])
            return Chain(lei, tuple(climbed[1:]), ultimate, circle)
        climbed.append(parent)
        named = _first_of_each(source.above((parent,)))
    return Chain(lei, tuple(climbed[1:]), ultimate, complete=False)


def group(
    source: GroupSource, lei: str, *, depth_max: int = DEPTH_MAX, nodes_max: int = NODES_MAX
) -> Group:
    """The whole group that `lei` belongs to."""
    above = chain(source, lei, depth_max=depth_max)
    levels, stopped = _walk_down(source, above.top, depth_max, nodes_max)
    for code in (lei, *above.parents, *(edge.parent for edge in source.above((lei,)))):
        levels.setdefault(code, 0)
    said, members = _said(source, levels), source.members(levels)
    nodes = tuple(_nodes(levels, members, said))
    extent = Extent(above.circle, stopped or not above.complete, depth_max, nodes_max)
    odd = findings_of_each(_statements(source, nodes, said, members), STATEMENT_RULES)
    findings = examine(extent, EXTENT_RULES).findings + odd
    return Group(lei, above, nodes, tuple(_drawn(said.edges, levels)), findings)


def answers(source: EntitySource, lei: str) -> tuple[Answer, Answer]:
    """What `lei` says about its direct and about its ultimate parent."""
    said = _said(OneByOne(source), (lei,))
    return said.direct.answer(lei), said.ultimate.answer(lei)


class _About:
    """What entities say of one of their two parents: the first they name, or reasons for none."""

    def __init__(
        self,
        category: ExceptionCategory,
        parents: Mapping[str, str],
        reasons: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.parents, self.reasons = parents, reasons
        # Most members of a large group say the same.
        self._answer = cache(lambda parent, given: Answer(category, parent, given))

    def answer(self, lei: str) -> Answer:
        """What one of them says."""
        return self._answer(self.parents.get(lei), self.reasons.get(lei, ()))


class _Said(NamedTuple):
    """What entities say of their parents, and the lines above them."""

    edges: Sequence[Edge]
    direct: _About
    ultimate: _About


def _said(source: GroupSource, codes: Collection[str]) -> _Said:
    edges, reasons = source.above(codes), source.reasons(codes)
    direct, ultimate = (
        _About(category, _first(edges, type_), reasons[category]) for category, type_ in _CATEGORIES
    )
    return _Said(edges, direct, ultimate)


def _first(edges: Sequence[Edge], type_: RelationshipType) -> dict[str, str]:
    """Of each child the parent that it names first in a relationship of this type."""
    return {child: parent for child, parent, of in reversed(edges) if of is type_}


def _walk_down(
    source: GroupSource, top: str, depth_max: int, nodes_max: int
) -> tuple[dict[str, int], bool]:
    """Each code with its level, nearest first; and whether a limit stopped the walk."""
    levels, level = {top: 0}, [top]
    while level:
        depth, above = levels[level[0]] + 1, level
        level = [code for code in source.below(above, nodes_max + 1) if code not in levels]
        if level and depth > depth_max:
            return levels, True
        room = nodes_max - len(levels)
        levels.update(dict.fromkeys(level[:room], depth))
        if len(level) > room:
            return levels, True
    return levels, False


def _drawn(edges: Iterable[Edge], levels: Mapping[str, int]) -> list[Edge]:
    """The lines within a group: those to its top only where no nearer line is drawn."""
    within = [edge for edge in edges if edge.parent in levels]
    consolidated = {edge.child for edge in within if edge.type in (DIRECT, BRANCH)}
    return [e for e in within if e.type is not ULTIMATE or e.child not in consolidated]


def _nodes(levels: Mapping[str, int], members: Mapping[str, Member], said: _Said) -> Iterator[Node]:
    direct, ultimate, member = said.direct.answer, said.ultimate.answer, members.get
    for code, level in levels.items():
        yield Node(code, level, member(code), (direct(code), ultimate(code)))


def _statements(
    source: GroupSource, nodes: Sequence[Node], said: _Said, members: Mapping[str, Member]
) -> list[Statement]:
    """What each node says, with what is known of whom it names, within the group or outside."""
    parents = {*said.direct.parents.values(), *said.ultimate.parents.values()}
    outside = parents.difference(node.lei for node in nodes)
    known = {**members, **source.members(outside)}
    above = {**said.direct.parents, **_first(source.above(outside), DIRECT)}
    named = cache(lambda *codes: {code: known.get(code) for code in codes if code})
    return [
        Statement(
            node.lei,
            node.member,
            direct.parent,
            ultimate.parent,
            direct.reasons,
            ultimate.reasons,
            named(direct.parent, ultimate.parent),
            above.get(ultimate.parent) if ultimate.parent else None,
        )
        for node in nodes
        for direct, ultimate in (node.answers,)
    ]


def _first_of_each(edges: Sequence[Edge]) -> dict[RelationshipType, str]:
    return {edge.type: edge.parent for edge in reversed(edges)}


_CATEGORIES: Final = ((ExceptionCategory.DIRECT, DIRECT), (ExceptionCategory.ULTIMATE, ULTIMATE))
