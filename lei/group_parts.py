"""What a group of firms is made of: its members, the lines between them, and what they say.

A large group has thousands of each, so members, lines and nodes are tuples with names, and states
and types stay words of the standard, as the register has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from lei.findings import Finding
from lei.ownership import ExceptionCategory, RelationshipType

DIRECT: Final = RelationshipType.IS_DIRECTLY_CONSOLIDATED_BY.value
ULTIMATE: Final = RelationshipType.IS_ULTIMATELY_CONSOLIDATED_BY.value
BRANCH: Final = RelationshipType.IS_INTERNATIONAL_BRANCH_OF.value


class Member(NamedTuple):
    """What a group shows of one of its entities: `status` is of its LEI, a `RegistrationStatus`,
    and the other an `EntityStatus`."""

    lei: str
    name: str
    country: str
    status: str
    entity_status: str


class Edge(NamedTuple):
    """A relationship that is active, from child to parent; its type is a `RelationshipType`."""

    child: str
    parent: str
    type: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What an entity says about one parent: its LEI, or reasons for naming none, or nothing."""

    category: ExceptionCategory
    parent: str | None
    reasons: tuple[str, ...] = ()


class Saying(NamedTuple):
    """What an entity says of its parents: the first it names of each kind, or reasons for none."""

    direct: str | None
    ultimate: str | None
    not_direct: tuple[str, ...]
    not_ultimate: tuple[str, ...]

    @property
    def answers(self) -> tuple[Answer, Answer]:
        """The same, about its direct and about its ultimate parent."""
        return (
            Answer(ExceptionCategory.DIRECT, self.direct, self.not_direct),
            Answer(ExceptionCategory.ULTIMATE, self.ultimate, self.not_ultimate),
        )

    @property
    def parents(self) -> tuple[str, ...]:
        """The parents it names, none twice."""
        named = (self.direct, self.ultimate)
        return tuple(dict.fromkeys(parent for parent in named if parent))


class Node(NamedTuple):
    """One entity of a group: `level` counts down from the top, which is 0.

    `member` is None for one that is not held. `answers` are about the direct parent and about the
    ultimate one.
    """

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
