"""The bodies of the acts on a documentary credit: what a seat says beside the kind of its act.

Which act is open in which state is the table `payments.credit.moves`; what an act does beside the
move stands in the `credit_*` modules beside this one; `credit_table` puts the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from payments.credit.credit import Charge, Disposal, Role
from payments.credit.terms import Terms
from payments.documents.examination import RULES
from payments.documents.kinds import Document
from payments.money import Money

APPLY = "credit.apply"
PRESENT = "credit.present"
SHIP = "credit.ship"
WORDS_MAX = 700
"""Characters of a bank's own words: fourteen lines of an MT 734."""

CITABLE = frozenset(rule.id for rule in RULES)
"""What a refusal may rely on; that a rule is cited does not make it right."""


@dataclass(frozen=True, slots=True)
class Apply:
    """Body of `credit.apply`: the terms asked for; without them, the ones the contract foresees."""

    terms: Terms | None = None


@dataclass(frozen=True, slots=True)
class OnCredit:
    """Body of an act that needs nothing but the credit's number.

    `presentation` says which, where several lie at the bank; without it, the latest.
    """

    credit: str
    presentation: str | None = None


@dataclass(frozen=True, slots=True)
class Present:
    """Body of `credit.present`: documents, or the name of a set that the scenario lays ready.

    `to` is the bank they go to; without it, the one that confirmed or is nominated. The issuing
    bank always takes them (UCP 600 art. 6(a)).
    """

    credit: str
    document_set: str | None = None
    documents: tuple[Document, ...] = ()
    to: Role | None = None


@dataclass(frozen=True, slots=True)
class Find:
    """Body of `credit.find_discrepant`: what the bank itself found, by rule id.

    `charges` names documents and articles too, where the bank writes them down.
    """

    credit: str
    discrepancies: tuple[str, ...]
    charges: tuple[Charge, ...] = ()
    presentation: str | None = None


@dataclass(frozen=True, slots=True)
class Refuse:
    """Body of `credit.refuse`: every discrepancy by rule id, and what happens to the documents.

    A notice that does not say where the documents are is sent all the same, and is worth nothing.
    `words` are the bank's own, sent along with the grounds; no rule reads them.
    """

    credit: str
    discrepancies: tuple[str, ...]
    disposal: Disposal | None = None
    charges: tuple[Charge, ...] = ()
    presentation: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Amend:
    """Body of `credit.amend`: what changes; what is None stays. `terms` changes all at once."""

    credit: str
    amount: Money | None = None
    expires_on: date | None = None
    latest_shipment_on: date | None = None
    presentation_days: int | None = None
    terms: Terms | None = None


@dataclass(frozen=True, slots=True)
class AcceptAmendment:
    """Body of `credit.accept_amendment`. To accept `only` some of it is to reject it (10(e))."""

    credit: str
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Transfer:
    """Body of `credit.transfer`: to whom, and what is less than in the credit (art. 38(g))."""

    credit: str
    second_beneficiary: str
    amount: Money
    unit_price: Money | None = None
    expires_on: date | None = None
    latest_shipment_on: date | None = None
    presentation_days: int | None = None
    insured_percent: int | None = None
    quantity: int | None = None  # of a part, where partial shipments are allowed


@dataclass(frozen=True, slots=True)
class Substitute:
    """Body of `credit.substitute`: the first seller's own invoice and draft, or their set."""

    credit: str
    document_set: str | None = None
    documents: tuple[Document, ...] = ()
    presentation: str | None = None


@dataclass(frozen=True, slots=True)
class CloseBank:
    """Body of `bank.close`: force majeure keeps a bank closed up to `until`, that day included."""

    bank: str
    until: date
