"""`/api/comparisons`: one sale under every term of payment."""

from __future__ import annotations

from typing import Any, Literal

from apiflask import APIBlueprint
from pydantic import BaseModel, Field

from payments.sale.sale import Sale
from sandbox.answers import Answer
from sandbox.api.schemas import In, MoneyOut
from sandbox.services import comparisons as service

comparisons = APIBlueprint("comparisons", __name__, url_prefix="/api", tag="Terms of payment")

EXAMPLE = {"amount": {"amount": "12000.00", "currency": "USD"}, "days": 60}


def _usual(name: str) -> str:
    return f"usual: {Sale.__dataclass_fields__[name].default}"


class MoneyIn(In):
    """An amount as a text, never a float."""

    amount: str
    currency: str


class FeeRateIn(In):
    """A line of the fee schedule with another per cent."""

    id: str
    percent: str


class SaleIn(In):
    """A sale. Days count from shipment; rates are per cent a year, as texts."""

    amount: MoneyIn
    days: int | None = Field(default=None, description=f"to pay; {_usual('days')}")
    lead_days: int | None = Field(
        default=None, description=f"from order to shipment; {_usual('lead_days')}"
    )
    documents_days: int | None = Field(default=None, description=_usual("documents_days"))
    transit_days: int | None = Field(default=None, description=_usual("transit_days"))
    down_percent: str | None = Field(default=None, description=_usual("down_percent"))
    seller_rate: str | None = Field(default=None, description=_usual("seller_rate"))
    buyer_rate: str | None = Field(default=None, description=_usual("buyer_rate"))
    discount_rate: str | None = Field(default=None, description=_usual("discount_rate"))
    advance_percent: str | None = Field(default=None, description=_usual("advance_percent"))
    insured_percent: str | None = Field(default=None, description=_usual("insured_percent"))
    basis: Literal["act/360", "act/365"] | None = None
    fees: list[FeeRateIn] = Field(default=[], description="lines that differ from the schedule")


class CostOut(BaseModel):
    """One cost, and how it is reckoned."""

    kind: Literal["fee", "waiting", "advance"]
    says: str
    how: str
    money: MoneyOut
    day: int


class PointOut(BaseModel):
    """What stands on a side's account from a day on."""

    day: int
    money: MoneyOut


class SideOut(BaseModel):
    """What the sale costs one side: fees, interest for waiting, interest on an advance."""

    cost: MoneyOut
    fee: MoneyOut
    waiting: MoneyOut
    advance: MoneyOut
    net: MoneyOut
    costs: list[CostOut]
    curve: list[PointOut]


class BorneOut(BaseModel):
    """Who carries a risk, and why."""

    by: str
    why: str


class TermOut(BaseModel):
    """The sale under one term; days count from shipment."""

    id: str
    name: str
    says: str
    first_day: int
    last_day: int
    paid: list[dict[str, Any]]
    received: list[dict[str, Any]]
    seller: SideOut
    buyer: SideOut
    risks: dict[str, BorneOut]
    financed: dict[str, Any] | None
    insured: dict[str, Any] | None


class TermsComparedOut(BaseModel):
    """The sale, the fictional fee schedule it is reckoned with, and every term."""

    sale: dict[str, Any]
    fees: list[dict[str, Any]]
    terms: list[TermOut]


@comparisons.post("/comparisons")
@comparisons.input(SaleIn, arg_name="given", example=EXAMPLE)
@comparisons.output(TermsComparedOut)
def compare(given: SaleIn) -> Answer:
    """Compare the terms of payment for one sale

    What is not given is as usual. The fees are invented, and stated in the answer.
    """
    return service.comparison(given.model_dump(exclude_unset=True, exclude_none=True))
