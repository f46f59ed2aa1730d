"""Money under a collection: the drawee pays, or the bank that signed the draft does.

It goes as a transfer of the same world, from an account at the presenting bank to the principal's
at the remitting bank. Who bears the charges stands in the instruction; where it does not say, the
principal does (URC 522 art. 21).
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from lei.sentences import Sentence
from payments.collection.collection import Collection
from payments.collection.maturity import interest_on
from payments.collection.terms import Bearer, Charges, CollectionInstruction, Interest, Waiver
from payments.errors import NoSuchPart, NotPossible
from payments.money import Money
from payments.network.ids import Ids
from payments.network.ledger import sorted_accounts
from payments.network.model import (
    Account,
    AccountKind,
    ChargeBearer,
    Instruction,
    Outcome,
    TransferStatus,
)
from payments.network.transfers import order
from payments.world.collection_clock import moment_at
from payments.world.kinds import seats_of
from payments.world.parts import parties_of_transfer
from payments.world.state import World


class Extra(StrEnum):
    """What a drawee may decline to pay beside the amount (URC 522 art. 20, 21)."""

    CHARGES = "charges"
    INTEREST = "interest"


def by_drawee(
    world: World, collection: Collection, declined: tuple[Extra, ...], ids: Ids
) -> Outcome:
    """The drawee's bank debits it and sends the money.

    Raises NotPossible where what it declines may not be waived, NoSuchPart without an account, and
    as an order of a payment does: InsufficientFunds and the others.
    """
    instruction = collection.instruction
    _require_waivable(instruction, declined)
    today = moment_at(world, collection).calendar.local(world.now).date()
    extra = Money.zero(instruction.amount.currency)
    if Extra.INTEREST not in declined:
        extra = interest_on(instruction, today)
    bearer = _bearer(instruction, declined)
    return _paid(world, collection, instruction.drawee, instruction.amount + extra, bearer, ids)


def by_guarantor(world: World, collection: Collection, ids: Ids) -> Outcome:
    """The bank that signed pays out of its own account. Raises as `by_drawee`."""
    instruction = collection.instruction
    bearer = _bearer(instruction, ())
    bank = instruction.presenting_bank
    return _paid(world, collection, bank, instruction.amount, bearer, ids)


def account_of(world: World, holder: str, bank: str, currency: str) -> Account:
    """An account of a firm at a bank, in the currency if there is one. Raises NoSuchPart."""
    held = [
        found
        for found in sorted_accounts(world.network)
        if (found.holder, found.bank, found.kind) == (holder, bank, AccountKind.CUSTOMER)
    ]
    same = [found for found in held if found.currency == currency]
    if not held:
        raise NoSuchPart("account", Sentence("of {holder} at {bank}", holder=holder, bank=bank))
    return (same or held)[0]


def was_stopped(ordered: Outcome) -> bool:
    """Whether the paying bank's own checks stopped it: then nothing is paid."""
    return ordered.transfers[0].status is TransferStatus.RJCT


def _paid(
    world: World, collection: Collection, payer: str, amount: Money, bearer: ChargeBearer, ids: Ids
) -> Outcome:
    instruction = collection.instruction
    currency = amount.currency
    debtor = account_of(world, payer, instruction.presenting_bank, currency)
    creditor = account_of(world, instruction.principal, instruction.remitting_bank, currency)
    payment = Instruction(
        debtor_account=debtor.number,
        creditor_account=creditor.number,
        amount=amount,
        charge_bearer=bearer,
        remittance=f"Documentary collection {instruction.number}",
    )
    ordered = order(world.network, payment, world.now, ids)
    seats = seats_of(world, parties_of_transfer(world, ordered.transfers[0]))
    return replace(ordered, audience=seats)


def _bearer(instruction: CollectionInstruction, declined: tuple[Extra, ...]) -> ChargeBearer:
    if instruction.charges is None or Extra.CHARGES in declined:
        return ChargeBearer.CRED
    return _BEARERS[instruction.charges.bearer]


def _require_waivable(instruction: CollectionInstruction, declined: tuple[Extra, ...]) -> None:
    """Charges and interest may be waived unless the instruction forbids it (art. 20(c), 21(b))."""
    asked: dict[Extra, Charges | Interest | None] = {
        Extra.CHARGES: instruction.charges,
        Extra.INTEREST: instruction.interest,
    }
    for extra in declined:
        found = asked[extra]
        if found is not None and found.waiver is Waiver.MAY_NOT_BE_WAIVED:
            raise NotPossible(
                "$.declined",
                Sentence("the instruction says that {extra} may not be waived", extra=extra),
            )


_BEARERS = {
    Bearer.DRAWEE: ChargeBearer.DEBT,
    Bearer.PRINCIPAL: ChargeBearer.CRED,
    Bearer.EACH_ITS_OWN: ChargeBearer.SHAR,
}
