"""The group around an entity: up to its top and down again, each end explained.

A group is what the accounts of one top firm take in. It is drawn as far as the limits allow; where
the walk stops short, in a circle or at a limit, a finding says so. Inactive relationships are
history and are not followed.

Source: RR-CDF 2.1; Reporting Exceptions 2.1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Final, TypeAlias

from lei.findings import Finding, findings
from lei.group_parts import (
    BRANCH,
    DIRECT,
    ULTIMATE,
    Answer,
    Chain,
    Edge,
    Group,
    Member,
    Node,
    Saying,
)
from lei.group_rules import EXTENT_RULES, STATEMENT_RULES, Extent, Statements
from lei.group_source import GroupSource, OneByOne, Reasons
from lei.ownership import EntitySource, ExceptionCategory

DEPTH_MAX: Final = 50
NODES_MAX: Final = 5_000

_Words: TypeAlias = tuple[str | None, str | None, tuple[str, ...], tuple[str, ...]]
"""A `Saying` without its names: thousands are made."""


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
    nodes = tuple(map(Node, levels, levels.values(), map(members.get, levels), said.answers()))
    extent = Extent(above.circle, stopped or not above.complete, depth_max, nodes_max)
    odd = (*findings(extent, EXTENT_RULES), *_odd(source, levels, said, members))
    return Group(lei, above, nodes, tuple(_drawn(said.edges, levels)), odd)


def answers(source: EntitySource, lei: str) -> tuple[Answer, Answer]:
    """What `lei` says about its direct and about its ultimate parent."""
    (given,) = _said(OneByOne(source), (lei,)).answers()
    return given


class _Said:
    """What `codes` say of their parents, in their order.

    Most firms of a large group say the same, so a saying is made once, with those who say it.
    """

    def __init__(self, codes: Collection[str], edges: Sequence[Edge], reasons: Reasons) -> None:
        self.edges = edges
        self.direct, self.ultimate = _first(edges, DIRECT), _first(edges, ULTIMATE)
        self._each = list(
            zip(
                map(self.direct.get, codes),
                map(self.ultimate.get, codes),
                map(reasons[ExceptionCategory.DIRECT].get, codes, repeat(())),
                map(reasons[ExceptionCategory.ULTIMATE].get, codes, repeat(())),
                strict=True,
            )
        )
        said = defaultdict[_Words, list[str]](list)
        for code, words in zip(codes, self._each, strict=True):
            said[words].append(code)
        self.by = {Saying._make(words): firms for words, firms in said.items()}

    def answers(self) -> Iterator[tuple[Answer, Answer]]:
        """What each says of its direct and of its ultimate parent."""
        answers: dict[_Words, tuple[Answer, Answer]]
        answers = {saying: saying.answers for saying in self.by}
        return map(answers.__getitem__, self._each)


def _said(source: GroupSource, codes: Collection[str]) -> _Said:
    return _Said(codes, source.above(codes), source.reasons(codes))


def _first(edges: Sequence[Edge], type_: str) -> dict[str, str]:
    """Of each child the parent that it names first in a relationship of this type."""
    return {child: parent for child, parent, of in reversed(edges) if of == type_}


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
    consolidated = {child for child, _, of in within if of in (DIRECT, BRANCH)}
    return [edge for edge in within if edge.type != ULTIMATE or edge.child not in consolidated]


def _odd(
    source: GroupSource, levels: Collection[str], said: _Said, members: Mapping[str, Member]
) -> list[Finding]:
    """What is odd in the statements of a group, firm by firm."""
    outside = {*said.direct.values(), *said.ultimate.values()}.difference(levels)
    told = Statements(
        said.by,
        {**members, **source.members(outside)},
        {**said.direct, **_first(source.above(outside), DIRECT)},
    )
    found = list(findings(told, STATEMENT_RULES))
    place = {code: number for number, code in enumerate(levels)} if found else {}
    return sorted(found, key=lambda finding: place[finding.at])


def _first_of_each(edges: Sequence[Edge]) -> dict[str, str]:
    return {edge.type: edge.parent for edge in reversed(edges)}
