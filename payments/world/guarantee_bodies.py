"""The bodies of the acts on guarantees: what a seat says, and nothing that the world knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from payments.guarantee.terms import Form, Purpose, Reduction, Rulebook
from payments.money import Money


@dataclass(frozen=True, slots=True)
class Instruct:
    """Body of `guarantee.instruct`: the terms, member by member.

    `applicant` is whoever acts, unless another firm is named: then who acts is the instructing
    party. `number` is made by the world where it is not given.
    """

    guarantor: str
    beneficiary: str
    amount: Money
    underlying: str
    expires_on: date | None = None
    purpose: Purpose = Purpose.ADVANCE_PAYMENT
    form: Form = Form.GUARANTEE
    rules: Rulebook = Rulebook.URDG_758
    number: str | None = None
    applicant: str | None = None
    counter_guarantor: str | None = None
    expiry_event: str | None = None
    supporting_statement: bool = True
    documents: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    one_demand_only: bool = False
    transferable: bool = False
    reductions: tuple[Reduction, ...] = ()


@dataclass(frozen=True, slots=True)
class OnGuarantee:
    """Body of an act that needs nothing but the guarantee's number."""

    guarantee: str


@dataclass(frozen=True, slots=True)
class ProposeAmendment:
    """Body of `guarantee.propose_amendment`: what changes; the rest stays."""

    guarantee: str
    amount: Money | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class TransferTo:
    """Body of `guarantee.transfer`: the new beneficiary, a party's id."""

    guarantee: str
    beneficiary: str


@dataclass(frozen=True, slots=True)
class MakeDemand:
    """Body of `guarantee.demand`. `named` is how the demand names the guarantee, if not rightly."""

    guarantee: str
    amount: Money
    statement: str | None = None
    documents: tuple[str, ...] = ()
    dated_on: date | None = None
    stated: Money | None = None
    signed: bool = True
    named: str | None = None


@dataclass(frozen=True, slots=True)
class MakeDemandExtendOrPay:
    """Body of `guarantee.demand_extend_or_pay`: a demand, and the expiry that would do instead."""

    guarantee: str
    amount: Money
    extend_to: date
    statement: str | None = None
    documents: tuple[str, ...] = ()
    dated_on: date | None = None
    stated: Money | None = None
    signed: bool = True
    named: str | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """Body of `guarantee.reject`: each discrepancy, by rule id."""

    guarantee: str
    discrepancies: tuple[str, ...]
