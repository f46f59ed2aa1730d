"""A seat looks a firm up by its LEI: what it saw, and when, is part of the story."""

from __future__ import annotations

from dataclasses import dataclass

from immutables import Map

from lei.code import LENGTH, Verdict, check, compact, verdict
from lei.findings import Finding, examine
from lei.group import answers
from lei.ownership import Relationship, ReportingException
from lei.record import LeiRecord
from lei.sentences import Sentence
from lei.standing import STRICT, standing
from payments.errors import NotPossible
from payments.network.ids import Ids
from payments.network.model import Outcome
from payments.world.kinds import Effect, caused
from payments.world.seen import NOBODY, Seen, seen
from payments.world.state import Actor, Offer, Opening, World

KIND = "entity.look_up"


@dataclass(frozen=True, slots=True)
class LookUp:
    """Body of `entity.look_up`: the code as typed."""

    lei: str


@dataclass(frozen=True, slots=True)
class Carried:
    """What a world knows of entities, as they stand now, as a source of records."""

    opening: Opening
    records: Map[str, LeiRecord]

    def record(self, lei: str) -> LeiRecord | None:
        """The record of a code."""
        return self.records.get(lei)

    def parents(self, lei: str) -> tuple[Relationship, ...]:
        """The relationships in which the code is the child."""
        return tuple(r for r in self.opening.relationships if r.child == lei)

    def children(self, lei: str) -> tuple[Relationship, ...]:
        """The relationships in which the code is the parent."""
        return tuple(r for r in self.opening.relationships if r.parent == lei)

    def exceptions(self, lei: str) -> tuple[ReportingException, ...]:
        """The reasons that the code gives for naming no parent."""
        return tuple(e for e in self.opening.exceptions if e.lei == lei)


def look_up(world: World, body: LookUp, actor: Actor, _ids: Ids) -> Effect:
    """Check the code and say what the world knows of it, on the world's day.

    Raises NotPossible for what has not the length of a code: a slip is a lesson and is kept.
    """
    code = compact(body.lei)
    if len(code) != LENGTH:
        raise NotPossible(
            "$.lei",
            Sentence(
                "an LEI has {length} characters, and this has {count}",
                length=LENGTH,
                count=len(code),
            ),
        )
    wrong = check(code)
    findings = wrong if verdict(wrong) is Verdict.INVALID else (*wrong, *_known(world, code))
    return caused(
        world, (Outcome(KIND, world.now, code, findings=findings, audience=(actor.seat,)),)
    )


def offers(_world: World, actor: Actor) -> tuple[Offer, ...]:
    """Every firm may look up another, at any time."""
    return (Offer(KIND, ""),) if actor.party else ()


def _known(world: World, code: str) -> tuple[Finding, ...]:
    source = Carried(world.opening, world.network.records)
    record = source.record(code)
    if record is None:
        return examine(code, NOBODY).findings
    direct = answers(source, code)[0]
    parent = source.record(direct.parent) if direct.parent else None
    stands = standing(record, world.now.date(), STRICT).findings
    return (*seen(Seen(record, direct, parent)), *stands)
