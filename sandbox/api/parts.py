"""Parts of a world by their own addresses, and the short ways to common acts."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint

from payments.errors import NoSuchPart
from payments.network.ledger import check
from payments.network.model import Transfer
from payments.world.view import Held, TransferView, WorldView
from sandbox.answers import Answer, answer
from sandbox.api.recording import touch
from sandbox.api.schemas import (
    AccountsOut,
    AccountsQuery,
    ActOut,
    ClockIn,
    LedgerCheckOut,
    PartOut,
    TransferOut,
    TransfersOut,
    TransfersQuery,
)
from sandbox.api.worlds import acted
from sandbox.edge import require_trainer, seat_in, session
from sandbox.errors import UnreadableRequest
from sandbox.services import worlds as service

parts = APIBlueprint("parts", __name__, url_prefix="/api/worlds/<world>", tag="Parts of a world")


@parts.post("/clock")
@parts.input(ClockIn, arg_name="given", example={"advance": "P1D"})
@parts.output(ActOut, status_code=201)
def move_clock(world: str, given: ClockIn) -> tuple[Answer, int]:
    """Move the clock (the world's key only)"""
    to = given.advance or given.to
    if to is None or (given.advance and given.to):
        raise UnreadableRequest("$", "give either advance or to")
    return answer(acted(world, "advance", {"to": to})), 201


@parts.get("/transfers")
@parts.input(TransfersQuery, location="query", arg_name="wanted")
@parts.output(TransfersOut)
def list_transfers(world: str, wanted: TransfersQuery) -> Answer:
    """List the payments that you may see, a page at a time"""
    found = _view(world).transfers
    begin = 1 + _place(found, wanted.after) if wanted.after else 0
    page = found[begin : begin + wanted.count]
    more = begin + len(page) < len(found)
    return {"transfers": [_line(one) for one in page], "next": page[-1].uetr if more else None}


@parts.get("/transfers/<uetr>")
@parts.output(TransferOut)
def show_transfer(world: str, uetr: str) -> Answer:
    """Read a payment, as your seat may see it"""
    touch(uetr)
    return _transfer(service.show_transfer(session(), world, seat_in(world), uetr))


@parts.post("/credits")
@parts.input(PartOut, arg_name="given", example={"terms": None})
@parts.output(ActOut, status_code=201)
def apply_for_credit(world: str, given: PartOut) -> tuple[Answer, int]:
    """Ask for a credit, by the terms given or by those that the contract foresees"""
    return answer(acted(world, "credit.apply", given.model_dump())), 201


@parts.get("/credits/<path:credit>")
@parts.output(PartOut)
def show_credit(world: str, credit: str) -> Answer:
    """Read a credit, as your seat was told of it"""
    for found in _view(world).credits:
        if found.terms.number == credit:
            return answer(found)
    raise NoSuchPart("credit", credit)


@parts.get("/messages/<int:number>")
@parts.output(PartOut)
def show_message(world: str, number: int) -> Answer:
    """Read a message that your firm sent or received"""
    found = service.show_message(session(), world, seat_in(world), number)
    return {"number": number, **answer(found)}


@parts.get("/accounts")
@parts.input(AccountsQuery, location="query", arg_name="wanted")
@parts.output(AccountsOut)
def list_accounts(world: str, wanted: AccountsQuery) -> Answer:
    """List the accounts that you may see, a page at a time"""
    view = _view(world)
    leis = {party.id: party.lei for party in view.parties}
    found = [held for held in view.accounts if held.account.number > wanted.after]
    page = found[: wanted.count]
    more = len(found) > len(page)
    accounts = [_account(held, leis) for held in page]
    return {"accounts": accounts, "next": page[-1].account.number if more else None}


@parts.get("/ledger/check")
@parts.output(LedgerCheckOut)
def check_ledger(world: str) -> Answer:
    """Check that every bank's books are in balance (the world's key only)"""
    require_trainer(world, "The check of all books")
    findings = check(service.current(session(), world).network)
    return {"balanced": not findings, "findings": answer(findings)}


def _view(world: str) -> WorldView:
    return service.show_still(session(), world, seat_in(world))


def _place(found: tuple[Transfer, ...], uetr: str) -> int:
    for place, transfer in enumerate(found):
        if transfer.uetr == uetr:
            return place
    raise NoSuchPart("transfer", uetr)


def _line(transfer: Transfer) -> dict[str, Any]:
    return {
        "uetr": transfer.uetr,
        "status": answer(transfer.status),
        "reason": transfer.reason,
        "instructed": answer(transfer.instruction.amount),
        "received": answer(transfer.received),
    }


def _transfer(seen: TransferView) -> Answer:
    transfer = seen.transfer
    return _line(transfer) | {
        "charges": [
            {"bank": c.bank, "amount": answer(c.money), "billed": c.billed}
            for c in transfer.charges
        ],
        "fx": answer(transfer.conversions),
        "hops": answer(transfer.hops),
        "messages": [{"number": number, **answer(message)} for number, message in seen.messages],
        "postings": answer(seen.postings),
    }


def _account(held: Held, leis: dict[str, str | None]) -> dict[str, Any]:
    account = held.account
    return {
        "account": account.number,
        "bank": account.bank,
        "holder": account.holder,
        "lei": leis.get(account.holder),
        "balance": answer(held.balance),
    }
