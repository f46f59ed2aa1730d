"""Who is told of what happens to a transfer: its two ends and the banks on its way.

The payee hears of it once the money is there. Why a bank holds a payment is between the banks: a
payer that is told of an alarm is warned by it.
"""

from __future__ import annotations

from dataclasses import replace

from payments.network.diary import HELD, INQUIRY, QUESTION_ANSWER, QUEUED
from payments.network.model import Outcome, Transfer
from payments.world.kinds import seats_of
from payments.world.parts import parties_of_transfer
from payments.world.state import World

BETWEEN_BANKS = frozenset({HELD, INQUIRY, QUESTION_ANSWER, QUEUED})


def told(world: World, outcome: Outcome) -> Outcome:
    """The outcome with the seats that hear of it; what is about no transfer is nobody's news."""
    if not outcome.transfers:
        return outcome
    seats = seats_of(world, _parties(world, outcome, outcome.transfers[0]))
    return replace(outcome, audience=seats)


def _parties(world: World, outcome: Outcome, transfer: Transfer) -> tuple[str, ...]:
    if outcome.kind in BETWEEN_BANKS or outcome.findings:
        return transfer.route
    return parties_of_transfer(world, transfer)
