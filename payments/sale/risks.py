"""Who carries which risk of a sale, term by term, and why: one sentence a cell.

Source: UCP 600 art. 4, 5, 7, 8; URC 522 art. 4, 10-13; URDG 758 art. 5, 15; for insurance and
factoring, what such contracts usually say: the contract decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Risk(StrEnum):
    """What can go wrong between order and money."""

    BUYER = "buyer"  # the buyer cannot or will not pay
    BUYERS_BANK = "buyers_bank"  # the buyer's bank cannot pay
    COUNTRY = "country"  # money or goods may not leave a country
    PERFORMANCE = "performance"  # the goods do not come, or are not what was agreed
    DOCUMENTS = "documents"  # a paper that does not comply stops the money


class Bearer(StrEnum):
    """Who carries it."""

    SELLER = "seller"
    BUYER = "buyer"
    SELLERS_BANK = "sellers_bank"
    BUYERS_BANK = "buyers_bank"
    INSURER = "insurer"
    FACTOR = "factor"
    NOBODY = "nobody"  # the risk does not arise


@dataclass(frozen=True, slots=True)
class Borne:
    """A cell: who carries the risk, and why."""

    by: Bearer
    why: str


Risks = Mapping[Risk, Borne]

_NO_PROMISE = Borne(Bearer.NOBODY, "No bank of the buyer has promised anything.")
_NO_PAPER = Borne(Bearer.NOBODY, "The money does not depend on a paper that a bank examines.")
_SELLERS_WAIT = Borne(
    Bearer.SELLER, "Until the money is there, a stop on payments from there hits the seller."
)
_GOODS_FIRST = Borne(
    Bearer.SELLER, "The buyer has the goods before it pays, and may hold back for what is wrong."
)
_UNSEEN = Borne(
    Bearer.BUYER, "Banks look at documents, not goods: the buyer pays before it has seen them."
)
_PAPER_STOPS = Borne(
    Bearer.SELLER, "A bank pays against complying documents only; one discrepancy stops the money."
)
_PAID_AHEAD = Borne(
    Bearer.BUYER, "The buyer has paid and waits: what stops the goods over there hits the buyer."
)

ADVANCE: Risks = {
    Risk.BUYER: Borne(Bearer.NOBODY, "The money is there before the goods leave."),
    Risk.BUYERS_BANK: _NO_PROMISE,
    Risk.COUNTRY: _PAID_AHEAD,
    Risk.PERFORMANCE: Borne(
        Bearer.BUYER, "The buyer has paid in full and holds nothing but the seller's word."
    ),
    Risk.DOCUMENTS: _NO_PAPER,
}
PART_ADVANCE: Risks = {
    Risk.BUYER: Borne(
        Bearer.SELLER,
        "For the rest the seller relies on the buyer; it still holds the documents of the goods.",
    ),
    Risk.BUYERS_BANK: _NO_PROMISE,
    Risk.COUNTRY: Borne(
        Bearer.BUYER, "The part paid ahead is the buyer's risk, the rest the seller's."
    ),
    Risk.PERFORMANCE: Borne(Bearer.BUYER, "The part paid ahead is gone if the goods never come."),
    Risk.DOCUMENTS: _NO_PAPER,
}
PART_ADVANCE_GUARANTEED: Risks = {
    **PART_ADVANCE,
    Risk.PERFORMANCE: Borne(
        Bearer.SELLERS_BANK,
        "The guarantor gives the part back against a demand and a statement of what went wrong.",
    ),
    Risk.DOCUMENTS: Borne(
        Bearer.BUYER, "The guarantor rejects a demand without its statement, or one that is late."
    ),
}
CONFIRMED_CREDIT: Risks = {
    Risk.BUYER: Borne(
        Bearer.SELLERS_BANK, "The confirming bank has promised to pay, whatever the buyer does."
    ),
    Risk.BUYERS_BANK: Borne(
        Bearer.SELLERS_BANK, "The confirming bank pays even when the issuing bank fails."
    ),
    Risk.COUNTRY: Borne(Bearer.SELLERS_BANK, "The bank that promised is in the seller's country."),
    Risk.PERFORMANCE: _UNSEEN,
    Risk.DOCUMENTS: _PAPER_STOPS,
}
CREDIT: Risks = {
    Risk.BUYER: Borne(
        Bearer.BUYERS_BANK, "The issuing bank has promised to pay, whatever the buyer does."
    ),
    Risk.BUYERS_BANK: Borne(
        Bearer.SELLER, "The issuing bank's promise is the only one: the advising bank made none."
    ),
    Risk.COUNTRY: _SELLERS_WAIT,
    Risk.PERFORMANCE: _UNSEEN,
    Risk.DOCUMENTS: _PAPER_STOPS,
}
STANDBY: Risks = {
    Risk.BUYER: Borne(
        Bearer.BUYERS_BANK, "When the buyer does not pay, the seller draws under the standby."
    ),
    Risk.BUYERS_BANK: Borne(Bearer.SELLER, "The standby is as good as the bank that issued it."),
    Risk.COUNTRY: _SELLERS_WAIT,
    Risk.PERFORMANCE: _GOODS_FIRST,
    Risk.DOCUMENTS: Borne(
        Bearer.SELLER, "A drawing that does not comply, or comes late, is not paid."
    ),
}
DOCUMENTS_AGAINST_PAYMENT: Risks = {
    Risk.BUYER: Borne(
        Bearer.SELLER,
        "The buyer gets the documents for money only; if it walks away, the goods stand abroad.",
    ),
    Risk.BUYERS_BANK: _NO_PROMISE,
    Risk.COUNTRY: _SELLERS_WAIT,
    Risk.PERFORMANCE: Borne(
        Bearer.BUYER, "The buyer pays for the documents before it has seen the goods."
    ),
    Risk.DOCUMENTS: Borne(
        Bearer.SELLER, "No bank examines them, but a buyer that dislikes them may not pay."
    ),
}
DOCUMENTS_AGAINST_ACCEPTANCE: Risks = {
    **DOCUMENTS_AGAINST_PAYMENT,
    Risk.BUYER: Borne(
        Bearer.SELLER, "The buyer has the goods for a signature: until it pays there is a draft."
    ),
    Risk.PERFORMANCE: Borne(
        Bearer.BUYER, "The accepted draft is due, whatever the goods turn out to be."
    ),
}
AVALISED: Risks = {
    **DOCUMENTS_AGAINST_ACCEPTANCE,
    Risk.BUYER: Borne(
        Bearer.BUYERS_BANK,
        "The bank has signed the draft too, and pays it when the buyer does not.",
    ),
    Risk.BUYERS_BANK: Borne(Bearer.SELLER, "The aval is as good as the bank that gave it."),
}
OPEN_ACCOUNT: Risks = {
    Risk.BUYER: Borne(
        Bearer.SELLER, "The buyer has the goods, and the seller an invoice: nobody else promised."
    ),
    Risk.BUYERS_BANK: _NO_PROMISE,
    Risk.COUNTRY: _SELLERS_WAIT,
    Risk.PERFORMANCE: _GOODS_FIRST,
    Risk.DOCUMENTS: _NO_PAPER,
}
INSURED: Risks = {
    **OPEN_ACCOUNT,
    Risk.BUYER: Borne(
        Bearer.INSURER, "The insurer pays its part of the loss, after a wait; the rest stays."
    ),
    Risk.COUNTRY: Borne(
        Bearer.INSURER, "Where the policy covers political risk; read whether it does."
    ),
    Risk.DOCUMENTS: Borne(
        Bearer.SELLER, "A late notice or a missing proof of delivery costs the cover."
    ),
}
DISCOUNTED: Risks = {
    **OPEN_ACCOUNT,
    Risk.BUYER: Borne(
        Bearer.SELLER, "With recourse: if the buyer does not pay, the seller gives the money back."
    ),
}
FACTORED: Risks = {
    **OPEN_ACCOUNT,
    Risk.BUYER: Borne(
        Bearer.FACTOR,
        "Without recourse: the factor loses its advance when a buyer with no complaint fails.",
    ),
    Risk.COUNTRY: Borne(
        Bearer.SELLER, "A factor's cover is for a buyer that fails, seldom for a stop on payments."
    ),
    Risk.DOCUMENTS: Borne(
        Bearer.SELLER, "A buyer that disputes the invoice turns the factor's risk back."
    ),
}
