"""Payment orders: as JSON, one; as a pain.001, as many as it carries, all or none."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import request

from payments.messages import pain_001
from payments.network.files import FileOrder
from payments.network.payee import Payee
from payments.world.transfer_acts import FILE, KIND
from sandbox.answers import Answer
from sandbox.api.media import XML, also_takes
from sandbox.api.recording import touch
from sandbox.api.schemas import OrderedOut, TransferIn
from sandbox.api.worlds import acted
from sandbox.edge import seat_in
from sandbox.services.worlds import ActView

orders = APIBlueprint("orders", __name__, url_prefix="/api/worlds/<world>", tag="Parts of a world")

EXAMPLE = {
    "debtor_account": "DE11000000000000480600",
    "creditor_account": "0100-480600-EUR",
    "amount": "250.00",
    "currency": "EUR",
}


def order_by_message(world: str) -> tuple[Answer, int]:
    """The payments of a pain.001, in their order, as one act: all of them, or none."""
    seat_in(world)
    payments = pain_001.read_counted(request.get_data())
    return _ordered(acted(world, FILE, _file(payments)))


@orders.post("/transfers")
@also_takes(XML, order_by_message)
@orders.input(TransferIn, arg_name="given", example=EXAMPLE)
@orders.output(OrderedOut, status_code=202)
def order_transfer(world: str, given: TransferIn) -> tuple[Answer, int]:
    """Order a payment, as JSON or as a pain.001

    A message keeps its UETRs; a payment that has none gets one. A day to come is waited for.
    """
    body = given.model_dump(exclude={"amount", "currency"})
    money = {"amount": given.amount, "currency": given.currency}
    return _ordered(acted(world, KIND, {**body, "amount": money}))


def _ordered(done: ActView) -> tuple[Answer, int]:
    touch(*done.transfers)
    return {"uetr": done.transfers[0], "number": done.number, "uetrs": list(done.transfers)}, 202


def _file(payments: tuple[pain_001.CustomerCreditTransferInitiation, ...]) -> dict[str, object]:
    """The body of the act. Its orders are values already: a large file is not typed once more."""
    first = payments[0]
    return {
        "debtor_account": first.debtor_account,
        "message_id": first.message_id,
        "orders": tuple(_order(payment, order) for payment in payments for order in payment.orders),
    }


def _order(payment: pain_001.CustomerCreditTransferInitiation, order: pain_001.Order) -> FileOrder:
    return FileOrder(
        order.creditor_account,
        order.amount,
        order.remittance,
        order.end_to_end_id,
        order.uetr,
        payment.execute_on,
        payment.debtor_account,
        order.charge_bearer or payment.charge_bearer,
        _payee(order),
        payment.debtor.name,
        payment.debtor_agent.bic,
    )


def _payee(order: pain_001.Order) -> Payee:
    """The payee as the message has it; what it leaves out, the payer's bank knows or misses."""
    creditor, address = order.creditor, order.creditor.address
    bank = order.creditor_agent.bic if order.creditor_agent else None
    if address is None:
        return Payee(creditor.name, creditor.lei, bank=bank)
    return Payee(
        creditor.name,
        creditor.lei,
        address.street or None,
        address.post_code or None,
        address.town or None,
        address.country or None,
        address.lines,
        address.building or None,
        address.region or None,
        bank,
    )
