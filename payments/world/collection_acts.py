"""What seats do with a documentary collection: instruct, send on, present, pay, advise, order.

Which act is open in which state is the table `payments.collection.moves`; here stands only what an
act does beside the move. How the instruction reads is worked out when it is given, and is secret
(an outcome without audience) until the remitting bank has sent it on.

Source: URC 522.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from lei.findings import Finding
from lei.sentences import Sentence
from payments.collection import steps
from payments.collection.collection import Collection, Role
from payments.collection.guards import Moment
from payments.collection.machine import move, open_now, roles_of
from payments.collection.terms import Order
from payments.documents.urc522 import Received, count_documents
from payments.errors import NoSuchMove, NotPossible
from payments.money import Money
from payments.network.ids import Ids
from payments.network.model import Message, Outcome
from payments.world import collection_clock as clock
from payments.world import collection_letters as letters
from payments.world import collection_money as pays
from payments.world.collection_clock import collection_of, kept, moment_at
from payments.world.collection_money import Extra
from payments.world.collection_telling import told
from payments.world.kinds import Effect, caused, seats_of
from payments.world.state import TRAINER, Actor, Offer, World

READ_OUT = "collection.read_out"  # how the instruction reads, now that it has left
REASON_MAX = 200


@dataclass(frozen=True, slots=True)
class OnCollection:
    """Body of an act that needs nothing but the collection's number."""

    collection: str


@dataclass(frozen=True, slots=True)
class Pay:
    """Body of `collection.pay`: what the drawee declines to pay beside the amount."""

    collection: str
    declined: tuple[Extra, ...] = ()


@dataclass(frozen=True, slots=True)
class RefuseCollection:
    """Body of `collection.refuse`: the drawee's reason, in its own words; it owes none."""

    collection: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GiveOrder:
    """Body of `collection.order`: what is to happen now, and a lower amount where that will do."""

    collection: str
    order: Order
    amount: Money | None = None


