"""What banks take for a payment, and who pays it.

SHAR: the payer's bank bills the payer, the later banks deduct from the amount. CRED: all deduct,
the payer's bank too. DEBT: all is billed to the payer; what the later banks will take travels with
the amount, prepaid, and each takes its part. With SHAR a later bank never takes the last unit of an
amount: what it wants beyond that, it waives. With CRED an order whose charges leave nothing is not
taken. Both are our choice.

Charges on the way are in the currency that the banks settle in; the payer is billed in the currency
of its account. Source: ISO 20022 ChargeBearerType1Code; CBPR+ on ChrgsInf.
"""

from __future__ import annotations

from collections.abc import Iterator

from payments.money import Money
from payments.network.model import Charge, ChargeBearer, Method, Network, Transfer
from payments.network.own_business import between_banks


def price(
    network: Network, route: tuple[str, ...], place: int, currency: str, method: Method
) -> Money:
    """What the bank at `place` of a route takes. The correspondents of a cover take nothing."""
    if len(route) == 1:
        return Money.zero(currency)
    fee = network.banks[route[place]].fee(currency)
    if place == 0:
        return fee.sending
    if place == len(route) - 1:
        return fee.receiving
    return fee.intermediary if method is Method.SERIAL else Money.zero(currency)


def prepaid(network: Network, route: tuple[str, ...], currency: str, method: Method) -> Money:
    """What the banks after the first will take together."""
    later = (price(network, route, place, currency, method) for place in range(1, len(route)))
    return sum(later, Money.zero(currency))


def prepaid_after(network: Network, transfer: Transfer, leg: int) -> Money:
    """Of what was prepaid, what is still for the banks after a leg."""
    route, currency = transfer.route, transfer.sent[leg].amount.currency
    later = (
        price(network, route, place, currency, transfer.instruction.method)
        for place in range(leg + 1, len(route))
    )
    return sum(later, Money.zero(currency))


def taken_by(network: Network, transfer: Transfer, place: int) -> Charge:
    """What the bank at `place`, not the first, takes of the amount that reached it."""
    order = transfer.instruction
    amount = transfer.sent[place - 1].amount
    wanted = price(network, transfer.route, place, amount.currency, order.method)
    if between_banks(network, order):
        wanted = Money.zero(amount.currency)
    last_unit = Money.from_minor(1, amount.currency)
    billed = order.charge_bearer is ChargeBearer.DEBT
    return Charge(transfer.route[place], min(wanted, amount - last_unit), billed)


def deducted(transfer: Transfer) -> Iterator[Charge]:
    """The charges that made the amount smaller."""
    return (charge for charge in transfer.charges if not charge.billed)
