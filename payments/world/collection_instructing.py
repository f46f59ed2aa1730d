"""The principal instructs: the contract's instruction, completed, with the documents.

What contradicts itself is refused by name: a tenor with D/P (URC 522 art. 7(a)), D/A without a day
of payment. What is left open is not: it is read, and told once the documents have left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace

from lei.findings import Report
from lei.sentences import Sentence
from payments.collection.collection import Collection, Role, State
from payments.collection.machine import move
from payments.collection.moves import START
from payments.collection.terms import (
    Bearer,
    Charges,
    CollectionInstruction,
    Protest,
    Release,
    Waiver,
)
from payments.documents.kinds import Document
from payments.documents.urc522 import RULES, Instructed, contradictions, read_instruction
from payments.errors import NoSuchPart, NotPossible
from payments.network.ids import Ids
from payments.network.model import Outcome
from payments.world.collection_acts import role_of
from payments.world.collection_clock import kept, moment_at
from payments.world.collection_money import account_of
from payments.world.collection_telling import parties_named, told
from payments.world.kinds import Effect, caused, seats_of
from payments.world.parts import calendar_at
from payments.world.shipments import laid_ready, require_there
from payments.world.state import TRAINER, Actor, Offer, World

INSTRUCT = "collection.instruct"
READ = "collection.read"  # how the instruction reads, before it has left
TEXT_MAX = 700
_NUMBER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]|/(?!/)){0,14}(?<![/])")
"""What field 20 of the banks' messages has room for."""


@dataclass(frozen=True, slots=True)
class Instruct:
    """Body of `collection.instruct`: the instruction, by default the one the contract foresees.

    What stands beside it completes or changes it. The documents are named by a set that the
    scenario lays ready, or given.
    """

    instruction: CollectionInstruction | None = None
    document_set: str | None = None
    documents: tuple[Document, ...] = ()
    release: Release | None = None
    protest: Protest | None = None
    charges: Bearer | None = None
    charges_waiver: Waiver | None = None
    on_dishonour: str | None = None
    advice_by: str | None = None
    presentation_address: str | None = None
    rules: str | None = None


def instruct(world: World, body: Instruct, actor: Actor, _ids: Ids) -> Effect:
    """The seller hands documents and instruction to its bank.

    Raises NoSuchPart, NotPossible, NoSuchMove: then nothing has happened.
    """
    instruction = _completed(_foreseen(world, body), body)
    draft = _draft(world, instruction)
    moment = moment_at(world, draft)
    by = role_of(draft, actor, INSTRUCT, moment)
    _require_possible(world, instruction)
    report = _read(world, instruction)
    documents = _documents(world, body, instruction.remitting_bank)
    today = moment.calendar.local(world.now).date()
    instruction = replace(instruction, instructed_on=instruction.instructed_on or today)
    moved = replace(move(draft, INSTRUCT, by, moment), instruction=instruction)
    moved = replace(moved, documents=documents, report=report)
    return caused(kept(world, moved), _outcomes(world, moved, by))


def offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """The seller may instruct while the contract's collection has not begun, or came back."""
    foreseen = world.opening.collection
    if foreseen is None:
        return ()
    begun = world.collections.get(foreseen.number)
    mine = actor.party == foreseen.principal or actor.seat == TRAINER
    waits = begun is None or begun.state is START
    return (Offer(INSTRUCT, foreseen.number),) if mine and waits else ()


def _foreseen(world: World, body: Instruct) -> CollectionInstruction:
    found = body.instruction or world.opening.collection
    if found is None:
        raise NoSuchPart("collection", "of a contract")
    return found


def _completed(instruction: CollectionInstruction, body: Instruct) -> CollectionInstruction:
    """The instruction with what stands beside it."""
    names = ("release", "protest", "on_dishonour", "advice_by", "presentation_address", "rules")
    stated = {name: getattr(body, name) for name in names if getattr(body, name) is not None}
    if body.charges or body.charges_waiver:
        stated["charges"] = _charges(instruction, body)
    return replace(instruction, **stated)


