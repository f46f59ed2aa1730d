"""Guarantees and invoices of a world, as the caller's seat was told of them."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint
from pydantic import BaseModel

from payments.errors import NoSuchPart
from payments.world.view import WorldView
from sandbox.answers import Answer, answer
from sandbox.api.schemas import PartOut
from sandbox.edge import seat_in, session
from sandbox.services import worlds as service

promises = APIBlueprint(
    "promises", __name__, url_prefix="/api/worlds/<world>", tag="Guarantees and open account"
)


class GuaranteesOut(BaseModel):
    """Guarantees and standbys, by number."""

    guarantees: list[dict[str, Any]]


class InvoicesOut(BaseModel):
    """Invoices on open account, by number, as they stand now."""

    invoices: list[dict[str, Any]]


@promises.get("/guarantees")
@promises.output(GuaranteesOut)
def list_guarantees(world: str) -> Answer:
    """List the guarantees and standbys that your seat was told of"""
    return {"guarantees": answer(_view(world).guarantees)}


@promises.get("/guarantees/<path:number>")
@promises.output(PartOut)
def show_guarantee(world: str, number: str) -> Answer:
    """Read a guarantee; what the engine found in a demand is told once the guarantor has decided"""
    for found in _view(world).guarantees:
        if found.terms.number == number:
            return answer(found)
    raise NoSuchPart("guarantee", number)


@promises.get("/invoices")
@promises.output(InvoicesOut)
def list_invoices(world: str) -> Answer:
    """List the invoices on open account of your firm"""
    return {"invoices": answer(_view(world).invoices)}


@promises.get("/invoices/<path:number>")
@promises.output(PartOut)
def show_invoice(world: str, number: str) -> Answer:
    """Read an invoice: what arrived with its reference, what is left, the interest for lateness"""
    for found in _view(world).invoices:
        if found.invoice.number == number:
            return answer(found)
    raise NoSuchPart("invoice", number)


def _view(world: str) -> WorldView:
    return service.show_still(session(), world, seat_in(world))
