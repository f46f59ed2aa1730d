"""A fee schedule to compare by: what each term costs, to whom, and when it is charged.

The figures are invented for training, in the shape in which banks publish theirs: a per cent of
an amount, and at least so much, in units of the sale's currency. Ask a bank for its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from payments.money import Money
from payments.sale.interest import percent_of


class Side(StrEnum):
    """A party of the sale."""

    SELLER = "seller"
    BUYER = "buyer"


class Base(StrEnum):
    """What a per cent is taken of."""

    WHOLE = "whole"  # the amount of the sale
    DOWN = "down"  # the part paid down


class Charged(StrEnum):
    """When it is charged."""

    ORDER = "order"
    SHIPMENT = "shipment"
    PAYMENT = "payment"  # with the last money


@dataclass(frozen=True, slots=True)
class Fee:
    """One line of the schedule. `percent` of `base`, at least `least` units of the currency."""

    id: str
    says: str
    side: Side
    percent: Decimal
    least: int
    charged: Charged
    base: Base = Base.WHOLE


def charge(fee: Fee, base: Money) -> Money:
    """What a line comes to on an amount; nothing on nothing."""
    if not base.minor:
        return base
    return max(percent_of(base, fee.percent), Money.of(fee.least, base.currency))


_S, _B = Side.SELLER, Side.BUYER
_P = Decimal

# fmt: off
FEES: tuple[Fee, ...] = (
    Fee("transfer_out", "The buyer's bank sends the money.", _B, _P(0), 20, Charged.PAYMENT),
    Fee("transfer_in", "The seller's bank takes the money in.", _S, _P(0), 10, Charged.PAYMENT),
    Fee("guarantee", "A bank guarantees that the part paid down comes back.",
        _S, _P("1.0"), 150, Charged.ORDER, Base.DOWN),
    Fee("credit_issue", "The buyer's bank issues the credit.", _B, _P("0.5"), 150, Charged.ORDER),
    Fee("credit_advise", "The seller's bank advises the credit.", _S, _P(0), 75, Charged.ORDER),
    Fee("credit_confirm", "The seller's bank adds its own promise.",
        _S, _P("0.8"), 150, Charged.ORDER),
    Fee("credit_examine", "The bank examines the documents and pays.",
        _S, _P("0.15"), 100, Charged.PAYMENT),
    Fee("standby_issue", "The buyer's bank issues the standby.",
        _B, _P("1.0"), 200, Charged.ORDER),
    Fee("standby_advise", "The seller's bank advises the standby.", _S, _P(0), 75, Charged.ORDER),
    Fee("collection_remit", "The seller's bank sends the documents for collection.",
        _S, _P("0.15"), 50, Charged.SHIPMENT),
    Fee("collection_collect", "The buyer's bank presents the documents and collects.",
        _B, _P("0.15"), 50, Charged.PAYMENT),
    Fee("aval", "The buyer's bank adds its name to the draft.", _B, _P("1.0"), 150,
        Charged.SHIPMENT),
    Fee("insurance", "The premium of the credit insurance.", _S, _P("0.5"), 100,
        Charged.SHIPMENT),
    Fee("discounting", "The bank buys the invoice, with recourse.", _S, _P("1.0"), 0,
        Charged.SHIPMENT),
    Fee("factoring", "The factor keeps the ledger and takes the buyer's default.",
        _S, _P("1.5"), 0, Charged.SHIPMENT),
)
# fmt: on
