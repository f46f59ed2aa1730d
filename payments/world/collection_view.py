"""What one seat may see of the collections of a world: the steps it was told of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from payments.collection.collection import Collection, Role, released
from payments.collection.machine import roles_of
from payments.collection.terms import CollectionInstruction
from payments.network.model import Due
from payments.world.collection_telling import hearing, told
from payments.world.state import TRAINER, Actor, World

_SELLERS = frozenset({Role.PRINCIPAL, Role.REMITTING_BANK})


def visible_collection(collection: Collection, who: Actor) -> Collection | None:
    """The collection as far as a seat was told of it, or None when it was told nothing.

    The documents are the sellers' side's and the presenting bank's; the drawee has them once they
    are handed over. How the instruction reads is the sellers' side's, once it has left.
    """
    if who.seat == TRAINER:
        return collection
    roles = roles_of(collection.instruction, who.party) if who.party else frozenset()
    steps = tuple(s for s in collection.steps if roles & set(hearing(s.kind, s.by)))
    if not steps:
        return None
    left = collection.has_made("collection.forward")
    return replace(
        _as_heard(collection, {step.kind for step in steps}),
        state=steps[-1].to,
        steps=steps,
        documents=collection.documents if _has_documents(collection, roles) else (),
        report=collection.report if left and roles & _SELLERS else None,
        orders=() if roles <= {Role.DRAWEE} else collection.orders,
    )


def visible_collections(world: World, who: Actor) -> Iterator[Collection]:
    """The collections that a seat was told of, by number."""
    for _number, collection in sorted(world.collections.items()):
        seen = visible_collection(collection, who)
        if seen is not None:
            yield seen


def contract_of(world: World, who: Actor) -> CollectionInstruction | None:
    """The collection that the contract foresees, for its two parties."""
    foreseen = world.opening.collection
    if foreseen is None:
        return None
    mine = who.seat == TRAINER or who.party in (foreseen.principal, foreseen.drawee)
    return foreseen if mine else None


def concerns(world: World, due: Due, who: Actor) -> bool:
    """Whether what falls due on a collection is told to this party."""
    found = world.collections.get(due.about)
    return found is not None and who.party in told(due.kind, Role.CLOCK, found.instruction)


def _has_documents(collection: Collection, roles: frozenset[Role]) -> bool:
    if roles & {*_SELLERS, Role.PRESENTING_BANK}:
        return True
    return Role.DRAWEE in roles and released(collection)


def _as_heard(collection: Collection, heard: set[str]) -> Collection:
    """Without what came of steps that a seat has not heard of."""
    accepted = bool(heard & {"collection.accept", "collection.advise_acceptance"})
    refused = bool(heard & {"collection.refuse", "collection.advise_dishonour"})
    paid = bool(
        heard & {"collection.pay", "collection.pay_under_aval", "collection.advise_payment"}
    )
    return replace(
        collection,
        accepted_on=collection.accepted_on if accepted else None,
        payable_on=collection.payable_on if accepted else None,
        refusal=collection.refusal if refused else None,
        payment=collection.payment if paid else None,
    )
