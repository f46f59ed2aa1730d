"""`…/worlds/{id}/collections`: documents sent for payment or acceptance."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint
from pydantic import BaseModel

from payments.collection.collection import Collection, holder_of_documents
from payments.errors import NoSuchPart
from sandbox.answers import Answer, answer
from sandbox.api.schemas import FindingOut, MoneyOut
from sandbox.edge import seat_in, session
from sandbox.services import worlds as service

collections = APIBlueprint(
    "collections",
    __name__,
    url_prefix="/api/worlds/<world>/collections",
    tag="Parts of a world",
)


class CollectionLineOut(BaseModel):
    """A collection in a list; parties by their ids."""

    number: str
    state: str
    released_against: str
    principal: str
    drawee: str
    remitting_bank: str
    presenting_bank: str
    amount: MoneyOut
    payable_on: str | None


class CollectionsOut(BaseModel):
    """The collections that your seat was told of."""

    collections: list[CollectionLineOut]


class CollectionOut(CollectionLineOut):
    """A collection whole, as your seat was told of it.

    `findings` say what the instruction leaves open, for the seller's side once it has left;
    `documents_with` is the role that has the documents.
    """

    instruction: dict[str, Any]
    documents: list[dict[str, Any]]
    documents_with: str
    steps: list[dict[str, Any]]
    orders: list[dict[str, Any]]
    refusal: str | None
    payment: str | None
    findings: list[FindingOut]


@collections.get("")
@collections.output(CollectionsOut)
def list_collections(world: str) -> Answer:
    """List the collections that your seat was told of"""
    view = service.show_still(session(), world, seat_in(world))
    return {"collections": [_line(found) for found in view.collections]}


@collections.get("/<path:collection>")
@collections.output(CollectionOut)
def show_collection(world: str, collection: str) -> Answer:
    """Read a collection, as your seat was told of it"""
    for found in service.show_still(session(), world, seat_in(world)).collections:
        if found.instruction.number == collection:
            return {**_line(found), **_whole(found)}
    raise NoSuchPart("collection", collection)


def _line(found: Collection) -> dict[str, Any]:
    instruction = found.instruction
    return {
        "number": instruction.number,
        "state": found.state.value,
        "released_against": instruction.released_against.value,
        "principal": instruction.principal,
        "drawee": instruction.drawee,
        "remitting_bank": instruction.remitting_bank,
        "presenting_bank": instruction.presenting_bank,
        "amount": answer(instruction.amount),
        "payable_on": answer(found.payable_on),
    }


def _whole(found: Collection) -> dict[str, Any]:
    return {
        "instruction": answer(found.instruction),
        "documents": answer(found.documents),
        "documents_with": holder_of_documents(found).value,
        "steps": answer(found.steps),
        "orders": answer(found.orders),
        "refusal": found.refusal,
        "payment": found.payment,
        "findings": answer(found.report.findings) if found.report else [],
    }
