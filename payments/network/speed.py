"""How long a payment took, from the order to the credit, and where it waited longest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from payments.network import days
from payments.network.model import Hop, Network, Transfer, TransferStatus


class Pace(StrEnum):
    """How soon the money was there, by the marks of the G20 targets."""

    HOUR = "hour"
    BUSINESS_DAY = "business_day"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Wait:
    """The longest stretch of a journey: from `since` until `bank` went on with the payment.

    `reason` is what the bank before had told: a tracker code (G002 …) or a reason code.
    """

    bank: str
    since: Hop
    until: Hop

    @property
    def lasted(self) -> timedelta:
        return self.until.at - self.since.at


@dataclass(frozen=True, slots=True)
class Speed:
    """The time from order to credit. `business_day_on` is the last day of the second mark."""

    ordered_at: datetime
    credited_at: datetime
    pace: Pace
    business_day_on: date
    longest: Wait | None

    @property
    def lasted(self) -> timedelta:
        return self.credited_at - self.ordered_at


def ordered_at(transfer: Transfer) -> datetime:
    """When the payer's bank took the order, or took up one that was lodged for that day."""
    since = 1 if was_lodged(transfer) and len(transfer.hops) > 1 else 0
    return transfer.hops[since].at if transfer.hops else transfer.sent[0].at


def was_lodged(transfer: Transfer) -> bool:
    """Whether the order was given for a later day: its first step is that the bank kept it."""
    first = next(iter(transfer.hops), None)
    pending = first is not None and first.status is TransferStatus.PDNG and first.reason is None
    return pending and transfer.instruction.execute_on is not None


def credited_at(transfer: Transfer) -> datetime | None:
    """When the creditor had the money, if ever: a return later does not change it."""
    return next((h.at for h in transfer.hops if h.status is TransferStatus.ACCC), None)


def speed(network: Network, transfer: Transfer) -> Speed | None:
    """How fast the payment was; None while it has not arrived."""
    ordered, credited = ordered_at(transfer), credited_at(transfer)
    if credited is None:
        return None
    last_on = business_day_after(network, transfer)
    there = network.banks[transfer.route[-1]].calendar.local(credited).date()
    pace = Pace.BUSINESS_DAY if there <= last_on else Pace.LATER
    if credited - ordered <= timedelta(hours=1):
        pace = Pace.HOUR
    return Speed(ordered, credited, pace, last_on, _longest(transfer, credited))


def business_day_after(network: Network, transfer: Transfer) -> date:
    """The last day that is "within one business day" of the order, at the creditor's bank.

    The next day after that of the order on which both ends' banks work. An order on a day of rest
    counts as given on the next banking day: our reading, the targets do not say.
    """
    payers, payees = (network.banks[transfer.route[end]] for end in (0, -1))
    ordered_on = payers.calendar.local(ordered_at(transfer)).date()
    return days.next_value_day(payers, payees, payers.calendar.extend(ordered_on))


def _longest(transfer: Transfer, until: datetime) -> Wait | None:
    on_the_way = [hop for hop in transfer.hops if hop.at <= until]
    waits = [Wait(later.bank, hop, later) for hop, later in pairwise(on_the_way)]
    return max(waits, key=lambda wait: wait.lasted, default=None)