class _NamesCollection(Protocol):
    @property
    def collection(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Attempted:
    """A move that the table allows, before what goes with it is done: who, and what it was."""

    before: Collection
    moved: Collection
    by: Role
    moment: Moment


@dataclass(frozen=True, slots=True)
class Done:
    """What an act made of the collection, and what goes out with it.

    Where `collection` is what it was before, nothing is told but the other outcomes.
    """

    collection: Collection
    letter: letters.Letter | None = None
    findings: tuple[Finding, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


Body = TypeVar("Body", bound=_NamesCollection)
Then = Callable[[World, Attempted, Body, Ids], Done]


def acting(kind: str, then: Then[Body]) -> Callable[[World, Body, Actor, Ids], Effect]:
    """The function of an act on a collection: make the move, then what goes with it."""

    def apply(world: World, body: Body, actor: Actor, ids: Ids) -> Effect:
        collection = collection_of(world, body.collection)
        moment = moment_at(world, collection)
        by = role_of(collection, actor, kind, moment)
        tried = Attempted(collection, move(collection, kind, by, moment), by, moment)
        done = then(world, tried, body, ids)
        first = () if done.collection is collection else (_outcome(world, kind, by, done),)
        return caused(kept(world, done.collection), (*first, *done.outcomes))

    return apply


def plainly(_world: World, tried: Attempted, _body: OnCollection, _ids: Ids) -> Done:
    """Nothing goes with it."""
    return Done(tried.moved)


def forwarded(world: World, tried: Attempted, _body: OnCollection, _ids: Ids) -> Done:
    """The documents have left: how the instruction reads is no secret any more."""
    collection = tried.moved
    seats = seats_of(
        world, (collection.instruction.principal, collection.instruction.remitting_bank)
    )
    findings = collection.report.findings if collection.report else ()
    read = Outcome(READ_OUT, world.now, collection.instruction.number, findings=findings)
    return Done(collection, outcomes=(replace(read, audience=seats),))


def acknowledged(world: World, tried: Attempted, _body: OnCollection, ids: Ids) -> Done:
    """The bank counts, against the list, and says at once what is missing (art. 12(a))."""
    collection = replace(tried.moved, presenting_reference=ids.reference("COL"))
    counted = count_documents(Received(collection.instruction, collection.documents))
    came = {document.kind for document in collection.documents}
    listed = dict.fromkeys(each.kind for each in collection.instruction.documents)
    missing = tuple(kind for kind in listed if kind not in came)
    letter = letters.of_receipt(world, collection, missing)
    return Done(collection, letter, counted.findings)


def presented(_world: World, tried: Attempted, _body: OnCollection, _ids: Ids) -> Done:
    """Without delay, and as the documents were received (art. 5, 6, 12(c))."""
    return Done(steps.presented(tried.moved))


def paid(world: World, tried: Attempted, body: Pay, ids: Ids) -> Done:
    """The drawee pays. Where its bank's own checks stop the payment, nothing has happened."""
    ordered = pays.by_drawee(world, tried.moved, body.declined, ids)
    return _collected(tried, ordered)


def paid_under_aval(_world: World, tried: Attempted, _body: OnCollection, ids: Ids) -> Done:
    """The bank that signed the draft pays."""
    return _collected(tried, pays.by_guarantor(_world, tried.moved, ids))


def accepted(world: World, tried: Attempted, _body: OnCollection, _ids: Ids) -> Done:
    """The drawee signs: the day of payment is known and goes on the agenda."""
    collection = steps.accepted(tried.moved, tried.moment)
    return Done(collection, outcomes=(clock.accepted(world, collection),))


def refused(_world: World, tried: Attempted, body: RefuseCollection, _ids: Ids) -> Done:
    """The drawee does not pay, or does not accept."""
    reason = " ".join(body.reason.split())
    if len(reason) > REASON_MAX:
        raise NotPossible(
            "$.reason",
            Sentence("a reason has at most {reason_max} characters", reason_max=REASON_MAX),
        )
    return Done(replace(tried.moved, refusal=reason or None))


def avalised(world: World, tried: Attempted, _body: OnCollection, _ids: Ids) -> Done:
    """The bank promises; it must have an account of its own to pay from."""
    instruction = tried.moved.instruction
    bank = instruction.presenting_bank
    pays.account_of(world, bank, bank, instruction.amount.currency)
    return Done(tried.moved)


def advised_acceptance(world: World, tried: Attempted, _body: OnCollection, _ids: Ids) -> Done:
    """MT 412."""
    return Done(tried.moved, letters.of_acceptance(world, tried.moved))


def advised_payment(world: World, tried: Attempted, _body: OnCollection, _ids: Ids) -> Done:
    """MT 400."""
    transfer = world.network.transfers[tried.moved.payment or ""]
    return Done(tried.moved, letters.of_payment(world, tried.moved, transfer))


def advised_dishonour(world: World, tried: Attempted, _body: OnCollection, _ids: Ids) -> Done:
    """MT 416; sixty days for instructions begin (art. 26(c)(iii))."""
    letter = letters.of_dishonour(world, tried.moved)
    return Done(tried.moved, letter, outcomes=(clock.dishonoured(world, tried.moved),))


def traced(world: World, tried: Attempted, _body: OnCollection, _ids: Ids) -> Done:
    """MT 420."""
    return Done(tried.moved, letters.of_question(world, tried.moved))


def reported(world: World, tried: Attempted, _body: OnCollection, _ids: Ids) -> Done:
    """MT 422."""
    return Done(tried.moved, letters.of_fate(world, tried.moved))


def ordered(_world: World, tried: Attempted, body: GiveOrder, _ids: Ids) -> Done:
    """What is to happen now; a case of need is heard within its powers (art. 25)."""
    collection = steps.ordered(tried.moved, body.order, body.amount, tried.by, tried.moment)
    return Done(collection)


def passed_on(world: World, tried: Attempted, _body: OnCollection, _ids: Ids) -> Done:
    """MT 430."""
    letter = letters.of_order(world, tried.moved)
    return Done(steps.passed_on(tried.moved), letter)


def offers(kind: str) -> Callable[[World, Actor], tuple[Offer, ...]]:
    """The collections on which a seat may do `kind` now."""

    def open_here(world: World, actor: Actor) -> tuple[Offer, ...]:
        return tuple(
            Offer(kind, number, {"collection": number})
            for number, collection in sorted(world.collections.items())
            if _open_roles(collection, actor, kind, moment_at(world, collection))
        )

    return open_here


def role_of(collection: Collection, actor: Actor, kind: str, moment: Moment) -> Role:
    """The role in which `actor` may do `kind` now. Raises NoSuchMove with what it may."""
    roles = _open_roles(collection, actor, kind, moment)
    if roles:
        return roles[0]
    held = _held(collection, actor)
    others = {m.kind for role in held for m in open_now(collection, role, moment)}
    raise NoSuchMove(kind, actor.seat, collection.state, tuple(sorted(others)))


def _collected(tried: Attempted, ordered: Outcome) -> Done:
    if pays.was_stopped(ordered):
        return Done(tried.before, outcomes=(ordered,))
    return Done(replace(tried.moved, payment=ordered.transfers[0].uetr), outcomes=(ordered,))


def _open_roles(collection: Collection, actor: Actor, kind: str, at: Moment) -> tuple[Role, ...]:
    held = _held(collection, actor)
    return tuple(
        role
        for role in Role
        if role in held and any(m.kind == kind for m in open_now(collection, role, at))
    )


def _held(collection: Collection, actor: Actor) -> frozenset[Role]:
    """A party's roles; the trainer may act for everybody but the clock."""
    if actor.seat == TRAINER:
        return frozenset(Role) - {Role.CLOCK}
    return roles_of(collection.instruction, actor.party) if actor.party else frozenset()


def _outcome(world: World, kind: str, by: Role, done: Done) -> Outcome:
    messages: tuple[Message, ...] = (done.letter[0],) if done.letter else ()
    notes = done.letter[1] if done.letter else ()
    instruction = done.collection.instruction
    return Outcome(
        kind,
        world.now,
        instruction.number,
        messages=messages,
        findings=(*done.findings, *notes),
        audience=seats_of(world, told(kind, by, instruction)),
    )
