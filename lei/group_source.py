"""Where a group is read from: many entities asked for at once, and of each only what a group shows.

A walk through a group asks level by level. A source that answers for one entity at a time, as
GLEIF's API does, is put into `OneByOne`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Protocol, TypeAlias

from lei.group_parts import BRANCH, DIRECT, ULTIMATE, Edge, Member
from lei.ownership import EntitySource, ExceptionCategory, Relationship, ReportingException
from lei.record import LeiRecord

Reasons: TypeAlias = Mapping[ExceptionCategory, Mapping[str, tuple[str, ...]]]
"""Of each category, who gives a reason, and which."""


class GroupSource(Protocol):
    """Whoever answers for many entities at once. Answers come in the order of the codes."""

    def members(self, codes: Iterable[str]) -> Mapping[str, Member]:
        """Of `codes`, those that are held."""

    def above(self, codes: Iterable[str]) -> Sequence[Edge]:
        """The active relationships in which one of `codes` is the child."""

    def below(self, codes: Iterable[str], most: int) -> Iterable[str]:
        """Who hangs below `codes`, each once and `most` of them at most.

        Whoever names a firm only as its top hangs below it where it names nobody nearer; such
        children of a parent come after its others.
        """

    def reasons(self, codes: Iterable[str]) -> Reasons:
        """The reasons that `codes` give for not naming a parent."""


class OneByOne:
    """A source that is asked for each thing once, and for one entity at a time."""

    def __init__(self, source: EntitySource) -> None:
        self._record = cache(source.record)
        self._parents = cache(source.parents)
        self._children = cache(source.children)
        self._exceptions = cache(source.exceptions)

    def members(self, codes: Iterable[str]) -> Mapping[str, Member]:
        """As GroupSource."""
        records = ((code, self._record(code)) for code in codes)
        return {code: member_of(record) for code, record in records if record}

    def above(self, codes: Iterable[str]) -> Sequence[Edge]:
        """As GroupSource."""
        return [edge for code in codes for edge in _active(self._parents(code))]

    def below(self, codes: Iterable[str], most: int) -> Iterable[str]:
        """As GroupSource."""
        found = (child for code in codes for child in self._below(code))
        return list(islice(dict.fromkeys(found), most))

    def reasons(self, codes: Iterable[str]) -> Reasons:
        """As GroupSource."""
        given = [exception for code in codes for exception in self._exceptions(code)]
        return {category: _reasons(given, category) for category in ExceptionCategory}

    def _below(self, parent: str) -> list[str]:
        active = _active(self._children(parent))
        near = [edge.child for edge in active if edge.type != ULTIMATE]
        far = [edge.child for edge in active if edge.type == ULTIMATE]
        return near + [child for child in far if not self._names_nearer(child)]

    def _names_nearer(self, child: str) -> bool:
        return any(edge.type in (DIRECT, BRANCH) for edge in _active(self._parents(child)))


def member_of(record: LeiRecord) -> Member:
    """What a group shows of the entity of a record."""
    return Member(
        record.lei,
        record.legal_name.text,
        record.legal_address.country,
        record.registration.status.value,
        record.status.value,
    )


def _active(relationships: Iterable[Relationship]) -> list[Edge]:
    return [Edge(r.child, r.parent, r.type.value) for r in relationships if r.status == "ACTIVE"]


def _reasons(
    given: Iterable[ReportingException], category: ExceptionCategory
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for each in given:
        if each.category is category:
            found[each.lei] = found.get(each.lei, ()) + each.reasons
    return found
