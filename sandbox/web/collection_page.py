"""What the page of a collection shows beside the desk: where it stands, whose turn, its papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lei.findings import Finding
from payments.collection.collection import Collection, State, Step, holder_of_documents
from payments.collection.machine import holder
from payments.collection.moves import ENDS, MOVES
from payments.collection.terms import CollectionInstruction
from payments.world.acts import ACTS, DUE_TOLD
from sandbox.web.collection_words import COLLECTION_ROLES, COLLECTION_STATES, DOCUMENTS_WITH
from sandbox.web.desk import Desk
from sandbox.web.instruction_lines import InstructionLine, instruction_lines
from sandbox.web.language import day
from sandbox.web.papers import Paper, paper
from sandbox.web.pictures.collection import LINE, collection_life
from sandbox.web.pictures.life import Stage
from sandbox.web.pictures.shapes import Picture
from sandbox.wording import filled


@dataclass(frozen=True, slots=True)
class Passed:
    """One move that the seat was told of: the state after it, what happened, and when."""

    label: str
    told: str
    at: str
    present: bool


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """A collection as a seat's page shows it."""

    instruction: CollectionInstruction
    lines: tuple[InstructionLine, ...]
    state: str
    ended: bool
    picture: Picture
    steps: tuple[Passed, ...]
    turn: str
    yours: bool
    whereabouts: str
    payable_on: str
    refusal: str
    papers: tuple[Paper, ...]
    findings: tuple[Finding, ...]
    read: bool


def collection_page(desk: Desk, collection: Collection) -> CollectionPage:
    """The page of a collection for the seat of `desk`."""
    instruction = collection.instruction
    parties = _whose_turn(collection)
    return CollectionPage(
        instruction=instruction,
        lines=instruction_lines(instruction),
        state=str(COLLECTION_STATES[collection.state]),
        ended=collection.state in ENDS,
        picture=collection_life(_stages(collection), collection.state),
        steps=tuple(_steps(desk, collection)),
        turn=", ".join(sorted(desk.name_of(party) for party in parties)),
        yours=desk.view.party is not None and desk.view.party.id in parties,
        whereabouts=str(DOCUMENTS_WITH[holder_of_documents(collection)]),
        payable_on=day(collection.payable_on) if collection.payable_on else "",
        refusal=collection.refusal or "",
        papers=tuple(paper(document) for document in collection.documents),
        findings=collection.report.findings if collection.report else (),
        read=collection.report is not None,
    )


def _whose_turn(collection: Collection) -> set[str]:
    """The parties that have a move which leads on, as far as the table tells."""
    roles = {m.by for m in MOVES if m.state is collection.state and m.to is not m.state}
    held = (holder(role, collection.instruction) for role in roles)
    return {party for party in held if party is not None}


def _stages(collection: Collection) -> dict[State, Stage]:
    """Each state with its day; those on the line before the first step told of were passed too."""
    reached = {step.to: day(step.at.date()).rpartition(" ")[0] for step in collection.steps}
    first = collection.steps[0].to
    before = LINE[: LINE.index(first)] if first in LINE else ()
    passed = {*before, *reached} - ({collection.state} - ENDS)
    return {
        state: Stage(str(COLLECTION_STATES[state]), state in passed, reached.get(state, ""))
        for state in State
    }


def _steps(desk: Desk, collection: Collection) -> Iterator[Passed]:
    last = len(collection.steps) - 1
    for number, step in enumerate(collection.steps):
        label, told = str(COLLECTION_STATES[step.to]), _told(desk, collection, step)
        yield Passed(label, told, desk.clocks.here(step.at), number == last)


def _told(desk: Desk, collection: Collection, step: Step) -> str:
    """What happened, as the story of the world tells it, with the firm in place of the seat."""
    says = {**{row.kind: row.told for row in ACTS}, **DUE_TOLD}[step.kind]
    party = holder(step.by, collection.instruction)
    name = desk.name_of(party) if party else str(COLLECTION_ROLES[step.by])
    return filled(says, {"seat": name, "about": collection.instruction.number})
