"""`/compare`: one sale under every term of payment, with its risks, costs and cash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request

from payments.errors import InvalidMoney, MalformedBody, NotPossible, PaymentsError
from payments.money import CURRENCIES
from payments.sale.comparison import Compared, Cost, compare
from payments.sale.fees import FEES, Fee, Side
from payments.sale.risks import Risk
from payments.sale.sale import DAYS, PERCENTS, Sale, schedule
from sandbox.problems import problem_of
from sandbox.services.comparisons import read_sale
from sandbox.web import web
from sandbox.web.compare_words import BEARERS, ENTRIES, RISKS, Entry
from sandbox.web.language import gettext as _
from sandbox.web.pages import page
from sandbox.web.pictures.cash_flow import cash_flow, scale_of
from sandbox.web.pictures.shapes import Picture
from sandbox.wording import filled, problem_sentence

USUAL = {"amount": "12000.00", "currency": "USD"}
TEXT_MAX = 40


@dataclass(frozen=True, slots=True)
class CostLine:
    """A cost in words."""

    says: str
    how: str
    cost: Cost


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A risk in words: what it is, who carries it, why."""

    risk: str
    by: str
    seller: bool
    why: str


@dataclass(frozen=True, slots=True)
class TermPage:
    """One term as the page shows it."""

    compared: Compared
    name: str
    says: str
    risks: Mapping[Risk, RiskLine]
    seller: tuple[CostLine, ...]
    buyer: tuple[CostLine, ...]
    picture: Picture


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The whole page; `wrong` is the entry that could not be read, `said` what to do about it."""

    entered: Mapping[str, str]
    entries: tuple[Entry, ...]
    fees: tuple[Fee, ...]
    sale: Sale | None = None
    terms: tuple[TermPage, ...] = ()
    wrong: str = ""
    title: str = ""
    said: str = ""


@web.get("/compare")
def compare_terms() -> tuple[str, int]:
    """The form, and below it the comparison; without an amount, that of an example."""
    given = {name: value.strip()[:TEXT_MAX] for name, value in request.args.items()}
    entered = {**_usual(), **{name: value for name, value in given.items() if value}}
    try:
        sale = read_sale(_body(entered))
        compared = compare(sale)
    except (InvalidMoney, MalformedBody, NotPossible) as refusal:
        return page("compare/show", compared=_refused(entered, refusal)), problem_of(refusal).status
    return page("compare/show", compared=_page(entered, sale, compared)), 200


def _usual() -> dict[str, str]:
    fields = Sale.__dataclass_fields__
    return {**USUAL, **{name: str(fields[name].default) for name in (*DAYS, *PERCENTS, "basis")}}


def _body(entered: Mapping[str, str]) -> dict[str, Any]:
    """What was entered as the JSON of a sale; a fee is entered as `fee.` and its id."""
    numbers = {name: _whole(entered[name]) for name in DAYS}
    fees = [
        {"id": name.removeprefix("fee."), "percent": value}
        for name, value in entered.items()
        if name.startswith("fee.")
    ]
    return {
        "amount": {"amount": entered["amount"], "currency": entered["currency"].upper()},
        "basis": entered["basis"],
        "fees": fees,
        **numbers,
        **{name: entered[name] for name in PERCENTS},
    }


def _whole(text: str) -> int | str:
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdecimal() else text


def _refused(entered: Mapping[str, str], refusal: PaymentsError) -> ComparePage:
    wrong = _entry_at(getattr(refusal, "at", "$.amount"), entered)
    said = problem_sentence(refusal)
    if isinstance(refusal, MalformedBody):  # the API's sentence speaks of JSON
        said = _("The entry “%(label)s” is missing or cannot be read.", label=_label(wrong))
    title = filled(problem_of(refusal).title, {})
    return ComparePage(entered, ENTRIES, FEES, wrong=wrong, title=title, said=said)


def _label(name: str) -> str:
    labels = {entry.name: str(entry.label) for entry in ENTRIES}
    fees = {f"fee.{fee.id}": _(fee.says) for fee in FEES}
    return {"amount": _("Amount"), "currency": _("Currency"), **labels, **fees}.get(name, name)


def _entry_at(at: str, entered: Mapping[str, str]) -> str:
    """The name of the entry at a place of the body (`$.fees[0].percent`, `$.amount.currency`)."""
    name = at.removeprefix("$.").partition(".")[0]
    if name.startswith("fees["):
        fees = [key for key in entered if key.startswith("fee.")]
        return fees[int(name[5:-1])]
    if name == "amount" and entered["currency"].upper() not in CURRENCIES:
        return "currency"
    return name


def _page(entered: Mapping[str, str], sale: Sale, compared: tuple[Compared, ...]) -> ComparePage:
    scale = scale_of(compared)
    shipment = _("shipment")
    terms = tuple(_term(each, cash_flow(each, scale, shipment)) for each in compared)
    return ComparePage(entered, ENTRIES, schedule(sale), sale, terms)


def _term(each: Compared, picture: Picture) -> TermPage:
    row = each.term
    risks = {risk: _risk(each, risk) for risk in Risk}
    seller, buyer = (
        tuple(_line(cost) for cost in each.costs if cost.side is side) for side in Side
    )
    return TermPage(each, _(row.name), _(row.says), risks, seller, buyer, picture)


def _risk(each: Compared, risk: Risk) -> RiskLine:
    borne = each.term.risks[risk]
    return RiskLine(
        str(RISKS[risk]), str(BEARERS[borne.by]), borne.by.value == "seller", _(borne.why)
    )


def _line(cost: Cost) -> CostLine:
    return CostLine(_(cost.says), filled(cost.how, cost.values), cost)
