"""The ladder of payment terms, from what the seller likes best to what the buyer likes best.

Each row says when the money moves, what is charged, and who carries which risk. The order is the
usual one of a textbook, seen from the seller.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from payments.errors import NoSuchPart
from payments.sale import risks
from payments.sale.risks import Risks


class Part(StrEnum):
    """Which part of the price."""

    ALL = "all"
    DOWN = "down"
    REST = "rest"


class When(StrEnum):
    """When it is paid."""

    ORDER = "order"
    CONFIRMED = "confirmed"  # a bank in the seller's country has examined
    EXAMINED = "examined"  # the buyer's bank has examined
    PRESENTED = "presented"  # the documents, or copies of them, are with the buyer
    DUE = "due"  # on the day of the term
    ACCEPTED_DUE = "accepted_due"  # likewise, but never before the draft is accepted


class Advanced(StrEnum):
    """Who gives the seller money on shipment."""

    BANK = "bank"
    FACTOR = "factor"


@dataclass(frozen=True, slots=True)
class PaymentTerm:
    """A rung of the ladder. `fees` are ids of `payments.sale.fees.FEES`."""

    id: str
    name: str
    says: str
    payments: tuple[tuple[Part, When], ...]
    fees: tuple[str, ...]
    risks: Risks
    advanced: Advanced | None = None


def term(id_: str) -> PaymentTerm:
    """The rung of an id. Raises NoSuchPart."""
    for row in TERMS:
        if row.id == id_:
            return row
    raise NoSuchPart("payment term", id_)


_TRANSFER = ("transfer_out", "transfer_in")
_CREDIT = ("credit_issue", "credit_advise", "credit_examine")
_COLLECTION = ("collection_remit", "collection_collect")
_AT_DUE = ((Part.ALL, When.DUE),)
_PART = ((Part.DOWN, When.ORDER), (Part.REST, When.PRESENTED))

TERMS: tuple[PaymentTerm, ...] = (
    PaymentTerm(
        "advance",
        "Advance payment",
        "The buyer pays all of it with the order.",
        ((Part.ALL, When.ORDER),),
        _TRANSFER,
        risks.ADVANCE,
    ),
    PaymentTerm(
        "part_advance",
        "Part in advance",
        "The buyer pays a part with the order and the rest against copies of the documents.",
        _PART,
        _TRANSFER,
        risks.PART_ADVANCE,
    ),
    PaymentTerm(
        "part_advance_guaranteed",
        "Part in advance, guaranteed",
        "The same, and a bank guarantees that the part paid ahead comes back if no goods do.",
        _PART,
        (*_TRANSFER, "guarantee"),
        risks.PART_ADVANCE_GUARANTEED,
    ),
    PaymentTerm(
        "confirmed_credit",
        "Confirmed credit, at sight",
        "A bank in the seller's country pays against complying documents, by its own promise.",
        ((Part.ALL, When.CONFIRMED),),
        (*_CREDIT, "credit_confirm"),
        risks.CONFIRMED_CREDIT,
    ),
    PaymentTerm(
        "credit",
        "Credit, at sight",
        "The buyer's bank pays against complying documents.",
        ((Part.ALL, When.EXAMINED),),
        _CREDIT,
        risks.CREDIT,
    ),
    PaymentTerm(
        "standby",
        "Open account with a standby",
        "The buyer pays on the due date; if it does not, the seller draws on the buyer's bank.",
        _AT_DUE,
        (*_TRANSFER, "standby_issue", "standby_advise"),
        risks.STANDBY,
    ),
    PaymentTerm(
        "documents_against_payment",
        "Collection, D/P",
        "Banks hand the documents over when the buyer pays.",
        ((Part.ALL, When.PRESENTED),),
        (*_TRANSFER, *_COLLECTION),
        risks.DOCUMENTS_AGAINST_PAYMENT,
    ),
    PaymentTerm(
        "documents_against_acceptance_avalised",
        "Collection, D/A with aval",
        "Banks hand the documents over when the buyer accepts a draft and its bank signs too.",
        ((Part.ALL, When.ACCEPTED_DUE),),
        (*_TRANSFER, *_COLLECTION, "aval"),
        risks.AVALISED,
    ),
    PaymentTerm(
        "documents_against_acceptance",
        "Collection, D/A",
        "Banks hand the documents over when the buyer accepts a draft.",
        ((Part.ALL, When.ACCEPTED_DUE),),
        (*_TRANSFER, *_COLLECTION),
        risks.DOCUMENTS_AGAINST_ACCEPTANCE,
    ),
    PaymentTerm(
        "open_account_factored",
        "Open account, factored",
        "The buyer pays later; a factor advances the most of it and takes the buyer's default.",
        _AT_DUE,
        (*_TRANSFER, "factoring"),
        risks.FACTORED,
        Advanced.FACTOR,
    ),
    PaymentTerm(
        "open_account_insured",
        "Open account, insured",
        "The buyer pays later; an insurer covers the most of a loss.",
        _AT_DUE,
        (*_TRANSFER, "insurance"),
        risks.INSURED,
    ),
    PaymentTerm(
        "open_account_discounted",
        "Open account, discounted",
        "The buyer pays later; a bank advances the most of it, with recourse to the seller.",
        _AT_DUE,
        (*_TRANSFER, "discounting"),
        risks.DISCOUNTED,
        Advanced.BANK,
    ),
    PaymentTerm(
        "open_account",
        "Open account",
        "The goods go with an invoice, and the buyer pays on the due date.",
        _AT_DUE,
        _TRANSFER,
        risks.OPEN_ACCOUNT,
    ),
)
