"""A seat orders a payment from one of its accounts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from payments.errors import NotPossible, NotYourAct
from payments.money import Money
from payments.network import transfers
from payments.network.ids import Ids
from payments.network.ledger import account, sorted_accounts
from payments.network.model import AccountKind, ChargeBearer, Instruction
from payments.world.kinds import Effect, caused, seats_of
from payments.world.parts import parties_of_transfer
from payments.world.state import TRAINER, Actor, Offer, World

KIND = transfers.ORDER
REMITTANCE_MAX = 140  # ISO 20022 Max140Text
REFERENCE_MAX = 35  # ISO 20022 Max35Text


@dataclass(frozen=True, slots=True)
class Order:
    """Body of `transfer.order`."""

    debtor_account: str
    creditor_account: str
    amount: Money
    charge_bearer: ChargeBearer = ChargeBearer.SHAR
    remittance: str | None = None
    end_to_end_id: str | None = None


def order_transfer(world: World, body: Order, actor: Actor, ids: Ids) -> Effect:
    """Order a payment. Raises NotYourAct when the account is another firm's.

    Raises NotPossible for a text that the messages have no room for.
    """
    _fits("$.remittance", body.remittance, REMITTANCE_MAX)
    _fits("$.end_to_end_id", body.end_to_end_id, REFERENCE_MAX)
    holder = account(world.network, body.debtor_account).holder
    if actor.seat != TRAINER and holder != actor.party:
        raise NotYourAct(KIND, actor.seat)
    instruction = Instruction(
        body.debtor_account,
        body.creditor_account,
        body.amount,
        body.charge_bearer,
        body.remittance,
        body.end_to_end_id,
    )
    ordered = transfers.order(world.network, instruction, world.now, ids)
    told = seats_of(world, parties_of_transfer(world, ordered.transfers[0]))
    return caused(world, (replace(ordered, audience=told),))


def _fits(at: str, text: str | None, length_max: int) -> None:
    if text is not None and not 1 <= len(text.strip()) <= length_max:
        raise NotPossible(at, f"1 to {length_max} characters")


def offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """Who holds a customer account may pay from it."""
    return tuple(
        Offer(KIND, held.number, {"debtor_account": held.number})
        for held in sorted_accounts(world.network)
        if held.kind is AccountKind.CUSTOMER
        and actor.seat != TRAINER
        and held.holder == actor.party
    )
