"""Orders for a later day: the payer's bank keeps them, and moves no money before that day.

The day is the payer's bank's own, and one on which it is closed waits for its next banking day. A
day that is past is refused: the sandbox's banks do not backdate.

Source: ISO 20022 pain.001 RequestedExecutionDate.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from lei.sentences import Sentence
from payments.errors import NotPossible
from payments.network import news
from payments.network.diary import EXECUTION, SCHEDULED, due
from payments.network.ledger import account
from payments.network.model import (
    Hop,
    Instruction,
    Network,
    Outcome,
    Phase,
    Transfer,
    TransferStatus,
)

AHEAD_MAX = timedelta(days=366)
"""How far ahead an order may be lodged: our choice."""


def is_for_later(network: Network, instruction: Instruction, now: datetime) -> bool:
    """Whether the payer's bank is to wait for the day of the order."""
    wanted = instruction.execute_on
    return wanted is not None and wanted > _today(network, instruction, now)


def require_day(network: Network, instruction: Instruction, now: datetime) -> None:
    """Raise NotPossible for a day that is past at the payer's bank, or too far ahead."""
    wanted, today = instruction.execute_on, _today(network, instruction, now)
    if wanted is None:
        return
    if wanted < today:
        raise NotPossible(
            "execute_on",
            Sentence(
                "{wanted} is past: it is {today} at the payer's bank", wanted=wanted, today=today
            ),
        )
    if wanted - today > AHEAD_MAX:
        raise NotPossible(
            "execute_on",
            Sentence("{wanted} is more than {days} days ahead", wanted=wanted, days=AHEAD_MAX.days),
        )


def lodged(network: Network, transfer: Transfer, now: datetime) -> Outcome:
    """The bank keeps the order until its day, and says so to the payer."""
    bank = network.banks[transfer.route[0]].calendar
    wanted = transfer.instruction.execute_on or bank.local(now).date()
    kept = replace(
        transfer,
        phase=Phase.SCHEDULED,
        status=TransferStatus.PDNG,
        value_on=bank.extend(wanted),
        hops=(Hop(transfer.route[0], now, TransferStatus.PDNG),),
        charges=(),
        sent=(),
        debited=None,
        conversions=(),
    )
    return Outcome(
        SCHEDULED,
        now,
        kept.uetr,
        transfers=(kept,),
        messages=news.to_payer(network, kept, now),
        due=(due(EXECUTION, kept, 0, bank.opening(kept.value_on)),),
    )


def given_up(network: Network, transfer: Transfer, reason: str, at: datetime) -> Outcome:
    """The bank does not carry the order out: nothing was taken, nothing comes back."""
    over = replace(
        transfer,
        place=0,
        phase=Phase.CLOSED,
        status=TransferStatus.RJCT,
        reason=reason,
        hops=(*transfer.hops, Hop(transfer.route[0], at, TransferStatus.RJCT, reason)),
    )
    return Outcome(
        EXECUTION,
        at,
        over.uetr,
        transfers=(over,),
        messages=news.to_payer(network, over, at),
        spent=(execution_key(transfer),),
    )


def execution_key(transfer: Transfer) -> str:
    """The key under which the day of an order stands on the agenda."""
    return f"{EXECUTION}/{transfer.uetr}/0"


def _today(network: Network, instruction: Instruction, now: datetime) -> date:
    bank = account(network, instruction.debtor_account).bank
    return network.banks[bank].calendar.local(now).date()