def _charges(instruction: CollectionInstruction, body: Instruct) -> Charges | None:
    before = instruction.charges
    bearer = body.charges or (before.bearer if before else None)
    waiver = body.charges_waiver or (before.waiver if before else None)
    return Charges(bearer, waiver) if bearer else None


def _draft(world: World, instruction: CollectionInstruction) -> Collection:
    """A new collection, or the one that the bank gave back under this number."""
    number = instruction.number
    begun = world.collections.get(number)
    if begun is None:
        if number in world.credits:
            raise NotPossible(
                "$.instruction.number",
                Sentence("{number} is the number of a credit", number=number),
            )
        return Collection(instruction, START)
    same = {*parties_named(begun)} == {*parties_named(Collection(instruction, START))}
    if begun.state is not State.DRAFT or not same:
        raise NotPossible(
            "$.instruction.number",
            Sentence("the collection {number} is there already", number=number),
        )
    return replace(begun, instruction=instruction)


def _require_possible(world: World, instruction: CollectionInstruction) -> None:
    _require_parties(world, instruction)
    if not _NUMBER.fullmatch(instruction.number):
        raise NotPossible("$.instruction.number", "at most 16 letters, figures and - . /")
    if instruction.amount.minor <= 0:
        raise NotPossible("$.instruction.amount", "an amount above nothing is needed")
    if not instruction.documents:
        raise NotPossible("$.instruction.documents", "an instruction lists its documents")
    for field in fields(instruction):
        value = getattr(instruction, field.name)
        if isinstance(value, str) and len(value) > TEXT_MAX:
            raise NotPossible(
                f"$.instruction.{field.name}",
                Sentence("at most {text_max} characters", text_max=TEXT_MAX),
            )
    for rule in RULES:
        if rule.id in contradictions(_read(world, instruction)):
            raise NotPossible(_PLACES[rule.id], _REASONS[rule.id])


def _require_parties(world: World, instruction: CollectionInstruction) -> None:
    known = {party.id for party in world.opening.parties}
    for party in parties_named(Collection(instruction)):
        if party not in known:
            raise NoSuchPart("party", party)
    banks = (instruction.remitting_bank, instruction.presenting_bank)
    for bank in banks:
        if bank not in world.network.banks:
            raise NoSuchPart("bank", bank)
    if len({instruction.principal, instruction.drawee, *banks}) < 3 + (banks[0] != banks[1]):
        raise NotPossible("$.instruction.drawee", "a party may not collect from itself")
    currency = instruction.amount.currency
    account_of(world, instruction.principal, instruction.remitting_bank, currency)
    account_of(world, instruction.drawee, instruction.presenting_bank, currency)


def _read(world: World, instruction: CollectionInstruction) -> Report:
    parties = {party.id: party for party in world.opening.parties}
    return read_instruction(Instructed(instruction, parties, frozenset(world.network.banks)))


def _documents(world: World, body: Instruct, bank: str) -> tuple[Document, ...]:
    documents = body.documents
    if not documents and body.document_set is not None:
        documents = laid_ready(world, body.document_set).documents
        require_there(documents, calendar_at(world, bank).local(world.now).date())
    if not documents:
        raise NotPossible("$.documents", "a documentary collection needs at least one document")
    return documents


def _outcomes(world: World, moved: Collection, by: Role) -> tuple[Outcome, ...]:
    number = moved.instruction.number
    seats = seats_of(world, told(INSTRUCT, by, moved.instruction))
    findings = moved.report.findings if moved.report else ()
    return (
        Outcome(INSTRUCT, world.now, number, audience=seats),
        Outcome(READ, world.now, number, findings=findings),
    )


_PLACES = {"urc522-7a": "$.instruction.tenor", "urc522-6": "$.instruction.tenor"}
_REASONS = {
    "urc522-7a": Sentence("a draft payable later does not go with documents against payment"),
    "urc522-6": Sentence(
        "documents against acceptance need a number of days and the day they count from"
    ),
}
