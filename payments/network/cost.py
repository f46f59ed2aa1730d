"""What a payment costs its two ends: the banks' charges, and their margin on changed money.

Together they are what left the payer's account less what reached the creditor's, both at middle
rates, up to the rounding of an amount. Of the margin no message tells: it is in the rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum

from payments.money import Money
from payments.network import exchange
from payments.network.model import Charge, Conversion, Network, Transfer

_CENT = Decimal("0.01")


class CostKind(StrEnum):
    """What a bank lives on."""

    BILLED = "billed"  # a charge that the payer paid beside the amount
    DEDUCTED = "deducted"  # a charge taken out of the amount
    MARGIN = "margin"  # what the rate was below the middle rate


@dataclass(frozen=True, slots=True)
class CostPart:
    """What one bank took: `money` as it was taken, `worth` in the currency that was ordered."""

    bank: str
    kind: CostKind
    money: Money
    worth: Money


@dataclass(frozen=True, slots=True)
class Cost:
    """All that a payment cost so far; `percent` of the amount ordered, to two decimals."""

    parts: tuple[CostPart, ...]
    total: Money
    percent: Decimal

    @property
    def largest(self) -> CostPart | None:
        """What weighed most."""
        return max(self.parts, key=lambda part: part.worth, default=None)


def cost(network: Network, transfer: Transfer) -> Cost:
    """What the transfer cost so far."""
    amount = transfer.instruction.amount
    charges = (_charge(network, charge, amount.currency) for charge in transfer.charges)
    margins = (_margin(network, each, amount.currency) for each in transfer.conversions)
    parts = tuple(part for part in (*charges, *margins) if part.money.minor > 0)
    total = sum((part.worth for part in parts), Money.zero(amount.currency))
    percent = (100 * total.amount / amount.amount).quantize(_CENT, ROUND_HALF_EVEN)
    return Cost(parts, total, percent)


def _charge(network: Network, charge: Charge, currency: str) -> CostPart:
    kind = CostKind.BILLED if charge.billed else CostKind.DEDUCTED
    worth = exchange.at_middle(network, charge.money, currency)
    return CostPart(charge.bank, kind, charge.money, worth)


def _margin(network: Network, change: Conversion, currency: str) -> CostPart:
    """What the middle rate would have brought, less what the bank's own rate brought."""
    fair = exchange.rounded(change.sold.amount * change.middle, change.bought.currency)
    kept = fair - change.bought
    worth = exchange.at_middle(network, kept, currency)
    return CostPart(change.bank, CostKind.MARGIN, kept, worth)
