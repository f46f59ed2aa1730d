"""The same payment, had it gone the other way: serial beside cover, run by the banks themselves.

Nothing here is an estimate: the order is given again in a copy of the network and the banks do what
they always do. Nothing goes wrong in the copy, so that the comparison tells of the two ways alone:
no fault is planted, no list is screened against, no account is closed, and no other payment is on
the agenda.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from immutables import Map

from payments.errors import NotPossible
from payments.money import Money
from payments.network.ids import Ids
from payments.network.ledger import absorb, account
from payments.network.model import Due, Instruction, Message, Method, Network, Outcome, Transfer
from payments.network.speed import ordered_at
from payments.network.transfers import order
from payments.network.work import work

SEED = "what-if"
STEPS_MAX = 100
"""More steps than any route takes."""

ENDLESS_MINOR = 5 * 10**17
"""More than anybody here has, in minor units; an amount has at most 18 digits."""


@dataclass(frozen=True, slots=True)
class Way:
    """A payment that went by `method`: how it ended, and all messages about it, in their order."""

    method: Method
    transfer: Transfer
    messages: tuple[Message, ...]


def both_ways(network: Network, transfer: Transfer) -> tuple[Way, ...]:
    """The payment by the method it took, and by the other; none where there is only one way.

    `network` is the world's as it opened: what others have paid since then is not in the way.
    """
    if len(transfer.route) <= 2:  # a cover needs a correspondent between the two banks
        return ()
    took = transfer.instruction.method
    others = tuple(method for method in Method if method is not took)
    at = ordered_at(transfer)
    try:
        return tuple(way(network, transfer.instruction, method, at) for method in (took, *others))
    except NotPossible:  # too small an amount for the charges of the other way
        return ()


def way(network: Network, instruction: Instruction, method: Method, at: datetime) -> Way:
    """What becomes of an order given at an instant, by a method, the payer having the money.

    Raises NoSuchPart, CurrencyMismatch, NotPossible as `payments.network.transfers.order` does.
    """
    given = _plain(instruction, method)
    calm = _calm(network, given)
    first = order(calm, given, at, Ids(SEED, 1))
    (transfer,) = first.transfers
    outcomes = (first, *_run(absorb(calm, first), transfer.uetr))
    messages = tuple(m for o in outcomes for m in o.messages if m.about == transfer.uetr)
    ended = [done for o in outcomes for done in o.transfers if done.uetr == transfer.uetr][-1]
    return Way(method, ended, messages)


def _plain(instruction: Instruction, method: Method) -> Instruction:
    """The instruction without its texts, which may set off a fault, and for at once."""
    return Instruction(
        instruction.debtor_account,
        instruction.creditor_account,
        instruction.amount,
        instruction.charge_bearer,
        credit=instruction.credit,
        method=method,
    )


def _calm(network: Network, given: Instruction) -> Network:
    """A copy in which nothing goes wrong, and the payer has credit without end."""
    debtor, creditor = (
        account(network, number) for number in (given.debtor_account, given.creditor_account)
    )
    endless = Money.from_minor(ENDLESS_MINOR, debtor.currency)
    ends = {
        debtor.number: replace(debtor, overdraft_max=endless, closed=False),
        creditor.number: replace(creditor, closed=False),
    }
    return replace(
        network,
        agenda=(),
        faults=Map(),
        listed=(),
        records=Map(),
        accounts=network.accounts.update(ends),
    )


def _run(network: Network, uetr: str) -> Iterator[Outcome]:
    """All that the banks still do about a transfer, in the order of the agenda."""
    for _ in range(STEPS_MAX):
        item = _next(network, uetr)
        if item is None:
            return
        for outcome in work(network, item):
            yield outcome
            network = absorb(network, outcome)


def _next(network: Network, uetr: str) -> Due | None:
    return next((item for item in network.agenda if item.about == uetr), None)
