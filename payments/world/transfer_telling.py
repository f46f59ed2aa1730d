"""Who is told of what happens to a transfer: its two ends and the banks on its way.

The payee hears of it once the money is there. Why a bank holds a payment is between the banks: a
payer that is told of an alarm is warned by it.
"""

from __future__ import annotations

from dataclasses import replace

from payments.network.diary import HELD, INQUIRY, QUESTION_ANSWER, QUEUED
from payments.network.model import Hop, Outcome, Transfer, TransferStatus
from payments.world.kinds import seats_of
from payments.world.parts import parties_of_transfer
from payments.world.state import TRAINER, Actor, World

BETWEEN_BANKS = frozenset({HELD, INQUIRY, QUESTION_ANSWER, QUEUED})


def told(world: World, outcome: Outcome) -> Outcome:
    """The outcome with the seats that hear of it; what is about no transfer is nobody's news."""
    if not outcome.transfers:
        return outcome
    seats = seats_of(world, _parties(world, outcome, outcome.transfers[0]))
    return replace(outcome, audience=seats)


def without_alarm(world: World, transfer: Transfer, who: Actor) -> Transfer:
    """The transfer as a seat may read it: payer and payee do not learn why a bank holds it."""
    if who.seat == TRAINER or who.party in world.network.banks:
        return transfer
    hops = tuple(_unsaid(hop) for hop in transfer.hops)
    held = transfer.status is TransferStatus.PDNG
    return replace(transfer, hops=hops, reason=None if held else transfer.reason)


def _unsaid(hop: Hop) -> Hop:
    return replace(hop, reason=None) if hop.status is TransferStatus.PDNG else hop


def _parties(world: World, outcome: Outcome, transfer: Transfer) -> tuple[str, ...]:
    if outcome.kind in BETWEEN_BANKS or outcome.findings:
        return transfer.route
    return parties_of_transfer(world, transfer)
